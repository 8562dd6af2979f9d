"""Judgements measured on pairs of statements (``gold/comparisons.txt``): each is read by the figures stage, then compared alone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from evaluation.gold import GOLD
from evaluation.scores import Score
from onrecord.figures.compare import compare_figures
from onrecord.figures.find import find_figures
from onrecord.figures.reading import FigureKnowledge, Said
from onrecord.figures.sayings import Stated
from onrecord.figures.stage import open_figure_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Document, Mention, Sentence, Turn
from onrecord.model.figures import Figure, Judgement

SETS = ("comparisons", "comparisons-2")
GOLD_PAIRS = GOLD / "comparisons.txt"
KINDS: Sequence[str] = get_args(Judgement)
_PLACE = re.compile(r"\{([^@}]+)@(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of a page: its day, language and standing, its words, and the places they name by start, words and key."""

    id: str
    day: str
    language: str
    standing: str
    text: str
    places: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two statements and how their figures are to each other."""

    set: str
    judgement: str
    sides: tuple[Statement, Statement]


def measure_pairs(name: str) -> Iterator[Score]:
    """F1 of each judgement, their mean, and the share of pairs that are wrongly said to be in conflict."""
    known = open_figure_knowledge(KnowledgeFolders())
    pairs = [pair for pair in read_pairs() if pair.set == name]
    judged = [(pair, judge_pair(pair, known)) for pair in pairs]
    yield from _score_kinds(name, judged)
    others = [(pair, found) for pair, found in judged if pair.judgement != "conflict"]
    false = tuple(_tell(pair, found) for pair, found in others if found == "conflict")
    yield Score(
        set=name, measure="no false conflict", correct=len(others) - len(false), total=len(others), errors=false
    )


def _score_kinds(name: str, judged: Sequence[tuple[Pair, str]]) -> Iterator[Score]:
    for kind in KINDS:
        both = sum(pair.judgement == found == kind for pair, found in judged)
        total = sum((pair.judgement == kind) + (found == kind) for pair, found in judged)
        missed = tuple(_tell(pair, found) for pair, found in judged if pair.judgement == kind != found)
        yield Score(set=name, measure=f"judgement {kind} F1", correct=2 * both, total=total, errors=missed)
    yield Score(
        set=name,
        measure="judgement",
        correct=sum(pair.judgement == found for pair, found in judged),
        total=len(judged),
    )


def _tell(pair: Pair, found: str) -> str:
    first, second = pair.sides
    return f"{pair.judgement}, found {found}: {first.text!r} ({first.day}) / {second.text!r} ({second.day})"


def read_pairs() -> Iterator[Pair]:
    """All pairs of the gold."""
    lines = GOLD_PAIRS.read_text(encoding="utf-8").splitlines()
    for order, line in enumerate(lines):
        if line and not line.startswith("#"):
            name, judgement, *sides = line.split("|")
            first, second = (_read_statement(f"{order}-{side}", *sides[side : side + 2]) for side in (0, 2))
            yield Pair(set=name, judgement=judgement, sides=(first, second))


def _read_statement(name: str, head: str, marked: str) -> Statement:
    day, language, standing = head.split()
    text, cursor = "", 0
    places: list[tuple[int, str, str]] = []
    for found in _PLACE.finditer(marked):
        text += marked[cursor : found.start()]
        places.append((len(text), found[1], found[2]))
        text += found[1]
        cursor = found.end()
    text += marked[cursor:]
    return Statement(id=name, day=day, language=language, standing=standing, text=text, places=tuple(places))


def judge_pair(pair: Pair, known: FigureKnowledge) -> str:
    """What is found: figures of one saying agree, and those of which nothing is said together are not comparable."""
    first, second = ([_state(one, figure) for figure in read_statement(one, known)] for one in pair.sides)
    found = (one.comparison for one in compare_figures((*first, *second)))
    compared = [one.judgement for one in found if _crosses(one.figures, pair)]
    if compared:
        return "conflict" if "conflict" in compared else compared[0]
    return "agree" if any(_says_one(one, other) for one in first for other in second) else "not_comparable"


def _crosses(figures: Sequence[str], pair: Pair) -> bool:
    return all(any(figure.startswith(side.id) for figure in figures) for side in pair.sides)


def _says_one(one: Stated, other: Stated) -> bool:
    said = [(each.indicator, each.value, each.upper, each.unit, each.measure) for each in (one, other)]
    return said[0] == said[1]


def read_statement(one: Statement, known: FigureKnowledge) -> tuple[Figure, ...]:
    """The figures of one sentence, as the stage reads them from a page of that day."""
    stop = len(one.text)
    return find_figures(
        Said(
            _make_page(one),
            [_make_turn(one, stop)],
            [Sentence(id="s", document=one.id, turn="t", order=0, start=0, stop=stop)],
            [_make_mention(one, *place) for place in one.places],
            (),
        ),
        known,
    )


def _make_turn(one: Statement, stop: int) -> Turn:
    bare: Mapping[str, None] = dict.fromkeys(("label", "label_start", "label_stop", "label_of"))
    return Turn(
        id="t",
        document=one.id,
        order=0,
        kind="narration",
        language=one.language,
        rendering="original",
        start=0,
        stop=stop,
        **bare,
    )


def _make_mention(one: Statement, start: int, words: str, key: str) -> Mention:
    return Mention(
        id=f"m{start}",
        document=one.id,
        kind="place",
        start=start,
        stop=start + len(words),
        exact=words,
        key=key,
        person=None,
        rule="gold",
    )


def _make_page(one: Statement) -> Document:
    bare: Mapping[str, None] = dict.fromkeys(
        ("url", "canonical_url", "publisher", "side", "relay_of", "title", "place")
    )
    return Document(
        id=one.id,
        capture="",
        publication="",
        part=0,
        source=one.id,
        standing=one.standing,  # type: ignore[arg-type]
        kind="other",
        rendering="original",
        language=one.language,
        published=one.day,
        text=one.text,
        text_sha256="",
        cuts=(),
        insertions=(),
        furniture=(),
        blocks=(),
        profile="plain",
        **bare,
    )


def _state(one: Statement, figure: Figure) -> Stated:
    return Stated(
        id=f"{one.id}:{figure.id}",
        document=figure.document,
        turn=figure.turn,
        evidence=figure.evidence[0],
        published=one.day,
        standing=one.standing,
        events=(),
        value=figure.value,
        upper=figure.upper,
        unit=figure.unit,
        measure=figure.measure,
        direction=figure.direction,
        bound=figure.bound,
        is_hedged=figure.hedge is not None,
        is_inserted=figure.is_inserted,
        indicator=figure.indicator,
        whole=figure.whole,
        about=figure.about,
        scope=figure.scope,
        period=figure.period,
        period_inferred=figure.period_inferred,
    )
