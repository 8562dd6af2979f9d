"""Strings and spans, the same for every language: normalisation, words, folding, scripts, shingles."""
