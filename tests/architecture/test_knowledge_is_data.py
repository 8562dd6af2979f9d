"""Knowledge is data: no words of a language in code, no language, country or publisher in a comparison."""

import ast
import csv
import re
from collections.abc import Iterator

import pytest

from tests.architecture.rooms import SOURCE, Module, read_modules

# Letters may stand in code (ё is compared as е), sets of them too ([А-ЯЁӘ]); a word may not.
CYRILLIC_WORD = re.compile(r"(?=[^\W\d_]*[а-яё])[\u0400-\u052f]{3,}")
_LETTERS = re.compile(r"\[[^\]]*\]")


def find_docstrings(tree: ast.Module) -> set[int]:
    """The ids of the nodes that are docstrings."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    }


def find_strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and value of each string literal that is no docstring."""
    docstrings = find_docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def find_compared(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and value of each string literal that something is compared with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare | ast.match_case):
            for inner in ast.walk(node.pattern if isinstance(node, ast.match_case) else node):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.lineno, inner.value


def known_nouns() -> set[str]:
    """Names of languages and publishers in the shipped knowledge, lower case, and codes of countries, in capitals: "id" is no country."""
    folder = SOURCE / "knowledge"
    nouns = {path.name for path in (folder / "languages").glob("*") if path.is_dir()}
    nouns |= {path.stem for path in (folder / "publishers").glob("*.toml")}
    for path in folder.glob("countries.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            nouns |= {row["key"].upper() for row in csv.DictReader(file)}
    return nouns


def code_of_ours() -> list[Module]:
    return list(read_modules())


def test_no_words_of_a_language_in_code() -> None:
    wrong = [
        f"{module.place}:{line} {text[:40]!r}"
        for module in code_of_ours()
        for line, text in find_strings(module.tree)
        if CYRILLIC_WORD.search(_LETTERS.sub("", text))
    ]
    assert wrong == []


def test_no_nation_in_an_if() -> None:
    nouns = known_nouns()
    wrong = [
        f"{module.place}:{line} compares with {text!r}"
        for module in code_of_ours()
        for line, text in find_compared(module.tree)
        if text in nouns or text.lower() in nouns
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("if language == 'ru': pass", ["ru"]),
        ("x = 'ru' in codes", ["ru"]),
        ("match language:\n case 'kk' | 'en': pass", ["kk", "en"]),
        ("language = 'ru'", []),
    ],
)
def test_finding_what_is_compared(source: str, found: list[str]) -> None:
    assert [text for _, text in find_compared(ast.parse(source))] == found


def test_docstrings_are_no_code() -> None:
    assert list(find_strings(ast.parse('"""Слово."""\nx = "два"\n'))) == [(2, "два")]
