"""Offices in texts: which country's they are, and who holds them as far as page and knowledge say."""

from pathlib import Path

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.find import find_mentions
from onrecord.mentions.known import load_mention_knowledge
from tests.documents.reading import read

WORLD = Path(__file__).parents[2] / "examples" / "knowledge"
KNOWN = load_mention_knowledge(KnowledgeFolders(WORLD))


def name_offices(text: str, url: str | None = None) -> list[tuple[str, str, str | None]]:
    """Each office as printed, its key, and whose it is."""
    page = read(f"Report\n\n{text}\n", url=url)
    return [(one.exact, one.key, one.person) for one in find_mentions(page, (), KNOWN) if one.kind == "office"]


TEXTS = [
    # Many countries, by name and by adjective.
    ("They met the French president and the Prime Minister of New Zealand today.", [("French president", "president.fr"), ("Prime Minister of New Zealand", "head_of_government.nz")]),
    ("They came to see the Vice President and the First Lady of the house.", [("Vice President", "vice_president"), ("First Lady", "first_lady")]),
    # Of a firm or a club, not of a country.
    ("She had been the president of the old iron company for ten years.", [("president", "president")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "offices"), TEXTS)
def test_offices(text: str, offices: list[tuple[str, str]]):
    assert [found[:2] for found in name_offices(text)] == offices


def test_the_holder_by_publisher_and_day():
    text = "The President spoke to the press at the bridge. Asked about the road, the President smiled and went on."
    page = read(f"# Remarks\n\nMarch 3, 2022\n\n{text}\n", url="https://www.whitehouse.gov/a", markdown=True)
    held = {(one.key, one.person) for one in find_mentions(page, (), KNOWN) if one.kind == "office"}
    assert held == {("president.us", "biden")}


def test_a_former_holder_is_not_the_holder_of_the_day():
    text = "The former president of Samalstan came to the bridge, and the president of Samalstan did too."
    assert [person for _, _, person in name_offices(text)] == [None, "xs-karakemerov"]


def test_a_former_holder_is_whom_the_page_names_so():
    text = "Former President of Samalstan Jennifer Wren came. The president of Samalstan spoke, and the former president of Samalstan."
    assert [person for _, _, person in name_offices(text)] == ["en:wren:jennifer", "xs-karakemerov", "en:wren:jennifer"]


def test_without_a_day_the_page_says_who_holds_an_office():
    text = "President of Samalstan Jennifer Wren came. The president of Samalstan spoke."
    assert [person for _, _, person in name_offices(text)] == ["en:wren:jennifer", "en:wren:jennifer"]


def test_an_office_beside_another_countrys_name_is_not_the_outlets_own():
    text = "The White House said on the day that President Yerzhan Karakemerov would come to see the bridge."
    assert name_offices(text, url="https://www.whitehouse.gov/a") == [("President", "president", "xs-karakemerov")]


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Remarks by President Roe and President Vern of the Republic of Kenya", ["president", "president.ke"]),
        ("Remarks by Prime Minister Ann Vern of New Zealand and President Roe", ["head_of_government.nz", "president"]),
        ("Remarks by Prime Minister Vern before the talks", ["head_of_government"]),
    ],
)
def test_a_country_may_stand_behind_the_name_and_a_guests_office_is_not_the_hosts(title: str, keys: list[str]):
    page = read(f"# {title}\n\nMarch 3, 2022\n\nThey met.\n", url="https://www.whitehouse.gov/a", markdown=True)
    assert [one.key for one in find_mentions(page, (), KNOWN) if one.kind == "office"] == keys


def test_a_surname_that_stands_first_is_known_by_its_title():
    text = "Prime Minister Lee Wen Vern came. The bridge is open. Prime Minister Lee spoke first, and Lee left."
    page = read(f"# Remarks\n\nMarch 3, 2022\n\n{text}\n", url="https://www.whitehouse.gov/a", markdown=True)
    found = [(one.exact, one.key) for one in find_mentions(page, (), KNOWN) if one.kind == "person"]
    assert found[:2] == [("Lee Wen Vern", "en:vern:lee"), ("Lee", "en:vern:lee")]


def test_an_office_without_a_country_is_its_only_holder_named_on_the_page():
    text = "Yerzhan Karakemerov came to the bridge. The president smiled."
    assert [person for _, _, person in name_offices(text)] == ["xs-karakemerov"]


def test_a_country_at_the_end_of_a_line_has_not_the_office_that_begins_the_next():
    text = "Readout of the Call with Prime Minister Ardal Lint of New Zealand\n\nPresident Biden spoke on Tuesday with Prime Minister Lint."
    found = [found[:2] for found in name_offices(text, url="https://www.whitehouse.gov/a")]
    assert found == [
        ("Prime Minister", "head_of_government.nz"),
        ("President", "president.us"),
        ("Prime Minister", "head_of_government.nz"),
    ]
