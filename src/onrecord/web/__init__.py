"""The reader's house: pages and the API over one record, served on this machine."""
