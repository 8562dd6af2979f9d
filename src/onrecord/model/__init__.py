"""The nouns of the record as frozen rows, and their identity. Imports nothing of ours.

Every row is a frozen dataclass whose fields are ``str``, ``int``, ``float``, ``bool``, a ``Literal`` of strings, one of these or
``None``, a tuple of rows or scalars, a row, or a ``Mapping[str, …]`` of these: nothing else, so that one codec serves all.
"""

from onrecord.model.evidence import Evidence, Span, cite
from onrecord.model.outcomes import Attached, Finding, Issue, Review, Subject, make_issue, make_unread_issue
from onrecord.model.pages import Block, Capture, Document, Furniture
from onrecord.model.people import Entity, Identity, Mention, Office, Speaker
from onrecord.model.press import Change, Hop, Match, Quotation, Trace
from onrecord.model.speech import Sentence, Turn

__all__ = [
    "Attached",
    "Block",
    "Capture",
    "Change",
    "Document",
    "Entity",
    "Evidence",
    "Finding",
    "Furniture",
    "Hop",
    "Identity",
    "Issue",
    "Match",
    "Mention",
    "Office",
    "Quotation",
    "Review",
    "Sentence",
    "Span",
    "Speaker",
    "Subject",
    "Trace",
    "Turn",
    "cite",
    "make_issue",
    "make_unread_issue",
]
