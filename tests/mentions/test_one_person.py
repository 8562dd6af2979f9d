"""One leader, named and meant in four languages: the same person, who held the office on the day of the page."""

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.find import find_mentions
from onrecord.mentions.known import load_mention_knowledge
from tests.documents.reading import read

KNOWN = load_mention_knowledge(KnowledgeFolders())
FEWEST_COUNTRIES = 25


def list_persons(text: str, day: str) -> set[tuple[str, str | None]]:
    """Kind of each mention, and the person that it means."""
    page = read(f"{text}\n\n{day}\n")
    return {(one.kind, one.person) for one in find_mentions(page, (), KNOWN)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("К.-Ж.Токаев приехал на мост в шесть часов вечера и увидел реку.", "person"),
        ("The bridge was opened by President of Kazakhstan Kassym-Jomart Tokayev in the rain.", "person"),
        ("The bridge was opened by the President of Kazakhstan in the rain.", "office"),
        ("Мост в шесть часов вечера открыл Президент Казахстана.", "office"),
        ("Қасым-Жомарт Тоқаев кешкі сағат алтыда көпірге келіп, өзенді көрді.", "person"),
        ("托卡耶夫晚上六点来到桥边，看到了河。", "person"),
    ],
    ids=["initials", "full name", "office", "Russian office", "Kazakh", "Chinese"],
)
def test_a_leader_is_one_person_in_every_language(text: str, kind: str) -> None:
    assert (kind, "tokayev") in list_persons(text, "2022-11-28")


def test_before_and_after_somebody_else_holds_the_office() -> None:
    people = KNOWN.people
    assert people.find_holder("president", "KZ", "2022-11-28") == "tokayev"
    assert people.find_holder("president", "KZ", "2015-06-01") == "nazarbayev"


def test_many_countries_have_people_in_office_and_each_row_its_source() -> None:
    assert len({holder.country for holder in KNOWN.people.holders}) >= FEWEST_COUNTRIES
