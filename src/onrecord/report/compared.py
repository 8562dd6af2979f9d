"""Two documents side by side: rows of passages that say the same, and what differs in each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Document, Evidence, Finding, Sentence
from onrecord.model.alignment import Bead
from onrecord.report.citing import count_nouns

UNLIKE = (
    "These texts share too little to be versions of one text: most of what stands here side by side may not belong together, and what "
    "differs is not told."
)
IN_ORDER = "As their publisher's pages are known, the first is the original and the second its official translation."
THE_OTHER_WAY = (
    "As their publisher's pages are known, the first is the official translation and the second its original."
)
NOT_TOLD = "Which of the two is the original, and whether one was translated from the other, the pages do not tell."
WITHOUT_CLAUSES = "The model that compared these languages sees whole sentences: what is left out inside a sentence was not looked for."
TWO_SIDES = (
    "Two sides' own accounts, by topic: what both tell stands side by side, in whatever order. What one side alone tells may have been "
    "said all the same: a page is a choice of what to publish."
)
NOT_ONE_EVENT = "That both tell of one event was not found in the pages: it was asked for."
ASKED = ("The first says at whose wish it was held", "The second says at whose wish it was held")
WITHOUT_MODEL = "No model that knows both languages compared the meanings: sentences were paired by letters, figures and lengths alone."


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A part of a passage; ``codes`` are those of the findings that it is evidence of."""

    text: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """Passages that say the same, a side that is missing empty, and the findings on them.

    Of two accounts: statements of one topic, each by itself; ``about`` are the names and figures that tell it, ``ranks`` where among the
    topics of each account it comes up, from 1.
    """

    sides: tuple[tuple[Marked, ...], tuple[Marked, ...]]
    score: float
    findings: tuple[Finding, ...]
    about: tuple[str, ...] = ()
    ranks: tuple[int | None, int | None] = (None, None)

    @property
    def heading(self) -> str:
        """What a topic is about, and where among the topics of each account it comes up."""
        ranks = " | ".join(f"{rank}." if rank else "–" for rank in self.ranks)
        return " · ".join((ranks, *self.about)) if any(self.ranks) else ""

    @property
    def is_gap(self) -> bool:
        """Whether one side has nothing."""
        return not all(self.sides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two documents laid side by side. ``shared`` is the share of the shorter one that the other says too; ``model`` compared meanings,
    ``has_clauses`` those inside sentences too.

    ``is_of_sides``: they are two sides' own accounts, and the rows are topics; ``is_of_event``: the record takes both for one event's.
    ``asked`` are the sentences that say at whose wish it was held, ``facts`` what both say otherwise.
    """

    documents: tuple[Document, Document]
    rows: tuple[ComparedRow, ...]
    shared: float
    model: str | None
    is_like: bool
    has_clauses: bool = True
    is_of_sides: bool = False
    is_of_event: bool = False
    asked: tuple[Evidence, ...] = ()
    facts: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is told of both, then all findings row by row."""
        return self.facts + tuple(finding for row in self.rows for finding in row.findings)

    @property
    def notices(self) -> tuple[str, ...]:
        """What has to be known before the rows are read."""
        if self.is_of_sides:
            return tuple(self._list_account_notices())
        return (
            *(() if self.is_like else (UNLIKE,)),
            *(() if self.model else (WITHOUT_MODEL,)),
            *((WITHOUT_CLAUSES,) if self.model and not self.has_clauses else ()),
            *(
                (_tell_order(*self.documents),)
                if self.is_like and len({one.language for one in self.documents}) > 1
                else ()
            ),
        )

    def _list_account_notices(self) -> Iterator[str]:
        """Of two sides' accounts: what they are, how long each is, at whose wish it was held, and what both say otherwise."""
        yield TWO_SIDES
        if not self.is_of_event:
            yield NOT_ONE_EVENT
        if not self.model:
            yield WITHOUT_MODEL
        for side, document in enumerate(self.documents):
            texts = [part.text for row in self.rows for part in row.sides[side]]
            words = sum(len(text.split()) for text in texts)
            told = f"{count_nouns(len(texts), 'statement')}, {count_nouns(words, 'word')}"
            yield f"{document.publisher or document.source}: {told}."
        for one in self.asked:
            yield f"{ASKED[[page.id for page in self.documents].index(one.document)]}: «{' '.join(one.exact.split())}»"
        for finding in self.facts:
            yield f"{finding.code}: {finding.message}"


def _tell_order(first: Document, second: Document) -> str:
    """Which of two versions is the original, where both come from one publisher whose languages are known for what they are."""
    renderings = (first.rendering, second.rendering)
    if first.publisher != second.publisher or {*renderings} != {"original", "official_translation"}:
        return NOT_TOLD
    return IN_ORDER if first.rendering == "original" else THE_OTHER_WAY


def make_rows(
    documents: tuple[Document, Document],
    sentences: tuple[Mapping[str, Sentence], Mapping[str, Sentence]],
    beads: tuple[Bead, ...],
    findings: tuple[Finding, ...],
) -> tuple[ComparedRow, ...]:
    """A row for each bead, in its order."""
    by_bead: dict[str, list[Finding]] = {}
    for finding in findings:
        by_bead.setdefault(finding.subject.id, []).append(finding)
    rows = []
    for bead in beads:
        own = tuple(by_bead.get(bead.id, ()))
        first, second = (
            _mark_passage(document, [held[key] for key in keys], own)
            for document, held, keys in zip(documents, sentences, (bead.source, bead.target), strict=True)
        )
        rows.append(ComparedRow(sides=(first, second), score=bead.score, findings=own))
    return tuple(rows)


def _mark_passage(document: Document, sentences: list[Sentence], findings: tuple[Finding, ...]) -> tuple[Marked, ...]:
    """The words of the sentences, cut where the words of a finding begin and end; a finding on all of them marks nothing."""
    if not sentences:
        return ()
    start, stop = min(one.start for one in sentences), max(one.stop for one in sentences)
    spans = [
        (evidence, finding.code)
        for finding in findings
        for evidence in finding.evidence
        if evidence.document == document.id and (evidence.start, evidence.stop) != (start, stop)
    ]
    edges = sorted(
        {start, stop, *(edge for one, _ in spans for edge in (one.start, one.stop) if start <= edge <= stop)}
    )
    return tuple(
        Marked(
            text=document.text[first:last],
            codes=tuple(sorted({code for one, code in spans if _holds(one, first, last)})),
        )
        for first, last in pairwise(edges)
    )


def _holds(evidence: Evidence, start: int, stop: int) -> bool:
    return evidence.start <= start and stop <= evidence.stop


def write_summary(compared: Compared) -> str:
    """The first line of any output: how many passages there are, or topics, on both sides and on one, and what differs."""
    both = sum(not row.is_gap for row in compared.rows)
    alone = [sum(bool(row.sides[side]) and row.is_gap for row in compared.rows) for side in (0, 1)]
    many = len(compared.facts if compared.is_of_sides else compared.findings)
    differ = count_nouns(many, "difference") if compared.is_like else "differences not told"
    return (
        f"{count_nouns(len(compared.rows), 'topic' if compared.is_of_sides else 'passage')}: {both} on both sides, "
        f"{alone[0]} only in the first, {alone[1]} only in the second; {differ}"
    )


def name_document(document: Document) -> str:
    """A document in a line: publisher, title, date, language."""
    told = (document.publisher, document.title, document.published, document.language)
    return " · ".join(one for one in told if one) or document.id
