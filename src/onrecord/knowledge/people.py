"""People, offices and countries as data: ``people.csv``, ``offices.csv``, ``countries.csv`` and ``languages/*/people.toml``."""

import csv
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import TypeVar

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders, keep_loaded
from onrecord.text.names import stem_name

NEEDS = ("people.csv", "offices.csv", "countries.csv", "languages/*/people.toml")
GIVEN_NAMES = "languages/*/given_names.txt"
# Answers kept in memory: offices asked for on different days.
# Years before and behind the days on which an office was seen held: terms of office are five or six years.
HALF_TERM = 3
_MOST_HOLDERS = 4096
Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


class OfficeWords(Strict):
    """The words for an office; ``role`` is how a country's holder is found in ``offices.csv``.

    ``bound`` forms name it only together with a country.
    """

    role: str
    forms: tuple[str, ...]
    bound: tuple[str, ...] = ()


class NameExamples(Strict):
    """Words of a text, the office they name, its role and its country."""

    offices: tuple[tuple[str, str, str, str], ...] = ()


class NameLanguage(Strict):
    """One language's ``people.toml``. ``capitals_in_headings``: it writes the words of headings with capitals, as if they were names.

    ``titles`` open an office or stand before a name; of these, ``honorifics`` make a surname alone a name ("Ms Roe"), and
    ``given_titles`` stand before the given name ("Sir Tom" is Tom Roe), ``single_named`` before the one name of whoever bears them
    («патриарх Феодор»), ``modifiers`` need more of an office behind them ("deputy").
    ``place_nouns``: behind a capitalised word they make it a place ("Вельская область").
    ``bodies``: right behind an office without a country they say that it is of something else
    ("президент компании"). ``abbreviations``: titles that are printed with a full stop. ``initialisms`` have the shape of
    initials ("U.S."); ``verb_endings`` tell the verb that opens a sentence before a name.
    ``place_openers``: before a capitalised word they make it a place ("San Roe"). ``shared_patronymics`` are ends of
    surnames too, and count only behind a known given name or one of ``patronymic_bases``. ``possessives`` end a name.
    ``adjective_endings``: a capitalised word that ends so is no given name. ``oblique_endings`` are those of names in another case than
    the subject's, ``bare_letters`` end a name that has no ending at all. ``generations`` tell two of one name apart ("младший").
    ``links``: words that may stand between an office and its country.
    ``stands_in``: pages in languages without such a file are read with its habits, and its forms of a name are shown first.
    """

    language: str
    capitals_in_headings: bool = False
    stands_in: bool = False
    case_endings: tuple[str, ...]
    case_examples: tuple[tuple[str, str], ...]
    patronymics: tuple[str, ...]
    particles: tuple[str, ...]
    not_people: tuple[str, ...]
    openers: tuple[str, ...]
    former: tuple[str, ...]
    addresses: tuple[str, ...]
    articles: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    titles: tuple[str, ...]
    honorifics: tuple[str, ...] = ()
    given_titles: tuple[str, ...] = ()
    single_named: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    place_nouns: tuple[str, ...] = ()
    place_openers: tuple[str, ...] = ()
    shared_patronymics: tuple[str, ...] = ()
    patronymic_bases: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    initialisms: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    oblique_endings: tuple[str, ...] = ()
    bare_letters: str = ""
    generations: tuple[str, ...] = ()
    offices: tuple[OfficeWords, ...]
    examples: NameExamples

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Case endings from long to short, the letters before a bar aside."""
        return tuple(sorted(set(self.case_endings), key=lambda ending: (-len(ending.rpartition("|")[2]), ending)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """One form of a person's name, nominative, surname last. ``wikidata`` is their item where the source gives it.

    ``is_alone``: the surname means this person on a page that never gives the full name; false where the column ``alone`` says "no", as
    for the many of a list whose surnames others bear too.
    """

    key: str
    language: str
    name: str
    side: str | None
    wikidata: str | None = None
    is_alone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHolder:
    """A person in an office: days of holding it where a source gives them, and days on which a source saw it held."""

    key: str
    person: str
    country: str
    role: str
    start: str | None
    stop: str | None
    seen: tuple[str, ...]

    def covers(self, day: str | None) -> bool:
        """Nothing known speaks against this person holding the office on ``day`` (EDTF, compared as far as both go)."""
        if day is None:
            return True
        if self.start and day[: len(self.start)] < self.start[: len(day)]:
            return False
        return not (self.stop and day[: len(self.stop)] > self.stop[: len(day)])

    def is_near(self, day: str | None) -> bool:
        """Whether the office was held on ``day`` as far as its dates tell, or was seen held within half a term of it."""
        return self.covers(day) and self.distance(day) <= HALF_TERM

    def distance(self, day: str | None) -> int:
        """How far ``day`` is from a day on which the office was seen held, in years; 0 inside its dates.

        An office with a first day and no last one is held up to the day on which it was seen last, as a list of holders gives it:
        who came after is not known.
        """
        if day is None:
            return 0
        if self.start:
            is_held = self.covers(day) and (self.stop or not self.seen or day[:10] <= max(self.seen))
            return 0 if is_held else HALF_TERM + 1
        return min((abs(int(seen[:4]) - int(day[:4])) for seen in self.seen), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryName:
    """One name of a country in one language, with its adjective and the role of its head of state."""

    key: str
    language: str
    name: str
    adjective: str | None
    head_of_state: str | None


@dataclass(frozen=True)
class People:
    """All that is known of names."""

    languages: tuple[NameLanguage, ...]
    names: tuple[PersonName, ...]
    holders: tuple[OfficeHolder, ...]
    countries: tuple[CountryName, ...]

    @cached_property
    def stand_in(self) -> str | None:
        """The code of the language that stands in for unknown ones; the first by code where several offer themselves."""
        return next((language.language for language in self.languages if language.stands_in), None)

    def find_language(self, code: str | None) -> NameLanguage | None:
        """The naming habits of a language, if they are known."""
        return self._habits.get(code)

    @cached_property
    def _habits(self) -> Mapping[str | None, NameLanguage]:
        return {language.language: language for language in reversed(self.languages)}

    def find_holder(self, role: str, country: str, day: str | None) -> str | None:
        """The key of the person who held the office of a country on a day; ``None`` where several or none may have."""
        return self._search_holder(role, country, day)

    @cached_property
    def _search_holder(self) -> Callable[[str, str, str | None], str | None]:
        return lru_cache(maxsize=_MOST_HOLDERS)(partial(search_holder, self))

    @cached_property
    def head_of_state(self) -> Mapping[str, str]:
        """Country to the role of its head of state."""
        return {one.key: one.head_of_state for one in self.countries if one.head_of_state}

    @cached_property
    def names_of(self) -> Mapping[str, tuple[PersonName, ...]]:
        """Person's key to their names in the order of the files."""
        return group_rows(self.names, lambda name: name.key)

    @cached_property
    def offices_of(self) -> Mapping[str, tuple[OfficeHolder, ...]]:
        """Person's key to the offices they have held."""
        return group_rows(self.holders, lambda holder: holder.person)

    @cached_property
    def holders_of(self) -> Mapping[tuple[str, str], tuple[OfficeHolder, ...]]:
        """Role and country to those who have held the office."""
        return group_rows(self.holders, lambda holder: (holder.role, holder.country))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Surnames that mean a known person on their own, as keys without an initial: language, stem, nothing ("en:roe:")."""
        endings = {language.language: language.endings for language in self.languages}
        return frozenset(
            f"{name.language}:{stem_name(name.name.split()[-1], endings[name.language])}:"
            for name in self.names
            if name.is_alone and name.language in endings
        )

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """Person's key to their own country."""
        return {name.key: name.side for name in self.names if name.side}


def search_holder(people: People, role: str, country: str, day: str | None) -> str | None:
    """What :meth:`People.find_holder` remembers."""
    if role == "head_of_state":
        role = people.head_of_state.get(country, role)
    holders = [one for one in people.holders_of.get((role, country), ()) if one.is_near(day)]
    held = {one.person for one in holders if one.distance(day) == 0} or {one.person for one in holders}
    return min(held) if len(held) == 1 else None


def group_rows(rows: Iterable[Row], find_key: Callable[[Row], Key]) -> Mapping[Key, tuple[Row, ...]]:
    """Rows by key, in order."""
    grouped: dict[Key, list[Row]] = {}
    for row in rows:
        grouped.setdefault(find_key(row), []).append(row)
    return {key: tuple(held) for key, held in grouped.items()}


@keep_loaded(*NEEDS)
def load_people(folders: KnowledgeFolders) -> People:
    """Everything in the people files of both folders; two rows that disagree are an error that names both lines."""
    languages = [read_checked(file, NameLanguage) for file in folders.find("languages/*/people.toml")]
    return People(
        languages=tuple(sorted(languages, key=lambda language: language.language)),
        names=tuple(read_names(folders)),
        holders=tuple(_read_holders(folders)),
        countries=tuple(read_countries(folders)),
    )


def read_given_names(folders: KnowledgeFolders) -> Mapping[str, frozenset[str]]:
    """Language to its known given names, nominative, from the ``given_names.txt`` of both folders."""
    names: dict[str, frozenset[str]] = {}
    for file in folders.find(GIVEN_NAMES):
        language = file.name.split("/")[1]
        lines = (line for line in file.read_text().splitlines() if not line.startswith("#"))
        names[language] = names.get(language, frozenset()) | {word for line in lines for word in line.split()}
    return names


def read_names(folders: KnowledgeFolders) -> Iterator[PersonName]:
    """The rows of ``people.csv`` of both folders; a person with two sides is an error that names both lines."""
    sides: dict[str, tuple[str, str]] = {}
    for place, row in _read_rows(folders, "people.csv", ("key", "language", "name", "side", "source")):
        before = sides.setdefault(row["key"], (row["side"], place))
        if before[0] != row["side"]:
            raise KnowledgeError(
                f"{place} and {before[1]} give {row['key']!r} two sides: {row['side']!r}, {before[0]!r}"
            )
        yield PersonName(
            key=row["key"],
            language=row["language"],
            name=row["name"],
            side=row["side"] or None,
            wikidata=row.get("wikidata") or None,
            is_alone=row.get("alone") != "no",
        )


def _read_holders(folders: KnowledgeFolders) -> Iterator[OfficeHolder]:
    columns = ("key", "person", "country", "role", "start", "stop", "seen", "source")
    for _, row in _read_rows(folders, "offices.csv", columns):
        yield OfficeHolder(
            key=row["key"],
            person=row["person"],
            country=row["country"],
            role=row["role"],
            start=row["start"] or None,
            stop=row["stop"] or None,
            seen=tuple(row["seen"].split()),
        )


def read_countries(folders: KnowledgeFolders) -> Iterator[CountryName]:
    """The names of countries, language by language."""
    for _, row in _read_rows(
        folders, "countries.csv", ("key", "language", "name", "adjective", "head_of_state", "source")
    ):
        yield CountryName(
            key=row["key"],
            language=row["language"],
            name=row["name"],
            adjective=row["adjective"] or None,
            head_of_state=row["head_of_state"] or None,
        )


def _read_rows(folders: KnowledgeFolders, need: str, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    for file in folders.find(need):
        reader = csv.DictReader(file.read_text().splitlines())
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise KnowledgeError(
                f"{file.path}:1: expected the columns {', '.join(columns)}; missing {', '.join(missing)}"
            )
        for row in reader:
            yield _check_row(file, reader.line_num, row)


def _check_row(file: KnowledgeFile, line: int, row: Mapping[str, str | None]) -> tuple[str, dict[str, str]]:
    place = f"{file.path}:{line}"
    if not (row.get("source") or "").strip():
        raise KnowledgeError(
            f"{place}: a row names the page or data set it was read from; the column 'source' is empty"
        )
    if None in row:
        raise KnowledgeError(f"{place}: more cells than columns")
    return place, {key: (value or "").strip() for key, value in row.items()}
