"""What two texts share in letters: figures, names and loan words, across scripts.

Every word is written in Latin letters and cut into runs of three and four; a figure is kept whole. What stands in both texts counts the
more the rarer it is there, and double in a word with a capital. No word list and no model: it is a help beside vectors, and all there
is where no model knows a language.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

_TOKEN = re.compile(r"\d+(?:[.,  ]\d+)*|[^\W\d_]+")
_NO_DIGIT = re.compile(r"\D")
_NO_LETTER = re.compile(r"[^a-z]")
_RUNS = (3, 4)
_SHORTEST = 3
# Pieces are numbers: of letters, and of the edges of a word, in base 28; figures lie above them all.
_EDGE = 27
_LETTERS = 28
_FIGURES = _LETTERS ** (max(_RUNS) + 1)
_DIGITS = 15  # of a figure; what lies behind is not told apart
# Long texts share more pieces: some then stand in one column, so that memory grows with the sentences alone.
_COLUMNS = 1024
# Beside a run of letters: how much more a whole figure, and a word with a capital, says of where a sentence belongs.
_FIGURE = 3.0
_CAPITAL = 2.0
_NONE = np.zeros(0, dtype=np.int64)

Values = NDArray[np.float32]
Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]
Counted = tuple[Numbers, Shares]


def compare_letters(source: Sequence[str], target: Sequence[str]) -> tuple[Values, Values]:
    """Rows for the sentences of both texts over the pieces that they share, not brought to length 1: rows of neighbours add up."""
    counted = [[_count_pieces(text) for text in texts] for texts in (source, target)]
    pieces = [np.concatenate([_NONE, *(one[0] for one in texts)]) for texts in counted]
    held = [np.unique(one, return_counts=True) for one in pieces]
    shared, *own = np.intersect1d(held[0][0], held[1][0], assume_unique=True, return_indices=True)
    weights = np.log(1 + (len(source) + len(target)) / (held[0][1][own[0]] + held[1][1][own[1]]))
    first, second = (
        _fill(texts, own, shared, weights) if len(shared) else np.zeros((len(texts), 1), dtype=np.float32)
        for texts, own in zip(counted, pieces, strict=True)
    )
    return first, second


def _fill(texts: Sequence[Counted], pieces: Numbers, shared: Numbers, weights: Shares) -> Values:
    wide = min(len(shared), _COLUMNS)
    places = np.searchsorted(shared, pieces)
    places[places == len(shared)] = 0
    kept = np.flatnonzero(shared[places] == pieces)
    places = places[kept]
    rows = np.repeat(np.arange(len(texts)), [len(one[0]) for one in texts])[kept]
    counts = np.concatenate([one[1] for one in texts])[kept] * weights[places]
    filled = np.bincount(rows * wide + places % _COLUMNS, weights=counts, minlength=len(texts) * wide)
    return filled.reshape(len(texts), wide).astype(np.float32)


@lru_cache(maxsize=4_096)
def _count_pieces(text: str) -> Counted:
    """The pieces of a sentence, each once, and how much each counts there."""
    cut = [_cut(token) for token in _TOKEN.findall(text)]
    pieces = np.concatenate([_NONE, *(one for one, _ in cut)])
    shares = np.repeat([share for _, share in cut], [len(one) for one, _ in cut])
    single, place = np.unique(pieces, return_inverse=True)
    counts: Shares = np.bincount(place, weights=shares, minlength=len(single)).astype(np.float64)
    return single.astype(np.int64), counts


@lru_cache(maxsize=16_384)
def _cut(token: str) -> tuple[Numbers, float]:
    """The pieces of a word, or a figure whole, and what each counts; of a short word none."""
    if token[0].isdigit():
        figure = "1" + _NO_DIGIT.sub("", token)[:_DIGITS]
        return np.array([_FIGURES + int(figure)], dtype=np.int64), _FIGURE
    latin = _NO_LETTER.sub("", anyascii(token).lower())
    if len(latin) < _SHORTEST:
        return _NONE, 0.0
    edged = [_EDGE, *(ord(letter) - ord("a") + 1 for letter in latin), _EDGE]
    pieces = [
        sum(letter * _LETTERS**place for place, letter in enumerate(edged[start : start + size]))
        for size in _RUNS
        for start in range(len(edged) - size + 1)
    ]
    return np.array(pieces, dtype=np.int64), (_CAPITAL if token[0].isupper() else 1.0) / len(latin) ** 0.5
