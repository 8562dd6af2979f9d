"""Terms: the forms of words under which passages are found.

A term is a stem of letters or digits alone. A word of several pieces («Касым-Жомарт», "24,5") gives one term for each piece, so that
it is found whole, as a phrase, and by a piece. A language without spaces gives one term for each character.
"""

import re

from onrecord.knowledge.wording import Wording
from onrecord.text.remembered import Remembered
from onrecord.text.words import fold_word, list_words

_PIECE = re.compile(r"[^\W_]+")
# Scripts written without spaces between words: Thai to Khmer, kana, Han, Hangul stays whole.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# What a process remembers: the words of 5,000 pages with their punctuation are some 200,000.
_MOST_KNOWN = 300_000


class TermReader:
    """Reads text as terms by the stems of one language; what a word gives is remembered."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._runs = Remembered(self.read_run, _MOST_KNOWN)
        self._pieces = Remembered(self._cut, _MOST_KNOWN)

    def read(self, text: str) -> str:
        """The terms of a text in order, with one space between.

        What stands between two blanks is remembered with its punctuation: that is twice as quick as to find the words first.
        """
        return " ".join(filter(None, map(self._runs.__getitem__, text.split())))

    def read_run(self, run: str) -> str:
        """The terms of what stands between two blanks, with one space between; empty where it has no letter or digit."""
        if run.isascii() and run.isalpha():
            return self._pieces[fold_word(run)]
        pieces = [piece for word in list_words(run) for piece in _PIECE.findall(fold_word(word))]
        return " ".join(map(self._pieces.__getitem__, pieces))

    def recall_run(self, run: str) -> str:
        """The same, remembered."""
        return self._runs[run]

    def is_stop(self, word: str) -> bool:
        """Whether a word has so little content that a question may do without it."""
        return self._wording.is_stop(fold_word(word))

    def _cut(self, piece: str) -> str:
        """The terms of letters and digits without anything between; a word stands with a comma, in marks and alone, and is cut once."""
        if _UNSPACED.search(piece):
            return " ".join(piece)
        if piece.isdigit():
            return piece
        # A stem may end in an apostrophe, where the word did.
        return " ".join(_PIECE.findall(self._wording.stem(self._wording.spell(piece)))) or piece
