"""Runs of capitalised words and initials, and the stems that cases leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.people import load_people
from onrecord.text.names import find_name_runs, stem_name

PEOPLE = load_people(KnowledgeFolders())
CASES = [(language, *pair) for language in PEOPLE.languages for pair in language.case_examples]


@pytest.mark.parametrize(("language", "nominative", "inflected"), CASES)
def test_cases_of_a_name_share_a_stem(language, nominative: str, inflected: str):
    assert stem_name(inflected, language.endings) == stem_name(nominative, language.endings)


RUNS = [
    ("приехал К.-Ж. Беласаров из столицы", ["К|Ж|Беласаров"]),
    ("сказал В.Тарханин, и ушёл", ["В|Тарханин"]),
    ("встречал Ержан Каракемеров", ["Ержан|Каракемеров"]),
    ("said Joseph R. Roe today", ["Joseph|R|Roe"]),
    ("президент Дж. Рой и Ю. Рен", ["Д|Рой", "Ю|Рен"]),
    ("Да. Времена меняются", ["Да", "Времена"]),
    ("Нур-Али Беласаров-младший", ["Нур-Али|Беласаров-младший"]),
    ("O'Roe met D’Wren", ["O'Roe", "D’Wren"]),
    ("нет имён", []),
]


@pytest.mark.parametrize(("text", "runs"), RUNS)
def test_runs(text: str, runs: list[str]):
    assert ["|".join(part.word for part in run.parts) for run in find_name_runs(text)] == runs


@given(st.text(st.sampled_from("АБВабв.- 'XyZ\n") | st.characters(), max_size=80))
def test_parts_slice_back(text: str):
    stop = 0
    for run in find_name_runs(text):
        assert stop <= run.start < run.stop <= len(text)
        stop = run.stop
        for part in run.parts:
            assert text[part.start : part.stop].startswith(part.word)
            assert run.start <= part.start < part.stop <= run.stop
