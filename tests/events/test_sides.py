"""Two sides' own pages of one event: what both say and say otherwise is told, what one does not say is not."""

from dataclasses import replace

import pytest

from onrecord.events.find import find_tellings
from onrecord.events.sides import SidesKnowledge, find_differences
from onrecord.events.sides_source import SidedTelling, SidesUnit
from onrecord.events.source import EventsUnit
from onrecord.events.stage import link
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.events import load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from tests.events.conftest import PEOPLE, make_unit

ALIASES = {key: f"entity-{key}" for key in PEOPLE.values()}
PLACES = """key,language,name,kind,country,source
hallam,ru,Халлам,city,TN,invented
hallam,en,Hallam,city,TN,invented
arvika,ru,Арвика,city,TN,invented
arvika,en,Arvika,city,TN,invented
lake,en,Lake Sella,water,,invented
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> SidesKnowledge:
    """What is shipped, with towns of an invented country beside it."""
    own = tmp_path_factory.mktemp("knowledge")
    (own / "places.csv").write_text(PLACES, encoding="utf-8")
    folders = KnowledgeFolders(own)
    return SidesKnowledge(load_event_knowledge(folders), open_codebook(folders))


def host(*said, place=None, standing="official"):
    """A page of the host's side."""
    unit = make_unit(*said, title="Встреча с Ядвигой Роевой", key="host", place=place)
    return replace(unit, page=replace(unit.page, standing=standing))


def guest(*said, place=None, side="OV"):
    """A page of the guest's side, which comes out a day later."""
    unit = make_unit(
        *said, title="Roeva meets Yasenev", key="guest", language="en", place=place, published="2030-05-15"
    )
    return replace(unit, page=replace(unit.page, publisher="castle", side=side))


def differ(known, *units):
    """The findings on the events that these pages tell of."""
    tellings = tuple(one for unit in units for one in find_tellings(unit, known.events))
    linked = link(EventsUnit(id="record", tellings=tellings, aliases=ALIASES, sides={}, matched=()), known.events)
    event = {account.document: account.event for account in linked.accounts}
    keys = {unit.page.id: tuple(sorted({one.key for one in unit.mentions})) for unit in units}
    told = tuple(
        SidedTelling(event=event[one.document], telling=one, named=keys[one.document])
        for one in tellings
        if one.role == "own"
    )
    names = {entity: key.title() for key, entity in ALIASES.items()}
    return find_differences(SidesUnit(id="record", tellings=told, aliases=ALIASES, names=names), known)


MET_RU = "14 мая Ясенев встретился с Роевой."
MET_EN = "On 14 May Roeva met with Yasenev."


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        # The day.
        (host(MET_RU), guest(MET_EN), []),
        (host(MET_RU), guest("On 15 May Roeva met with Yasenev."), ["date: 2030-05-15 (castle), 2030-05-14 (palace)"]),
        # A page of the next day that says no day of its own differs in nothing.
        (host(MET_RU), guest("Roeva met with Yasenev."), []),
        # The place: two towns are two, the lake may lie beside the town, and letters do not matter.
        (host(MET_RU, place="Халлам"), guest(MET_EN, place="Arvika"), ["place: Arvika (castle), Халлам (palace)"]),
        (host(MET_RU, place="Халлам"), guest(MET_EN, place="Hallam"), []),
        (host(MET_RU, place="Халлам"), guest(MET_EN, place="Lake Sella"), []),
        (host(MET_RU, place="Халлам"), guest(MET_EN), []),
        # One page of a side, or a report, is no other side's account.
        (host(MET_RU, place="Халлам"), guest(MET_EN, place="Arvika", side="TN"), []),
        (host(MET_RU, place="Халлам", standing="press"), guest(MET_EN, place="Arvika"), []),
    ],
)
def test_what_both_sides_say(known, first, second, told):
    shown = []
    for finding in differ(known, first, second):
        assert (finding.code, finding.level, finding.subject.table) == ("A02", "warning", "events")
        assert {one.document for one in finding.evidence} == {"ru-host", "en-guest"}
        words = finding.message.partition(": ")[2].rstrip(".").replace(" and ", ", ")
        if finding.detail["fact"] == "date":
            assert [one.exact for one in finding.evidence] == ["On 15 May", "14 мая"]
        shown.append(f"{finding.detail['fact']}: {words}")
    assert shown == told


def test_where_one_page_of_a_side_agrees_nothing_is_told(known):
    units = (host(MET_RU), guest("On 15 May Roeva met with Yasenev."))
    assert len(differ(known, *units)) == 1
    text = host("15 мая Ясенев встретился с Роевой.")
    again = replace(text, page=replace(text.page, id="ru-again", publisher="chancellery", published="2030-05-15"))
    assert differ(known, *units, again) == ()


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("yasenev", "roeva", "thorn"), ("yasenev", "roeva", "marl"), True),
        # Somebody more on one list alone is said by one side only.
        (("yasenev", "roeva", "thorn"), ("yasenev", "roeva"), False),
        # One person in common: a list of guests, not of those who met.
        (("yasenev", "thorn"), ("yasenev", "marl"), False),
        # The same surname in two alphabets.
        (("yasenev", "roeva", "ru:сельвик:томас"), ("yasenev", "roeva", "en:selvik:t"), False),
    ],
)
def test_who_took_part(known, first, second, told):
    def list_present(unit, keys):
        (telling,) = find_tellings(unit, known.events)
        pattern = telling.attendants[0]
        present = tuple(replace(pattern, key=key, is_main=True) for key in keys)
        return SidedTelling(event="talks", telling=replace(telling, attendants=present), named=keys)

    keys = {*first, *second}
    unit = SidesUnit(
        id="record",
        tellings=(list_present(host(MET_RU), first), list_present(guest(MET_EN), second)),
        aliases={key: key for key in keys},
        names={key: key.title() for key in keys},
    )
    found = find_differences(unit, known)
    assert [finding.detail["fact"] for finding in found] == (["who"] if told else [])
    if told:
        assert "Marl (castle) and Thorn (palace)" in found[0].message
