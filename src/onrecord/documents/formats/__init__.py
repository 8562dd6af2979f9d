"""Bytes of a page, by media type, to lines of text and the fields of its header: plain text, Markdown, JSON."""
