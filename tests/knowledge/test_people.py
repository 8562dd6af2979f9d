"""People and offices as data: dates of office, surnames that name nobody on their own, and sources."""

import csv
import re
from pathlib import Path

import pytest

from onrecord.knowledge.files import SHIPPED, KnowledgeFolders
from onrecord.knowledge.people import OfficeHolder, People, load_people

PEOPLE = load_people(KnowledgeFolders())
EDTF = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
WIKIDATA = re.compile(r"Q[1-9]\d*")


def hold(person: str, start: str | None, stop: str | None, *seen: str) -> OfficeHolder:
    return OfficeHolder(
        key=f"{person}{start}", person=person, country="XA", role="president", start=start, stop=stop, seen=seen
    )


HELD = People(
    languages=(),
    names=(),
    countries=(),
    holders=(
        hold("roe", "2001-05-01", "2010-02-03"),
        hold("wren", "2010-02-03", None, "2016-07-25"),
        hold("ferrier", None, None, "2018-01-01"),
    ),
)


@pytest.mark.parametrize(
    ("day", "person"),
    [
        ("2005", "roe"),
        ("2010-02-02", "roe"),
        ("2010-02-04", "wren"),
        # Of the day of a change nobody is sure.
        ("2010-02-03", None),
        # A list tells up to its own day; who came after it does not.
        ("2016-07-25", "wren"),
        ("2017-01-01", "ferrier"),
        ("2020-12-31", "ferrier"),
        ("2022", None),
    ],
)
def test_an_office_is_held_between_its_days(day: str, person: str | None) -> None:
    assert HELD.find_holder("president", "XA", day) == person


def test_between_two_people_seen_in_an_office_nobody_is_sure() -> None:
    people = People(
        languages=(),
        names=(),
        countries=(),
        holders=(hold("roe", None, None, "2012"), hold("wren", None, None, "2014")),
    )
    assert people.find_holder("president", "XA", "2013") is None
    assert people.find_holder("president", "XA", "2012") == "roe"
    assert people.find_holder("president", "XA", "2017") == "wren"


@pytest.mark.parametrize("name", ["people.csv", "offices.csv", "countries.csv", "name_pairs.csv", "residents.csv"])
def test_every_row_names_its_source_and_no_row_comes_twice(name: str) -> None:
    with Path(SHIPPED / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert all(row["source"].strip() for row in rows)
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_days_and_items_are_written_as_they_should_be() -> None:
    days = [day for one in PEOPLE.holders for day in (one.start, one.stop, *one.seen) if day]
    assert [day for day in days if not EDTF.fullmatch(day)] == []
    assert [one.key for one in PEOPLE.holders if one.start and one.stop and one.start > one.stop] == []
    assert [one.wikidata for one in PEOPLE.names if one.wikidata and not WIKIDATA.fullmatch(one.wikidata)] == []
    assert len({one.key for one in PEOPLE.holders}) == len(PEOPLE.holders)


def test_an_item_is_one_person() -> None:
    bearers: dict[str, set[str]] = {}
    for name in PEOPLE.names:
        if name.wikidata:
            bearers.setdefault(name.wikidata, set()).add(name.key)
    assert [keys for keys in bearers.values() if len(keys) > 1] == []
