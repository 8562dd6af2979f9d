"""Units of the findings stage from work tables: what they hold, and what changes their digest."""

import dataclasses
from typing import Any

import pytest

from onrecord.engines.given import write_given
from onrecord.findings.source import READS, FindingsSource
from onrecord.model import Document, Entity, Quotation, Speaker, Trace, Turn
from tests.findings.build import OFFICIAL, build_entity, make_document, make_quotation, make_trace, make_turn, published
from tests.report.build import make_capture


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    capture: str
    documents: tuple[Document, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    document: str
    turns: tuple[Turn, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    document: str
    quotations: tuple[Quotation, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    document: str
    traces: tuple[Trace, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    id: str
    entities: tuple[Entity, ...]


FIRST = make_document("«Деньги на неё есть», – сказал Тевеш.", language="ru")
SECOND = make_document("“The bridge waits,” Tevesh said.", language="en")
EMPTY = make_document("No words at all.")
QUOTED = {
    page.id: make_quotation(page, exact)
    for page, exact in ((FIRST, "Деньги на неё есть"), (SECOND, "The bridge waits"))
}
QUOTED = {
    key: dataclasses.replace(quotation, id=f"{number}" * 32) for number, (key, quotation) in enumerate(QUOTED.items())
}
TURN = make_turn(OFFICIAL)


def make_entity(key, **names):
    forms = {language: (name,) for language, name in names.items()}
    return build_entity(id=f"e{key}", key=key, name=names["en"], names=forms)


def speak(row, entity, table="quotations"):
    return Speaker(
        id=row + entity, table=table, row=row, document=FIRST.id, role="speaker", entity=entity, origin="derived"
    )


PEOPLE = (make_entity("tevesh", en="Orlan Tevesh", ru="Орлан Тевеш"), make_entity("korvel", en="Ina Korvel"))


@pytest.fixture
def places(tmp_path):
    def write(*, official=OFFICIAL, people=PEOPLE, verdict="other_speaker"):
        first, second = QUOTED[FIRST.id], QUOTED[SECOND.id]
        trace = make_trace(first, verdict, statements=(published("Деньги на неё есть"),))
        other = make_trace(second, "no_source", searched=(), id="tt")
        tables: dict[str, tuple[type[Any], list[Any]]] = {
            "pages": (Pages, [Pages(capture=page.id, documents=(page,)) for page in (FIRST, SECOND, EMPTY, official)]),
            "speech": (Spoken, [Spoken(document=OFFICIAL.id, turns=(TURN,)), Spoken(document=FIRST.id, turns=())]),
            "quoted": (
                Quoted,
                [
                    Quoted(document=FIRST.id, quotations=(first,)),
                    Quoted(document=SECOND.id, quotations=(second,)),
                    Quoted(document=EMPTY.id, quotations=()),
                ],
            ),
            "speakers": (
                Speaker,
                [speak(first.id, "etevesh"), speak(second.id, "etevesh"), speak(TURN.id, "ekorvel", "turns")],
            ),
            "resolved": (Resolved, [Resolved(id="record", entities=people)]),
            "traced": (
                Traced,
                [
                    Traced(document=FIRST.id, traces=(trace,)),
                    Traced(document=SECOND.id, traces=(other,)),
                    Traced(document=EMPTY.id, traces=()),
                ],
            ),
        }
        assert set(tables) == set(READS)
        for name, (kind, rows) in tables.items():
            write_given(tmp_path / name, kind, rows)
        return lambda name: tmp_path / name

    return write


def test_a_unit_holds_what_its_findings_need(places):
    source = FindingsSource(places(), (make_capture(OFFICIAL, "2021-07-01"),))
    keys = [unit.key for unit in source.list_units()]
    assert keys == sorted((FIRST.id, SECOND.id))
    units = {unit.page.id: unit for unit in map(source.load, range(2))}
    (judged,) = units[FIRST.id].judged
    assert (judged.names, judged.speakers, judged.published_by) == (("Орлан Тевеш",), ("etevesh",), "Ina Korvel")
    assert [(one.document, one.publisher, one.retrieved) for one in units[FIRST.id].sources] == [
        (OFFICIAL.id, "Office of Marvia", "2021-07-01")
    ]
    (other,) = units[SECOND.id].judged
    assert (other.names, other.published_by, units[SECOND.id].sources) == (("Orlan Tevesh",), None, ())


def changed_units(places, **fields):
    before = {unit.key: unit.digest for unit in FindingsSource(places(), ()).list_units()}
    after = {unit.key: unit.digest for unit in FindingsSource(places(**fields), ()).list_units()}
    return {key for key in before if before[key] != after[key]}


def test_only_what_a_unit_holds_changes_its_digest(places):
    assert changed_units(places) == set()
    assert changed_units(places, official=dataclasses.replace(OFFICIAL, publisher="Another")) == {FIRST.id}
    assert changed_units(places, verdict="verbatim") == {FIRST.id}
    other_speaker = (PEOPLE[0], make_entity("korvel", en="Ina R. Korvel"))
    assert changed_units(places, people=other_speaker) == {FIRST.id}
    everybody = (make_entity("tevesh", en="Orlan T. Tevesh"), PEOPLE[1])
    assert changed_units(places, people=everybody) == {FIRST.id, SECOND.id}


def test_captures_that_say_nothing_change_nothing(places):
    one = FindingsSource(places(), ()).list_units()
    assert FindingsSource(places(), (make_capture(OFFICIAL),)).list_units() == one
    assert FindingsSource(places(), (make_capture(OFFICIAL, "2021-07-01"),)).list_units() != one
