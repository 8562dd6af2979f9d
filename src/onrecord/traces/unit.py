"""What one document's quotations are judged on: speakers, accounts, matched official documents."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.knowledge.pages import PageLanguages
from onrecord.knowledge.publishers import Publishers
from onrecord.knowledge.wording import Wordings
from onrecord.model import Document, Finding, Issue, Match, Quotation, Sentence, Trace
from onrecord.model.accounts import Account, Occasion, Spoken
from onrecord.model.alignment import Bead
from onrecord.text.meaning import Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidVersion:
    """An official translation laid against its original: the beads of both, and what was found to differ in them."""

    translation: str
    original: Spoken
    beads: tuple[Bead, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceUnit:
    """A document with its quotations and all that is needed to judge them.

    ``speaking`` gives the entities that speak a turn or quotation, ``sides`` the side of an entity, ``attending`` the entities that
    take part in an official document. ``near`` are the official documents that fit by date, ``occasions`` those of other days that
    the document names for single quotations; ``accounts`` are the accounts of all these and of every matched document,
    ``sources`` the texts of matched documents, and of those that may say in other words what was not matched; ``versions`` the
    originals of those of them that are official translations.
    """

    page: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    matches: tuple[Match, ...]
    near: tuple[str, ...]
    accounts: tuple[Account, ...]
    sources: tuple[Spoken, ...]
    speaking: Mapping[str, tuple[str, ...]]
    sides: Mapping[str, str]
    attending: Mapping[str, tuple[str, ...]]
    occasions: tuple[Occasion, ...] = ()
    versions: tuple[LaidVersion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """The traces of one document: exactly one per quotation."""

    document: str
    traces: tuple[Trace, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TraceKnowledge:
    """The wordings of languages, the publishers to name as the next place to look, what notes on pages say of interpreters, and what
    compares meanings, if they are compared.
    """

    wordings: Wordings
    publishers: Publishers
    pages: PageLanguages
    meaning: Meaning | None = None
