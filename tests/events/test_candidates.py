"""Pairs of tellings that are compared: every pair that may be of one event and shares a person, and few others."""

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.events.candidates import list_pairs
from onrecord.events.items import Item, make_items
from onrecord.events.score import score_pair
from onrecord.events.telling import Attendant, Telling
from onrecord.knowledge.events import load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Span

KNOWN = load_event_knowledge(KnowledgeFolders())


def make_telling(number: int, **fields: Any) -> Telling:
    day, people, publisher, basis = (fields[name] for name in ("day", "people", "publisher", "basis"))
    is_press = publisher.startswith("press")
    return Telling(
        id=f"{number:06d}", document=f"d{number}", source="a.txt", publisher=publisher, standing="press" if is_press else "official",
        side=None if is_press else "TN", language="en", published=f"2030-05-{day:02d}", role="own", kind="meeting", format=None, start=0,
        stop=5, exact="Words", title="Words", spans=(Span(start=0, stop=5),), extent="whole", when=f"2030-05-{day:02d}", basis=basis,
        place=None, countries=(), words=("words",), series=None,
        attendants=tuple(Attendant(key=key, country=None, mode="present", is_main=True) for key in sorted(people)),
        status="held", quotations=(), follows=(), order=None,
    )  # fmt: skip


def read_items(*tellings: Telling) -> list[Item]:
    return list(make_items(tellings, {}, {}, {}, KNOWN))


TELLINGS: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.builds(
        dict,
        day=st.integers(1, 12),
        people=st.frozensets(st.sampled_from("abcd"), min_size=1, max_size=3),
        publisher=st.sampled_from(["palace", "castle", "press-a", "press-b"]),
        basis=st.sampled_from(["said", "published"]),
    ),
    max_size=12,
)


@given(TELLINGS)
def test_no_pair_that_shares_a_person_and_may_be_one_event_is_left_out(drawn):
    items = read_items(*(make_telling(number, **fields) for number, fields in enumerate(drawn)))
    possible = {
        (one, other)
        for one, other in combinations(range(len(items)), 2)
        if items[one].people & items[other].people and score_pair(items[one], items[other], KNOWN).veto is None
    }
    assert possible <= set(list_pairs(items))


@given(TELLINGS)
def test_a_pair_scores_the_same_in_any_order(drawn):
    items = read_items(*(make_telling(number, **fields) for number, fields in enumerate(drawn)))
    for one, other in combinations(items, 2):
        assert score_pair(one, other, KNOWN) == score_pair(other, one, KNOWN)


def test_pages_of_one_leader_five_weeks_long_are_compared_with_their_neighbours_alone():
    fields: dict[str, Any] = {"people": frozenset("a"), "publisher": "palace", "basis": "published"}
    items = read_items(*(make_telling(day, day=day, **fields) for day in range(1, 29)))
    assert max(other - one for one, other in list_pairs(items)) == 3


def test_where_one_leader_has_a_hundred_pages_a_day_two_people_are_asked_for():
    fields: dict[str, Any] = {"day": 5, "publisher": "palace", "basis": "published"}
    crowd = [make_telling(number, people=frozenset("a"), **fields) for number in range(100)]
    pair = [make_telling(number, people=frozenset("ab"), **fields) for number in (200, 201)]
    pairs = list_pairs(read_items(*crowd, *pair))
    assert (100, 101) in pairs
    assert not any(other == 100 for _, other in pairs)
