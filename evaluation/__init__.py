"""Scores of the stages on gold that we wrote: see guidelines.md."""
