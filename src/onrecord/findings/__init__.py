"""Findings: what a person should look at, from the traces of one press document and from what could not be read."""
