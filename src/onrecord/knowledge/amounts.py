"""How a language says amounts: ``languages/*/figures.toml``, ``units.toml``, ``currencies.toml`` and ``currencies.csv``."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onrecord.errors import KnowledgeError
from onrecord.knowledge.amount_beginnings import list_beginnings, list_opening, list_starters
from onrecord.knowledge.amount_files import CurrenciesFile, FiguresFile, UnitEntry, UnitsFile, add_number_words
from onrecord.knowledge.by_language import read_by_language
from onrecord.knowledge.checked import read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.forms import JOINT, STAR, Forms, Phrases, build_trie, split_forms
from onrecord.knowledge.numbers import NEED as NUMBERS
from onrecord.knowledge.numbers import load_number_words

LANGUAGES = "languages/*/figures.toml"
UNITS = "units.toml"
CURRENCIES = "currencies.toml"
CURRENCY_NAMES = "currencies.csv"
NEEDS = (LANGUAGES, NUMBERS, UNITS, CURRENCIES, CURRENCY_NAMES)
# Words of a currency's full name are compared without so many letters at their end: «долларов США», «доллара США».
_ENDING = 2
_SHORTEST_NAME = 5
# What the file lists as words and is looked up as a set of them.
_LISTS = (
    *("points", "minus", "joiners", "piece_joiners", "ordinal_tails", "single"),
    *("single_behind", "dotted", "known_sets", "paired", "named_before", "named_after", "held_under"),
    *("shy", "articles", "fillers", "prepositions", "parts_of", "connectives", "lived"),
    *("conjunctions", "demonstratives", "amount_nouns", "money_links", "age_marks", "aged", "comparatives"),
    *("rate_links", "purposes", "plurals", "past_words", "stand_ins", "tallies", "pronouns", "sized"),
    *("noun_links", "each", "helpers", "every", "negations", "rate_points", "vague", "in_rows"),
    *("collectives", "collective_parts", "named_beside", "counted_ones", "ages", "elders", "clock_links"),
    *("definite", "few_tails", "many_tails", "doubles", "shared_ages", "persons"),
)
# How words end, looked up as a row of endings.
_ENDINGS = (
    *("whole_endings", "verb_endings", "past_endings", "present_endings", "deed_endings"),
    *("noun_endings", "genitive_endings", "present_participles", "owned_endings", "half_prefixes"),
    *("adjective_endings", "adverb_endings", "plural_endings", "singular_endings"),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its code (ISO 4217, UCUM, ``percent``, ``percent_point``) and what it measures.

    ``base`` says how many of its kind's base unit it is, where amounts of the kind are said in pieces ("7 feet 10 inches").
    ``is_bare``: money by a noun or sign that several countries use ("dollars").
    """

    code: str
    kind: str
    base: Decimal | None = None
    is_bare: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """Words that say what an amount measures; see the Russian ``figures.toml``."""

    up: Forms[bool]
    down: Forms[bool]
    by: frozenset[str]
    to: frozenset[str]
    rates: Forms[bool]
    shares: Forms[bool]
    of: frozenset[str]
    counted_times: frozenset[str]
    times_after: frozenset[str]
    occasions: Forms[bool]
    ranked: Forms[bool]
    more_times: frozenset[str]
    less_times: frozenset[str]
    than: frozenset[str]
    copulas: frozenset[str]
    by_endings: tuple[str, ...]
    times_before: Forms[bool]
    times_led: Forms[bool]
    times_behind: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """How one language writes and says numbers, units and bounds. Words are folded."""

    language: str
    decimal: str
    groups: frozenset[str]
    groups_behind_sign: frozenset[str]
    points: frozenset[str]
    minus: frozenset[str]
    joiners: frozenset[str]
    piece_joiners: frozenset[str]
    tails: Phrases[Fraction]
    ordinal_tails: frozenset[str]
    times_tails: Forms[bool]
    few_tails: frozenset[str]
    many_tails: frozenset[str]
    doubles: frozenset[str]
    every: frozenset[str]
    negations: frozenset[str]
    rate_points: frozenset[str]
    single: frozenset[str]
    single_behind: frozenset[str]
    dotted: frozenset[str]
    known_sets: frozenset[str]
    definite: frozenset[str]
    collectives: frozenset[str]
    collective_parts: frozenset[str]
    named_beside: frozenset[str]
    counted_ones: frozenset[str]
    paired: frozenset[str]
    uncounted: Phrases[bool]
    named_before: frozenset[str]
    named_after: frozenset[str]
    shy: frozenset[str]
    articles: frozenset[str]
    half_prefix: str
    half_prefixes: tuple[str, ...]
    fillers: frozenset[str]
    prepositions: frozenset[str]
    parts_of: frozenset[str]
    connectives: frozenset[str]
    conjunctions: frozenset[str]
    demonstratives: frozenset[str]
    amount_nouns: frozenset[str]
    hedges: Phrases[bool]
    takes_genitive: bool
    whole_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    purposes: frozenset[str]
    plurals: frozenset[str]
    plural_endings: tuple[str, ...]
    singular_endings: tuple[str, ...]
    names_behind_share: bool
    money_links: frozenset[str]
    age_marks: frozenset[str]
    aged: frozenset[str]
    ages: frozenset[str]
    elders: frozenset[str]
    shared_ages: frozenset[str]
    vague: frozenset[str]
    in_rows: frozenset[str]
    lived: frozenset[str]
    persons: frozenset[str]
    held_under: frozenset[str]
    clock_links: frozenset[str]
    comparatives: frozenset[str]
    adverb_endings: tuple[str, ...]
    owned_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    past_words: frozenset[str]
    present_participles: tuple[str, ...]
    stand_ins: frozenset[str]
    tallies: frozenset[str]
    pronouns: frozenset[str]
    sized: frozenset[str]
    noun_links: frozenset[str]
    deed_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    each: frozenset[str]
    helpers: frozenset[str]
    kinds: Mapping[str, str]
    present_endings: tuple[str, ...]
    rate_links: frozenset[str]
    cardinals: Forms[int]
    has_teens: bool
    ordinals: Forms[int]
    magnitudes: Forms[int]
    dozens: Forms[int]
    suffixes: Mapping[str, int]
    fractions: Forms[Fraction]
    denominators: Forms[int]
    fractions_of: Forms[int]
    multiples: Forms[Decimal]
    units: Phrases[Unit]
    signs: Mapping[str, Unit]
    marks: Mapping[str, Unit]
    bounds_before: Phrases[str]
    bounds_behind: Phrases[str]
    bound_endings: Mapping[str, tuple[str, ...]]
    bound_needs: Mapping[str, tuple[str, ...]]
    openers: Phrases[bool]
    two_levels: frozenset[str]
    links: frozenset[str]
    bare_links: frozenset[str]
    shared_money: Mapping[str, Mapping[str, str]]
    powered_money: Forms[Unit]
    measures: Measures
    beginnings: tuple[str, ...]
    starting: re.Pattern[str]
    counting: re.Pattern[str]
    counting_more: re.Pattern[str]
    ones: frozenset[str]
    opening: frozenset[str]
    sign_beginnings: frozenset[str]


@keep_loaded(*NEEDS)
def load_amounts(folders: KnowledgeFolders) -> Mapping[str, Amounts]:
    """How each language says amounts, by language."""
    units = [unit for file in folders.find(UNITS) for unit in read_checked(file, UnitsFile).unit]
    money = [read_checked(file, CurrenciesFile) for file in folders.find(CURRENCIES)]
    names, words = list(_read_names(folders)), load_number_words(folders)

    def make(file: FiguresFile) -> Amounts:
        whole = add_number_words(file, words[file.language]) if file.language in words else file
        return _compile(whole, units, money, [pair for language, *pair in names if language == file.language])

    return read_by_language(folders, LANGUAGES, FiguresFile, make)


def _read_names(folders: KnowledgeFolders) -> Iterator[tuple[str, str, str]]:
    """Language, name and code of each currency's name in full."""
    for file in folders.find(CURRENCY_NAMES):
        for line, row in enumerate(csv.DictReader(file.read_text().splitlines()), 2):
            if not row.get("source"):
                raise KnowledgeError(f"{file.path}:{line}: expected a source, found none")
            for name in row["names"].split("; "):
                yield row["language"], name, row["code"]


def _compile(
    file: FiguresFile, units: Sequence[UnitEntry], money: Sequence[CurrenciesFile], names: Sequence[list[str]]
) -> Amounts:
    return Amounts(
        **_split_lists(file),
        language=file.language,
        decimal=file.decimal,
        groups=frozenset(file.groups),
        groups_behind_sign=frozenset(file.groups_behind_sign),
        tails=_read_tails(file),
        times_tails=_read_words(file.times_tails),
        uncounted=Phrases([(phrase.split(), True) for phrase in file.uncounted]),
        half_prefix=file.half_prefix,
        hedges=Phrases([(phrase.split(), True) for phrase in file.hedges]),
        takes_genitive=file.takes_genitive,
        names_behind_share=file.names_behind_share,
        cardinals=_read_integers(file.cardinals),
        has_teens="11" in file.cardinals,
        ordinals=_read_integers(file.ordinals),
        magnitudes=_read_integers(file.magnitudes),
        dozens=_read_integers(file.dozens),
        suffixes=dict(_read_powers(file.suffixes)),
        fractions=Forms([(form, Fraction(value)) for form, value in split_forms(file.fractions)]),
        denominators=_read_integers(file.denominators),
        fractions_of=_read_integers(file.fractions_of),
        multiples=Forms([(form, Decimal(value)) for form, value in split_forms(file.multiples)]),
        kinds=_list_kinds(units, money, names),
        units=Phrases(_list_units(file.language, units, money, names)),
        signs=_list_signs(units, money),
        marks={mark: make_unit(unit) for unit in units for mark in unit.marks.split()},
        bounds_before=_read_phrases(file.bounds.before),
        bounds_behind=_read_phrases(file.bounds.behind),
        bound_endings=file.bounds.endings,
        bound_needs=file.bounds.needs,
        openers=Phrases([(phrase.split(), True) for phrase in file.ranges.openers]),
        two_levels=frozenset(file.ranges.two_levels),
        links=frozenset(file.ranges.links),
        bare_links=frozenset(file.ranges.bare_links),
        powered_money=Forms(
            [
                (form, make_money(code))
                for held in money
                for form, code in held.behind_power.get(file.language, {}).items()
            ]
        ),
        shared_money={code: homes for held in money for code, homes in held.shared.items()},
        measures=_read_measures(file),
        beginnings=list_beginnings(file),
        starting=re.compile(rf"\d|\b{build_trie(set(list_starters(file)))}"),
        counting=_compile_words(set(list_starters(file))),
        counting_more=_compile_words(set(list_starters(file)) - file.ones),
        ones=file.ones,
        opening=frozenset(list_opening(file)),
        sign_beginnings=frozenset(
            sign[:stop] for sign in _list_signs(units, money) for stop in range(1, len(sign) + 1)
        ),
    )


def _list_kinds(
    units: Iterable[UnitEntry], money: Iterable[CurrenciesFile], names: Iterable[Sequence[str]]
) -> dict[str, str]:
    """What each unit measures, by its code; the currencies that a page's side has for shared ones among them."""
    codes = {code for _, code in names}
    for held in money:
        codes.update(held.signs.values(), *(forms.values() for forms in held.bare.values()))
        codes.update(*(homes.values() for homes in held.shared.values()))
    return {make_money(code).code: "money" for code in sorted(codes)} | {unit.code: unit.kind for unit in units}


def _split_lists(file: FiguresFile) -> dict[str, Any]:
    """What the file lists as words and as endings, by its name there."""
    words = {name: frozenset(getattr(file, name).split()) for name in _LISTS}
    return words | {name: tuple(getattr(file, name).split()) for name in _ENDINGS}


def _read_tails(file: FiguresFile) -> Phrases[Fraction]:
    """What halves and quarters behind a number add to it."""
    tails = ((file.halves, Fraction(1, 2)), (file.quarters, Fraction(1, 4)))
    return Phrases([(phrase.split(), part) for phrases, part in tails for phrase in phrases])


def _read_measures(file: FiguresFile) -> Measures:
    held = file.measures
    return Measures(
        up=_read_words(held.up),
        down=_read_words(held.down),
        by=frozenset(held.by.split()),
        to=frozenset(held.to.split()),
        rates=_read_words(held.rates),
        shares=_read_words(held.shares),
        of=frozenset(held.of.split()),
        counted_times=frozenset(held.counted_times.split()),
        times_after=frozenset(held.times_after.split()),
        occasions=_read_words(held.occasions),
        ranked=_read_words(held.ranked),
        more_times=frozenset(held.more_times.split()),
        less_times=frozenset(held.less_times.split()),
        than=frozenset(held.than.split()),
        copulas=frozenset(held.copulas.split()),
        by_endings=tuple(held.by_endings.split()),
        times_before=_read_words(file.times.before),
        times_led=_read_words(file.times.led),
        times_behind=frozenset(file.times.behind.split()),
    )


def _read_words(forms: str) -> Forms[bool]:
    return Forms([(form, True) for form in forms.split()])


def _compile_words(forms: Iterable[str]) -> re.Pattern[str]:
    """One of the words, or a word that begins as one with a star does."""
    return re.compile(rf"\b{build_trie(forms)}")


def _read_powers(table: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    return ((form, int(power)) for form, power in split_forms(table))


def _read_integers(table: Mapping[str, str]) -> Forms[int]:
    return Forms([(form, int(value)) for form, value in split_forms(table)])


def _read_phrases(table: Mapping[str, tuple[str, ...]]) -> Phrases[str]:
    return Phrases([(phrase.split(), value) for value, phrases in table.items() for phrase in phrases])


def _list_units(
    language: str, units: Iterable[UnitEntry], money: Iterable[CurrenciesFile], names: Iterable[list[str]]
) -> Iterator[tuple[list[str], Unit]]:
    """Words of each unit; a name of money in full stands before a bare noun, both before a unit of the same word ("pound")."""
    for name, code in names:
        yield [_open_ending(word) for word in name.split()], make_money(code)
    codes: set[str] = set()
    for held in money:
        for form, code in held.bare.get(language, {}).items():
            yield form.split(JOINT), make_money(code, is_bare=True)
        codes.update(held.signs.values(), held.bare.get(language, {}).values())
    for _, code in names:
        codes.add(code)
    for code in sorted(codes):
        if "/" not in code:
            yield [code.lower()], make_money(code)
    for unit in units:
        for form in unit.words.get(language, "").split():
            yield form.split(JOINT), make_unit(unit)


def _open_ending(word: str) -> str:
    return word[:-_ENDING] + STAR if len(word) > _SHORTEST_NAME else word


def _list_signs(units: Iterable[UnitEntry], money: Iterable[CurrenciesFile]) -> dict[str, Unit]:
    signs = {sign: make_money(code, is_bare=len(sign) == 1) for held in money for sign, code in held.signs.items()}
    return signs | {sign: make_unit(unit) for unit in units for sign in unit.signs.split()}


def make_money(code: str, *, is_bare: bool = False) -> Unit:
    """Money of a code; "USD/100" is a hundredth of it."""
    currency, _, parts = code.partition("/")
    return Unit(currency, "money", Decimal(1) / int(parts or 1), is_bare)


def make_unit(unit: UnitEntry) -> Unit:
    """The unit of an entry of ``units.toml``."""
    return Unit(unit.code, unit.kind, Decimal(unit.base) if unit.base else None)
