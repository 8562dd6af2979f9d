"""Headlines and leads are searched too; a headline printed again as a caption is read once."""

import pytest

from tests.quotations.drawn import read_drawn

HEADLINES = [
    "# [[Орлов|o]]: ⟦i o place=headline label=Орлов rule=headline_colon: мост откроем в мае⟧\nМост строят три года.",
    "# [[Орлов|o]] – [[Лесному|l]]: ⟦i o place=headline label=Орлов: Мы построим мост вместе⟧\nМост строят три года.",
    "# [[Иван Орлов|o]] — [[Петру Лесному|l]]: ⟦i o: Дорога нужна всем⟧\nМост строят три года.",
    "# [[Орлов|o]]: «⟦d o place=headline: Мост откроем в мае⟧»\nМост строят три года.",
    "# «⟦d o place=headline: Мост откроем в мае⟧» – [[Орлов|o]]\nМост строят три года.",
    "# «⟦d o place=headline: Мы не остановимся⟧»: [[Орлов|o]] о дорогах\nМост строят три года.",
    "# ⟦i o rule=headline_dash: Мост откроют в мае⟧ – [[Орлов|o]]\nМост строят три года.",
    "# [[Орлов|o]] назвал мост «⟦m o place=headline: чудом света⟧»\nМост строят три года.",
    "# [[Орлов|o]] заявил, что ⟦i o place=headline: мост откроют в мае⟧\nМост строят три года.",
    "# Министр: ⟦i - label=Министр: паром не вернётся⟧\nМост строят три года.",
    "> По словам [[Орлова|o]], ⟦i o place=lead: мост откроют в мае⟧.\nМост строят три года.",
    "> «⟦d o place=lead: Мост готов⟧», – сказал [[Орлов|o]].\nМост строят три года.",
    # The same headline again as a caption.
    "# [[Орлов|o]]: ⟦i o: мост откроем в мае⟧\n^ [[Орлов|o]]: мост откроем в мае\nМост строят три года.",
    "# «⟦d o: Мост готов⟧» – [[Орлов|o]]\n«Мост готов» – [[Орлов|o]]\nМост строят три года.",
    "# «⟦d - label=-: Мост останется в музее⟧»: город переходит на паром\nМост строят три года.",
    # No words of anybody.
    "# «Старый мост»: город переходит на паром\nМост строят три года.",
    "# Дороги Сорана: мост, паром и порт\nМост строят три года.",
    "# Лугов – город у реки\nМост строят три года.",
    "# Газета «Северный край» закрыта\nМост строят три года.",
]


@pytest.mark.parametrize("drawn", HEADLINES)
def test_headlines(drawn: str) -> None:
    expected, found = read_drawn(drawn)
    assert found == expected
