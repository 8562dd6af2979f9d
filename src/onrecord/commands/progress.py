"""How far the work is, on standard error: a bar on a terminal, a line for each step elsewhere, nothing when asked to be quiet."""

import sys
from contextlib import AbstractContextManager
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress


class ShownProgress(AbstractContextManager["ShownProgress"]):
    """Told of each step as it begins: ``shown(step, place, count)``, with ``place`` counting from 1."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        if not self._quiet and sys.stderr.isatty():
            self._bar = import_module("onrecord.commands.bar").start_bar()
        return self

    def __call__(self, step: str, place: int, count: int) -> None:
        """Show that a step begins."""
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], description=step, completed=place - 1, total=count)
        elif not self._quiet:
            print(f"{step} ({place} of {count})", file=sys.stderr, flush=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
