"""The source read as a building: which modules there are, in which room each lies, and what each imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "onrecord"

STAGES = (
    "reviews",
    "capture",
    "documents",
    "turns",
    "index",
    "mentions",
    "quotations",
    "entities",
    "matches",
    "events",
    "alignment",
    "traces",
    "figures",
    "commitments",
    "findings",
)
# From the ground up: a room may import the rooms of lower floors, and nothing beside or above itself.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("settings",),
    ("model",),
    ("text",),
    ("knowledge",),
    ("engines",),
    ("record",),
    STAGES,
    ("pipeline",),
    ("drafts",),
    ("search",),
    ("export", "report"),
    ("web",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One file of ours: dotted name, path, tree and the modules of ours that it imports."""

    name: str
    path: Path
    tree: ast.Module
    imports: tuple[str, ...]

    @property
    def room(self) -> str:
        """The part of the name after the package's: ``traces`` for ``onrecord.traces.decide``; empty for the package."""
        return room_of(self.name)

    @property
    def place(self) -> str:
        """The path as messages print it."""
        return self.path.relative_to(ROOT).as_posix()


def room_of(name: str) -> str:
    """The room a module lies in."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


@cache
def read_modules() -> tuple[Module, ...]:
    """All modules under ``src``, in the order of their paths."""
    paths = sorted(SOURCE.rglob("*.py"))
    names = {name_module(path): path for path in paths}
    trees = {name: ast.parse(path.read_text(encoding="utf-8"), str(path)) for name, path in names.items()}
    return tuple(
        Module(name=name, path=path, tree=trees[name], imports=tuple(find_imports(trees[name], frozenset(names))))
        for name, path in names.items()
    )


def name_module(path: Path) -> str:
    """``onrecord.text.words`` for its file; a package's ``__init__`` is the package."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def find_imports(tree: ast.Module, names: frozenset[str]) -> Iterator[str]:
    """The modules of ours imported anywhere in a module; ``from onrecord.text import words`` is ``onrecord.text.words``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                if inner in names:
                    yield inner
                elif node.module in names:
                    yield node.module
