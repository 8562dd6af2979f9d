"""Words by their forms: a table that finds a value by a word, exact or by how the word begins («рубл*»)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from onrecord.text.remembered import Remembered

Value = TypeVar("Value")
STAR = "*"
# Pieces of a phrase in a file's list of words: "square_kilometres".
JOINT = "_"
# Phrases are remembered by their first words, so many.
_PAIR = 2
# Words whose answer is kept: a text repeats its words.
_MOST_SEEN = 50_000


class Forms(Generic[Value]):
    """Values by folded words; an exact form wins over a beginning, a longer beginning over a shorter one."""

    __slots__ = ("_beginnings", "_exact", "_lengths", "_openings", "_seen", "_shortest")

    def __init__(self, pairs: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, Value] = {}
        self._beginnings: dict[str, Value] = {}
        for form, value in pairs:
            if form.endswith(STAR):
                self._beginnings.setdefault(form[:-1], value)
            else:
                self._exact.setdefault(form, value)
        self._lengths = sorted({len(form) for form in self._beginnings}, reverse=True)
        # The letters that all beginnings open with: most words of a text open otherwise.
        self._shortest = self._lengths[-1] if self._lengths else 0
        self._openings = frozenset(form[: self._shortest] for form in self._beginnings)
        self._seen: dict[str, Value | None] = {}

    def find(self, word: str) -> Value | None:
        """The value of a word, if its form is known."""
        if not self._lengths:
            return self._exact.get(word)
        try:
            return self._seen[word]
        except KeyError:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            found = self._seen[word] = self._look_up(word)
            return found

    def _look_up(self, word: str) -> Value | None:
        found = self._exact.get(word)
        if found is not None or word[: self._shortest] not in self._openings:
            return found
        for length in self._lengths:
            found = self._beginnings.get(word[:length]) if len(word) >= length else None
            if found is not None:
                return found
        return None

    def __contains__(self, word: str) -> bool:
        return self.find(word) is not None if self._lengths else word in self._exact

    @property
    def is_open(self) -> bool:
        """Some form is a beginning alone."""
        return bool(self._lengths)

    @property
    def words(self) -> Iterable[str]:
        """The forms that are whole words."""
        return self._exact.keys()

    def count(self, words: Iterable[str]) -> int:
        """How many of the words are known; of those looked up before nobody is asked again."""
        seen, find = self._seen, self.find
        values = [seen[word] if word in seen else find(word) for word in words]
        return len(values) - values.count(None)

    def lacks(self, words: Iterable[str]) -> bool:
        """None of the words is known."""
        return not any(map(self.__contains__, words))


class Phrase(NamedTuple, Generic[Value]):
    """What a phrase of ``length`` words means."""

    length: int
    value: Value


# The words of a phrase behind those that are known to stand there, and the phrase.
_Rest = tuple[tuple[Forms[bool], ...], Phrase[Value]]

# A place in a row of words, and the phrases that may begin there, the longest first.
_Begun = tuple[int, tuple[_Rest[Value], ...]]


def _match(words: Sequence[str], at: int, phrases: Iterable[_Rest[Value]]) -> Phrase[Value] | None:
    """The first of the phrases whose words stand from ``words[at]`` on; their first two do."""
    for rest, phrase in phrases:
        if not rest:
            return phrase
        if at + phrase.length <= len(words):
            for form, following in zip(rest, words[at + _PAIR : at + phrase.length], strict=True):
                if form.find(following) is None:
                    break
            else:
                return phrase
    return None


@cache
def _open_form(word: str) -> Forms[bool]:
    """One word of a phrase; languages have a few thousand, shared by all phrases."""
    return Forms([(word, True)])


class _Opened(NamedTuple, Generic[Value]):
    """The phrases that begin with one word, by their second; ``other`` are those of any other, absent where ``seconds`` tells of each."""

    seconds: Mapping[str, tuple[_Rest[Value], ...]]
    other: tuple[_Rest[Value], ...] | None


def _index_seconds(held: Sequence[tuple[tuple[Forms[bool], ...], Phrase[Value]]]) -> _Opened[Value]:
    """The phrases of one first word, the longest first, by their second word; where that is starred each word is looked up once."""

    def choose(word: str) -> tuple[_Rest[Value], ...]:
        return tuple((rest[1:], phrase) for rest, phrase in held if not rest or (word and word in rest[0]))

    seconds = [rest[0] for rest, _ in held if rest]
    if any(form.is_open for form in seconds):
        return _Opened(Remembered(choose, _MOST_SEEN), None)
    return _Opened({word: choose(word) for form in seconds for word in form.words}, choose(""))


class Phrases(Generic[Value]):
    """Values by phrases of one or more words; of those that begin at a word the longest wins."""

    __slots__ = ("_first", "_idle", "_last", "_opened")

    def __init__(self, pairs: Iterable[tuple[Sequence[str], Value]]) -> None:
        pairs = tuple(pairs)
        by_first: dict[str, list[_Rest[Value]]] = {}
        for words, value in pairs:
            rest = tuple(map(_open_form, words[1:]))
            by_first.setdefault(words[0], []).append((rest, Phrase(len(words), value)))
        for held in by_first.values():
            held.sort(key=lambda one: -len(one[0]))
        self._last = Forms([(words[-1], True) for words, _ in pairs])
        self._first = Forms([(word, tuple(held)) for word, held in by_first.items()])
        # Words at which none begins: nearly all of a text.
        self._idle: set[str] = set()
        # "will" opens dozens, "will sign" one or two, and "the" none but two of thousands.
        self._opened: dict[str, _Opened[Value]] = {}

    def find(self, words: Sequence[str], at: int) -> Phrase[Value] | None:
        """The longest phrase that begins at ``words[at]``."""
        word = words[at]
        if word in self._idle:
            return None
        seconds, other = self._opened.get(word) or self._open(word)
        following = words[at + 1] if at + 1 < len(words) else ""
        phrases = seconds[following] if other is None else seconds.get(following, other)
        return _match(words, at, phrases) if phrases else None

    def find_at(self, words: Sequence[str], places: Iterable[int]) -> list[tuple[int, Phrase[Value]]]:
        """Of these places in a row of words those at which a phrase begins, and the longest there."""
        begun = self._list_begun(words, places)
        return [(at, found) for at, phrases in begun if (found := _match(words, at, phrases)) is not None]

    def _list_begun(self, words: Sequence[str], places: Iterable[int]) -> list["_Begun[Value]"]:
        """Those of the places at which a phrase may begin by its first two words, with these phrases."""
        idle, known = self._idle, self._opened
        following = [*words[1:], ""]
        begun: list[_Begun[Value]] = []
        for at in [at for at in places if words[at] not in idle]:
            seconds, other = known.get(words[at]) or self._open(words[at])
            phrases = seconds[following[at]] if other is None else seconds.get(following[at], other)
            if phrases:
                begun.append((at, phrases))
        return begun

    def _open(self, word: str) -> _Opened[Value]:
        """The phrases that begin with a word, by their second; remembered."""
        held = self._first.find(word)
        if held is None:
            if len(self._idle) >= _MOST_SEEN:
                self._idle.clear()
            self._idle.add(word)
            return _Opened({}, ())
        if len(self._opened) >= _MOST_SEEN:
            self._opened.clear()
        found = self._opened[word] = _index_seconds(held)
        return found

    def find_each(
        self, words: Sequence[str], start: int = 0, stop: int | None = None
    ) -> Iterator[tuple[int, Phrase[Value]]]:
        """The place of each phrase that begins in ``words[start:stop]``, and the phrase: the longest at its place, inside others too."""
        yield from self.find_at(words, range(start, len(words) if stop is None else stop))

    def find_all(self, words: Sequence[str]) -> Iterator[tuple[int, Phrase[Value]]]:
        """The place of each phrase in a row of words, and the phrase: the longest at its place, none begins inside another."""
        behind = 0
        for at, phrases in self._list_begun(words, range(len(words))):
            if at >= behind and (found := _match(words, at, phrases)) is not None:
                behind = at + found.length
                yield at, found

    def find_first(self, words: Sequence[str], start: int, stop: int) -> int | None:
        """The place of the first phrase that begins in ``words[start:stop]``; most words begin none, and are not looked at twice."""
        idle = self._idle
        for at in range(start, stop):
            if words[at] not in idle and self.find(words, at) is not None:
                return at
        return None

    def may_begin(self, word: str) -> bool:
        """Some phrase begins with the word."""
        return word in self._first

    def find_before(self, words: Sequence[str], stop: int, longest: int = 4) -> Phrase[Value] | None:
        """The longest phrase that ends before ``words[stop]``."""
        if not stop or words[stop - 1] not in self._last:
            return None
        for length in range(min(longest, stop), 0, -1):
            found = self.find(words, stop - length)
            if found is not None and found.length == length:
                return found
        return None


def build_trie(forms: Iterable[str]) -> str:
    """A pattern of words that looks at each letter once, dozens cost what one does; a form ends with its word, or goes on at a star."""
    branches: dict[str, list[str]] = {}
    ends = ""
    for form in forms:
        if form == STAR:
            return ""
        if form:
            branches.setdefault(form[0], []).append(form[1:])
        else:
            ends = r"\b"
    pieces = [re.escape(letter) + build_trie(rest) for letter, rest in sorted(branches.items())]
    pieces += [ends] if ends else []
    return pieces[0] if len(pieces) == 1 else f"(?:{'|'.join(pieces)})"


def split_forms(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each form of a table of values with forms, and its value."""
    for value, forms in table.items():
        for form in forms.split():
            yield form, value
