"""What a language's words do to a quotation: soften, deny, oppose, count; and when two words differ only in their ending.

Everything is read from ``languages/*/wording.toml``. A language without such a file gets a neutral wording: words are cut to
five letters to compare endings, and no word denies or softens.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple, Protocol, TypeVar

import snowballstemmer
from pydantic import Field

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders, keep_loaded
from onrecord.knowledge.numbers import NEED as NUMBERS
from onrecord.knowledge.numbers import NumberWords, load_number_words
from onrecord.text.words import fold_text, fold_word

NEED = "languages/*/wording.toml"
NEEDS = (NEED, NUMBERS)
NEUTRAL = "und"
_ENDING_LETTERS = 3
_PHRASES = (
    *("negations", "no_denials", "hedges", "bounds", "contrasts", "conditions", "exceptions"),
    *("dated_back", "dated_now", "uncounted", "subordinators", "between_sides"),
    *("inner_denials", "corrections"),
)
_SHORTEST_STEM = 3
_LONG_WORD = 64
_NEUTRAL_STEM = 5

Value = TypeVar("Value")
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


class WordingFile(Strict):
    """One ``wording.toml`` as written; see the comments in the shipped files for what each list is."""

    language: str
    stemmer: str
    endings: tuple[str, ...] = ()
    stem_tails: tuple[str, ...] = ()
    decimal: str
    thousands: tuple[str, ...]
    negations: tuple[str, ...]
    negation_prefixes: tuple[str, ...]
    negative_endings: tuple[str, ...]
    hedges: tuple[str, ...]
    bounds: tuple[str, ...]
    contrasts: tuple[str, ...]
    conditions: tuple[str, ...]
    exceptions: tuple[str, ...]
    stop: tuple[str, ...]
    kin: tuple[tuple[str, ...], ...] = ()
    has_meaning: bool = False
    uncounted: tuple[str, ...]
    multiples: tuple[tuple[str, str], ...] = ()
    joiners: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...]
    editor_marks: tuple[str, ...]
    dated_back: tuple[str, ...]
    dated_now: tuple[str, ...] = ()
    no_denials: tuple[str, ...] = ()
    inner_denials: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    between_sides: tuple[str, ...] = ()
    contractions: dict[str, str]
    spellings: dict[str, str] = Field(default_factory=dict)
    months: dict[str, int]
    abbreviations: dict[str, str]
    numbers: dict[str, str] = Field(default_factory=dict)
    magnitudes: dict[str, int] = Field(default_factory=dict)


class Facts(NamedTuple):
    """What a folded word is, whatever stands around it: its spelling, its stem, and whether it says or counts anything."""

    key: str
    stem: str
    is_stop: bool
    counts: bool


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One language's wording, compiled for looking up folded words."""

    language: str
    decimal: str
    thousands: tuple[str, ...]
    stop: frozenset[str]
    joiners: frozenset[str]
    multiples: tuple[tuple[str, str], ...]
    ordinal_suffixes: frozenset[str]
    editor_marks: frozenset[str]
    negation_prefixes: tuple[str, ...]
    negative_endings: tuple[str, ...]
    contractions: Mapping[str, tuple[str, ...]]
    abbreviations: Mapping[str, str]
    months: Mapping[str, int]
    numbers: Mapping[str, str]
    magnitudes: Mapping[str, int]
    phrases: Mapping[str, Phrases]
    kin: Mapping[str, str]
    stemmer: str
    endings: tuple[str, ...]
    stem_tails: tuple[str, ...]
    stems: dict[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    known: Mapping[str, dict[str, tuple[tuple[str, ...], ...]]] = field(default_factory=dict)
    families: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    joined: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    has_meaning: bool = False
    counted: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)
    dated: dict[str, int | None] = field(default_factory=dict)

    def stem(self, word: str) -> str:
        """``word`` (folded) without its ending; two words with one stem differ in their ending alone."""
        known = self.stems.get(word)
        if known is None:
            known = self.stems[word] = self._cut(word)
        return known

    def look_at(self, word: str) -> Facts:
        """What a folded word is; one that counts has the stem of its number, so that it meets «ещё одно», which counts nothing."""
        known = self.facts.get(word)
        if known is None:
            key = self.spell(word)
            counted, magnitude = self.count(word)
            stem = f"#{counted}" if counted else self.stem(self.abbreviations.get(word) or key)
            counts = counted is not None or magnitude is not None
            known = self.facts[word] = Facts(key, stem, self.is_stop(word), counts)
        return known

    def spell(self, word: str) -> str:
        """One spelling for a folded word that is written in several ways ("labour", "labor")."""
        if not self.spellings:
            return word
        whole, mark, tail = word.partition("'")
        return _respell(whole, self.spellings) + mark + tail

    def kin_of(self, stem: str) -> str:
        """One stem for all words that say the same of public affairs; the stem itself for all others."""
        return self.kin.get(stem, stem)

    def list_kin(self, stem: str) -> tuple[str, ...]:
        """The stems that :meth:`kin_of` makes one; the stem alone where it is nobody's kin."""
        return self.families.get(stem, (stem,))

    def _cut(self, word: str) -> str:
        if self.stemmer == "cut":
            return word[:_NEUTRAL_STEM]
        if self.stemmer == "endings":
            return _cut_endings(word, self.endings)
        stem = _open_stemmer(self.stemmer).stemWord(word)
        for tail in self.stem_tails:
            if stem.endswith(tail) and len(stem) - len(tail) >= _NEUTRAL_STEM - 1:
                return stem.removesuffix(tail)
        return stem

    def is_stop(self, word: str) -> bool:
        """Whether a folded word has so little content that it points at no source."""
        return word in self.stop or (len(word) == 1 and not word.isdigit())

    def find(self, kind: str, words: Sequence[str], start: int = 0) -> Iterator[tuple[int, int]]:
        """Where the words and phrases of a kind (``hedges``, ``negations`` …) stand in folded words, longest first at each place."""
        known = self.known[kind]
        at = start
        while at < len(words):
            phrases = known.get(words[at])
            if phrases is None:
                phrases = known[words[at]] = self._find_phrases(kind, words[at])
            length = max((len(phrase) for phrase in phrases if _agrees(phrase, words, at)), default=0) if phrases else 0
            if length:
                yield at, at + length
            at += length or 1

    def has(self, kind: str, words: Sequence[str]) -> bool:
        """Whether a word or phrase of a kind stands anywhere in the words."""
        return next(self.find(kind, words), None) is not None

    def count(self, word: str) -> tuple[str | None, int | None]:
        """What a number word counts (``26``, ``1/3``, ``x2``), and the power of ten of "thousand", "million" …; absent for other words."""
        counted = self.counted.get(word)
        if counted is None:
            counted = self.counted[word] = (_look_up(self.numbers, word), _look_up(self.magnitudes, word))
        return counted

    def month(self, word: str) -> int | None:
        """The number of a month's name in any case; absent for other words."""
        if word not in self.dated:
            self.dated[word] = _look_up(self.months, word)
        return self.dated[word]

    def denies(self, denial: str, word: str) -> bool:
        """Whether ``denial`` is ``word`` with a denying prefix before it («неудобный», «удобный»)."""
        return any(denial == prefix + word for prefix in self.negation_prefixes)

    def _find_phrases(self, kind: str, word: str) -> tuple[tuple[str, ...], ...]:
        phrases = _look_up(self.phrases[kind], word) or ()
        return ((word,), *phrases) if kind == "negations" and self._denies_by_ending(word) else phrases

    def _denies_by_ending(self, word: str) -> bool:
        return any(word.endswith(ending) and len(word) > len(ending) + 1 for ending in self.negative_endings)


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """The wordings of all languages that have one."""

    languages: Mapping[str, Wording]

    def of(self, language: str | None) -> Wording:
        """The wording of a language; the neutral one where none is known."""
        return self.languages.get(language or NEUTRAL, self.languages[NEUTRAL])


@keep_loaded(*NEEDS)
def open_wordings(folders: KnowledgeFolders) -> Wordings:
    """All wordings of the folders; a user's own file adds to the shipped one of its language."""
    written: dict[str, list[WordingFile]] = {}
    for file in folders.find(NEED):
        read = _read(file)
        written.setdefault(read.language, []).append(read)
    words = load_number_words(folders)
    compiled = {language: _compile(tuple(files), words.get(language)) for language, files in sorted(written.items())}
    return Wordings({**compiled, NEUTRAL: _compile((_neutral(),), None)})


def _read(file: KnowledgeFile) -> WordingFile:
    read = read_checked(file, WordingFile)
    if read.stemmer not in ("cut", "endings") and read.stemmer not in snowballstemmer.algorithms():
        raise KnowledgeError(
            f"{file.path}: stemmer: expected cut, endings or a Snowball algorithm, found {read.stemmer!r}"
        )
    return read


def _compile(files: tuple[WordingFile, ...], words: NumberWords | None) -> Wording:
    def listed(name: str) -> tuple[Any, ...]:
        return tuple(entry for file in files for entry in getattr(file, name))

    def mapped(name: str) -> dict[str, str]:
        return {fold_word(key): fold_text(value) for file in files for key, value in getattr(file, name).items()}

    contractions = {fold_word(key): tuple(value.split()) for file in files for key, value in file.contractions.items()}
    compiled = Wording(
        language=files[0].language,
        decimal=files[-1].decimal,
        thousands=listed("thousands"),
        stop=frozenset(map(fold_word, listed("stop"))),
        joiners=frozenset(listed("joiners")),
        multiples=listed("multiples"),
        ordinal_suffixes=frozenset(listed("ordinal_suffixes")),
        editor_marks=frozenset(listed("editor_marks")),
        negation_prefixes=listed("negation_prefixes"),
        negative_endings=listed("negative_endings"),
        contractions=contractions,
        abbreviations=mapped("abbreviations"),
        spellings={key: value for file in files for key, value in file.spellings.items()},
        months={key: value for file in files for key, value in file.months.items()},
        numbers=_list_numbers(words) | {key: value for file in files for key, value in file.numbers.items()},
        magnitudes={
            **(words.magnitudes if words else {}),
            **{key: value for file in files for key, value in file.magnitudes.items()},
        },
        phrases={kind: _gather(listed(kind)) for kind in _PHRASES},
        known={kind: {} for kind in _PHRASES},
        kin={},
        has_meaning=any(file.has_meaning for file in files),
        stemmer=files[-1].stemmer,
        stem_tails=listed("stem_tails"),
        endings=tuple(sorted(set(listed("endings")), key=lambda ending: (-len(ending), ending))),
    )
    kin = {
        compiled.stem(fold_word(word)): "kin:" + compiled.stem(fold_word(group[0]))
        for group in listed("kin")
        for word in reversed(group)
    }
    families: dict[str, tuple[str, ...]] = {}
    for stem, root in kin.items():
        families[root] = (*families.get(root, ()), stem)
    return replace(compiled, kin=kin, families=families)


def _list_numbers(words: NumberWords | None) -> dict[str, str]:
    """What the words of a language count; cardinals win."""
    return {word: str(value) for word, value in ({**words.ordinals, **words.cardinals} if words else {}).items()}


def _gather(entries: tuple[str, ...]) -> Phrases:
    """Phrases by their first word, a trailing ``*`` kept."""
    gathered: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        words = tuple(fold_word(word) for word in entry.split())
        gathered.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in gathered.items()}


def _respell(word: str, spellings: Mapping[str, str]) -> str:
    """The spelling of a whole word, else of its longest listed ending (``*our``) behind three letters or more."""
    whole = spellings.get(word)
    if whole is not None:
        return whole
    # A word of a million letters would be gone through a million times.
    longest = max(map(len, spellings)) if len(word) > _LONG_WORD else len(word)
    for start in range(max(_SHORTEST_STEM, len(word) - longest), len(word)):
        ending = spellings.get("*" + word[start:])
        if ending is not None:
            return word[:start] + ending.removeprefix("*")
    return word


def _look_up(table: Mapping[str, Value], word: str) -> Value | None:
    """The entry for a word: as it stands, else with an ending that a ``*`` covers."""
    found = table.get(word)
    if found is None:
        for letters in range(_ENDING_LETTERS + 1):
            if len(word) - letters < _SHORTEST_STEM:
                break
            found = table.get(word[: len(word) - letters] + "*")
            if found is not None:
                break
    return found


def _agrees(phrase: tuple[str, ...], words: Sequence[str], at: int) -> bool:
    return len(words) - at >= len(phrase) and all(
        _is_form(entry, word) for entry, word in zip(phrase, words[at : at + len(phrase)], strict=True)
    )


def _is_form(entry: str, word: str) -> bool:
    if entry.endswith("*"):
        return word.startswith(entry[:-1]) and len(word) - len(entry) + 1 <= _ENDING_LETTERS
    return word == entry


def _cut_endings(word: str, endings: tuple[str, ...]) -> str:
    cut = True
    while cut:
        cut = False
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word, cut = word[: -len(ending)], True
                break
    return word


@lru_cache(maxsize=16)
def _open_stemmer(algorithm: str) -> _Stemmer:
    stemmer: _Stemmer = snowballstemmer.stemmer(algorithm)
    return stemmer


def _neutral() -> WordingFile:
    return WordingFile.model_validate(
        dict.fromkeys(WordingFile.model_fields, ())
        | {name: {} for name in ("contractions", "spellings", "months", "abbreviations", "numbers", "magnitudes")}
        | {"language": NEUTRAL, "stemmer": "cut", "decimal": ".", "has_meaning": False}
    )
