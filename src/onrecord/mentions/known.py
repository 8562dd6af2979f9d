"""What the mentions stage knows: people's names, offices and countries by the stems that cases leave alone."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeVar

from onrecord.knowledge.by_language import ByLanguage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import NEED as PAGES
from onrecord.knowledge.people import GIVEN_NAMES, NameLanguage, OfficeWords, People, load_people, read_given_names
from onrecord.knowledge.people import NEEDS as PEOPLE
from onrecord.knowledge.publishers import NEED as PUBLISHERS
from onrecord.knowledge.publishers import Publishers, load_publishers
from onrecord.knowledge.quoting import NEED as QUOTATIONS
from onrecord.knowledge.quoting import QuotingLanguage, load_quoting
from onrecord.mentions.speaking import SpeechWords, read_speech_words
from onrecord.mentions.uncased import UncasedNames, read_uncased
from onrecord.mentions.words import WordFacts, WordKinds, remember_names, remember_words
from onrecord.text.names import compile_runs, stem_name
from onrecord.text.words import find_words, fold_word

NEEDS = (*PEOPLE, GIVEN_NAMES, PUBLISHERS, PAGES, QUOTATIONS)

Stems = tuple[str, ...]
_SHORTEST_PATRONYMIC = 3
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForm:
    """A known person's name by stems: the surname, and the other words in order; ``is_alone``: the surname means them on its own."""

    key: str
    surname: str
    others: Stems
    is_alone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeForm:
    """The words of an office by stems; ``is_bound`` ones name it only together with a country."""

    stems: Stems
    role: str
    is_bound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How one language names people and offices, indexed by stems.

    ``offices``: first stem of an office's words to (stems, role). ``countries``: first stem to (stems, country);
    ``country_ends``: their last stems; ``adjectives``: stem to country. ``surnames``: stem to keys of known people; ``alone``: of
    those whom the surname means on its own; ``role_holders``:
    role to those who have held it anywhere. ``look_up``: what a capitalised word may be; ``may_name``: whether it may be a name on its
    own; ``runs``: the pattern of names.
    """

    language: NameLanguage
    people: Mapping[str, tuple[PersonForm, ...]]
    surnames: Mapping[str, frozenset[str]]
    alone: Mapping[str, frozenset[str]]
    role_holders: Mapping[str, frozenset[str]]
    given: Mapping[str, tuple[PersonForm, ...]]
    offices: Mapping[str, tuple[OfficeForm, ...]]
    countries: Mapping[str, tuple[tuple[Stems, str], ...]]
    country_ends: frozenset[str]
    adjectives: Mapping[str, str]
    former: frozenset[str]
    honorifics: frozenset[str]
    given_titles: frozenset[str]
    single_named: frozenset[str]
    modifiers: frozenset[str]
    short_titles: frozenset[str]
    bodies: frozenset[str]
    look_up: Callable[[str], WordFacts]
    may_name: Callable[[str], bool]
    runs: re.Pattern[str]
    speech: SpeechWords

    def stem(self, word: str) -> str:
        """The stem of a word, whatever its case."""
        return _stem_cached(word, self.language.endings)


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionKnowledge:
    """Naming by language, the people themselves, and the publishers (an outlet's country)."""

    namings: Mapping[str, Naming]
    people: People
    publishers: Publishers
    uncased: UncasedNames

    @property
    def stand_in(self) -> Naming:
        """The habits with which a page in an unknown language is read."""
        return self.namings[self.people.stand_in or min(self.namings)]


@lru_cache(maxsize=200_000)
def _stem_cached(word: str, endings: tuple[str, ...]) -> str:
    return stem_name(word, endings)


def load_mention_knowledge(folders: KnowledgeFolders) -> MentionKnowledge:
    """Read it from the knowledge folders and index it."""
    people = load_people(folders)
    given = read_given_names(folders)
    quoting = load_quoting(folders)
    namings = {
        language.language: partial(
            _index_language,
            language,
            people,
            given.get(language.language, frozenset()),
            quoting.choose(language.language),
        )
        for language in people.languages
    }
    return MentionKnowledge(
        namings=ByLanguage(namings, at_once=folders.own is not None),
        people=people,
        publishers=load_publishers(folders),
        uncased=read_uncased(people),
    )


def _stems(words: str, language: NameLanguage) -> Stems:
    return tuple(_stem_cached(word.folded, language.endings) for word in find_words(words))


def _index_language(
    language: NameLanguage, people: People, given_names: frozenset[str], quoting: QuotingLanguage
) -> Naming:
    forms = _read_forms(language, people)
    countries = _group(
        (stems[0], (stems, country.key))
        for country in people.countries
        if country.language == language.language and (stems := _stems(country.name, language))
    )
    look_up = remember_words(_read_kinds(language, countries, given_names))
    return Naming(
        language=language,
        people=_group((form.surname, form) for form in forms),
        surnames=_group_keys((form.surname, form.key) for form in forms),
        alone=_group_keys((form.surname, form.key) for form in forms if form.is_alone),
        role_holders=_group_keys((holder.role, holder.person) for holder in people.holders),
        given=_group((form.others[0], form) for form in forms if form.others),
        offices=_group((form.stems[0], form) for office in language.offices for form in _read_office(office, language)),
        countries=countries,
        country_ends=frozenset(form[-1] for forms in countries.values() for form, _ in forms),
        adjectives={
            _stem_cached(country.adjective, language.endings): country.key
            for country in people.countries
            if country.language == language.language and country.adjective
        },
        former=_stem_all(language.former, language),
        honorifics=_stem_all(language.honorifics, language),
        given_titles=_stem_all(language.given_titles, language),
        single_named=_stem_all(language.single_named, language),
        modifiers=_stem_all(language.modifiers, language),
        short_titles=_stem_all((*language.honorifics, *language.abbreviations), language),
        bodies=_stem_all(language.bodies, language),
        look_up=look_up,
        may_name=remember_names(look_up),
        runs=compile_runs(language.particles),
        speech=read_speech_words(quoting),
    )


def _read_kinds(
    language: NameLanguage, countries: Mapping[str, tuple[tuple[Stems, str], ...]], given_names: frozenset[str]
) -> WordKinds:
    given = _stem_all(given_names, language)
    return WordKinds(
        language=language,
        titles=_stem_all(
            (*language.titles, *language.single_named, *language.honorifics, *language.abbreviations), language
        ),
        addresses=_stem_all(language.addresses, language),
        openers=frozenset(fold_word(word) for word in language.openers),
        not_people=_stem_all(language.not_people, language),
        countries=frozenset(stem for stem, forms in countries.items() if any(len(form) == 1 for form, _ in forms)),
        given_names=given,
        printed_names=frozenset(name.casefold() for name in given_names),
        place_nouns=_stem_all(language.place_nouns, language),
        place_openers=_stem_all(language.place_openers, language),
        patronymics=tuple(sorted(_stem_patronymic(ending, language) for ending in language.patronymics)),
        shared_patronymics=tuple(_stem_patronymic(ending, language) for ending in language.shared_patronymics),
        patronymic_bases=given | frozenset(language.patronymic_bases),
    )


def _stem_all(words: Iterable[str], language: NameLanguage) -> frozenset[str]:
    return frozenset(stem_name(word, language.endings) for word in words)


def _stem_patronymic(ending: str, language: NameLanguage) -> str:
    """The end of a patronymic as cases leave it; a very short one stays whole, since other words end so too."""
    stem = stem_name(ending, language.endings)
    return stem if len(stem) >= _SHORTEST_PATRONYMIC else ending


def _read_office(office: OfficeWords, language: NameLanguage) -> Iterator[OfficeForm]:
    for words in (*office.forms, *office.bound):
        yield OfficeForm(stems=_stems(words, language), role=office.role, is_bound=words in office.bound)


def _read_forms(language: NameLanguage, people: People) -> tuple[PersonForm, ...]:
    """The names in a language; in the one that stands in for others, theirs too."""
    forms = []
    described = {one.language for one in people.languages}
    for name in people.names:
        is_own = name.language == language.language or (language.stands_in and name.language not in described)
        stems = _stems(name.name, language) if is_own else ()
        if stems:
            forms.append(PersonForm(key=name.key, surname=stems[-1], others=stems[:-1], is_alone=name.is_alone))
    return tuple(dict.fromkeys(forms))


def _group_keys(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in _group(pairs).items()}


def _group(pairs: Iterable[tuple[str, Value]]) -> Mapping[str, tuple[Value, ...]]:
    grouped: dict[str, list[Value]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in grouped.items()}
