"""Speakers of one document: office and name first, the name alone, initials, the surname; all one person."""

from onrecord.entities.cast import find_label_person
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.known import load_mention_knowledge
from onrecord.mentions.stage import MentionsUnit, read_mentions
from onrecord.model import Document
from onrecord.turns.stage import TurnsUnit, load_turn_knowledge, read_turns
from tests.documents.reading import read

TURNS = load_turn_knowledge(KnowledgeFolders())
MENTIONS = load_mention_knowledge(KnowledgeFolders())


def name_speakers(page: Document) -> list[tuple[str, str | None]]:
    speech = read_turns(TurnsUnit(page=page), TURNS)
    mentions = read_mentions(MentionsUnit(page=page, turns=speech.turns), MENTIONS).mentions
    speakers = ((turn.label, find_label_person(turn, mentions)) for turn in speech.turns if turn.label)
    return [(label, found[0] if found else None) for label, found in speakers]


def test_one_person_under_four_labels():
    page = read(
        "Talks in Karatogan\nMay 12, 2023\n\nPresident of Samalstan Yerzhan Karakemerov: Yes.\nAda Wren: No.\nYerzhan Karakemerov: Yes.\n"
        "Y. Karakemerov: Yes.\nKarakemerov: Yes.\n",
        url="https://www.state.gov/a",
    )
    assert name_speakers(page) == [
        ("President of Samalstan Yerzhan Karakemerov", "en:karakemerov:yerzhan"),
        ("Ada Wren", "en:wren:ada"),
        ("Yerzhan Karakemerov", "en:karakemerov:yerzhan"),
        ("Y. Karakemerov", "en:karakemerov:yerzhan"),
        ("Karakemerov", "en:karakemerov:yerzhan"),
    ]


def test_the_same_in_russian():
    page = read(
        "Встреча в Каратогане\n12 мая 2023 года\n\nПрезидент Самалстана Ержан Каракемеров: Да.\nА.Рен: Нет.\nЕржан Каракемеров: Да.\n"
        "Е.Каракемеров (как переведено): Да.\nКаракемеров: Да.\nВопрос: А мост?\n",
        url="https://www.state.gov/a",
    )
    assert [key for _, key in name_speakers(page)] == [
        "ru:каракемеров:ержан",
        "ru:рен:а",
        *["ru:каракемеров:ержан"] * 3,
        None,
    ]


def test_titles_and_a_surname():
    page = read(
        "# Briefing\n\nMS. WREN:  Yes.\n\nQ    And?\n\nMS. WREN:  No.\n\nADA WREN:  Well.\n",
        url="https://www.state.gov/a",
        markdown=True,
    )
    assert [label for label, _ in name_speakers(page)] == ["MS. WREN", "Q", "MS. WREN", "ADA WREN"]
    keys = {key for label, key in name_speakers(page) if label != "Q"}
    assert keys == {"en:wren:ada"}
