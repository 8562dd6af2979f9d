"""Sizes and names: files, functions and parameters stay small enough to be read, and no drawer collects the rest."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.rooms import read_modules

FILE_LINES = 400
FUNCTION_LINES = 60
PARAMETERS = 5
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "tools", "shared", "base"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions_of(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def count_parameters(function: Function) -> int:
    """Parameters besides ``self`` and ``cls``; those declared as ``Annotated`` are a command's options and not counted."""
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return sum(argument.arg not in {"self", "cls"} and not is_annotated(argument) for argument in named)


def is_annotated(argument: ast.arg) -> bool:
    annotation = argument.annotation
    return isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value).split(".")[-1] == "Annotated"


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("def f(self, a, /, b, *, c): ...", 3),
        ("def f(a: Annotated[int, Option()], b: int): ...", 1),
        ("def f(*rest, **named): ...", 0),
    ],
)
def test_counting_parameters(source: str, count: int) -> None:
    assert count_parameters(next(functions_of(ast.parse(source)))) == count


def test_files_stay_short() -> None:
    lengths = {module.place: len(module.path.read_text(encoding="utf-8").splitlines()) for module in read_modules()}
    assert {place: lines for place, lines in lengths.items() if lines > FILE_LINES} == {}


def test_functions_stay_short() -> None:
    long = [
        f"{module.place}:{function.lineno} {function.name}: {lines} lines"
        for module in read_modules()
        for function in functions_of(module.tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    ]
    assert long == []


def test_functions_take_few_parameters() -> None:
    wide = [
        f"{module.place}:{function.lineno} {function.name}: {count} parameters"
        for module in read_modules()
        for function in functions_of(module.tree)
        if (count := count_parameters(function)) > PARAMETERS
    ]
    assert wide == []


def test_no_drawers() -> None:
    assert [module.place for module in read_modules() if DRAWERS & set(module.name.split("."))] == []
