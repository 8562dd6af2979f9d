"""How well one version answers a name of the other: by letters and lists, by vectors, and by what the sentence loses without it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.alignment.sides import Values
from onrecord.text.encoder import Encoder

# A word that stands on the other side by its letters or by the lists speaks for the whole name too ("Ilmar Webrand" for «Ильмар Остенович
# Вебранд»).
_WRITTEN = 0.1
_LONGEST_PHRASE = 4


class Asked(NamedTuple):
    """A name as it stands in its text: where, its words, and which of them stand on the other side by letters or lists."""

    start: int
    stop: int
    words: tuple[str, ...]
    written: tuple[bool, ...]


def measure_support(asked: Sequence[Asked], texts: tuple[str, str], others: Sequence[str], encoder: Encoder) -> Values:
    """For each name of the first text how well the second answers it, about 0 to 1.

    It is the mean of the name's least answered word and of the whole name beside the nearest phrase, more by what the likeness of both
    texts loses when the name is taken out. ``others`` are the words of the second text. On demetr four of five names that were put in
    for others lie below 0.55 (:data:`onrecord.alignment.names.LIMITS`).
    """
    text, other = texts
    phrases = list(_list_phrases(others))
    names = [" ".join(one.words).lower() for one in asked]
    words = [word.lower() for one in asked for word in one.words]
    without = [" ".join(f"{text[: one.start]} {text[one.stop :]}".split()) for one in asked]
    rows = encoder.encode_together([*phrases, *names, *words, text, other, *without])
    held = np.cumsum([len(phrases), len(names), len(words), 2])
    near = rows[held[0] : held[2]] @ rows[: held[0]].T
    single = near[:, : len(others)].max(axis=1, initial=0.0)
    kept = rows[held[2] : held[3]]
    lost = kept[0] @ kept[1] - rows[held[3] :] @ kept[1]
    at = len(names)
    support = []
    for place, one in enumerate(asked):
        answered = np.maximum(single[at : at + len(one.words)], np.asarray(one.written, dtype=np.float64))
        whole = near[place].max(initial=0.0)
        support.append((float(answered.min()) + float(whole)) / 2 + float(lost[place]) + _WRITTEN * any(one.written))
        at += len(one.words)
    return np.asarray(support, dtype=np.float64)


def _list_phrases(words: Sequence[str]) -> Iterator[str]:
    """Runs of one to four neighbours; the single words come first."""
    for many in range(1, _LONGEST_PHRASE + 1):
        yield from (" ".join(words[at : at + many]).lower() for at in range(len(words) - many + 1))
