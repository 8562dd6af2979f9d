"""The parts of a word processor's file: XML inside a zip archive, opened with bounds and without entities.

What is said of sizes is looked at before anything is inflated, and held to while it is: a part that says too little ends where
its bound does. A document type, which is where entities are declared, is in no such file, so that one with it is refused.
"""

import io
import zipfile
import zlib
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

# A book of 500 pages has some 10 MB of XML. Beyond these a part is no text that somebody wrote.
_MOST_BYTES = 32 << 20
_MOST_BYTES_IN_ALL = 64 << 20
_MOST_PARTS = 20_000
_LISTED = b"PK\x01\x02"
_MOST_ELEMENTS = 1_000_000
_MOST_DEPTH = 200
_PIECE = 1 << 16


class UnreadablePart(Exception):
    """A part cannot be read; the message says what was expected and what was found."""


class Package:
    """A zip archive of XML parts. Raises :class:`UnreadablePart` where it is none, and for each part that cannot be read."""

    def __init__(self, content: bytes) -> None:
        if content.count(_LISTED) > _MOST_PARTS:
            raise UnreadablePart(f"expected a zip archive of at most {_MOST_PARTS:,} parts, found more")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadablePart(f"expected a whole zip archive of its parts, found: {error}") from error
        self.names = frozenset(self._archive.namelist())
        self._left = _MOST_BYTES_IN_ALL

    def read_part(self, name: str) -> Element:
        """The root element of an XML part that must be there."""
        if name not in self.names:
            raise UnreadablePart(f"expected the part {name}, found none")
        return parse_xml(self.read_bytes(name), name)

    def find_part(self, name: str) -> Element | None:
        """The root element of an XML part that may be left out."""
        return self.read_part(name) if name in self.names else None

    def read_bytes(self, name: str) -> bytes:
        """A part as it was before it was packed."""
        entry = self._archive.getinfo(name)
        if entry.flag_bits & 1:
            raise UnreadablePart(f"expected the part {name} in the clear, found it encrypted")
        most = min(_MOST_BYTES, self._left)
        if entry.file_size > most:
            raise UnreadablePart(f"expected at most {most:,} bytes in {name}, found {entry.file_size:,}")
        try:
            with self._archive.open(entry) as part:
                content = part.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            ValueError,
            RuntimeError,
        ) as error:
            raise UnreadablePart(f"expected the part {name} whole, found: {error}") from error
        if len(content) > most:
            raise UnreadablePart(f"expected at most {most:,} bytes in {name}, found more")
        self._left -= len(content)
        return content


class _Builder(TreeBuilder):
    """Builds a tree no larger and no deeper than a text is, without a document type; names lose their namespaces.

    The same things have several namespaces (strict and transitional, old and new), and no two things that count have one name.
    """

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._count = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise UnreadablePart("expected XML without a document type, found one")

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > _MOST_DEPTH:
            raise UnreadablePart(f"expected XML at most {_MOST_DEPTH} deep, found one deeper")
        if self._count > _MOST_ELEMENTS:
            raise UnreadablePart(f"expected at most {_MOST_ELEMENTS:,} elements of XML, found more")
        named = {_name(key): value for key, value in attributes.items()} if attributes else attributes
        return super().start(_name(tag), named)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(_name(tag))


# A file has some hundred names.
@lru_cache(maxsize=4096)
def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def parse_xml(content: bytes, name: str) -> Element:
    """The root element of a part; raises :class:`UnreadablePart`. Fed in pieces, so that what is refused early costs little."""
    parser = XMLParser(target=_Builder())
    try:
        for start in range(0, len(content), _PIECE):
            parser.feed(content[start : start + _PIECE])
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadablePart(f"expected XML in {name}, found: {error}") from error
    return root
