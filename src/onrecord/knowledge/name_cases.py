"""The nominative of people's names (``languages/*/name_cases.toml``), so that a name is shown as it is called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.genders import FEMININE, MASCULINE, GivenNames, read_genders
from onrecord.knowledge.people import GIVEN_NAMES, read_given_names
from onrecord.text.words import fold_word

NEED = "languages/*/name_cases.toml"
NEEDS = (NEED, MASCULINE, FEMININE, GIVEN_NAMES)
_NONE = "~"
_SHORTEST = 2  # letters that an ending leaves of a name

Part = Literal["given", "patronymic", "surname"]
Gender = Literal["m", "f"]
# The orders in which the words of a name stand.
_ORDERS: tuple[tuple[Part, ...], ...] = (
    ("given", "patronymic", "surname"),
    ("surname", "given", "patronymic"),
    ("given", "surname"),
    ("surname", "given"),
    ("given", "patronymic"),
)


class CaseRows(Strict):
    """The endings of one part of a name for one gender."""

    part: Part
    gender: Gender
    endings: tuple[str, ...]


class CaseExample(Strict):
    """A name as printed, and its nominative; empty where nothing can be said."""

    printed: str
    nominative: str


class CasesFile(Strict):
    """The whole file; its comments say what the keys mean."""

    language: str
    changing: tuple[str, ...] = ()
    open_letters: str
    rows: tuple[CaseRows, ...]
    examples: tuple[CaseExample, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A nominative ending and the endings of the other cases, each with those that are in use beside it."""

    nominative: str
    cases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class NameCases:
    """One language's declension of names."""

    rows: Mapping[tuple[Part, Gender], tuple[Row, ...]]
    changing: Mapping[str, str]
    given: frozenset[str]
    genders: GivenNames
    open_letters: str
    _known: dict[tuple[str, Part, Gender], tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def restore(self, printed: str) -> str | None:
        """The nominative of a name in another case; ``None`` where it stands in the nominative, or what it is stays open.

        The given name must be a known one, and all words must stand in one case of one gender.
        """
        words = printed.split()
        readings = {
            " ".join(found)
            for order in _ORDERS
            if len(order) == len(words)
            for gender in ("m", "f")
            for found in self._read(words, order, gender)
        }
        return readings.pop() if len(readings) == 1 and printed not in readings else None

    def _read(self, words: Sequence[str], order: Sequence[Part], gender: Gender) -> Iterator[tuple[str, ...]]:
        """The nominatives of the words in each case in which all can stand; the nominative is one of them."""
        if not any(self._list_cases(words[order.index("given")], "given", gender)):
            return iter(())
        columns = [self._list_cases(word, part, gender) for word, part in zip(words, order, strict=True)]
        return (found for found in zip(*columns, strict=True) if all(found))

    def _list_cases(self, word: str, part: Part, gender: Gender) -> tuple[str, ...]:
        """What the word is in the nominative if it stands in that, and in each other case; empty where it cannot stand in one."""
        known = self._known.get((word, part, gender))
        if known is None:
            nominative = word if self._may_stand(word, part, gender) else ""
            cases = range(len(next(iter(self.rows.values()))[0].cases))
            restored = (self._restore_word(word, part, gender, case) or "" for case in cases)
            known = self._known[word, part, gender] = (nominative, *restored)
        return known

    def _may_stand(self, word: str, part: Part, gender: Gender) -> bool:
        if part == "given":
            return self._is_given(word, gender)
        return any(self._ends(word, row.nominative) for row in self.rows[part, gender])

    def _restore_word(self, word: str, part: Part, gender: Gender, case: int) -> str | None:
        """The nominative of a word that stands in this case; by the first row that fits, of given names the first that is known."""
        for row in self.rows[part, gender]:
            for ending in row.cases[case]:
                if self._ends(word, ending):
                    nominative = word[: len(word) - len(ending)] + row.nominative
                    if part != "given":
                        return nominative
                    nominative = self.changing.get(nominative, nominative)
                    if self._is_given(nominative, gender):
                        return nominative
        return None

    def _ends(self, word: str, ending: str) -> bool:
        """Whether a word ends so; without an ending it ends in a letter that none is needed behind."""
        if ending:
            return word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
        return word[-1:].isalpha() and word[-1].lower() not in self.open_letters

    def _is_given(self, word: str, gender: Gender) -> bool:
        folded = fold_word(word)
        same, other = self.genders.masculine, self.genders.feminine
        if gender == "f":
            same, other = other, same
        return (folded in self.given or folded in same) and folded not in other


@keep_loaded(*NEEDS)
def load_name_cases(folders: KnowledgeFolders) -> Mapping[str, NameCases]:
    """The declensions by language."""
    given, genders = read_given_names(folders), read_genders(folders)
    found: dict[str, NameCases] = {}
    for file in folders.find(NEED):
        read = read_checked(file, CasesFile)
        found[read.language] = NameCases(
            rows={(rows.part, rows.gender): tuple(map(_read_row, rows.endings)) for rows in read.rows},
            changing={stem: name for name, stem in (pair.split() for pair in read.changing)},
            given=frozenset(map(fold_word, given.get(read.language, frozenset()))),
            genders=genders.get(read.language, GivenNames()),
            open_letters=read.open_letters,
        )
    return found


def _read_row(written: str) -> Row:
    nominative, *cases = written.split()
    return Row(_read_ending(nominative), tuple(tuple(map(_read_ending, case.split("|"))) for case in cases))


def _read_ending(written: str) -> str:
    return "" if written == _NONE else written
