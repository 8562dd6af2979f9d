"""Whether a sentence may hold one of many phrases at all, asked of its pieces between blanks: each different piece is read once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from onrecord.knowledge.forms import STAR
from onrecord.text.remembered import Remembered
from onrecord.text.stems import lower_text

# Two words in a row.
_PAIR = 2
_LETTERS = re.compile(r"[^\W\d_]+")
# Pieces that are remembered: those of some hundred pages.
_MOST_KNOWN = 100_000
_WORD, _OPENING = 2, 1


class Gates:
    """For each phrase one word of it that is not common; of common words alone, the last two in a row ("is to").

    A phrase may have starred words.
    """

    __slots__ = ("_marks", "_openings", "_rows", "_words")

    def __init__(self, phrases: Iterable[Sequence[str]], common: frozenset[str]) -> None:
        gates = frozenset(_list_gates(phrases, common))
        self._words = frozenset(gate for gate in gates if " " not in gate)
        self._rows = tuple(sorted(gate for gate in gates if " " in gate))
        # "now to" is looked for where "now" stands.
        self._openings = frozenset(max(row.split(), key=len) for row in self._rows)
        self._marks = Remembered(self._mark_piece, _MOST_KNOWN)

    def open_page(self, pieces: Iterable[str]) -> "PageGates":
        """The gates of a page with these different pieces."""
        held, marks = tuple(pieces), self._marks
        told = list(compress(held, map(marks.__getitem__, held)))
        words, openings = (frozenset(piece for piece in told if marks[piece] == wanted) for wanted in (_WORD, _OPENING))
        return PageGates(words, openings, self._rows)

    def _mark_piece(self, piece: str) -> int:
        lowered = lower_text(piece)
        if lowered.isalpha():
            return _WORD if lowered in self._words else _OPENING if lowered in self._openings else 0
        letters = _LETTERS.findall(lowered)
        if not self._words.isdisjoint(letters):
            return _WORD
        return 0 if self._openings.isdisjoint(letters) else _OPENING


class PageGates:
    """The pieces of one page that are words of gates, and those that open a row of common words."""

    __slots__ = ("_openings", "_rows", "_words")

    def __init__(self, words: frozenset[str], openings: frozenset[str], rows: Sequence[str]) -> None:
        self._words = words
        self._openings = openings
        self._rows = rows

    def may_hold(self, pieces: Sequence[str]) -> bool:
        """Among the pieces of a sentence is a word, or a row of common ones, without which none of the phrases stands."""
        if not self._words.isdisjoint(pieces):
            return True
        if self._openings.isdisjoint(pieces):
            return False
        lowered = lower_text(" ".join(pieces))
        return any(row in lowered for row in self._rows)


def _is_row(words: Sequence[str]) -> bool:
    """The words stand in a text as they stand here, with a blank between two."""
    return all(map(str.isalpha, words))


def _list_gates(phrases: Iterable[Sequence[str]], common: frozenset[str]) -> Iterator[str]:
    """A gate for each phrase: a word that others have as theirs anyway, else the longest.

    Of 86,400 sentences of 300 long pages 40,400 pass so, and 49,900 by the longest word of each; 28,200 hold a cue.
    """
    choices: list[Sequence[str]] = []
    for words in phrases:
        whole = [word for word in words if not word.endswith(STAR) and _LETTERS.search(word)]
        telling = [word for word in whole if word not in common]
        if telling or len(whole) < _PAIR or not _is_row(words):
            choices.append(telling or whole)
        else:
            yield " ".join(words[-_PAIR:])
    alone = {words[0] for words in choices if len(words) == 1}
    for words in choices:
        # Of "accepted the president's invitation" the letters alone of a word with a sign in it would let every president in.
        gate = max(words, key=lambda word: (word in alone, word.isalpha(), len(word)))
        yield max(_LETTERS.findall(gate), key=len)
