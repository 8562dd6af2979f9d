"""Lines about people as lists and cards print them."""

import pytest

from onrecord.text.participants import Participant, read_participant
from tests.documents.reading import KNOWN

LINES = [
    ("РОЕВА Ядвига Яновна – министр гаваней", ("РОЕВА", "Ядвига Яновна", "министр гаваней")),
    ("12. РОЕВ-ТАЛЬСКИЙ Ян — глава порта", ("РОЕВ-ТАЛЬСКИЙ", "Ян", "глава порта")),
    ("Ада РОЙ ТАЛЬ – посол – советник", ("РОЙ ТАЛЬ", "Ада", "посол – советник")),
    ("Роева Ядвига Яновна министр гаваней", ("Роева", "Ядвига Яновна", "министр гаваней")),
    ("Роев Ян Янович статс-секретарь – помощник министра", ("Роев", "Ян Янович", "статс-секретарь – помощник министра")),
    ("Таль-Рой Ада Президент Самалстана", ("Таль-Рой", "Ада", "Президент Самалстана")),
    ("Аль Тарих Мурад бин Салим", ("Аль", "Тарих Мурад бин Салим", "")),
    ("Роев", ("Роев", "", "")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "person"), LINES)
def test_people(line: str, person: tuple[str, str, str]):
    assert read_participant(line, KNOWN.labels) == Participant(*person)


@pytest.mark.parametrize("line", ["", "ещё 3", "– и другие"])
def test_lines_that_name_nobody(line: str):
    assert read_participant(line, KNOWN.labels) is None
