"""The record on disk: captures, work tables, releases, reviews; one writer, any number of readers."""
