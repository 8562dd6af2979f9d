"""Names in lists, found where names stand in the other items."""

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.known import load_mention_knowledge
from onrecord.mentions.listed import find_listed
from onrecord.mentions.offices import find_offices
from onrecord.mentions.persons import find_persons

KNOWN = load_mention_knowledge(KnowledgeFolders())


def name_listed(*lines: str) -> list[str]:
    """Each person found by the list alone, as "words = key"."""
    naming, text = KNOWN.namings["en"], "\n".join(lines)
    offices = [(one.start, one.stop) for one in find_offices(text, naming)]
    persons = find_persons(text, naming, offices, [])
    return [f"{text[one.start : one.stop]} = {one.key}" for one in find_listed(text, persons, offices, naming)]


NAMED = ("-   Mary Oakley, Bridges of Vel", "-   Thomas Renwick, Ports of Vel", "-   Susan Tarrow (Rivers)")

LISTS = [
    ("-   Ozwyn Quellar, Harbours of Vel", ["Ozwyn Quellar = en:quellar:ozwyn"]),
    ("-   Ozwyn T. Quellar-Brim (by video)", ["Ozwyn T. Quellar-Brim = en:quellar-brim:ozwyn"]),
    ("-   Ozwyn Quellar", ["Ozwyn Quellar = en:quellar:ozwyn"]),
    # Words that no comma or end stands behind, small letters, letters behind a name.
    ("-   Ozwyn Quellar of Vel Harbours", []),
    ("-   The harbours of Vel, which were late", []),
    ("-   Ozwyn Quellar MP, Harbours", []),
]


@pytest.mark.parametrize(("item", "people"), LISTS)
def test_an_item_is_read_like_its_neighbours(item: str, people: list[str]) -> None:
    assert name_listed("Participants included:", *NAMED, item) == people


def test_a_name_stands_behind_the_same_words_as_the_others() -> None:
    items = (
        "1. Mayor-elect Mary Oakley, Vel",
        "2. Mayor-elect Thomas Renwick, Orm",
        "3. Mayor-elect Susan Tarrow, Ulm",
    )
    assert name_listed(*items, "4. Mayor-elect Ozwyn Quellar, Brim") == ["Ozwyn Quellar = en:quellar:ozwyn"]


@pytest.mark.parametrize(
    "lines",
    [NAMED[:2], (NAMED[0], *(f"-   Brim Quellar {word}" for word in ("Onwar", "Ilwar", "Ulwar", "Erwar", "Arwar")))],
)
def test_few_names_make_no_list_of_people(lines: tuple[str, ...]) -> None:
    assert name_listed(*lines, "-   Ozwyn Quellar, Harbours of Vel") == []


def test_a_paragraph_parts_two_lists() -> None:
    assert name_listed(*NAMED, "They spoke about ports.", "-   Ozwyn Quellar, Harbours of Vel") == []
