"""What a report names as its source, for the sentence that the quotation stands in."""

import pytest

from tests.quotations.drawn import read_drawn

SOURCES = [
    "«⟦d o src=ВестиСорана: Мост готов⟧», – сказал [[Орлов|o]], сообщает ВестиСорана.",
    "«⟦d o src=gov-soran.org: Мост готов⟧», – сказал [[Орлов|o]], передаёт gov-soran.org.",
    "[[Орлов|o]] заявил, что ⟦i o src=пресс-службу_министерства: мост откроют в мае⟧, сообщает ВестиСорана со ссылкой на пресс-службу министерства.",
    "[[Орлов|o]] заявил, что ⟦i o src=газета_«Северный_край»: мост откроют в мае⟧, пишет газета «Северный край».",
    "По данным порта, [[Орлов|o]] заявил, что ⟦i o src=порта: мост откроют в мае⟧.",
    # It holds for its own sentence only.
    "«⟦d o src=ВестиСорана: Мост готов⟧», – сказал [[Орлов|o]], сообщает ВестиСорана. «⟦d p src=-: Паром тоже⟧», – добавила [[Полева|p]].",
    # A person who "сообщает" is a speaker, not a source.
    "[[Орлов|o]] сообщает, что ⟦i o src=-: мост откроют в мае⟧.",
    # The press that passes words on is no speaker.
    "«⟦d o cue=цитирует: Мост готов⟧», – цитирует [[Орлова|o]] «Северный край».",
    "«⟦d - label=- src=Северный_край: Мост готов⟧», – пишет Северный край.",
]


@pytest.mark.parametrize("drawn", SOURCES)
def test_sources(drawn: str) -> None:
    expected, found = read_drawn(drawn)
    assert found == expected
