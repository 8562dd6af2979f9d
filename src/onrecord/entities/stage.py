"""The entities stage: the cast of each document, then the people of the whole record, then who speaks each row."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from onrecord.engines.collector import put_off_collection
from onrecord.engines.steps import Relational, Stage
from onrecord.entities.cast import CastPage, Part, find_cast, find_unnamed, list_reviewed
from onrecord.entities.firsts import First, list_firsts
from onrecord.entities.namesakes import find_namesakes
from onrecord.entities.nominative import put_nominative
from onrecord.entities.resolve import Alias, resolve_entities
from onrecord.entities.things import resolve_things
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.name_cases import NEEDS as CASES
from onrecord.knowledge.name_cases import NameCases, load_name_cases
from onrecord.knowledge.namesakes import NEEDS as NAMESAKES
from onrecord.knowledge.namesakes import Namesakes, load_namesakes
from onrecord.knowledge.people import NEEDS, People, load_people
from onrecord.knowledge.romanisation import NEEDS as ROMANISATION
from onrecord.knowledge.romanisation import Romanisation, load_romanisation
from onrecord.knowledge.things import NEEDS as THINGS
from onrecord.knowledge.things import Things as ThingNames
from onrecord.knowledge.things import load_things
from onrecord.model import Attached, Entity, Issue, Mention, Quotation, Speaker, Turn
from onrecord.model.names import NameForm, count_people


@dataclass(frozen=True, slots=True, kw_only=True)
class CastUnit:
    """One document with its turns, quotations and mentions, and the reviews of its speakers."""

    page: CastPage
    turns: tuple[Turn, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    attached: tuple[Attached, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who speaks in one document, by key; the printed forms of its people; what ids the unknown ones have where it names them first."""

    document: str
    parts: tuple[Part, ...]
    names: tuple[NameForm, ...]
    firsts: tuple[First, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesUnit:
    """Every name form of the record."""

    id: str
    forms: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The people of the record, the entity of every key, and names that may be one person's."""

    id: str
    entities: tuple[Entity, ...]
    aliases: tuple[Alias, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKnowledge:
    """People, how names of different scripts are told for one, places and organisations."""

    people: People
    romanisation: Romanisation
    things: ThingNames
    namesakes: Namesakes
    cases: Mapping[str, NameCases]


def read_cast(unit: CastUnit, people: People) -> Cast:
    """The cast, and an issue for each speaker not known."""
    parts = find_cast(unit.turns, unit.quotations, unit.mentions, unit.attached, people)
    issues = tuple(find_unnamed(unit.page, unit.turns, unit.quotations, parts))
    firsts = list_firsts(unit.page.published, unit.mentions)
    names = (*count_people(unit.mentions, unit.page.language, unit.page.published), *list_reviewed(parts))
    return Cast(document=unit.page.id, parts=parts, names=names, firsts=firsts, issues=issues)


def open_people(folders: KnowledgeFolders) -> People:
    """People, offices and countries of the knowledge folders."""
    return load_people(folders)


def open_names(folders: KnowledgeFolders) -> NameKnowledge:
    """What names are told for one by."""
    return NameKnowledge(
        people=load_people(folders),
        romanisation=load_romanisation(folders),
        things=load_things(folders),
        namesakes=load_namesakes(folders),
        cases=load_name_cases(folders),
    )


@put_off_collection()
def resolve_names(unit: NamesUnit, known: NameKnowledge) -> Resolved:
    """All names at once: who is one with whom depends on every page."""
    people = [form for form in unit.forms if form.kind == "person"]
    found = resolve_entities(people, known.people, known.romanisation)
    named = [form for form in unit.forms if form.kind != "person"]
    things = resolve_things(named, known.things, known.people)
    called = [one if one.key in known.people.names_of else put_nominative(one, known.cases) for one in found.entities]
    return Resolved(
        id=unit.id,
        entities=tuple(sorted((*called, *things), key=attrgetter("id"))),
        aliases=found.aliases,
        issues=(*found.issues, *find_namesakes(named, known.namesakes)),
    )


CAST = Stage(
    name="cast",
    version="6",
    unit=CastUnit,
    result=Cast,
    needs=NEEDS,
    open_knowledge=open_people,
    work=read_cast,
)

# Printed forms of pages are put together: of 5,000 pages half as much is read for it as of their mentions.
NAME_FORMS = Relational(
    name="name_forms",
    version="3",
    inputs={
        "people": "cast.names(key, office, language, exact, times, earliest, kind)",
        "things": "things.names(key, office, language, exact, times, earliest, kind)",
    },
    output=NameForm,
    keyed=False,
    sql="""
        SELECT key, office, language, exact, SUM(times) AS times, MIN(earliest) AS earliest, kind
        FROM (
            SELECT key, office, language, exact, times, earliest, kind FROM people
            UNION ALL
            SELECT key, office, language, exact, times, earliest, kind FROM things
        ) AS forms
        GROUP BY kind, key, office, language, exact
    """,
)

RESOLVE = Stage(
    name="entities",
    version="13",
    unit=NamesUnit,
    result=Resolved,
    needs=tuple(dict.fromkeys((*NEEDS, *ROMANISATION, *THINGS, *CASES, *NAMESAKES))),
    open_knowledge=open_names,
    libraries=("anyascii", "rapidfuzz"),
    work=resolve_names,
)

# The parts of every cast with their entities: who speaks each turn and quotation.
SPEAKERS = Relational(
    name="speakers",
    version="2",
    inputs={
        "parts": "cast.parts(table, about, document, role, key, origin)",
        "aliases": "resolved.aliases(key, entity)",
    },
    output=Speaker,
    keyed=False,
    sql="""
        SELECT parts.about || '|' || parts.role || '|' || aliases.entity AS id, parts."table" AS "table", parts.about AS "row",
               parts.document AS document, parts.role AS role, aliases.entity AS entity, parts.origin AS origin
        FROM parts JOIN aliases ON parts.key = aliases.key
    """,
)
