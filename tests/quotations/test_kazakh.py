"""Kazakh press: marks and the main verbs, which stand last."""

import pytest

from tests.quotations.drawn import read_drawn

KAZAKH = [
    "«⟦d o cue=деді: Көпір мамырда ашылады⟧», – деді [[Орлов|o]].",
    "«⟦d o cue=деп_мәлімдеді: Жол дайын⟧», – деп мәлімдеді [[Орлов|o]].",
    "«⟦d o cue=деп_атап_өтті: Жол дайын болды⟧», – деп атап өтті [[Мемлекет басшысы|office:o]].",
    "[[Орлов|o]] былай деді: «⟦d o: Жол дайын болды⟧».",
    "«⟦d - label=ол: Жол дайын болды⟧», – деді ол.",
    "[[Орлов|o]] Луговқа келді. «⟦d o label=ол: Жол дайын болды⟧», – деді ол.",
    # Whose words they are, in the genitive: a name, a pronoun.
    "[[Асқар Орловтың|o]] айтуынша, ⟦i o: жол да дайын болады⟧.",
    "[[Орлов|o]] Луговқа келді. Оның айтуынша, ⟦i o label=Оның: жұмыс уақытында бітеді⟧.",
    "«Солтүстік» газеті жаңа форматта шықты.",
]


@pytest.mark.parametrize("drawn", KAZAKH)
def test_kazakh(drawn: str) -> None:
    expected, found = read_drawn(drawn, "kk")
    assert found == expected
