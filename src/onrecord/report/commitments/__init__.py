"""The commitments of a record to read, to load, to put into a calendar and to look at."""
