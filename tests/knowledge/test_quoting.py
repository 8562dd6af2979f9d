"""Knowledge of quoting: each file loads, its examples hold, a broken file is named."""

from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge.files import SHIPPED, KnowledgeFolders
from onrecord.knowledge.quoting import load_quoting
from onrecord.knowledge.word_lists import is_form
from onrecord.quotations.cues import read_form
from tests.quotations.build import known, quote

EXAMPLES = [
    pytest.param(file.language, *example, id=f"{file.language} {entry.name} {number}")
    for file in known().files
    for entry in file.cues
    for number, example in enumerate(entry.examples)
]
SILENT = [
    pytest.param(file.language, text, id=f"{file.language} {number}")
    for file in known().files
    for number, text in enumerate(file.silent.texts)
]


@pytest.mark.parametrize(("language", "text", "exact", "cue"), EXAMPLES)
def test_examples(language: str, text: str, exact: str, cue: str) -> None:
    _, rows = quote(text, language)
    assert [(row.exact.rstrip(","), row.cue) for row in rows] == [(exact, cue)]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_silent_texts(language: str, text: str) -> None:
    assert quote(text, language)[1] == ()


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
def test_every_class_has_an_example(language: str) -> None:
    file = next(file for file in known().files if file.language == language)
    assert [entry.name for entry in file.cues if not entry.examples] == []


def test_cues_by_the_hundred() -> None:
    assert {code: len(language.cues) > 20 for code, language in known().languages.items()} == {
        "en": True,
        "kk": True,
        "ru": True,
    }
    assert len(known().languages["ru"].cues) > 500


@pytest.mark.parametrize(
    ("word", "form"),
    [("сказал", "masculine"), ("сказала", "feminine"), ("сказали", "plural"), ("сказав", "gerund"), ("говорит", "other"), ("добавляя", "gerund"), ("уверен", "masculine"), ("произнёс", "masculine")],
)  # fmt: skip
def test_what_an_ending_tells(word: str, form: str) -> None:
    assert read_form(word, known().languages["ru"]) == form


@pytest.mark.parametrize(
    ("word", "pattern", "fits"),
    [("газете", "газет*", True), ("газ", "газет*", False), ("газетчиковым", "газет*", False), ("слово", "слово", True), ("слова", "слово", False)],
)  # fmt: skip
def test_stems(word: str, pattern: str, fits: bool) -> None:
    assert is_form(word, pattern) is fits


def test_an_unknown_language_is_read_with_all() -> None:
    assert known().choose("uk") is known().merged
    assert known().choose(None) is known().merged
    assert known().choose("ru").language == "ru"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('takes = ["naming"]', 'takes = ["namng"]', "namng"),
        ('stems.short = "', 'stems.shrt = "', "shrt"),
        ('language = "ru"', 'language = "ru"\ncolour = "red"', "colour"),
        ("[silent]", "[silence]", "silen"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, old: str, new: str, what: str) -> None:
    text = (SHIPPED / "languages" / "ru" / "quotations.toml").read_text(encoding="utf-8")
    assert old in text
    own = tmp_path / "languages" / "xx" / "quotations.toml"
    own.parent.mkdir(parents=True)
    own.write_text(text.replace(old, new).replace('language = "ru"', 'language = "xx"', 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=what):
        load_quoting(KnowledgeFolders(tmp_path))


def test_one_language_twice(tmp_path: Path) -> None:
    own = tmp_path / "languages" / "ru" / "quotations.toml"
    own.parent.mkdir(parents=True)
    own.write_bytes((SHIPPED / "languages" / "ru" / "quotations.toml").read_bytes())
    with pytest.raises(KnowledgeError, match="described twice"):
        load_quoting(KnowledgeFolders(tmp_path))
