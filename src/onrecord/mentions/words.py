"""What a single capitalised word may be in a name: looked up once, however often the word stands in the record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.knowledge.people import NameLanguage
from onrecord.text.names import stem_name
from onrecord.text.remembered import Remembered
from onrecord.text.words import fold_word

_FIRST_BEYOND_LATIN = "\u0250"
# Distinct capitalised words kept in memory; the 5,703 real pages have fewer.
_MOST_WORDS = 1 << 17


class WordFacts(NamedTuple):
    """A word's stem and its kinds. ``is_thing``: a place, a body or a thing; ``is_apart``: it stands before a name and is none of it.

    ``is_place`` makes the word before it a place, ``opens_place`` the word behind it; ``ends_name``: a possessive.
    ``may_name``: it may be a name on its own. ``may_be_patronymic``: it ends like a patronymic, though no given name that we know is in it.
    """

    stem: str
    is_thing: bool
    is_apart: bool
    is_opener: bool
    is_title: bool
    is_given: bool
    is_patronymic: bool
    may_be_patronymic: bool
    is_adjective: bool
    is_place: bool
    opens_place: bool
    ends_name: bool
    may_name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordKinds:
    """The sets of stems that :class:`WordFacts` are read from; ``countries`` are those of one word.

    ``printed_names``: given names in the nominative, in small letters; another case of one may be a country ("Дании").
    """

    language: NameLanguage
    titles: frozenset[str]
    addresses: frozenset[str]
    openers: frozenset[str]
    not_people: frozenset[str]
    countries: frozenset[str]
    given_names: frozenset[str]
    printed_names: frozenset[str]
    place_nouns: frozenset[str]
    place_openers: frozenset[str]
    patronymics: tuple[str, ...]
    shared_patronymics: tuple[str, ...]
    patronymic_bases: frozenset[str]

    def read(self, word: str) -> WordFacts:
        """The facts of a word as printed."""
        language = self.language
        stem = stem_name(self._cut_generation(word), language.endings)
        is_given = stem in self.given_names
        is_country = stem in self.countries and not (is_given and word.casefold() in self.printed_names)
        is_given = is_given and not is_country
        is_opener = fold_word(word) in self.openers
        is_title = stem in self.titles
        is_latin = language.titles[0] < _FIRST_BEYOND_LATIN
        is_thing = stem in self.not_people or is_country or (word < _FIRST_BEYOND_LATIN) != is_latin
        is_thing = is_thing or self._is_joined_place(word)
        is_apart = is_title or is_opener or is_country or stem in self.addresses
        is_place, opens_place = stem in self.place_nouns, stem in self.place_openers
        return WordFacts(
            stem=stem,
            is_thing=is_thing,
            is_apart=is_apart,
            is_opener=is_opener,
            is_title=is_title,
            is_given=is_given,
            is_patronymic=self._is_patronymic(stem),
            may_be_patronymic=bool(self.patronymics) and stem.endswith(self.patronymics),
            is_adjective=bool(language.adjective_endings) and word.endswith(language.adjective_endings),
            is_place=is_place,
            opens_place=opens_place,
            ends_name=bool(language.possessives) and word.endswith(language.possessives),
            may_name=len(word) > 1 and not (is_thing or is_apart or is_place or opens_place),
        )

    def _cut_generation(self, word: str) -> str:
        """The word without what tells two of one name apart: "Рой-младший"."""
        name, hyphen, generation = word.rpartition("-")
        return name if hyphen and generation in self.language.generations else word

    def _is_joined_place(self, word: str) -> bool:
        """A word that makes the next one a place, joined to it: "Лос-Ривас"."""
        opener, hyphen, _ = word.partition("-")
        return bool(hyphen) and stem_name(opener, self.language.endings) in self.place_openers

    def _is_patronymic(self, stem: str) -> bool:
        """A patronymic is made of a given name: "Николаевич"; "Шендерович" is made of none that we know."""
        ending = next((ending for ending in self.patronymics if stem.endswith(ending)), None)
        if ending is None or ending not in self.shared_patronymics:
            return ending is not None
        base = stem[: -len(ending)]
        return not self.patronymic_bases.isdisjoint((base, base.removesuffix("ь")))


def remember_words(kinds: WordKinds) -> Callable[[str], WordFacts]:
    """A look-up that reads each word once."""
    return Remembered(kinds.read, _MOST_WORDS).__getitem__


def remember_names(look_up: Callable[[str], WordFacts]) -> Callable[[str], bool]:
    """Whether a capitalised word may be a name on its own: asked of every such word of a page."""
    return Remembered(lambda word: look_up(word).may_name, _MOST_WORDS).__getitem__
