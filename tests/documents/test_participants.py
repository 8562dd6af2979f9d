"""Pop-up cards of names and lists of participants: out of the text, one furniture string a person."""

import json
from pathlib import Path

import pytest

from onrecord.model import Document
from tests.documents.reading import read

FRAME = "География Самалстан Темы Реки Лица Роева Ядвига Яновна Таль Олаф Статус материала Опубликован в разделе: Новости Дата публикации: 12 мая 2023 года, 11:30 Текстовая версия"


def read_flat(text: str) -> Document:
    """A page saved as one line."""
    return read(f"События Встреча на Ольве Стороны обсудили мост. 12 мая 2023 года 11:30 Карасуск {text} {FRAME}")


def list_furniture(page: Document, kind: str) -> list[str]:
    return [one.text for one in page.furniture if one.kind == kind]


# The card in brackets; it leaves the text with the space that it put before a mark.
CARDS = [
    "Приехали министр Ядвига Роева [Роева Ядвига Яновна министр гаваней ], губернатор Олаф Таль и другие.",
    "С Ядвигой Роевой [Роева Ядвига Яновна министр гаваней и рыбной ловли ], как сообщалось, говорили вчера.",
    "Министр гаваней Ядвига Роева [Роева Ядвига Яновна министр гаваней] и первый помощник министра прибыли.",
    "Министр гаваней Ядвига Роева [Роева Ядвига Яновна министр гаваней] открыла мост в Карасуске.",
    "В мосте уверен Президент Самалстана Олаф Таль [Таль Олаф Президент Самалстана ].",
    "Звонил Олаф Аль Тарих [Аль Тарих Олаф Президент Самалстана] поздравил строителей.",
]


@pytest.mark.parametrize("drawn", CARDS)
def test_cards_leave_the_sentence(drawn: str):
    before, _, rest = drawn.partition("[")
    card, _, after = rest.partition("]")
    page = read_flat(f"{before}{card}{after}")
    assert list_furniture(page, "name_card") == [card.strip()]
    assert f"{before.strip()}{after}" in page.text


@pytest.mark.parametrize(
    "text",
    [
        "Прошу, Ян Янович Роев, Вам слово.",
        "Роев Ян Янович пришёл сам.",
        "Слово берёт Иван Иванов Пётр Роев молчит.",
    ],
)
def test_names_in_sentences_are_no_cards(text: str):
    page = read_flat(text)
    assert not list_furniture(page, "name_card")
    assert text in page.text


def test_the_note_behind_a_card_stays_with_the_label():
    page = read_flat("Я.Роев: Добрый день. О.Таль Таль Олаф Президент Самалстана (как переведено) : Спасибо за мост.")
    assert list_furniture(page, "name_card") == ["Таль Олаф Президент Самалстана"]
    assert "О.Таль (как переведено) : Спасибо за мост." in page.text


def test_the_names_of_the_frame_stand_apart():
    assert list_furniture(read_flat("О.Таль: Река тиха."), "persons") == ["Лица", "Роева Ядвига Яновна", "Таль Олаф"]


ITEMS = [
    "РОЕВА Ядвига Яновна – министр гаваней Самалстана",
    "ТАЛЬ-РОЙ Олаф Олафович – первый помощник министра, г. Карасуск",
    "Ада ВЕРЕ НОЙ – посол Лугоземья",
]


def test_a_list_with_lines():
    page = read("\n".join(["Участники встречи", "12 мая 2023 года", *ITEMS, "", "Река тиха, и мост стоит."]))
    assert list_furniture(page, "participant") == ITEMS
    assert page.text == "Участники встречи\n12 мая 2023 года\nРека тиха, и мост стоит."


def test_a_list_run_together():
    page = read_flat(f"О.Таль: Река тиха. Участники встречи {' '.join(ITEMS[:2])} * * * {ITEMS[2]}")
    assert list_furniture(page, "participant") == ITEMS


def test_one_line_in_capitals_is_no_list():
    page = read(f"Встреча\n12 мая 2023 года\n{ITEMS[0]}\nРека тиха, и мост стоит.")
    assert not list_furniture(page, "participant")
    assert ITEMS[0] in page.text


def test_real_lists(shared_data: Path):
    """Where the index of the saved pages gives a list both run together and by person, both say the same."""
    lines = (shared_data / "kremlin-ru-2025" / "index.jsonl").read_text(encoding="utf-8").splitlines()
    lists = [json.loads(line)["participants"] for line in lines]
    run_together = [(one[0], one[1:]) for one in lists if one and len(one[0]) > 800]
    right = total = 0
    for text, people in run_together:
        found = list_furniture(read_flat(f"Участники {text}"), "participant")
        right += len(set(found) & set(people))
        total += len(people)
    # Two of 117 differ: a heading that holds a quotation between two items, and a hyphen that the list prints as a dash.
    assert total - right <= 2, (right, total)
