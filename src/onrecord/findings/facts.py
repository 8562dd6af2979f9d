"""What a finding is drawn from: a quotation with its trace and its speakers, and the facts on the official pages named there."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.knowledge.codes import Codebook
from onrecord.model import Document, Evidence, Quotation, Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A quotation with its trace. ``speakers`` are entity ids, ``names`` their names in the same order.

    ``published_by`` names who speaks the turn that the first statement stands in, where that is known.
    """

    quotation: Quotation
    trace: Trace
    speakers: tuple[str, ...]
    names: tuple[str, ...]
    published_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The facts on one official document that messages name. ``retrieved`` is when its capture was saved."""

    document: str
    publisher: str | None
    title: str | None
    published: str | None
    address: str | None
    retrieved: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One judged quotation on its page, with all that rules look at."""

    page: Document
    judged: Judged
    sources: Mapping[str, Source]
    codebook: Codebook

    @property
    def quotation(self) -> Quotation:
        return self.judged.quotation

    @property
    def trace(self) -> Trace:
        return self.judged.trace

    @property
    def is_marked(self) -> bool:
        """Whether the words stand inside quotation marks: only such words can differ from others."""
        return self.judged.quotation.kind != "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A finding before it has identity and level: the words on the other side, and what its detail holds."""

    code: str
    message: str
    evidence: tuple[Evidence, ...]
    detail: Mapping[str, str]
