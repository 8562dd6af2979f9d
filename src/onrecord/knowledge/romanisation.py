"""How names of different scripts are told for one: ``romanisation.toml`` and ``name_pairs.csv``."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders, keep_loaded

NEED = "romanisation.toml"
PAIRS = "name_pairs.csv"
NEEDS = (NEED, PAIRS)

_NO_LETTER = re.compile("[^a-z]")
_TWICE = re.compile(r"(.)\1+")
# Given names of one language that differ so little are spellings of one; of short ones a letter makes another name ("Jan", "Jon").
_ONE_GIVEN = 0.8
_SHORT = 4
# Letters that a word with an ending of adjectives has at least, lest prepositions are taken for some ("zwischen" is, "neben" is not).
_ADJECTIVE = 5
KINDS = ("script", "short")
_COLUMNS = ("name", "other", "language", "kind", "source")


class NamePair(NamedTuple):
    """A name and its other form: in the ``script`` of another language, or ``short`` in the same."""

    name: str
    other: str
    language: str
    kind: str


class RomanisationExamples(Strict):
    """Words that are one name, and words that are two."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


class Folds(Strict):
    """What writes one sound in many ways, in the order in which it is folded; letters that endings are made of; letters that may open
    one name in two scripts. For looking names up: ``silent`` letters do not count, those of one of ``sounds`` are one. ``capital_nouns``:
    languages that write every noun with a capital, and ``determiners`` what stands before nouns in them, as do words with
    ``adjective_endings``; ``no_names``: words with a capital that are no names; ``looked_up``: languages without capitals in whose texts
    the names of countries are looked up; ``read``: those of them whose names a dictionary reads; ``titles``: words beside which a name
    stands in them; ``listed``: languages with capitals where a word with one that no list of their words holds is a name.
    """

    folds: tuple[tuple[str, str], ...]
    open_endings: str
    silent: str
    sounds: tuple[str, ...]
    openings: tuple[str, ...]
    capital_nouns: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    adjective_endings: tuple[str, ...] = ()
    no_names: frozenset[str] = frozenset()
    looked_up: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    examples: RomanisationExamples

    def is_determined(self, before: str) -> bool:
        """Whether a word before a noun says that it is one and no name: an article, or an adjective by its ending."""
        return before.lower() in self.determiners or (
            before.islower() and len(before) > _ADJECTIVE and before.endswith(self.adjective_endings)
        )


@dataclass(frozen=True)
class Romanisation:
    """Names as plain Latin letters, and how like two of them are.

    ``pairs`` are folded names of two scripts that letters alone do not tell for one; ``short`` maps a folded given name of a language to
    those that stand for it ("Jim", "James"), both ways.
    """

    folds: Folds
    pairs: frozenset[frozenset[str]] = frozenset()
    short: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def fold(self, word: str) -> str:
        """The word in folded Latin letters, without the vowels it ends with; empty where it holds no letter."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._fold(word)
        return known

    def _fold(self, word: str) -> str:
        folded = (word if word.isascii() else anyascii(word)).lower()
        if not folded.isalpha():
            folded = _NO_LETTER.sub("", folded)
        if self._foldable.search(folded):  # one name in three
            for written, sound in self.folds.folds:
                folded = folded.replace(written, sound)
        folded = _TWICE.sub(r"\1", folded)
        return folded.rstrip(self.folds.open_endings) or folded

    @cached_property
    def _foldable(self) -> re.Pattern[str]:
        """What a word holds one of that any fold changes: a fold finds what an earlier one has made only behind one that was found."""
        return re.compile("|".join(re.escape(written) for written, _ in self.folds.folds))

    def compare(self, first: str, second: str) -> float:
        """How like two words are as names, 0 to 1: one less the share of letters that differ; 1 for a pair that is known."""
        return self.compare_folded(self.fold(first), self.fold(second))

    def compare_folded(self, one: str, other: str) -> float:
        """The same of two folded words."""
        if not one or not other:
            return 0.0
        if one == other or (one in self._paired and frozenset((one, other)) in self.pairs):
            return 1.0
        return float(Levenshtein.normalized_similarity(one, other))

    @cached_property
    def _paired(self) -> frozenset[str]:
        return frozenset(name for pair in self.pairs for name in pair)

    def list_consonants(self, word: str) -> str:
        """The consonants of the folded word, those alone that scripts write alike; the word itself where it has none."""
        folded = self.fold(word)
        return folded.translate(self._vowels) or folded

    @cached_property
    def _vowels(self) -> Mapping[int, str]:
        sounds = {ord(letter): "" for letter in self.folds.silent}
        return sounds | {ord(letter): group[0] for group in self.folds.sounds for letter in group}

    def list_short(self, word: str, language: str) -> frozenset[str]:
        """The folded given names that are short for this one, or that it is short for."""
        return self.short.get((language, self.fold(word)), frozenset())

    def is_one_given(self, first: str, second: str, language: str) -> bool:
        """Whether two given names of a language are one: "Jim" and "James", "Michail" and "Mikhail", and not "Boris" and "Doris"."""
        one, other = self.fold(first), self.fold(second)
        if one == other or other in self.list_short(first, language):
            return True
        return one[:1] == other[:1] and min(len(one), len(other)) > _SHORT and self.compare(first, second) >= _ONE_GIVEN

    def may_open(self, first: str, second: str) -> bool:
        """Whether two words may open with one letter: "Ю." and "Yury", "Дж." and "John"."""
        one, other = self._find_opening(first), self._find_opening(second)
        return one == other or other in self._openings.get(one, frozenset())

    def _find_opening(self, word: str) -> str:
        return _NO_LETTER.sub("", anyascii(word[:1]).lower())[:1]

    @cached_property
    def _openings(self) -> Mapping[str, frozenset[str]]:
        alike: dict[str, frozenset[str]] = {}
        for letters in self.folds.openings:
            for letter in letters:
                alike[letter] = alike.get(letter, frozenset()) | frozenset(letters)
        return alike


@keep_loaded(*NEEDS)
def load_romanisation(folders: KnowledgeFolders) -> Romanisation:
    """The folds and pairs of both folders; a user's own folds replace the shipped ones."""
    *_, file = folders.find(NEED)
    plain = Romanisation(folds=read_checked(file, Folds))
    pairs: set[frozenset[str]] = set()
    short: dict[tuple[str, str], set[str]] = {}
    for row in (row for found in folders.find(PAIRS) for row in read_pairs(found)):
        name, other = plain.fold(row.name), plain.fold(row.other)
        if row.kind == "script":
            pairs.add(frozenset((name, other)))
        else:
            short.setdefault((row.language, name), set()).add(other)
            short.setdefault((row.language, other), set()).add(name)
    return Romanisation(
        folds=plain.folds, pairs=frozenset(pairs), short={key: frozenset(names) for key, names in short.items()}
    )


def read_pairs(file: KnowledgeFile) -> Iterator[NamePair]:
    """The rows of a file of pairs; each names the data set that it was read from."""
    reader = csv.DictReader(file.read_text().splitlines())
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        raise KnowledgeError(f"{file.path}:1: expected the columns {', '.join(_COLUMNS)}")
    for row in reader:
        place = f"{file.path}:{reader.line_num}"
        if not (row["source"] or "").strip():
            raise KnowledgeError(f"{place}: a row names the data set it was read from")
        if row["kind"] not in KINDS:
            raise KnowledgeError(f"{place}: expected one of {', '.join(KINDS)}, found {row['kind']!r}")
        yield NamePair(row["name"], row["other"], row["language"], row["kind"])
