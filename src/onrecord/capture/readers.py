"""What a file may be before it is taken in: by its name, and by a look at its bytes.

A page kept as HTML, PDF or a word processor's file will come in through one more line of ``READERS``; callers stay as they are.
"""

import codecs
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

# Control bytes that text does not have: all below the blank but tab, line ends and form feed.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f") + b"\x7f"
_BINARY_SHARE = 0.02
_LOOKED_AT = 65_536
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file: its media type, and a function that gives the reason why bytes are not of that kind, or ``None``."""

    media_type: str
    refuse: Callable[[bytes], str | None]


def refuse_text(content: bytes) -> str | None:
    """Why bytes are no text: nothing in them, or bytes that no text has. The encoding is found out later."""
    if not content.strip():
        return "expected a page with text, found an empty file"
    if content.startswith(_WIDE_MARKS):
        return None
    looked_at = content[:_LOOKED_AT]
    if b"\0" in looked_at:
        return f"expected text, found a binary file (a zero byte at {looked_at.index(0)})"
    controls = len(looked_at) - len(looked_at.translate(None, _CONTROLS))
    if controls > _BINARY_SHARE * len(looked_at):
        return f"expected text, found a binary file ({controls} control bytes among the first {len(looked_at)})"
    return None


_PLAIN = Reader("text/plain", refuse_text)
_MARKDOWN = Reader("text/markdown", refuse_text)

READERS: Mapping[str, Reader] = MappingProxyType(
    {".txt": _PLAIN, ".text": _PLAIN, ".md": _MARKDOWN, ".markdown": _MARKDOWN}
)


def find_reader(name: str) -> Reader | str:
    """The reader of a file by the ending of its name, or the reason why there is none."""
    ending = PurePath(name).suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        found = f"a file that ends in {ending}" if ending else "a name without an ending"
        return f"expected a saved text page ({', '.join(READERS)}), found {found}"
    return reader
