"""Which words of two texts answer each other, each of them once.

A name that stands twice in one text and once in the other is answered once; a word that says what another word of the first text says
does not stand for a name beside it: "television" is «telewizji» and not «PBS». First letters and lists pair words, the surest first,
then vectors pair what is left.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.alignment.name_words import Token
from onrecord.alignment.one_name import NameKnowledge, find_roots, is_one
from onrecord.text.encoder import Encoder

_SHORTEST = 2
# Two words say the same from this cosine on.
_SAME = 0.6
# How sure a pair of words is: alike to the letter, written with a capital on the other side too, of one name of the lists.
_EQUAL, _CAPITAL, _LISTED = 4.0, 0.1, 0.9
# A word with a small letter answers from here on: "part" is not «Paryżu».
_SURE = 0.7


class Claims(NamedTuple):
    """The words of two texts; of those of the second the place of the word in the first that it answers, ``written`` by letters or lists,
    ``meant`` by vectors.
    """

    first: tuple[Token, ...]
    second: tuple[Token, ...]
    written: Mapping[int, int]
    meant: Mapping[int, int]

    def list_places(self, start: int, stop: int) -> list[int]:
        """The places of the words of the first text that begin in ``[start, stop)``."""
        return [place for place, word in enumerate(self.first) if start <= word.start < stop]

    def is_written(self, place: int) -> bool:
        """Whether letters or lists pair this word of the first text."""
        return place in self.written.values()

    def list_free(self, places: Sequence[int]) -> list[str]:
        """The words of the second text that answer no word of the first but, by vectors, these."""
        return [
            word.text
            for at, word in enumerate(self.second)
            if at not in self.written and self.meant.get(at, places[0]) in places
        ]


def pair_words(sides: tuple[Sequence[Token], Sequence[Token]], known: NameKnowledge, encoder: Encoder | None) -> Claims:
    """The pairs of the words of two texts, both in languages that the encoder knows; without one by letters and lists alone."""
    claims = pair_written(sides, known)
    return claims if encoder is None else pair_meant(claims, encoder)


def pair_written(sides: tuple[Sequence[Token], Sequence[Token]], known: NameKnowledge) -> Claims:
    """The pairs by letters and lists."""
    first, second = (tuple(one) for one in sides)
    return Claims(first, second, _choose(_list_written(first, second, known)), {})


def pair_meant(claims: Claims, encoder: Encoder) -> Claims:
    """These pairs, and those by vectors of the words that are left."""
    first, second, written, _ = claims
    left = [place for place in range(len(first)) if place not in written.values()]
    free = [place for place in range(len(second)) if place not in written]
    if not left or not free:
        return claims
    words = [word.text.lower() for word in (*(first[place] for place in left), *(second[place] for place in free))]
    unique = list(dict.fromkeys(words))
    rows = encoder.encode_together(unique)[[unique.index(word) for word in words]]
    alike = rows[: len(left)] @ rows[len(left) :].T
    pairs = [
        (float(alike[row, column]), place, at)
        for row, place in enumerate(left)
        for column, at in enumerate(free)
        if alike[row, column] >= _SAME
    ]
    return Claims(first, second, written, _choose(pairs))


def _choose(pairs: Sequence[tuple[float, int, int]]) -> dict[int, int]:
    """The surest pairs of which no word is in a surer one, by the place in the second text."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, at in sorted(pairs, key=lambda one: (-one[0], one[1:])):
        if place not in taken and at not in chosen:
            chosen[at] = place
            taken.add(place)
    return chosen


def _list_written(
    first: Sequence[Token], second: Sequence[Token], known: NameKnowledge
) -> list[tuple[float, int, int]]:
    """Words that are written alike or of one name, with how sure that is; of equal ones those at like places of their texts are surer."""
    return [
        (sure - abs(place / len(first) - at / len(second)) / 100, place, at)
        for place, word in enumerate(first)
        for at, sure in _find_alike(word.text, second, known)
    ]


def _find_alike(word: str, others: Sequence[Token], known: NameKnowledge) -> Iterator[tuple[int, float]]:
    for at, other in enumerate(others):
        if min(len(word), len(other.text)) >= _SHORTEST:
            sure = _measure_sureness(word, other.text, known)
            if _is_enough(sure, other.text):
                yield at, sure


def is_written_as(word: str, other: str, known: NameKnowledge) -> bool:
    """Whether a word of a name is written as this one; with a small letter it is more like it."""
    return _is_enough(_measure_sureness(word, other, known), other)


def _is_enough(sure: float, other: str) -> bool:
    return sure >= _SURE or (sure > 0 and other[0].isupper())


def _measure_sureness(word: str, other: str, known: NameKnowledge) -> float:
    """How sure it is that two words are one name; 0 where they are not."""
    if word.lower() == other.lower():
        return _EQUAL + (word[0].isupper() and other[0].isupper())
    if not is_one(word, other, known):
        return 0.0
    alike = known.romanisation.compare(word, other)
    if find_roots(word, known) & find_roots(other, known):
        alike = max(alike, _LISTED)
    return alike + _CAPITAL * other[0].isupper()
