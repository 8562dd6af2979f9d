"""The interface in every language: the same keys, the same fields in braces, and a reader's choice of language."""

import re
from string import Formatter

import pytest

from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.web.house import walk
from onrecord.web.words import choose_words, load_catalogues
from tests.conftest import ROOT

CATALOGUES = load_catalogues()
FIRST = next(iter(CATALOGUES))
WEB = ROOT / "src" / "onrecord" / "web"
# "words("home.title")" and "words("tally.one" if … else "tally.total")" in templates; refuse(…, "error.host") in code.
ROOMS = "|".join(sorted({key.partition(".")[0] for key in CATALOGUES[FIRST].phrases}))
KEY = re.compile(rf'"((?:{ROOMS})\.[A-Za-z_]+)"')


def fields_of(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_phrase_is_in_every_language_with_the_same_fields(language):
    first, other = CATALOGUES[FIRST].phrases, CATALOGUES[language].phrases
    assert {key: fields_of(phrase) for key, phrase in other.items()} == {
        key: fields_of(phrase) for key, phrase in first.items()
    }
    assert [key for key, phrase in other.items() if not phrase.strip()] == []


def test_the_three_languages_are_there():
    assert {"en", "ru", "kk"} <= set(CATALOGUES)


def test_what_pages_ask_for_is_there():
    texts = [path.read_text(encoding="utf-8") for path in (*WEB.rglob("*.py"), *WEB.rglob("*.html"))]
    asked = {key for text in texts for key in KEY.findall(text) if not key.endswith((".html", ".toml"))}
    assert asked - set(CATALOGUES[FIRST].phrases) == set()


def test_english_titles_are_those_of_the_codebook():
    """A code without a title in the catalogues shows the codebook's."""
    pages = open_codebook(KnowledgeFolders()).pages
    phrases = CATALOGUES["en"].phrases
    titled = [code for code in pages if f"code.{code}" in phrases]
    assert len(titled) > 30
    assert {code: phrases[f"code.{code}"] for code in titled} == {code: pages[code].title for code in titled}


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "chosen"),
    [
        (None, None, None, "en"),
        (None, None, "kk-KZ,kk;q=0.9,ru;q=0.8", "kk"),
        (None, None, "fr-FR, ru;q=0.8", "ru"),
        (None, "kk", "ru", "kk"),
        ("en", "kk", "ru", "en"),
        ("../../etc/passwd", None, "xx", "en"),
        (None, None, "," * 10_000 + "ru", "en"),
    ],
)
def test_choosing_a_language(asked, kept, accepted, chosen):
    assert choose_words(asked, kept, accepted).language == chosen


def test_a_word_of_the_record_that_no_catalogue_knows_stands_as_it_is():
    assert CATALOGUES["ru"].name("kind", "press_release") == "press release"
    assert CATALOGUES["ru"].name("verdict", "edited") != "edited"


def test_the_files_of_the_package_are_walked_by_name(tmp_path):
    (tmp_path / "b").write_bytes(b"2")
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "c").mkdir()
    assert list(walk(tmp_path)) == [("a", b"1"), ("b", b"2")]
