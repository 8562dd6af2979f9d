"""Which sentences of two versions say the same, what one leaves out, and where they differ."""
