"""Imports point one way: down the floors of ``rooms.FLOORS``, never across, never in a circle, never inside a function."""

import ast
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.rooms import FLOOR, STAGES, find_imports, read_modules, room_of


def may_import(importer: str, imported: str) -> bool:
    here, there = room_of(importer), room_of(imported)
    return here == there or there == "" or FLOOR[here] > FLOOR[there]


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("onrecord.traces.decide", "onrecord.text.words", True),
        ("onrecord.traces.decide", "onrecord.traces.compare", True),
        ("onrecord.pipeline", "onrecord.traces.stage", True),
        ("onrecord.commands.check", "onrecord", True),
        ("onrecord.traces.decide", "onrecord.matches.stage", False),
        ("onrecord.text.words", "onrecord.knowledge.files", False),
        ("onrecord.model.pages", "onrecord.text.words", False),
        ("onrecord.record.view", "onrecord.pipeline", False),
    ],
)
def test_the_contract_itself(importer: str, imported: str, allowed: bool) -> None:
    assert may_import(importer, imported) is allowed


def test_every_room_has_a_floor() -> None:
    rooms = {module.room for module in read_modules()} - {""}
    assert rooms - FLOOR.keys() == set(), (
        "a new room: give it a floor in tests/architecture/rooms.py and docs/architecture.md"
    )


def test_imports_point_down() -> None:
    wrong = [
        f"{module.place} imports {imported}"
        for module in read_modules()
        for imported in module.imports
        if module.room and not may_import(module.name, imported)
    ]
    assert wrong == []


def test_stages_do_not_know_each_other() -> None:
    wrong = [
        f"{module.place} imports {imported}"
        for module in read_modules()
        if module.room in STAGES
        for imported in module.imports
        if room_of(imported) in STAGES and room_of(imported) != module.room
    ]
    assert wrong == []


def test_no_circle() -> None:
    graph = {module.name: set(module.imports) - {module.name} for module in read_modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"modules import each other: {' → '.join(error.args[1])}")


def test_no_import_inside_a_function() -> None:
    wrong = [
        f"{module.place}:{inner.lineno} in {node.name}"
        for module in read_modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert wrong == []


def test_modules_are_loaded_by_name_where_it_saves_time_alone() -> None:
    """A command when it is called, the encoder when a sentence is, lists and readings of words when one is asked for, a reader of files and
    what fetches when there is something for them, a bar where there is a terminal.

    Nothing else may hide an import.
    """
    places = [
        module.place
        for module in read_modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id) in {"import_module", "__import__"}
    ]
    assert sorted(places) == [
        "src/onrecord/cli.py",
        "src/onrecord/commands/given.py",
        "src/onrecord/commands/progress.py",
        "src/onrecord/documents/formats/html_tree.py",
        "src/onrecord/documents/formats/pdf_pieces.py",
        "src/onrecord/text/encoder.py",
        "src/onrecord/text/encoder.py",
        "src/onrecord/text/encoder.py",
        "src/onrecord/text/listed_words.py",
        "src/onrecord/text/local_model.py",
        "src/onrecord/text/name_model.py",
        "src/onrecord/text/name_model.py",
        "src/onrecord/text/read_names.py",
    ]


def test_the_reader_of_imports() -> None:
    names = frozenset({"onrecord.text", "onrecord.text.words", "onrecord.errors"})
    tree = ast.parse(
        "import json\nimport onrecord.errors\nfrom onrecord.text import words, other\ndef f():\n from onrecord.text.words import g\n"
    )
    assert sorted(find_imports(tree, names)) == [
        "onrecord.errors",
        "onrecord.text",
        "onrecord.text.words",
        "onrecord.text.words",
    ]
