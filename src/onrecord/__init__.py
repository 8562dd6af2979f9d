"""onrecord: finds each quotation of a press text in the official transcript and shows, word for word, what matches."""

__version__ = "0.1.0"
