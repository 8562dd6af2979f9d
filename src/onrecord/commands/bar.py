"""A bar on a terminal. What draws it takes 50 ms to load, so that it is loaded where there is a terminal alone."""

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


def start_bar() -> Progress:
    """A bar on standard error, drawn five times a second, with one task whose end is not known yet."""
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
    console = Console(stderr=True, highlight=False)
    bar = Progress(*columns, console=console, transient=True, refresh_per_second=5)
    bar.add_task("taking in", total=None)
    bar.start()
    return bar
