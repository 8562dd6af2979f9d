"""Search: asking a record for words."""
