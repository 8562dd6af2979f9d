"""Sentences cut in two at their marks: whether a sentence tells what two of the other side say, or what one of them says.

Two sentences joined lie near the one that tells the second of them alone, so that their own likeness hardly tells a sentence that was
left out from one that was drawn together with its neighbour. Where both are told, the sentence can be cut so that each part is near one
of the two.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from onrecord.alignment.likeness import multiply
from onrecord.alignment.runs import Places, Runs
from onrecord.alignment.sides import Values
from onrecord.alignment.weights import LARGEST
from onrecord.text.encoder import Encoder, Vectors

# A sentence is cut behind marks: those that a space follows, and those of scripts without spaces.
_MARK = re.compile(r"[.!?;:,—–)»”\"…]+\s+|[。！？；：，、）」』]+\s*")
_SHORTEST = 4  # characters of a part; chosen, not measured
_MOST = 12  # ways to cut a sentence, chosen too; a list of many members has more marks


class Parts(NamedTuple):
    """The ways to cut some sentences of a side in two: the number of the sentence, ascending, and the vectors of its two parts."""

    sentences: Places
    first: Vectors
    second: Vectors


NO_PARTS = Parts(np.zeros(0, dtype=np.int64), np.zeros((0, 1), dtype=np.float32), np.zeros((0, 1), dtype=np.float32))


class Told(NamedTuple):
    """How well parts tell what runs of two sentences and more say: a row a run, a column for each of these sentences.

    ``lesser`` is the cosine of the part that is less like its sentences, in the way of cutting where that is most; ``mean`` that of both
    parts by the lengths of the sentences, in the way where that is most.
    """

    sentences: Places
    many: int
    lesser: Values
    mean: Values


def cut_sentences(texts: Sequence[str], doubtful: set[int], encoder: Encoder) -> Parts:
    """The ways to cut the doubtful sentences of a side, encoded in one go."""
    cut = [(place, *parts) for place in sorted(doubtful & set(range(len(texts)))) for parts in cut_text(texts[place])]
    if not cut:
        return NO_PARTS
    places, first, second = zip(*cut, strict=True)
    vectors = encoder.encode_together([*first, *second])
    return Parts(np.array(places, dtype=np.int64), vectors[: len(cut)], vectors[len(cut) :])


@lru_cache(maxsize=4_096)
def cut_text(text: str) -> tuple[tuple[str, str], ...]:
    """A sentence before and behind each of its marks, where neither part is too short to say something."""
    cuts = [(text[: mark.end()].strip(), text[mark.end() :].strip()) for mark in _MARK.finditer(text)]
    return tuple(cut for cut in cuts if min(map(len, cut)) >= _SHORTEST)[:_MOST]


def rate_parts(runs: Runs, parts: Parts, start: int, stop: int) -> Iterator[Told]:
    """What the sentences ``[start, stop)`` of the other side tell of the runs of two, of three and of four sentences, in this order."""
    own = (parts.sentences >= start) & (parts.sentences < stop)
    sentences, edges = np.unique(parts.sentences[own], return_index=True)
    if not len(sentences):
        return
    known = runs.meanings[: runs.edges[LARGEST - 1]]
    near = multiply(known, parts.first[own]), multiply(known, parts.second[own])
    for many in range(2, LARGEST + 1):
        ways = [_join(runs, near, head, many) for head in range(1, many)]
        lesser, mean = (
            np.maximum.reduce([np.maximum.reduceat(way[kind], edges, axis=1) for way in ways]) for kind in (0, 1)
        )
        yield Told(sentences, many, lesser, mean)


def _join(runs: Runs, near: tuple[Values, Values], head: int, many: int) -> tuple[Values, Values]:
    """The lesser and the mean cosine of each run of ``many`` where its first ``head`` sentences are told by the first part."""
    # Of the runs that begin in a block the last ones reach out of it.
    count, rest = max(0, min(runs.count(many), runs.count(1) - many + 1)), many - head
    rows = slice(runs.edges[head - 1], runs.edges[head - 1] + count)
    behind = slice(runs.edges[rest - 1] + head, runs.edges[rest - 1] + head + count)
    first, second = near[0][rows], near[1][behind]
    lengths = runs.lengths[rows], runs.lengths[behind]
    share = (lengths[0] / (lengths[0] + lengths[1]))[:, None]
    return np.minimum(first, second), second + share * (first - second)
