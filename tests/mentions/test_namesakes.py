"""Towns of one name: told by the country that the page is about, by their size, or left open."""

import csv
import re

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.namesakes import RESIDENTS, index_namesakes, load_namesakes
from onrecord.knowledge.things import ThingName
from onrecord.mentions.namesakes import UNSURE, part_namesakes
from onrecord.mentions.things import ThingFound

ROWS = (
    ("velga-xa", "Velga", "XA"), ("velga-xb", "Velga", "XB"), ("tarn-xa", "Tarn", "XA"), ("sela-xb", "Sela", "XB"),
    ("mosk-xa", "Mosk", "XA"), ("mosk-xb", "Mosk", "XB"),
)  # fmt: skip
NAMES = tuple(
    ThingName(key=key, language="en", name=name, kind="place", country=country) for key, name, country in ROWS
)
COUNTS = {"velga-xa": 90_000, "velga-xb": 40_000, "mosk-xa": 2_000, "mosk-xb": 900_000}
NAMESAKES = index_namesakes(NAMES, COUNTS)
FIRST = {name: key for key, name, _ in reversed(ROWS)} | {"Xebia": "country-xb"}

TOLD = [
    ("Velga; Tarn", "velga-xa"),
    ("Velga; Sela", "velga-xb"),
    ("Velga; Xebia", "velga-xb"),
    # The country that stands right behind the name, whatever else the page names.
    ("Velga, Xebia; Tarn; Tarn", "velga-xb"),
    # Neither country, or both: the page does not tell.
    ("Velga", None),
    ("Velga; Mosk", None),
    ("Velga; Tarn; Sela", None),
    ("Velga; Xebia; Xebia; Tarn", None),
    # The far larger town is meant, but for a country right behind it.
    ("Mosk; Tarn; Velga", "mosk-xb"),
    ("Mosk, Tarn; Sela", "mosk-xa"),
]


def part(text: str) -> list[ThingFound]:
    names = re.finditer(r"\w+", text)
    found = [ThingFound(one.start(), one.end(), "place", FIRST[one.group()], "known_name") for one in names]
    return list(part_namesakes(found, text, "en", NAMESAKES))


@pytest.mark.parametrize(("text", "key"), TOLD)
def test_the_first_town_of_a_page(text: str, key: str | None) -> None:
    first = part(text)[0]
    assert (first.key, first.rule) == (key, "known_name" if key else UNSURE)


def test_what_is_nobody_s_namesake_stays() -> None:
    assert [one.key for one in part("Tarn; Sela")] == ["tarn-xa", "sela-xb"]


SHIPPED = load_namesakes(KnowledgeFolders())


@pytest.mark.parametrize(
    ("language", "exact", "towns", "larger"),
    [
        ("zh", "圣地亚哥", {"santiago-cl", "san-diego-us"}, None),
        ("en", "London", {"london-gb", "london-ca"}, "london-gb"),
        ("ru", "Барселоне", {"barcelona-es", "barcelona-ve"}, None),
        ("ru", "Ставрополя", {"stavropol-ru", "tolyatti-ru"}, None),
    ],
)
def test_shared_names_of_the_list(language: str, exact: str, towns: set[str], larger: str | None) -> None:
    name = SHIPPED.find(language, exact)
    assert name is not None
    assert {town.key for town in name.towns} == towns
    assert (name.larger and name.larger.key) == larger


def test_the_residents_of_every_town_that_may_be_another_are_known() -> None:
    (file,) = KnowledgeFolders().find(RESIDENTS)
    known = {row["key"] for row in csv.DictReader(file.read_text().splitlines())}
    # A state of America that bears the name of a town.
    assert SHIPPED.keys - known == {"washington-us-state"}
