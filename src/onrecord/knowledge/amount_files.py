"""The files that say how languages write amounts, as written: ``figures.toml``, ``units.toml``, ``currencies.toml``."""

from collections.abc import Iterator

from pydantic import Field

from onrecord.knowledge.checked import Named, Strict
from onrecord.knowledge.forms import STAR
from onrecord.knowledge.numbers import NumberWords, join_forms


class Sided(Strict):
    """Phrases on either side of an amount, by what they mean, endings of its own that mean it, and those that a phrase behind needs."""

    before: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    behind: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    endings: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    needs: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Ranges(Strict):
    """What opens a range and what links its ends."""

    openers: tuple[str, ...]
    two_levels: tuple[str, ...] = ()
    bare_links: tuple[str, ...]
    links: tuple[str, ...]


class MeasuresFile(Strict):
    """Words that say what an amount measures."""

    up: str
    down: str
    by: str
    to: str
    rates: str
    shares: str
    of: str
    counted_times: str
    times_after: str
    occasions: str
    ranked: str
    more_times: str
    less_times: str = ""
    than: str = ""
    copulas: str = ""
    by_endings: str = ""


class TimesFile(Strict):
    """Words beside a time that make it no amount of anything but when."""

    before: str
    behind: str
    led: str = ""


class FiguresFile(Strict):
    """One ``figures.toml``; the shipped Russian file says what each list is."""

    language: str
    decimal: str
    groups: tuple[str, ...]
    groups_behind_sign: tuple[str, ...]
    points: str
    minus: str
    joiners: str
    piece_joiners: str
    halves: tuple[str, ...]
    quarters: tuple[str, ...]
    ordinal_tails: str
    times_tails: str = ""
    few_tails: str = ""
    many_tails: str = ""
    doubles: str = ""
    every: str = ""
    negations: str = ""
    rate_points: str = ""
    single: str
    single_behind: str = ""
    dotted: str = ""
    known_sets: str
    definite: str = ""
    collectives: str = ""
    collective_parts: str = ""
    named_beside: str = ""
    counted_ones: str = ""
    paired: str
    uncounted: tuple[str, ...]
    named_before: str
    named_after: str
    shy: str
    articles: str
    half_prefix: str = ""
    half_prefixes: str = ""
    fillers: str
    prepositions: str
    parts_of: str
    connectives: str
    conjunctions: str
    demonstratives: str
    amount_nouns: str
    hedges: tuple[str, ...]
    takes_genitive: bool
    whole_endings: str = ""
    verb_endings: str = ""
    purposes: str = ""
    plurals: str = ""
    plural_endings: str = ""
    singular_endings: str = ""
    names_behind_share: bool = False
    money_links: str = ""
    age_marks: str = ""
    aged: str = ""
    ages: str = ""
    elders: str = ""
    shared_ages: str = ""
    vague: str = ""
    in_rows: str = ""
    lived: str = ""
    persons: str = ""
    held_under: str = ""
    clock_links: str = ""
    comparatives: str = ""
    adverb_endings: str = ""
    owned_endings: str = ""
    adjective_endings: str = ""
    past_endings: str = ""
    past_words: str = ""
    present_participles: str = ""
    stand_ins: str = ""
    tallies: str = ""
    pronouns: str = ""
    sized: str = ""
    noun_links: str = ""
    deed_endings: str = ""
    noun_endings: str = ""
    genitive_endings: str = ""
    each: str = ""
    helpers: str = ""
    present_endings: str = ""
    rate_links: str = ""
    cardinals: dict[str, str] = Field(default_factory=dict)
    ordinals: dict[str, str] = Field(default_factory=dict)
    magnitudes: dict[str, str] = Field(default_factory=dict)
    dozens: dict[str, str] = Field(default_factory=dict)
    suffixes: dict[str, str]
    fractions: dict[str, str]
    denominators: dict[str, str]
    fractions_of: dict[str, str] = Field(default_factory=dict)
    multiples: dict[str, str]
    bounds: Sided
    ranges: Ranges
    measures: MeasuresFile
    times: TimesFile

    @property
    def ones(self) -> frozenset[str]:
        """The words for one, which alone count nothing."""
        return frozenset(self.cardinals.get("1", "").split())


def add_number_words(file: FiguresFile, words: NumberWords) -> FiguresFile:
    """The file with the words of numbers of its language before its own."""
    tables = {
        "cardinals": join_forms(words.cardinals, words.hung),
        "ordinals": join_forms(words.ordinals),
        "magnitudes": join_forms(words.magnitudes),
    }
    joined = file.model_copy(update={name: _add(table, getattr(file, name)) for name, table in tables.items()})
    return joined.model_copy(update={"multiples": _add(dict(_list_times(joined)), joined.multiples)})


def _list_times(file: FiguresFile) -> Iterator[tuple[str, str]]:
    """So many times in one word, by how many: "sixfold", "six-fold", «шестикратн*»."""
    tails = file.times_tails.split()
    counted = {value: forms for value, forms in file.cardinals.items() if int(value) > 1}
    powers = {str(10 ** int(power)): forms for power, forms in file.magnitudes.items()}
    for value, forms in (counted | powers).items() if tails else ():
        words = [form for form in forms.split() if not form.endswith(STAR)]
        yield value, " ".join(word + joint + tail for word in words for tail in tails for joint in ("", "-"))


def _add(table: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    values = dict.fromkeys((*table, *own))
    return {value: f"{table.get(value, '')} {own.get(value, '')}".strip() for value in values}


class UnitEntry(Named):
    """One unit of ``units.toml`` with the words for it in each language."""

    code: str
    kind: str
    base: str = ""
    signs: str = ""
    marks: str = ""


class UnitsFile(Strict):
    """``units.toml``."""

    unit: tuple[UnitEntry, ...]


class CurrenciesFile(Strict):
    """``currencies.toml``."""

    signs: dict[str, str]
    bare: dict[str, dict[str, str]]
    shared: dict[str, dict[str, str]]
    behind_power: dict[str, dict[str, str]] = Field(default_factory=dict)
