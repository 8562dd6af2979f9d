"""Lines of a report: a label, then text that wraps under itself, without a space left at the end of any line."""

import re
from collections.abc import Iterable

from rich.console import Console
from rich.style import Style
from rich.text import Text

from onrecord.text.escape import show_controls
from onrecord.text.fragments import show_address

INDENT = 2
LABEL = 13  # columns of a label: "Q01 warning" and the space after it
NARROWEST = 20  # columns of text on the narrowest terminal
_BREAKS = re.compile(r"[\n\t]")


def open_console() -> Console:
    """Standard output; its width and whether it is a terminal are looked up once, not for each of a thousand lines."""
    found = Console(highlight=False)
    return Console(highlight=False, width=found.width, height=found.height, force_terminal=found.is_terminal)


def print_blank(console: Console) -> None:
    """Print an empty line."""
    _print_row(console, Text())


def print_line(console: Console, text: Text) -> None:
    """Print ``text`` over as many lines as it needs, from the second on with an indent."""
    for place, line in enumerate(_wrap(text, console, max(NARROWEST, console.width - INDENT))):
        line.rstrip()
        _print_row(console, Text(" " * INDENT) + line if place else line)


def print_labelled(console: Console, label: Text | str, text: Text, width: int = LABEL) -> None:
    """Print a label in its column of that width and ``text`` beside it, wrapping under itself."""
    head = label.copy() if isinstance(label, Text) else Text(label, style="dim")
    for place, line in enumerate(_wrap(text, console, max(NARROWEST, console.width - INDENT - width))):
        line.rstrip()
        column = head if place == 0 else Text()
        column.pad_right(width - column.cell_len)
        _print_row(console, Text(" " * INDENT) + column + line)


def print_address(console: Console, label: str, address: str) -> None:
    """Print an address on a line of its own, however long: one that is broken opens nothing. Terminals that can make it a link."""
    row = Text(" " * INDENT) + Text(label.ljust(LABEL), style="dim")
    row.append(show_controls(show_address(address)), style=Style(dim=True, link=address))
    _print_row(console, row)


def _wrap(text: Text, console: Console, width: int) -> Iterable[Text]:
    """The lines that a text takes; most take one, which is seen at once."""
    is_one = text.cell_len <= width and not _BREAKS.search(text.plain)
    return (text.copy(),) if is_one else text.wrap(console, width, overflow="fold")


def _print_row(console: Console, row: Text) -> None:
    """One finished line; without a terminal its characters alone, which is many times as fast."""
    row.rstrip()
    if console.is_terminal:
        console.print(row, soft_wrap=True, highlight=False, markup=False)
    else:
        console.file.write(f"{row.plain}\n")
