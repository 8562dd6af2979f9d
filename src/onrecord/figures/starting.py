"""Whether a sentence can hold an amount: most cannot, and are passed over by one look.

A text is cut at its blanks, and what each different piece can be by itself is told once: nothing («и», "COVID-19", "16:15"), an amount
("24,5", «двести»), or the one or the other by the words beside it ("2019", the 7 of "November 7", the two of "the two sides").
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from functools import lru_cache, partial
from itertools import accumulate, compress, count
from typing import NamedTuple

from onrecord.figures.beside import Beside, counts_here, is_every, is_measured, is_more_than_a_year, is_ranked
from onrecord.figures.roman import read_numeral
from onrecord.figures.tokens import list_tokens
from onrecord.knowledge.amounts import Amounts
from onrecord.text.remembered import Remembered
from onrecord.text.stems import lower_text

_MOST_KNOWN = 100_000
_MONEY = "money"
_SMALL = 10
_DIGIT = re.compile(r"\d")
_OPENS, _CLOSES = r"[(\[«“‘\"']*", r"[.,;:!?…)\]»”’\"']*"
# Clocks, names that end in a hyphen and a number, numbers of a row: no amounts whatever stands beside them.
_NAMED = re.compile(rf"{_OPENS}(?:\d\d?:\d\d(?::\d\d)?|[^\W\d_]+(?:[-‑][^\W\d_]+)*[-‑]\d+|[#№]\d+){_CLOSES}")
_LETTERED = re.compile(rf"{_OPENS}([^\W\d_]+)\d+{_CLOSES}")
_TAILED = re.compile(r"\d+[-‑]?([^\W\d_]+)")
_YEAR = re.compile(rf"{_OPENS}(?:1[7-9]\d\d|20\d\d)(?:[–—-](?:1[7-9]\d\d|20\d\d))?{_CLOSES}")
_PLAIN = re.compile(rf"\d{{1,4}}{_CLOSES}")
_ROMAN = re.compile(r"[IVXLC]{2}")
_LIST_MARK = re.compile(r"\d+[.)]")
# Pieces on either side that hold all that can make an amount of a number: the longest bound, and the units behind it.
_AROUND = 6

_Judge = Callable[[Beside], bool]


class _Found(NamedTuple):
    """The pieces of a text that may be amounts: where they start, and their places among the pieces."""

    starts: Sequence[int]
    places: Sequence[int]


class Scan:
    """A text looked through for what may be amounts, all of it at once for each language of its sentences."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._found: dict[str, _Found] = {}

    def may_hold_amounts(self, start: int, stop: int, known: Amounts, months: Container[str]) -> bool:
        """An amount may stand in ``[start, stop)``."""
        found = self._found.get(known.language) or self._find(known)
        starts, places = found
        at = bisect_left(starts, start)
        at -= at > 0 and starts[at - 1] + len(self._pieces[places[at - 1]]) > start
        while at < len(starts) and starts[at] < stop:
            if self._counts(places[at], known, months, is_first=starts[at] == start):
                return True
            at += 1
        return False

    def _counts(self, place: int, known: Amounts, months: Container[str], *, is_first: bool) -> bool:
        """A piece may be an amount where it stands; the mark of a list is none."""
        piece = self._pieces[place]
        judge = _open_judges(known)[piece]
        if judge is None or (is_first and _LIST_MARK.fullmatch(piece)):
            return False
        return judge is _is_amount or judge(self._look_beside(place, known, months))

    def _find(self, known: Amounts) -> _Found:
        self._pieces = self._pieces or self._text.replace("\n", " ").split(" ")
        lengths = list(accumulate(map(len, self._pieces), initial=0))
        places = list(compress(count(), map(_open_judges(known).__getitem__, self._pieces)))
        found = self._found[known.language] = _Found([lengths[place] + place for place in places], places)
        return found

    def _look_beside(self, place: int, known: Amounts, months: Container[str]) -> Beside:
        before, behind = self._pieces[max(0, place - _AROUND) : place], self._pieces[place + 1 : place + 1 + _AROUND]
        return Beside(
            self._pieces[place],
            tuple(token for piece in before for token in list_tokens(piece)),
            tuple(token for piece in behind for token in list_tokens(piece)),
            known,
            months,
        )


@lru_cache(maxsize=16)
def _open_judges(known: Amounts) -> Remembered[_Judge | None]:
    """What tells of a piece whether it may be an amount where it stands; absent for most."""
    return Remembered(partial(_judge_piece, known=known), _MOST_KNOWN)


def _judge_piece(piece: str, known: Amounts) -> _Judge | None:
    lowered = lower_text(piece)
    counted = known.counting.search(lowered)
    if not _DIGIT.search(lowered):
        return _judge_word(piece, lowered, counted, known)
    return _judge_digits(piece, known) if counted is None else _is_amount


def _judge_word(piece: str, lowered: str, counted: re.Match[str] | None, known: Amounts) -> _Judge | None:
    if counted is None:
        is_numeral = bool(_ROMAN.search(piece)) and any(read_numeral(token.text) for token in list_tokens(piece))
        return is_ranked if is_numeral else None
    if "-" in lowered:
        return _is_amount
    if counted[0] in known.every and not known.counting_more.search(lowered, counted.end()):
        return is_every
    if counted[0] in known.ones and not known.counting_more.search(lowered, counted.end()):
        return is_measured
    value = known.cardinals.find(piece.casefold())
    return counts_here if value is not None and value < _SMALL else _is_amount


def _judge_digits(piece: str, known: Amounts) -> _Judge | None:
    if _NAMED.fullmatch(piece):
        return None
    if lettered := _LETTERED.fullmatch(piece):
        unit = known.units.find((lettered[1].casefold(),), 0)
        is_money = lettered[1] in known.signs or (unit is not None and unit.value.kind == _MONEY)
        return _is_amount if is_money else None
    if _YEAR.fullmatch(piece):
        return is_more_than_a_year
    tailed = _TAILED.fullmatch(piece)
    if tailed and tailed[1] in known.few_tails | known.many_tails:
        return _is_amount
    if tailed and tailed[1] in known.ordinal_tails:
        is_unit = known.units.find((tailed[1],), 0) is not None or tailed[1] in known.suffixes
        return _is_amount if is_unit else is_ranked
    return counts_here if _PLAIN.fullmatch(piece) else _is_amount


def _is_amount(_: Beside) -> bool:
    return True
