"""The words of numbers, one table for all: what figures, quotations, dates and versions count alike."""

from decimal import Decimal

import pytest

from onrecord.knowledge.amounts import load_amounts
from onrecord.knowledge.dating import load_date_phrases
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.numbers import load_number_words
from onrecord.knowledge.numerals import load_numerals
from onrecord.knowledge.wording import open_wordings
from onrecord.text.edtf_phrases import read_ordinal

SHIPPED = KnowledgeFolders()
LANGUAGES = sorted(load_number_words(SHIPPED))


def test_three_languages_count() -> None:
    assert LANGUAGES == ["en", "kk", "ru"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_quotations_and_versions_count_a_word_alike(language: str) -> None:
    words = load_number_words(SHIPPED)[language]
    amounts, wording = load_amounts(SHIPPED)[language], open_wordings(SHIPPED).of(language)
    numerals = load_numerals(SHIPPED)[language]
    for word, value in words.cardinals.items():
        assert amounts.cardinals.find(word) == value
        assert wording.count(word)[0] == str(value)
        assert numerals.count(word) == (value if 2 <= value <= 100 else None)
    for word, power in words.magnitudes.items():
        assert amounts.magnitudes.find(word.removesuffix("*")) == wording.count(word.removesuffix("*"))[1] == power


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("ru", "третьему", 3),
        ("ru", "четвёртыми", 4),
        ("ru", "двадцать первого", 21),
        ("en", "sixtieth", 60),
        ("kk", "он екінші", 12),
    ],
)
def test_dates_take_ordinals_from_the_table(language: str, word: str, value: int) -> None:
    assert read_ordinal(word, load_date_phrases(SHIPPED)[language]) == value


def test_endings_hang_on_numbers_from_two_on() -> None:
    hung = load_number_words(SHIPPED)["kk"].hung
    assert hung["жиырмадан"] == 20
    assert "бірге" not in hung


def test_a_file_of_ones_own_adds_to_the_shipped_one(tmp_path) -> None:
    folder = tmp_path / "languages" / "en"
    folder.mkdir(parents=True)
    own = 'language = "en"\n[cardinals]\n20 = "score"\n[ordinals]\n[magnitudes]\n4 = "myriad*"\n'
    (folder / "numbers.toml").write_text(own, encoding="utf-8")
    folders = KnowledgeFolders(tmp_path)
    assert open_wordings(folders).of("en").count("score") == ("20", None)
    amounts = load_amounts(folders)["en"]
    assert (amounts.cardinals.find("score"), amounts.cardinals.find("two")) == (20, 2)
    assert Decimal(1).scaleb(amounts.magnitudes.find("myriads") or 0) == 10_000
