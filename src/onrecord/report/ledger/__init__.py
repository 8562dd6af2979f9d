"""The figures of a record to read, to load and to look at."""
