"""The tables of the record: each name with the row it holds. Adding a noun to the record begins with a line here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from onrecord.model.alignment import Bead
from onrecord.model.commitments import Commitment, Refusal
from onrecord.model.events import Event, EventAccount
from onrecord.model.figures import Comparison, Figure
from onrecord.model.outcomes import Finding, Issue, Review
from onrecord.model.pages import Capture, Document
from onrecord.model.people import Entity, Identity, Mention, Speaker
from onrecord.model.press import Match, Quotation, Trace
from onrecord.model.speech import Sentence, Turn

TABLES: Mapping[str, type[Any]] = MappingProxyType(
    {
        "captures": Capture,
        "documents": Document,
        "turns": Turn,
        "sentences": Sentence,
        "mentions": Mention,
        "entities": Entity,
        "identities": Identity,
        "events": Event,
        "accounts": EventAccount,
        "beads": Bead,
        "speakers": Speaker,
        "quotations": Quotation,
        "matches": Match,
        "traces": Trace,
        "figures": Figure,
        "comparisons": Comparison,
        "commitments": Commitment,
        "refusals": Refusal,
        "findings": Finding,
        "issues": Issue,
        "reviews": Review,
    }
)


def name_table(row: type[Any]) -> str:
    """The name of the table that holds rows of this type; ``KeyError`` where the record keeps no such rows."""
    for name, held in TABLES.items():
        if held is row:
            return name
    raise KeyError(row.__name__)
