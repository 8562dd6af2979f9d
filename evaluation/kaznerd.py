"""Persons, places and organisations in Kazakh sentences against KazNERD (../shared/data/kaznerd-valid), with no trained Kazakh model.

    python -m evaluation.run --set kaznerd-valid

A name is right where a span of its kind covers the same words, case endings included. Places are the classes GPE, LOCATION and FACILITY,
organisations are ORGANISATION; of the other classes nothing is found or wanted.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.plain import read_names
from evaluation.scores import Pairs, Score, score_pairs

SET = "kaznerd-valid"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "kaznerd-valid" / "iob2.txt"
KINDS = {
    "PERSON": "person",
    "GPE": "place",
    "LOCATION": "place",
    "FACILITY": "place",
    "ORGANISATION": "organisation",
}
_MOST_SHOWN = 50
Span = tuple[str, int, int]


def measure_kaznerd(data: Path = DATA) -> Iterator[Score]:
    """Precision, recall and F1 of each kind; nothing where the sentences are missing."""
    if not data.exists():
        return
    pairs: dict[str, Pairs] = {
        kind: Pairs(correct=0, missed=(), extra=()) for kind in ("person", "place", "organisation")
    }
    for words in data.read_text(encoding="utf-8").split("\n\n"):
        rows = [row.split() for row in words.splitlines() if row.strip()]
        text, gold = read_sentence([(row[0], row[-1]) for row in rows])
        found = drop_inner({span for span in read_names(text, "kk", has_models=False) if span[0] in pairs})
        pairs = {kind: _add(held, kind, text, gold, found) for kind, held in pairs.items()}
    for kind, held in pairs.items():
        shown = Pairs(correct=held.correct, missed=held.missed, extra=held.extra)
        for score in score_pairs(SET, f"{kind}s", shown):
            yield Score(
                set=score.set,
                measure=score.measure,
                correct=score.correct,
                total=score.total,
                errors=score.errors[:_MOST_SHOWN],
            )


def read_sentence(words: Sequence[tuple[str, str]]) -> tuple[str, set[Span]]:
    """A sentence with one blank between its words, and the names tagged in it."""
    text = " ".join(word for word, _ in words)
    gold: set[Span] = set()
    place, held = 0, None
    for word, tag in [*words, ("", "O")]:
        if held is not None and not tag.startswith("I-"):
            gold.add(held)
            held = None
        kind = KINDS.get(tag[2:])
        if tag.startswith("B-") and kind:
            held = (kind, place, place + len(word))
        elif held is not None:
            held = (held[0], held[1], place + len(word))
        place += len(word) + 1
    return text, gold


def drop_inner(spans: set[Span]) -> set[Span]:
    """Without names that lie inside another: the gold has the outer one alone."""
    return {one for one in spans if not any(_holds(other, one) for other in spans if other != one)}


def _holds(outer: Span, inner: Span) -> bool:
    return outer[1] <= inner[1] and inner[2] <= outer[2] and outer[1:] != inner[1:]


def _add(pairs: Pairs, kind: str, text: str, gold: set[Span], found: set[Span]) -> Pairs:
    wanted, given = {one for one in gold if one[0] == kind}, {one for one in found if one[0] == kind}
    return Pairs(
        correct=pairs.correct + len(wanted & given),
        missed=(*pairs.missed, *(f"«{text[start:stop]}»" for _, start, stop in sorted(wanted - given))),
        extra=(*pairs.extra, *(f"«{text[start:stop]}»" for _, start, stop in sorted(given - wanted))),
    )
