"""Passages of documents as terms, from which a release's search index is made."""
