"""Identity: a row's id is a digest of what makes it itself, each field framed so that none can run into the next.

Paths, clocks and counters enter no id, so the same pages give the same ids wherever and whenever they are read.
"""

import hashlib
from functools import lru_cache

ID_CHARACTERS = 32


def digest_fields(*fields: str | int) -> str:
    """32 hexadecimal digits of SHA-256 over the fields, each preceded by its kind and its length in bytes."""
    return _digest("".join(map(_frame, fields)).encode("utf-8", "surrogatepass"))


def _frame(field: str | int) -> str:
    printed = str(field)
    length = len(printed) if printed.isascii() else len(printed.encode("utf-8", "surrogatepass"))
    return f"{'i' if isinstance(field, int) else 's'}{length}:{printed}"


def _digest(framed: bytes) -> str:
    return hashlib.sha256(framed).hexdigest()[:ID_CHARACTERS]


@lru_cache(maxsize=64)
def _frame_kind(table: str, kind: str) -> str:
    """What many entities have in common."""
    return _frame(table) + _frame(kind)


@lru_cache(maxsize=64)
def _frame_row(table: str, document: str, kind: str) -> bytes:
    """What many rows have in common, a place left between for where each starts and stops."""
    first, last = (
        words.encode("utf-8", "surrogatepass").replace(b"%", b"%%")
        for words in (_frame(table) + _frame(document), _frame(kind))
    )
    return first + b"i%d:%bi%d:%b" + last


def digest_bytes(content: bytes) -> str:
    """The SHA-256 of a capture's bytes, 64 hexadecimal digits: the capture's id."""
    return hashlib.sha256(content).hexdigest()


def identify_publication(canonical_url: str | None, capture: str, part: int) -> str:
    """One thing published at one address (or one part of a page); without an address, one part of one capture.

    The scheme and a leading ``www.`` of the address do not count: the same page fetched over http and https is one.
    """
    if canonical_url is None:
        return digest_fields("publications", "capture", capture, part)
    address = canonical_url.split("://", 1)[-1].removeprefix("www.")
    return digest_fields("publications", "url", address, part)


def identify_document(publication: str, text: str) -> str:
    """One version of a publication: another text is another document."""
    return digest_fields("documents", publication, text)


def identify_row(table: str, document: str, start: int, stop: int, kind: str) -> str:
    """A row inside a document."""
    first, last = b"%d" % start, b"%d" % stop
    return _digest(_frame_row(table, document, kind) % (len(first), first, len(last), last))


def identify_entity(kind: str, key: str) -> str:
    """A person, office …: by its key in knowledge, else by the id of its earliest mention."""
    return _digest((_frame_kind("entities", kind) + _frame(key)).encode("utf-8", "surrogatepass"))


def identify_about(table: str, *subjects: str) -> str:
    """A row about other rows: a trace of a quotation, a finding on a trace, an issue with a page."""
    return digest_fields(table, *subjects)
