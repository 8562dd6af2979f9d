"""How far the work is, on standard error: a bar on a terminal, a line for each step elsewhere, nothing when asked to be quiet."""

import sys
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class ShownProgress(AbstractContextManager["ShownProgress"]):
    """Told of each step as it begins: ``shown(step, place, count)``, with ``place`` counting from 1."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._console = Console(stderr=True, highlight=False)
        self._bar: Progress | None = None
        self._task = TaskID(0)

    def __enter__(self) -> Self:
        if not self._quiet and self._console.is_terminal:
            columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
            self._bar = Progress(*columns, console=self._console, transient=True, refresh_per_second=5)
            self._bar.start()
            self._task = self._bar.add_task("taking in", total=None)
        return self

    def __call__(self, step: str, place: int, count: int) -> None:
        """Show that a step begins."""
        if self._bar is not None:
            self._bar.update(self._task, description=step, completed=place - 1, total=count)
        elif not self._quiet:
            print(f"{step} ({place} of {count})", file=sys.stderr, flush=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
