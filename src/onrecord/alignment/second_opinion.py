"""Names held against a text by a slower model, where the quick one was not trained on a language."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.alignment.sides import Values
from onrecord.text.encoder import Encoder


def measure_meanings(names: Sequence[str], words: Sequence[str], encoder: Encoder) -> Values:
    """The best cosine of each name with one of these words, or two neighbours."""
    phrases = list(dict.fromkeys((*words, *map(" ".join, pairwise(words)))))
    rows = encoder.encode_together([*names, *phrases])
    best: Values = (rows[: len(names)] @ rows[len(names) :].T).max(axis=1, initial=0.0)
    return best
