"""The names and the adjective of a country are words that say the same."""

import pytest

from onrecord.knowledge.country_words import join_countries
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.people import CountryName
from onrecord.knowledge.wording import open_wordings


def name(language: str, words: str, adjective: str | None) -> CountryName:
    return CountryName(key="XT", language=language, name=words, adjective=adjective, head_of_state=None)


COUNTRIES = [
    name("ru", "Тарния", "тарнийский"),
    name("ru", "Республика Тарния", None),
    name("en", "Tarnia", "Tarnian"),
    name("en", "Us", None),
]
WORDINGS = join_countries(open_wordings(KnowledgeFolders()), COUNTRIES)


def test_a_name_of_several_words_is_found_where_it_stands() -> None:
    wording = WORDINGS.of("ru")
    assert "республика тарния" in wording.list_kin(wording.kin_of(wording.stem("тарнийский")))


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("ru", "тарнии", "тарнийского", True),
        ("en", "tarnia", "tarnian", True),
        ("ru", "республика", "тарния", False),
        ("en", "us", "tarnia", False),
        ("ru", "рост", "увеличение", True),
    ],
)
def test_kin(language: str, one: str, other: str, same: bool) -> None:
    wording = WORDINGS.of(language)
    assert (wording.kin_of(wording.stem(one)) == wording.kin_of(wording.stem(other))) == same
