"""Beads on hand-aligned texts: ``textberg`` (German and French) and ``ntrex-merge`` (five pairs of languages, with omissions).

    python -m evaluation.run --set textberg

Scored strictly, as Vecalign scores Text+Berg: a bead counts where both of its sides are those of the gold. Precision is over all beads,
recall over those of the gold with two sides. Omissions count by sentences that stand alone on either side. The weights were tuned on
the documents with even numbers of three of the pairs and of ``textberg``; the others (``other half``) were not looked at. Where the
quick model lays them and a slow one is installed, the same again with its second opinion.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.scores import Score
from onrecord.alignment.align import align_texts
from onrecord.alignment.path import Link
from onrecord.alignment.versions import is_second
from onrecord.engines.vector_store import VectorFile
from onrecord.knowledge.encoders import load_encoders
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.encoder import choose_encoder
from onrecord.text.kept_vectors import KeptVectors

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
VECTORS = Path(__file__).resolve().parents[1] / "build" / "vectors.sqlite"
TEXTBERG = "textberg"
PAIRS = ("ru-en", "zh-en", "fr-en", "kk-ru", "kk-en")
SETS = (TEXTBERG, *(f"ntrex-merge {pair}" for pair in PAIRS))
# The model that knows Kazakh reads eight sentences a second.
SLOW_SETS = ("ntrex-merge kk-ru", "ntrex-merge kk-en")
_BERG = re.compile(r"\[(.*?)\]:\[(.*?)\]")

Group = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two lists of sentences, and which of them belong together."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    gold: frozenset[Group]


def measure_alignment(name: str, data: Path = DATA) -> Iterator[Score]:
    """Strict precision, recall and F1, and F1 of omissions, of a set and of the half of it that nothing was tuned on.

    The same with a second opinion, where a model is installed that may give one.
    """
    documents = read_documents(name, data)
    if documents:
        languages = name.removeprefix("ntrex-merge ").split("-") if name != TEXTBERG else ["de", "fr"]
        encoder = find_encoder(languages)
        yield from _measure(name, "beads", documents, (encoder, None))
        if encoder is not None and encoder.is_quick and (second := find_encoder(languages, are_slow=True)) is not None:
            yield from _measure(name, "beads with a second opinion", documents, (encoder, second))


def _measure(
    name: str, measure: str, documents: Sequence[Parallel], models: tuple[KeptVectors | None, KeptVectors | None]
) -> Iterator[Score]:
    found = [frozenset(map(list_sentences, align_texts(one.source, one.target, *models).links)) for one in documents]
    yield from _score(name, measure, documents, found)
    yield from _score(name, f"{measure}, other half", documents[1::2], found[1::2])


def find_encoder(languages: Sequence[str], are_slow: bool = False) -> KeptVectors | None:
    """The model at hand that knows the languages, of the slow ones alone or of all.

    The vectors of slow ones are kept from run to run in the folder ``build``.
    """
    there = (one for one in load_encoders(KnowledgeFolders()) if one.is_there)
    chosen = choose_encoder(languages, filter(is_second, there) if are_slow else there)
    if chosen is None:
        return None
    VECTORS.parent.mkdir(exist_ok=True)
    return KeptVectors(chosen, store=VectorFile(VECTORS) if chosen.is_exact else None)


def list_sentences(link: Link) -> Group:
    """A link as the numbers of its sentences."""
    return tuple(range(link.source_start, link.source_stop)), tuple(range(link.target_start, link.target_stop))


def read_documents(name: str, data: Path) -> list[Parallel]:
    """The documents of a set in their order; none where the folder is missing."""
    if name == TEXTBERG:
        return [_read_berg(path.with_suffix("")) for path in sorted((data / TEXTBERG).glob("test*.defr"))]
    folder, pair = name.split()
    path = data / folder / f"{pair}.jsonl"
    return [_read_merged(json.loads(line)) for line in path.open(encoding="utf-8")] if path.exists() else []


def _read_berg(path: Path) -> Parallel:
    source, target = (tuple(path.with_suffix(end).read_text(encoding="utf-8").splitlines()) for end in (".de", ".fr"))
    groups = _BERG.findall(path.with_suffix(".defr").read_text(encoding="utf-8"))
    gold = frozenset((_read_numbers(first), _read_numbers(second)) for first, second in groups)
    return Parallel(path.name, source, target, gold - {((), ())})


def _read_numbers(written: str) -> tuple[int, ...]:
    return tuple(int(number) for number in written.split(",") if number.strip())


def _read_merged(row: dict[str, Any]) -> Parallel:
    gold = frozenset((tuple(first), tuple(second)) for first, second in row["gold"])
    return Parallel(row["doc"], tuple(row["src"]), tuple(row["tgt"]), gold)


def _score(
    name: str, measure: str, documents: Sequence[Parallel], found: Sequence[frozenset[Group]]
) -> Iterator[Score]:
    pairs = list(zip(documents, found, strict=True))
    right = sum(len(one.gold & beads) for one, beads in pairs)
    both = sum(len(_list_two_sided(one.gold & beads)) for one, beads in pairs)
    laid = sum(len(beads) for _, beads in pairs)
    there = sum(len(_list_two_sided(one.gold)) for one, _ in pairs)
    errors = tuple(line for one, beads in pairs for line in _tell_errors(one, beads))
    yield Score(set=name, measure=f"{measure} precision", correct=right, total=laid, errors=errors)
    yield Score(set=name, measure=f"{measure} recall", correct=both, total=there)
    # Precision and recall count different beads, so that F1 is written as a share of ten thousand.
    yield Score(
        set=name, measure=f"{measure} F1", correct=round(10_000 * _find_mean(right / laid, both / there)), total=10_000
    )
    alone = [(_list_alone(one.gold), _list_alone(beads)) for one, beads in pairs]
    yield Score(
        set=name,
        measure=measure.replace("beads", "omissions") + " F1",
        correct=2 * sum(len(gold & beads) for gold, beads in alone),
        total=sum(len(gold) + len(beads) for gold, beads in alone),
    )


def score_beads(documents: Sequence[Parallel], found: Sequence[frozenset[Group]]) -> float:
    """Strict F1."""
    pairs = list(zip(documents, found, strict=True))
    precision = sum(len(one.gold & beads) for one, beads in pairs) / sum(len(beads) for _, beads in pairs)
    there = sum(len(_list_two_sided(one.gold)) for one, _ in pairs)
    return _find_mean(precision, sum(len(_list_two_sided(one.gold & beads)) for one, beads in pairs) / there)


def _find_mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _list_two_sided(groups: frozenset[Group]) -> frozenset[Group]:
    return frozenset(group for group in groups if all(group))


def _list_alone(groups: frozenset[Group]) -> frozenset[tuple[int, int]]:
    """Sentences without a counterpart: the side and the number."""
    return frozenset((side, number) for group in groups if not all(group) for side in (0, 1) for number in group[side])


def _tell_errors(one: Parallel, beads: frozenset[Group]) -> Iterator[str]:
    for mark, groups in (("extra", beads - one.gold), ("missed", one.gold - beads)):
        yield from (f"{mark:7} {one.name} {list(first)} : {list(second)}" for first, second in sorted(groups))
