"""Persons, places and organisations in Russian news against the gold of FactRuEval 2016 (../shared/data/factrueval-dev), its first track.

    python -m evaluation.run --set factrueval-dev

Matched as that evaluation did: a name is the set of its words; words that only describe it (a job, "city of", "company", an adjective of a
place) count neither for nor against; a pair of one kind is worth the share of its words that both have, and each name is paired once, the
best pairs first. An organisation that is named by a place ("Москва решила") is a place. ``correct`` is the worth of all pairs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.plain import read_names
from evaluation.scores import Score

SET = "factrueval-dev"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "factrueval-dev"
KINDS: Mapping[str, str] = {"Person": "person", "Location": "place", "LocOrg": "place", "Org": "organisation"}
# Spans that say what is named, beside its name.
DESCRIBING = frozenset({"org_descr", "loc_descr", "job", "geo_adj", "prj_descr"})
_MOST_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name of the gold: its kind, the places of its words, those of words that only describe it, and the words as printed."""

    kind: str
    words: frozenset[int]
    free: frozenset[int]
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What one page gives for one kind: the worth of pairs, found and wanted names, and each loss in a line."""

    worth: float
    found: int
    wanted: int
    losses: tuple[str, ...]


def measure_factrueval(data: Path = DATA, *, has_models: bool = True) -> Iterator[Score]:
    """F1 of each kind; nothing where the pages are missing."""
    pages = sorted(data.glob("*.txt")) if data.exists() else []
    if not pages:
        return
    matched: dict[str, list[Matched]] = {kind: [] for kind in ("person", "place", "organisation")}
    for page in pages:
        text = page.read_text(encoding="utf-8")
        found = read_names(text, "ru", has_models=has_models)
        tokens = _read_tokens(page.with_suffix(".tokens"))
        gold = list(_read_gold(page, tokens))
        for kind, held in matched.items():
            spans = [(start, stop) for found_kind, start, stop in found if found_kind == kind]
            held.append(_match_page(page.stem, kind, gold, [_cover(span, tokens) for span in spans], text, tokens))
    name = SET if has_models else f"{SET}, without the model"
    for kind, held in matched.items():
        yield _sum_score(name, kind, held)


def _sum_score(name: str, kind: str, held: Sequence[Matched]) -> Score:
    worth, total = sum(one.worth for one in held), sum(one.found + one.wanted for one in held)
    losses = [loss for one in held for loss in one.losses]
    return Score(
        set=name, measure=f"{kind}s F1", correct=round(2 * worth), total=total, errors=tuple(losses[:_MOST_SHOWN])
    )


def _read_tokens(file: Path) -> list[tuple[int, int, int]]:
    """The words of the page, without marks: number, start, stop."""
    rows = (line.split(maxsplit=3) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        (int(number), int(start), int(start) + int(length))
        for number, start, length, word in rows
        if any(letter.isalnum() for letter in word)
    ]


def _read_gold(page: Path, tokens: Sequence[tuple[int, int, int]]) -> Iterator[Named]:
    spans: dict[str, tuple[str, frozenset[int]]] = {}
    known = {number for number, _, _ in tokens}
    for line in page.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
        if "#" not in line:
            continue
        fields, _, tail = line.partition("#")
        number, kind, *_, count = fields.split()
        words = [int(word) for word in tail.split()[: int(count)]]
        spans[number] = kind, frozenset(words) & known
    for line in page.with_suffix(".objects").read_text(encoding="utf-8").splitlines():
        if "#" not in line:
            continue
        fields, _, exact = line.partition("#")
        _, kind, *parts = fields.split()
        if kind not in KINDS:
            continue
        held = [spans[part] for part in parts if part in spans]
        naming = frozenset().union(*(words for kind, words in held if kind not in DESCRIBING))
        describing = frozenset().union(*(words for kind, words in held if kind in DESCRIBING))
        yield Named(
            kind=KINDS[kind],
            words=naming or describing,
            free=describing - naming if naming else frozenset(),
            exact=exact.strip(),
        )


def _cover(span: tuple[int, int], tokens: Sequence[tuple[int, int, int]]) -> frozenset[int]:
    return frozenset(number for number, start, stop in tokens if start < span[1] and stop > span[0])


def _match_page(
    page: str,
    kind: str,
    gold: Sequence[Named],
    found: Sequence[frozenset[int]],
    text: str,
    tokens: Sequence[tuple[int, int, int]],
) -> Matched:
    wanted = [one for one in gold if one.kind == kind]
    free = {word for one in gold for word in one.free}
    worths = sorted(
        (
            (-len(one.words & words) / len(one.words | (words - one.free)), at, place)
            for at, one in enumerate(wanted)
            for place, words in enumerate(found)
            if one.words & words
        )
    )
    taken: set[int] = set()
    paired: dict[int, float] = {}
    for worth, at, place in worths:
        if at not in paired and place not in taken:
            paired[at] = -worth
            taken.add(place)
    # Words that only describe a name of the gold are no name of their own, whoever found them.
    extra = [words for place, words in enumerate(found) if place not in taken and not words <= free]
    bounds = {number: (start, stop) for number, start, stop in tokens}
    losses = [f"{page} {kind} missed «{one.exact}»" for at, one in enumerate(wanted) if at not in paired]
    losses += [f"{page} {kind} partly «{wanted[at].exact}» {worth:.2f}" for at, worth in paired.items() if worth < 1]
    for words in extra:
        start, stop = min(bounds[word][0] for word in words), max(bounds[word][1] for word in words)
        losses.append(f"{page} {kind} extra «{text[start:stop]}»")
    return Matched(worth=sum(paired.values()), found=len(taken) + len(extra), wanted=len(wanted), losses=tuple(losses))
