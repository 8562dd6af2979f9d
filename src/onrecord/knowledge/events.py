"""What is known of events: ``events.toml`` (kinds, weights), ``languages/*/events.toml`` (words), and the words for dates and countries."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from onrecord.errors import KnowledgeError
from onrecord.knowledge.by_language import ByLanguage
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.dating import NEEDS as DATING_NEEDS
from onrecord.knowledge.dating import load_date_phrases
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.people import NEEDS as PEOPLE_NEEDS
from onrecord.knowledge.people import CountryName, NameLanguage, load_people
from onrecord.knowledge.refusals import FILES as REFUSALS
from onrecord.knowledge.refusals import Refusals, load_refusals
from onrecord.knowledge.things import NEEDS as THINGS_NEEDS
from onrecord.knowledge.things import ThingName, load_things
from onrecord.text.edtf_phrases import DatePhrases
from onrecord.text.names import stem_name
from onrecord.text.stems import StemPhrases, lower_text
from onrecord.text.words import list_words

WORDS = "languages/*/events.toml"
KINDS = "events.toml"
NEEDS = (WORDS, KINDS, REFUSALS, *DATING_NEEDS, *PEOPLE_NEEDS, *THINGS_NEEDS)
Phrases = dict[str, tuple[str, ...]]
# Phrases by table and key.
Tables = Mapping[str, Mapping[str, tuple[str, ...]]]
# "Oman", "Иран": shorter stems begin too many other words.
_SHORTEST_STEM = 4
_CUES = ("generic", "pointing", "repeated", "begun", "this_time", "relative")


class Kind(Strict):
    """A kind of event and its group; see the comments in the file."""

    key: str
    group: str
    is_distant: bool = False
    is_named: bool = False


class Thresholds(Strict):
    """From where on a pair is one event, and from where on it is an issue."""

    yes: float
    unsure: float


class KindsFile(Strict):
    """``events.toml``."""

    kinds: tuple[Kind, ...]
    weights: dict[str, float]
    thresholds: Thresholds


class Words(Strict):
    """Words that point at the page's own event or at its series, those that name no series, and those that say at whose wish it was.

    ``about`` stands between who makes a statement and what it is about. ``persons`` are those of ``kinds`` that are of an event only where
    somebody is named beside them: "met", "received".
    """

    generic: tuple[str, ...]
    pointing: tuple[str, ...]
    repeated: tuple[str, ...]
    begun: tuple[str, ...]
    this_time: tuple[str, ...]
    same: tuple[str, ...] = ()
    relative: tuple[str, ...]
    empty: tuple[str, ...]
    asked: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


class Naming(Strict):
    """Patterns of single words: those of a series' name left and right of its noun, those that end it, and how many at most.

    ``opens`` is what the first word right of the noun has to be, where not any of ``right`` may be it ("Summit for …"). ``parliament``
    finds the ``noun`` of a gathering where it is the name of a body ("the U.S. Congress"). A ``possessive`` at the end of a word ends the
    name before it ("the Summit for Rivers' declaration").
    """

    left: str
    right: str
    opens: str = ""
    breaks: str
    small: str
    joins: tuple[str, ...]
    most: int
    parliament: str = ""
    possessive: str = ""


class Places(Strict):
    """Words before a place, or behind it; ``towns`` may stand between, ``here`` is the page's own place.

    ``wide`` are names of what is too large to be where an event is.
    """

    before: tuple[str, ...]
    after: tuple[str, ...] = ()
    towns: tuple[str, ...]
    here: tuple[str, ...]
    wide: tuple[str, ...] = ()


class Signing(Strict):
    """Words that say that a document was signed.

    ``ahead`` stand before the document, ``behind`` after it, some may be both. ``documents`` are nouns of what is signed; before a word
    of ``behind`` only ``subjects`` count. ``left`` is a pattern of single words that belong to a title before its noun; ``ends`` are
    words that a title ends before, ``joins`` stand between two of them, with ``articles`` behind. ``bars``, before the word, say that
    nothing was signed yet, or long ago; ``past`` anywhere in the sentence that it was then; ``today`` that somebody who speaks means the
    day on which they do; so do those of ``ahead`` that are also of ``now`` ("I'm signing"). ``laws`` are nouns that count where it is
    said to be today, for what was made law once is named on any page; for them ``loosely`` says no day. Behind one of ``occasions`` in
    a headline stands what was signed, whatever its noun. ``examples`` are sentences
    with the titles found in them.
    """

    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    documents: tuple[str, ...]
    subjects: tuple[str, ...]
    left: str
    ends: tuple[str, ...]
    joins: tuple[str, ...]
    articles: tuple[str, ...] = ()
    bars: tuple[str, ...]
    past: tuple[str, ...] = ()
    today: tuple[str, ...]
    now: tuple[str, ...] = ()
    loosely: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    examples: tuple[tuple[str, tuple[str, ...]], ...]


class Attending(Strict):
    """Words that say who was at an event, see :mod:`onrecord.events.attending`.

    ``lists`` stand in a line that opens a list of people. ``alone`` say by themselves that those of the sentence were there, ``beside``
    where the sentence names an event too, ``apart`` that they met at another. Behind one of ``elsewhere`` stands whom a thing is
    named after, or who only tells of it, right behind one of ``serves`` the office that somebody works for.
    """

    lists: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()


class EventWords(Strict):
    """One language's ``events.toml``."""

    language: str
    kinds: Phrases
    formats: Phrases
    status: Phrases
    modes: Phrases
    order: Phrases
    series: Phrases
    words: Words
    naming: Naming
    places: Places
    signing: Signing
    attending: Attending = Attending()


def _list_phrases(written: EventWords, names: tuple[str, ...], more: Tables) -> StemPhrases:
    """The phrases of some tables of a file with more of them, each under its table and its key there."""
    tables = {**{name: getattr(written, name) for name in names}, **more}
    return StemPhrases({f"{table}:{key}": words for table, keys in tables.items() for key, words in keys.items()})


@dataclass(frozen=True, eq=False)
class EventLanguage:
    """The words of one language, compiled; ``names`` may be missing where the language has no ``people.toml``."""

    written: EventWords
    dates: DatePhrases
    names: NameLanguage | None
    countries: tuple[CountryName, ...]
    places: tuple[ThingName, ...] = ()
    refusals: Refusals = field(default_factory=Refusals)

    @property
    def code(self) -> str:
        """The language's code."""
        return self.written.language

    @cached_property
    def named(self) -> StemPhrases:
        """The words that a page is searched for: "kinds:call", "series:forum", and those that "this" may stand before."""
        signed = tuple(sorted({*self.written.signing.ahead, *self.written.signing.behind}))
        words = self.written.words
        more = {
            "generic": {"generic": words.generic},
            "signed": {"signed": signed},
            "persons": {"persons": words.persons},
        }
        return _list_phrases(self.written, ("kinds", "series", "formats"), more)

    @cached_property
    def around(self) -> StemPhrases:
        """The words that are looked for beside these: "order:before", "cues:pointing"."""
        written = self.written
        cues = {name: getattr(written.words, name) for name in _CUES}
        more = {
            "cues": cues,
            "here": {"here": written.places.here},
            "public": {"public": tuple(self._list_public())},
            **{name: {name: getattr(written.attending, name)} for name in Attending.model_fields},
        }
        return _list_phrases(written, ("status", "modes", "order"), more)

    def _list_public(self) -> Iterator[str]:
        """Words for who acts in public: those of the rules, and countries by name and adjective without their endings."""
        if not self.refusals.rules:
            return
        yield from self.refusals.public
        endings = self.names.endings if self.names else ("",)
        for country in self.countries:
            for printed in (country.name, country.adjective or ""):
                stem = stem_name(printed, endings) if printed.isalpha() else ""
                if len(stem) >= _SHORTEST_STEM:
                    yield f"{stem}*"

    @cached_property
    def signing(self) -> StemPhrases:
        """The words that are looked for beside one of signing, and which of the two orders it stands in."""
        names = (
            "ahead",
            "behind",
            "documents",
            "subjects",
            "ends",
            "bars",
            "past",
            "today",
            "now",
            "loosely",
            "laws",
            "occasions",
        )
        return StemPhrases({name: getattr(self.written.signing, name) for name in names})

    @cached_property
    def same(self) -> frozenset[str]:
        """Words that say of what something is the first: "the first such forum"."""
        return frozenset(map(lower_text, self.written.words.same))

    @cached_property
    def empty(self) -> StemPhrases:
        """Words that say nothing of which series it is."""
        return StemPhrases({"empty": self.written.words.empty})

    @cached_property
    def parliament(self) -> re.Pattern[str] | None:
        """Finds the noun of a gathering that is the name of a body."""
        pattern = self.written.naming.parliament
        return re.compile(pattern, re.MULTILINE) if pattern else None

    @cached_property
    def nations(self) -> frozenset[str]:
        """The adjectives of countries, in small letters."""
        names = {one.name.casefold() for one in self.countries}
        return frozenset(one.adjective.casefold() for one in self.countries if one.adjective) - names

    @cached_property
    def wide(self) -> frozenset[str]:
        """What is too large to be a place of an event, in small letters."""
        return frozenset(name.casefold() for name in self.written.places.wide)

    @cached_property
    def about(self) -> StemPhrases:
        """Words between who speaks and what about: "statement by Roe on …"."""
        return StemPhrases({"about": self.written.words.about})

    @cached_property
    def asked(self) -> StemPhrases:
        """Words beside an event that say at whose wish it was held."""
        return StemPhrases({"asked": self.written.words.asked})

    @cached_property
    def placed(self) -> Mapping[tuple[str, ...], ThingName]:
        """The known places and countries of this language by the stems of their words."""
        rows = [
            ThingName(key=f"country-{one.key.lower()}", language=self.code, name=one.name, kind="place", country="")
            for one in self.countries
        ]
        return {self._stem(one.name): one for one in (*rows, *self.places)}

    def find_place(self, printed: str) -> ThingName | None:
        """The place that knowledge has under this name, in any case."""
        return self.placed.get(self._stem(printed))

    def _stem(self, name: str) -> tuple[str, ...]:
        endings = self.names.endings if self.names else ()
        return tuple(stem_name(word, endings) for word in list_words(name))


@dataclass(frozen=True, eq=False)
class EventKnowledge:
    """All that is known of events."""

    kinds: Mapping[str, Kind]
    weights: Mapping[str, float]
    thresholds: Thresholds
    languages: Mapping[str, EventLanguage]

    def group_of(self, kind: str | None) -> str | None:
        """The group of a kind; none of a kind that is not known."""
        known = self.kinds.get(kind or "")
        return known.group if known else None


@keep_loaded(*NEEDS)
def load_event_knowledge(folders: KnowledgeFolders) -> EventKnowledge:
    """Everything about events in both folders; raises :class:`KnowledgeError` for a kind that has words and no group."""
    held = [read_checked(file, KindsFile) for file in folders.find(KINDS)]
    if not held:
        raise KnowledgeError(f"expected {KINDS} among the knowledge files, found none")
    kinds = {kind.key: kind for one in held for kind in one.kinds}
    dates, people, things = load_date_phrases(folders), load_people(folders), load_things(folders)
    refusals = load_refusals(folders)
    makers: dict[str, Callable[[], EventLanguage]] = {}

    def make(words: EventWords) -> EventLanguage:
        return EventLanguage(
            written=words,
            dates=dates[words.language],
            names=people.find_language(words.language),
            countries=tuple(one for one in people.countries if one.language == words.language),
            places=tuple(one for one in things.names if one.kind == "place" and one.language == words.language),
            refusals=refusals.get(words.language, Refusals()),
        )

    for file in folders.find(WORDS):
        words = read_checked(file, EventWords)
        unknown = sorted(set(words.kinds) - set(kinds))
        if unknown:
            raise KnowledgeError(f"{file.path}: kinds: expected those of {KINDS}, found {', '.join(unknown)}")
        if words.language in makers or words.language not in dates:
            raise KnowledgeError(f"{file.path}: expected one such file and dates.toml for {words.language!r}")
        makers[words.language] = partial(make, words)
    languages = ByLanguage(makers, at_once=folders.own is not None)
    return EventKnowledge(kinds=kinds, weights=held[-1].weights, thresholds=held[-1].thresholds, languages=languages)
