"""The figures of a record with who said them and where, by what they are of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.model import Document, Entity, Speaker
from onrecord.model.figures import Comparison, Figure
from onrecord.record.view import View
from onrecord.report.ledger.reference import Reference, find_reference
from onrecord.text.words import fold_text

# Judgements in the order in which a reader wants them.
ORDER = ("conflict", "unclear", "not_comparable", "agree")


class Page(Protocol):
    """What is shown of a figure's document."""

    @property
    def id(self) -> str: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def standing(self) -> str: ...
    @property
    def published(self) -> str | None: ...
    @property
    def canonical_url(self) -> str | None: ...
    @property
    def source(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure with its page, its speakers' names, and the official statistic for the same thing and period, where one was given."""

    figure: Figure
    page: Page
    speakers: tuple[str, ...]
    reference: Reference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Figures by the day of their pages, and the comparisons between them."""

    lines: tuple[Line, ...]
    comparisons: tuple[Comparison, ...]


def read_ledger(
    view: View, indicator: str | None = None, speaker: str | None = None, references: Sequence[Reference] = ()
) -> Ledger:
    """The figures of a record, chosen by words of what they are of or of a speaker's name."""
    pages = {document.id: document for document in view.rows(Document)}
    names = {entity.id: entity.name for entity in view.rows(Entity)}
    said_by = _list_speakers(view.rows(Speaker), names)
    lines = [
        Line(
            figure=figure,
            page=pages[figure.document],
            speakers=said_by.get(_row_of(figure), ()),
            reference=find_reference(figure, references),
        )
        for figure in view.rows(Figure)
        if indicator is None or _holds(figure.indicator, indicator)
    ]
    chosen = [line for line in lines if speaker is None or any(_holds(name, speaker) for name in line.speakers)]
    chosen.sort(
        key=lambda line: (line.page.published or "9999", line.page.id, line.figure.evidence[0].start, line.figure.id)
    )
    kept = {line.figure.id for line in chosen}
    comparisons = [one for one in view.rows(Comparison) if kept.issuperset(one.figures)]
    comparisons.sort(key=lambda one: (ORDER.index(one.judgement), one.id))
    return Ledger(lines=tuple(chosen), comparisons=tuple(comparisons))


def group_lines(lines: Iterable[Line]) -> Mapping[str, tuple[Line, ...]]:
    """The lines by what they are of; what is named by its own words alone comes last."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.figure.indicator or ""].append(line)
    return {key: tuple(found[key]) for key in sorted(found, key=lambda key: (key == "", -len(found[key]), key))}


def _row_of(figure: Figure) -> tuple[str, str]:
    return ("quotations", figure.quotation) if figure.quotation else ("turns", figure.turn)


def _list_speakers(speakers: Iterable[Speaker], names: Mapping[str, str]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in speakers:
        if one.role == "speaker" and one.entity in names:
            found[one.table, one.row].add(names[one.entity])
    return {row: tuple(sorted(held)) for row, held in found.items()}


def _holds(name: str | None, words: str) -> bool:
    held = fold_text(name or "").split()
    return all(any(one.startswith(word) for one in held) for word in fold_text(words).split())
