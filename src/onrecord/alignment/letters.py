"""What two texts share in letters: figures, names and loan words, across scripts.

Every word is written in Latin letters and cut into runs of three and four; a figure is kept whole. What stands in both texts counts the
more the rarer it is there, and double in a word with a capital. No word list and no model: it is a help beside vectors, and all there
is where no model knows a language.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

_TOKEN = re.compile(r"\d+(?:[.,  ]\d+)*|[^\W\d_]+")
_NO_DIGIT = re.compile(r"\D")
_NO_LETTER = re.compile(r"[^a-z]")
_RUNS = (3, 4)
_SHORTEST = 3
_COLUMNS = (
    1024  # long texts share more pieces: some then stand in one column, so that memory grows with the sentences alone
)
# Beside a run of letters: how much more a whole figure, and a word with a capital, says of where a sentence belongs.
_FIGURE = 3.0
_CAPITAL = 2.0

Values = NDArray[np.float32]


def compare_letters(source: Sequence[str], target: Sequence[str]) -> tuple[Values, Values]:
    """Rows for the sentences of both texts over the pieces that they share, not brought to length 1: rows of neighbours add up."""
    counted = [list(map(_count_pieces, texts)) for texts in (source, target)]
    held = [Counter(piece for pieces in texts for piece in pieces) for texts in counted]
    shared = {piece: place % _COLUMNS for place, piece in enumerate(sorted(held[0].keys() & held[1].keys()))}
    many = len(source) + len(target)
    weights = {piece: float(np.log(1 + many / (held[0][piece] + held[1][piece]))) for piece in shared}
    first, second = (_fill(texts, shared, weights) for texts in counted)
    return first, second


def _fill(texts: Sequence[Mapping[str, float]], places: Mapping[str, int], weights: Mapping[str, float]) -> Values:
    rows = np.zeros((len(texts), max(1, min(len(places), _COLUMNS))), dtype=np.float32)
    for row, pieces in zip(rows, texts, strict=True):
        for piece, count in pieces.items():
            place = places.get(piece)
            if place is not None:
                row[place] += count * weights[piece]
    return rows


def _count_pieces(text: str) -> dict[str, float]:
    counted: dict[str, float] = defaultdict(float)
    for token in _TOKEN.findall(text):
        if token[0].isdigit():
            counted["#" + _NO_DIGIT.sub("", token)] += _FIGURE
            continue
        pieces, weight = _cut(token)
        for piece in pieces:
            counted[piece] += weight
    return counted


@lru_cache(maxsize=16_384)
def _cut(token: str) -> tuple[tuple[str, ...], float]:
    """The pieces of a word, and what each counts; of a short word none."""
    latin = _NO_LETTER.sub("", anyascii(token).lower())
    if len(latin) < _SHORTEST:
        return (), 0.0
    edged = f"^{latin}$"
    pieces = tuple(edged[start : start + size] for size in _RUNS for start in range(len(edged) - size + 1))
    return pieces, (_CAPITAL if token[0].isupper() else 1.0) / len(latin) ** 0.5
