"""The codebook in other languages: every page is told whole, from the English text that stands today, and accuses nobody."""

import re
import tomllib

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge.codes import SECTIONS, open_codebook
from onrecord.knowledge.files import SHIPPED, KnowledgeFolders
from onrecord.knowledge.indicators import list_indicators
from onrecord.knowledge.retold import open_retellings
from onrecord.knowledge.told_pages import open_told_pages, stamp_page
from onrecord.web.words import load_catalogues

CODEBOOK = open_codebook(KnowledgeFolders())
TOLD = open_told_pages(KnowledgeFolders(), CODEBOOK)
CODE = re.compile(r"`[^`]*`")
NUMBER = re.compile(r"\d+")


def test_the_languages_of_the_interface_are_there():
    assert {"ru", "kk"} <= set(TOLD)
    assert set(TOLD) <= set(load_catalogues())


@pytest.mark.parametrize("language", TOLD)
def test_every_page_is_told(language):
    """A page that is missing here has no translation, or one of an English text that has changed: its new stamp stands beside it."""
    assert {code: stamp_page(page) for code, page in CODEBOOK.pages.items() if code not in TOLD[language]} == {}


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize("code", CODEBOOK.pages)
def test_a_page_has_the_same_sections_commands_and_numbers(language, code):
    english, told = CODEBOOK.pages[code], TOLD[language][code]
    assert tuple(told.sections) == SECTIONS
    for heading, text in told.sections.items():
        assert sorted(CODE.findall(text)) == sorted(CODE.findall(english.sections[heading])), heading
    reached = "How it is reached"
    told_numbers, numbers = (set(NUMBER.findall(page.sections[reached])) for page in (told, english))
    assert numbers <= told_numbers


def test_a_translation_of_an_older_text_is_not_shown(tmp_path):
    page = next(iter(CODEBOOK.pages.values()))
    keys = "".join(f'{key} = "x"\n' for key in ("title", "meaning", "reached", "not", "example", "dispute"))
    (tmp_path / "codebook").mkdir()
    path = tmp_path / "codebook" / "eo.toml"
    for stamp, codes in ((stamp_page(page), [page.code]), ("00000000", [])):
        path.write_text(f'[{page.code}]\nof = "{stamp}"\n{keys}', encoding="utf-8")
        assert list(open_told_pages(KnowledgeFolders(tmp_path), CODEBOOK)["eo"]) == codes


def test_a_page_that_lacks_a_section_is_refused(tmp_path):
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook" / "eo.toml").write_text('[Q01]\nof = "0"\ntitle = "x"\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match="expected a page of the codebook"):
        open_told_pages(KnowledgeFolders(tmp_path), CODEBOOK)


@pytest.mark.parametrize("language", TOLD)
def test_indicators_and_offices_are_named(language):
    retelling = open_retellings(KnowledgeFolders(), CODEBOOK)[language]
    rows = (SHIPPED / "offices.csv").read_text(encoding="utf-8").splitlines()[1:]
    roles = {row.split(",")[3].replace("_", " ") for row in rows if row.count(",") > 3}
    assert {key for key in list_indicators(KnowledgeFolders()) if retelling.call("indicator", key) is None} == set()
    assert {role for role in roles if retelling.call("role", role) is None} == set()


@pytest.mark.parametrize("language", load_catalogues())
def test_units_are_named(language):
    words = load_catalogues()[language]
    units = [unit["code"] for unit in tomllib.loads((SHIPPED / "units.toml").read_text(encoding="utf-8"))["unit"]]
    assert [unit for unit in units if f"unit.{unit}" not in words.forms and not words.has(f"unit.{unit}")] == []
