"""Files that hold pages: each page in them becomes a capture of its own, as if the file were a folder.

A page's ``source`` is that of the file, a slash, and its name inside: ``desk/pages.jsonl/17``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

# A page is never longer, nor one line of a file of pages. The longest of the kremlin.ru pages of 2025 that were looked at has
# 209,871 bytes; three hundred times that is no page.
MOST_BYTES = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A page inside a file: its name there, and its bytes, or the reason why they could not be read.

    ``media_type``, ``url`` and ``retrieved`` are what the file says of it; the time is EDTF.
    """

    name: str
    content: bytes = b""
    why: str | None = None
    media_type: str | None = None
    url: str | None = None
    retrieved: str | None = None


def open_lines(file: BinaryIO) -> Iterator[Member]:
    """The pages of a file of JSON Lines, by the numbers of their lines from 1; blank lines are none."""
    number = 0
    while line := file.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES:
            yield Member(name=str(number), why=f"expected a line of at most {MOST_BYTES:,} bytes, found a longer one")
            while line and not line.endswith(b"\n"):
                line = file.readline(MOST_BYTES)
        elif line.strip():
            yield Member(name=str(number), content=line.strip(), media_type="application/json")


CONTAINERS: Mapping[str, Callable[[BinaryIO], Iterator[Member]]] = MappingProxyType({"application/jsonl": open_lines})
