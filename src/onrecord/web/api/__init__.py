"""``/api/v1``: the rows of the export, the check of a text, and errors as ``application/problem+json``."""
