"""Texts and the language they are in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents.known import load_page_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.languages import detect_language

LETTERS = load_page_knowledge(KnowledgeFolders()).letters

TEXTS = [
    ("Президент принял гостей в столице, и стороны обсудили торговлю.", "ru"),
    ("Встреча с послом", "ru"),
    ("В переговорах участвовали Ержан Каракемеров и Әлия Қаржасова из Жүлдізкента, они обсудили мост и дорогу.", "ru"),
    ("The President received his guests in the capital, and the sides discussed trade.", "en"),
    ("Meeting with the Ambassador of Samalstan", "en"),
    ("Президент елордада қонақтарды қабылдап, екі жақ сауда мен жол туралы сөйлесті.", "kk"),
    ("Le président a reçu ses invités dans la capitale et les deux parties ont parlé du commerce.", "fr"),
    ("Der Präsident empfing seine Gäste in der Hauptstadt und sprach mit ihnen über den Handel.", "de"),
    ("Президент прийняв гостей у столиці, і сторони обговорили торгівлю та її майбутнє.", "uk"),
    ("24,5 $", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_languages(text: str, language: str | None):
    assert detect_language(text, LETTERS) == language


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str):
    assert detect_language(text, LETTERS) == detect_language(text, LETTERS)
