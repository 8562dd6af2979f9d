"""Words of one version that have no counterpart in the other: what is left out inside a bead.

Each content word is held against every word, and every two neighbours, of the other side: by the vectors of the words alone and by
their letters. A single word proves nothing, for translations are free; a run of neighbours without counterparts is a stretch that is
left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from anyascii import anyascii
from rapidfuzz.distance import Indel

from onrecord.alignment.numbers import ROMAN
from onrecord.alignment.one_name import find_script
from onrecord.alignment.sides import Values
from onrecord.knowledge.wording import Wording
from onrecord.text.encoder import Encoder
from onrecord.text.words import Word, find_words

_SHORTEST = 3
# Letters tell a name or a loan word apart from chance above this share.
_ALIKE = 0.6
_AGAIN = 0.75
# Of 80 pairs of sentences each that say the same (NTREX), so many were told to leave words out without this limit and that of length, and
# with them: ru-en 51 and 21, fr-en 41 and 27; of the clauses of our gold that are left out as many are found.
_MORE = 0.4
# The last bits of a vector depend on the processor and on what else is encoded with it: of a word that is said twice neither is to be
# nearer for them.
_DIGITS = 4
# Scripts without spaces between words: what stands between two signs is no word there (79 of 80 Chinese sentences were told).
_UNSPACED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """``[start, stop)`` of a text without a counterpart; ``weight`` adds up how far its words are from any, 1 for a word like none."""

    start: int
    stop: int
    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """A word less covered than ``even`` speaks for an omission, one more covered against it; stretches are told from ``least`` on."""

    even: float = 0.65
    least: float = 0.4
    fewest: int = 2


LIMITS = Limits()


def measure_coverage(own: Sequence[str], other: Sequence[str], encoder: Encoder) -> Values:
    """For each word how well the best word or pair of neighbours of the other side answers it, 0 to 1.

    A word of the other side answers once in full; what it answers besides counts for less: of "showed its best side and showed what it
    can do" one half may be left out.
    """
    if not own or not other:
        return np.zeros(len(own))
    pairs = [f"{first} {second}" for first, second in pairwise(other)]
    # One bead is one batch, eight times as quick as word by word; what is in it depends on the bead alone, and so do the vectors.
    vectors = encoder.encode_together([*own, *other, *pairs])
    cosines = np.clip(vectors[: len(own)] @ vectors[len(own) :].T, 0, 1)
    letters = np.array([[_compare_letters(word, one) for one in other] for word in own])
    cosines[:, : len(other)] = np.maximum(cosines[:, : len(other)], letters)
    holds = [{at} for at in range(len(other))] + [{at, at + 1} for at in range(len(pairs))]
    return _answer(np.asarray(np.round(cosines, _DIGITS), dtype=np.float64), holds)


def _answer(alike: Values, holds: Sequence[set[int]]) -> Values:
    """The best likeness of each row, rows with a sure answer first; an answer that was given already counts for less."""
    given: set[int] = set()
    covered = np.zeros(len(alike))
    for row in np.argsort(-alike.max(axis=1), kind="stable"):
        worth = [value * (_AGAIN if given & held else 1.0) for value, held in zip(alike[row], holds, strict=True)]
        best = int(np.argmax(worth))
        covered[row] = worth[best]
        given |= holds[best]
    return covered


def find_left_out(
    texts: tuple[str, str], wordings: tuple[Wording, Wording], encoder: Encoder, ratio: float | None
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """The stretches of each text that the other one leaves out; one of the two is empty.

    What is told in other words leaves stretches on both sides: a text leaves something out where the rest of the other side weighs more
    than its own, and where it is shorter than the texts are beside each other (``ratio``: characters of the first for one of the second,
    absent where that is not known).
    """
    if any(find_script(text) in _UNSPACED for text in texts):
        return (), ()
    found = find_uncovered(texts, wordings, encoder), find_uncovered(texts[::-1], wordings[::-1], encoder)
    more = sum(one.weight for one in found[0]) - sum(one.weight for one in found[1])
    longer = len(texts[0]) - len(texts[1]) * ratio if ratio is not None else 0.0
    return (
        found[0] if more >= _MORE and longer >= 0 else (),
        found[1] if -more >= _MORE and longer <= 0 else (),
    )


def find_uncovered(
    texts: tuple[str, str], wordings: tuple[Wording, Wording], encoder: Encoder, limits: Limits = LIMITS
) -> tuple[Stretch, ...]:
    """The stretches of the first text that the second does not say, in their order."""
    own = [word for word in find_words(texts[0]) if _says_something(word, wordings[0])]
    other = [word.folded for word in find_words(texts[1])]
    if not own or not other:
        return ()
    lack = limits.even - measure_coverage([word.folded for word in own], other, encoder)
    return tuple(
        Stretch(
            own[first].start, own[last].stop, round(weight, 3), tuple(word.folded for word in own[first : last + 1])
        )
        for first, last, weight in _find_runs(lack)
        if weight >= limits.least and last - first + 1 >= limits.fewest
    )


def _find_runs(lack: Values) -> list[tuple[int, int, float]]:
    """Runs that add up to most, one behind the other: each goes on as long as what it adds up to stays above nothing."""
    runs = []
    first, total, best, last = 0, 0.0, 0.0, -1
    for at, value in enumerate([*map(float, lack), -np.inf]):
        total += value
        if total > best:
            best, last = total, at
        if total <= 0:
            if last >= first and best > 0:
                runs.append((first, last, best))
            first, total, best, last = at + 1, 0.0, 0.0, -1
    return runs


def _says_something(word: Word, wording: Wording) -> bool:
    """Numbers say much, but whether they stand on the other side is seen by their values (alignment/numbers.py)."""
    is_number = word.folded[0].isdigit() or ROMAN.fullmatch(word.folded.upper()) is not None
    return len(word.folded) >= _SHORTEST and not is_number and not wording.is_stop(word.folded)


def _compare_letters(one: str, other: str) -> float:
    """How like two words are in Latin letters, 0 where it could be chance."""
    share = float(Indel.normalized_similarity(anyascii(one).lower(), anyascii(other).lower()))
    return share if share >= _ALIKE else 0.0
