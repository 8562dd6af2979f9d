"""Quotations, matches and traces: what the press printed, and what was published."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.model.evidence import Evidence, Span

QuotationKind = Literal["direct", "mixed", "indirect"]
QuotationPlace = Literal["body", "headline", "lead"]
Verdict = Literal[
    "verbatim",
    "shortened",
    "run_on",
    "spliced",
    "edited",
    "reworded",
    "paraphrased",
    "translated",
    "other_speaker",
    "other_occasion",
    "source_cut",
    "not_compared",
    "no_source",
    "not_found",
]
ChangeKind = Literal["number", "negation", "name", "hedge", "ending", "word"]
HopKind = Literal["spoken", "interpreter", "official_version", "official_translation", "outlet"]

MATCHING: frozenset[Verdict] = frozenset({"verbatim", "shortened", "run_on", "paraphrased", "translated"})
DIFFERING: frozenset[Verdict] = frozenset(
    {"spliced", "edited", "reworded", "other_speaker", "other_occasion", "not_found"}
)
NOT_CHECKED: frozenset[Verdict] = frozenset({"source_cut", "not_compared", "no_source"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Speakers, cue and content in a press text.

    ``exact`` is what stands inside the outermost marks, without them, for direct and mixed; the content clause for
    indirect. ``interruptions`` are the reporter's own words inside the marks ("– сказал он, –"). ``label`` is the
    speaker as printed. ``speakers`` and ``on_behalf_of`` are ids of mentions of the same document (a pronoun is already
    followed to its name). ``claimed_source`` is what the report itself names as its source for the sentence.
    """

    id: str
    document: str
    kind: QuotationKind
    place: QuotationPlace
    label: str | None
    cue: str | None
    start: int
    stop: int
    exact: str
    interruptions: tuple[Span, ...]
    speakers: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    claimed_source: str | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A quotation's words found in a run of sentences of one turn, before anything is judged.

    ``coverage`` is the share of the quotation's words that stand in the run in the same order, 0 to 1;
    ``distinctive`` says that the shared words are rare enough in the record to point at one source.
    """

    id: str
    quotation: str
    document: str
    turn: str
    start: int
    stop: int
    coverage: float
    distinctive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference inside the quotation marks; ``quoted`` or ``published`` is empty where words were added or dropped."""

    kind: ChangeKind
    quoted: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step on the way of words from the speaker to the report.

    ``language`` is that of the step, absent where no page tells it; ``document`` the page that it is read from, absent for a version that
    the record does not hold. ``words`` are what stands there: none for speech itself, for the report's own, which the quotation holds,
    and where a version does not have them. ``differs`` names what differs from the step before as far as both are in the record: codes of
    findings between versions (``T03``), for the outlet kinds of changes, ``left_out``, ``joined``, ``wording``.
    """

    kind: HopKind
    language: str | None
    document: str | None
    words: tuple[Evidence, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The judgement on one quotation: verdict, published statements, differences. Exactly one per quotation of a press or other text.

    ``continuation`` is the rest of the published sentence where the quotation ends inside it and the rest turns what was
    said: but, if, except, not. ``hops`` is the way of the words, from what was spoken to the report; empty where nothing was found.
    """

    id: str
    quotation: str
    verdict: Verdict
    certainty: Literal["sure", "possible"]
    statements: tuple[Evidence, ...]
    changes: tuple[Change, ...]
    left_out: tuple[Evidence, ...]
    starts_inside: bool
    ends_inside: bool
    continuation: tuple[Evidence, ...]
    score: float
    parts: Mapping[str, float]
    hops: tuple[Hop, ...]
    searched: tuple[str, ...]
    next: str | None
    why: str | None
    rule: str

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that it names, searched ones and those of its evidence and of the versions on the way to it, by id."""
        evidence = (*self.statements, *self.left_out, *self.continuation)
        versions = {hop.document for hop in self.hops if hop.kind != "outlet" and hop.document}
        return tuple(sorted({*self.searched, *versions, *(one.document for one in evidence)}))
