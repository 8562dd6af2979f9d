"""Quotations: what the press prints as other people's words, with speaker, cue and claimed source."""
