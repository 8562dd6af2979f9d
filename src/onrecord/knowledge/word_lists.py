"""Lists of words and phrases, compiled so that one look tells which of them a word is in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# A stem with * stands for words with up to this many more letters: case endings are not longer.
STEM_LETTERS = 4
# Phrases are found by the first letters of their first word, so that a stem and its forms share a key.
KEY_LETTERS = 3
# Words are kept with their lists once they were asked about; the 336 texts of wikinews-ru have about 50,000 different ones.
MOST_KEPT = 100_000

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordSet:
    """Folded words, and stems that stand for themselves and a few more letters."""

    exact: frozenset[str]
    stems: frozenset[str]

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        return word in self.exact or (bool(self.stems) and any(start in self.stems for start in list_starts(word)))


class WordLists(dict[str, frozenset[str]]):
    """The names of the lists that a folded word is in, by word; kept for each word that was asked about."""

    def __init__(self, lists: Mapping[str, WordSet]) -> None:
        super().__init__()
        self._exact = _turn_round((word, name) for name, words in lists.items() for word in words.exact)
        self._stems = _turn_round((stem, name) for name, words in lists.items() for stem in words.stems)

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) >= MOST_KEPT:
            self.clear()
        names = set(self._exact.get(word, ()))
        names.update(*(self._stems.get(start, ()) for start in list_starts(word)))
        self[word] = found = frozenset(names)
        return found


class PhraseList:
    """Phrases of one kind, to be found at a place in a run of words."""

    def __init__(self, phrases: Iterable[Run]) -> None:
        grouped: dict[str, dict[int, list[Run]]] = {}
        for run in sorted(phrases, key=lambda run: (-len(run), run)):
            grouped.setdefault(run[0].rstrip("*")[:KEY_LETTERS], {}).setdefault(len(run), []).append(run)
        # The last word tells most phrases apart: many begin with "the".
        self._phrases = {
            key: tuple((length, gather_words(run[-1] for run in runs), tuple(runs)) for length, runs in lengths.items())
            for key, lengths in grouped.items()
        }

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where phrases stand among words: the place of each one's first word, and how many words the longest there takes up."""
        for at in [at for at, word in enumerate(words) if word[:KEY_LETTERS] in self._phrases]:
            if length := self.match(words, at):
                yield at, length

    def match(self, words: Sequence[str], at: int) -> int:
        """How many words the longest phrase takes up at ``words[at]``; 0 where none stands there."""
        for length, lasts, runs in self._phrases.get(words[at][:KEY_LETTERS], ()):
            if at + length <= len(words) and words[at + length - 1] in lasts:
                there = words[at : at + length]
                if any(all(map(is_form, there, run)) for run in runs):
                    return length
        return 0


def gather_words(words: Iterable[str]) -> WordSet:
    """Folded words as a set; those that end in * are stems."""
    listed = list(words)
    return WordSet(
        exact=frozenset(word for word in listed if not word.endswith("*")),
        stems=frozenset(word[:-1] for word in listed if word.endswith("*")),
    )


def list_starts(word: str) -> list[str]:
    """What may be the stem of a word: the word itself, and the word without up to :data:`STEM_LETTERS` letters."""
    return [word[: len(word) - cut] for cut in range(min(STEM_LETTERS, len(word) - 1) + 1)]


def is_form(word: str, pattern: str) -> bool:
    """Whether a folded word is ``pattern``, or a form of it where it ends in ``*``."""
    if not pattern.endswith("*"):
        return word == pattern
    return word.startswith(pattern[:-1]) and len(word) - len(pattern) + 1 <= STEM_LETTERS


def _turn_round(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, name in pairs:
        found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
