"""How the press of a language marks, introduces and attributes words: ``languages/*/quotations.toml``.

:func:`load_quoting` reads the files, checks them and compiles each into a :class:`QuotingLanguage`: word sets, phrases with a
slot for the speaker, and an index from a cue's first word to its phrases. All words are folded as in ``text.words``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from pydantic import Field

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.genders import FEMININE, MASCULINE, GivenNames, read_genders
from onrecord.knowledge.word_lists import PhraseList, Run, WordLists, WordSet, gather_words
from onrecord.text.words import fold_word

NEED = "languages/*/quotations.toml"
SLOT = "{}"
# What a cue may have beside it; quotations.toml of Russian says what each means.
_TAKES = "marks that bare object infinitive naming source opinion passing passive quoting told addressed beside writing"
TAKES = frozenset(_TAKES.split())

Item = TypeVar("Item")


class Marks(Strict):
    """Pairs of marks, marks that turn by their neighbours, and dashes."""

    pairs: tuple[tuple[str, str], ...]
    straight: tuple[str, ...]
    dashes: tuple[str, ...]


class Agreement(Strict):
    """Endings by which a verb and its subject are held against each other; empty where a language shows none."""

    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    possessive: tuple[str, ...] = ()
    not_masculine: tuple[str, ...] = ()
    not_feminine: tuple[str, ...] = ()
    oblique: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    given_cases: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    plural_cases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class QuotingWords(Strict):
    """Word lists, each one string with spaces or a tuple of words and phrases."""

    prepositions: str
    to: str
    that: str
    about: tuple[str, ...]
    as_: str = Field(alias="as")
    not_as: str
    relatives: str
    to_be: str
    adjuncts: str
    of: str
    possessive: str
    negations: str
    bearers: str
    and_: str = Field(alias="and")
    articles: str
    he: str
    she: str
    he_titles: str
    she_titles: str
    indefinite: str
    inside: str
    they: str
    subjects: str
    first_person: str
    infinitive: tuple[str, ...]
    finite: tuple[str, ...]
    third_person: tuple[str, ...]
    agent: str
    finite_words: str
    not_finite: str
    addressees: str
    adverbs: str
    roles: str
    headed: str
    heads: str
    so_called: tuple[str, ...]
    sayings: str
    nouns: str
    unreal: str
    subordinators: str
    tails: str
    impersonal: str
    institutions: str
    outlets: str = ""
    named_after: str = ""
    who: str = ""
    apart: str = ""
    short_titles: tuple[str, ...] = ()
    telling: str = ""
    nameless: str = ""
    own: str = ""
    alone: str = ""
    selves: str = ""
    goes_on: tuple[str, ...] = ()
    ahead: str = ""


class Speakers(Strict):
    """Words for two and more speakers at once."""

    groups: tuple[str, ...]


class Phrases(Strict):
    """Phrases, in which ``{}`` is the slot for the person or paper named."""

    by: tuple[str, ...]
    source: tuple[str, ...]
    on_behalf: tuple[str, ...]
    from_: tuple[str, ...] = Field(alias="from")
    after: tuple[str, ...]


class CueClass(Strict):
    """Cues of one kind, with examples: text, what is found in it, and the cue."""

    name: str
    takes: tuple[str, ...]
    stems: Mapping[str, str] = Field(default_factory=dict)
    words: str = ""
    phrases: tuple[str, ...] = ()
    objects: str = ""
    examples: tuple[tuple[str, str, str], ...]


class Silent(Strict):
    """Texts in which no quotation is found."""

    texts: tuple[str, ...]


class QuotingFile(Strict):
    """One language's ``quotations.toml``."""

    language: str
    marks: Marks
    endings: dict[str, tuple[str, ...]]
    agreement: Agreement
    words: QuotingWords
    speakers: Speakers
    phrases: Phrases
    cues: tuple[CueClass, ...]
    silent: Silent


@dataclass(frozen=True, slots=True)
class CuePhrase:
    """The words of a cue, each the set of its forms or ``None`` for any word; what it takes, and its objects."""

    words: tuple[frozenset[str] | None, ...]
    takes: frozenset[str]
    objects: WordSet | None


@dataclass(frozen=True, slots=True)
class SlotPhrase:
    """A phrase around the slot of a speaker: the words before it and after it."""

    before: Run
    after: Run


@dataclass(frozen=True, slots=True)
class QuotingLanguage:
    """One language's quoting, compiled.

    ``lists`` and ``runs`` hold words and phrases by the names they have in the file, ``listed`` the names of the lists by word;
    ``short_titles`` are the words that titles printed short stand for;
    ``slots`` the phrases with a slot by their first words, those that begin with the slot under an empty one, ``openings`` those
    of all kinds that may stand at a word, in the order in which they are tried. ``cues`` maps the first word of a cue to its
    phrases, the longest first. ``given`` are given names in the subject's case, ``declined`` in the others.
    """

    language: str
    marks: Marks
    agreement: Agreement
    lists: Mapping[str, WordSet]
    listed: WordLists
    runs: Mapping[str, PhraseList]
    slots: Mapping[str, Mapping[str, tuple[SlotPhrase, ...]]]
    openings: Mapping[str, tuple[tuple[str, SlotPhrase], ...]]
    cues: Mapping[str, tuple[CuePhrase, ...]]
    short_titles: Mapping[str, str]
    finite: tuple[str, ...]
    third_person: tuple[str, ...]
    infinitive: tuple[str, ...]
    given: GivenNames
    declined: GivenNames

    @property
    def gerund(self) -> tuple[str, ...]:
        """Endings of verbs that are no clause's own: "denied having met"; only where clauses may follow without a conjunction."""
        return self.agreement.gerund if self.third_person else ()

    def has(self, name: str, word: str) -> bool:
        """Whether a folded word is in the list of this name."""
        return name in self.listed[word]

    def match_run(self, name: str, words: Sequence[str], at: int) -> int:
        """How many words the longest phrase of a list takes up at ``words[at]``; 0 where none stands there."""
        return self.runs[name].match(words, at)


@dataclass(frozen=True, slots=True)
class Quoting:
    """All languages; ``merged`` is all of them at once, for a text whose language is not known."""

    languages: Mapping[str, QuotingLanguage]
    merged: QuotingLanguage
    files: tuple[QuotingFile, ...]

    def choose(self, code: str | None) -> QuotingLanguage:
        """The language of this code, or all languages at once."""
        return self.languages.get(code or "", self.merged)


def load_quoting(folders: KnowledgeFolders) -> Quoting:
    """Every ``languages/*/quotations.toml``; raises :class:`KnowledgeError` where a file breaks its format."""
    held = (file.path.stat() for need in (NEED, MASCULINE, FEMININE) for file in folders.find(need))
    return _load_quoting(folders, tuple((one.st_ino, one.st_mtime_ns, one.st_size) for one in held))


# Two stages of a process ask for it.
@lru_cache(maxsize=2)
def _load_quoting(folders: KnowledgeFolders, stamps: tuple[tuple[int, int, int], ...]) -> Quoting:
    files: dict[str, QuotingFile] = {}
    for found in folders.find(NEED):
        file = read_checked(found, QuotingFile)
        _check_cues(file, str(found.path))
        if file.language in files:
            raise KnowledgeError(f"{found.path}: language {file.language!r} is described twice")
        files[file.language] = file
    if not files:
        raise KnowledgeError(f"expected one {NEED} a language, found none")
    ordered = tuple(files[code] for code in sorted(files))
    genders = read_genders(folders)
    return Quoting(
        languages={file.language: _compile((file,), genders) for file in ordered},
        merged=_compile(ordered, genders),
        files=ordered,
    )


def _check_cues(file: QuotingFile, path: str) -> None:
    for entry in file.cues:
        unknown = sorted(set(entry.takes) - TAKES)
        if unknown:
            raise KnowledgeError(f"{path}: cues {entry.name!r}: takes {unknown[0]!r}, expected one of {sorted(TAKES)}")
        named = {word.partition(":")[2] for phrase in entry.phrases for word in phrase.split() if ":" in word}
        missing = sorted({*entry.stems, *named} - set(file.endings))
        if missing:
            raise KnowledgeError(f"{path}: cues {entry.name!r}: no endings are given for {missing[0]!r}")


def _compile(files: tuple[QuotingFile, ...], genders: Mapping[str, GivenNames]) -> QuotingLanguage:
    given, declined = GivenNames(), GivenNames()
    for file in files:
        names = genders.get(file.language, GivenNames())
        given, declined = given.join(names), declined.join(names.decline(file.agreement.given_cases))
    lists = {name: _gather_words(files, name) for name in QuotingWords.model_fields}
    slots = {
        name: _compile_slots(_unite(getattr(file.phrases, name) for file in files))
        for name in Phrases.model_fields
        if name != "after"
    }
    return QuotingLanguage(
        language="+".join(file.language for file in files),
        marks=Marks(
            pairs=_unite(file.marks.pairs for file in files),
            straight=_unite(file.marks.straight for file in files),
            dashes=_unite(file.marks.dashes for file in files),
        ),
        agreement=Agreement(
            **{name: _fold_all(getattr(file.agreement, name) for file in files) for name in Agreement.model_fields}
        ),
        lists=lists,
        listed=WordLists(lists),
        runs={
            "so_called": _index_runs(file.words.so_called for file in files),
            "goes_on": _index_runs(file.words.goes_on for file in files),
            "groups": _index_runs(file.speakers.groups for file in files),
            "about": _index_runs(file.words.about for file in files),
            "after": _index_runs(file.phrases.after for file in files),
        },
        slots=slots,
        openings=_list_openings(slots),
        cues=_compile_cues(files),
        short_titles=dict(pair.split() for file in files for pair in file.words.short_titles),
        finite=_fold_all(file.words.finite for file in files),
        third_person=_fold_all(file.words.third_person for file in files),
        infinitive=_fold_all(file.words.infinitive for file in files),
        given=given,
        declined=declined,
    )


def _unite(groups: Iterable[tuple[Item, ...]]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(groups)))


def _fold_all(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in _unite(groups))


def _gather_words(files: tuple[QuotingFile, ...], name: str) -> WordSet:
    values: list[str | tuple[str, ...]] = [getattr(file.words, name) for file in files]
    words = [word for value in values for word in (value.split() if isinstance(value, str) else value)]
    return gather_words(map(fold_word, words))


def _index_runs(groups: Iterable[tuple[str, ...]]) -> PhraseList:
    return PhraseList(tuple(fold_word(word) for word in phrase.split()) for phrase in _unite(groups))


def _compile_slots(phrases: tuple[str, ...]) -> Mapping[str, tuple[SlotPhrase, ...]]:
    compiled = []
    for phrase in phrases:
        before, _, after = phrase.partition(SLOT)
        compiled.append(
            SlotPhrase(
                before=tuple(fold_word(word) for word in before.split()),
                after=tuple(fold_word(word) for word in after.split()),
            )
        )
    compiled.sort(key=lambda slot: (-len(slot.before) - len(slot.after), slot.before, slot.after))
    heads = dict.fromkeys(slot.before[0] if slot.before else "" for slot in compiled)
    return {head: tuple(slot for slot in compiled if (slot.before[:1] or ("",))[0] == head) for head in heads}


def _list_openings(
    slots: Mapping[str, Mapping[str, tuple[SlotPhrase, ...]]],
) -> Mapping[str, tuple[tuple[str, SlotPhrase], ...]]:
    """The phrases of all kinds by the word that they may begin with: those of that word, and those that begin with the slot."""
    return {
        head: tuple(
            (kind, phrase)
            for kind, phrases in slots.items()
            for opening in dict.fromkeys((head, ""))
            for phrase in phrases.get(opening, ())
        )
        for head in dict.fromkeys(head for phrases in slots.values() for head in phrases)
    }


def _compile_cues(files: tuple[QuotingFile, ...]) -> Mapping[str, tuple[CuePhrase, ...]]:
    found: dict[str, list[CuePhrase]] = {}
    for file in files:
        for entry in file.cues:
            takes = frozenset(entry.takes)
            objects = gather_words(map(fold_word, entry.objects.split())) if entry.objects else None
            for words in _list_cue_words(entry, file.endings):
                phrase = CuePhrase(words, takes, objects)
                for first in sorted(words[0] or ()):
                    found.setdefault(first, []).append(phrase)
    return {first: tuple(sorted(phrases, key=lambda phrase: -len(phrase.words))) for first, phrases in found.items()}


def _list_cue_words(
    entry: CueClass, endings: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[frozenset[str] | None, ...]]:
    """The cues of a class: single words first, each with its forms, then phrases word by word."""
    for name, stems in entry.stems.items():
        for stem in stems.split():
            yield (_list_forms(f"{stem}:{name}", endings),)
    for word in entry.words.split():
        yield (_list_forms(word, endings),)
    for phrase in entry.phrases:
        yield tuple(None if word == "_" else _list_forms(word, endings) for word in phrase.split())


def _list_forms(word: str, endings: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    stem, _, name = word.partition(":")
    return frozenset(fold_word(stem + ending) for ending in (endings[name] if name else ("",)))
