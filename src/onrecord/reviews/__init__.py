"""Reviews: people's decisions on rows, kept for ever and found again in each build by the words they were made on."""
