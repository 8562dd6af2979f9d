"""Fields of a letter's header: words in whatever encoding they were sent, as text."""

import codecs
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

# A subject or address is a line or two; mail servers take no line of more than 998 bytes (RFC 5322), but many folded ones.
_LONGEST = 20_000
_SAVED = "<Saved by "
_BLANKS = re.compile(r"\s+")


def read_field(part: Message, name: str) -> str:
    """A field of a letter or of a part of it on one line, encoded words decoded (RFC 2047); empty where there is none.

    Bytes that say no encoding are read as UTF-8, and where they are none as they stand in Latin-1.
    """
    raw = next((str(value) for key, value in part.raw_items() if key.lower() == name.lower()), "")[:_LONGEST]
    return decode_words(raw)


def is_saved_page(letter: Message) -> bool:
    """Whether this is no letter but a web page that a browser saved with all that belongs to it, as such a file says (MHTML)."""
    return read_field(letter, "from").startswith(_SAVED)


def decode_words(raw: str) -> str:
    """The text of a field's value."""
    plain = raw.encode("utf-8", "surrogateescape")
    if not plain.isascii():
        return _shrink(_decode(plain, "utf-8"))
    try:
        words = decode_header(raw)
    except (HeaderParseError, ValueError, LookupError):
        return _shrink(raw)
    return _shrink("".join(one if isinstance(one, str) else _decode(one, charset or "utf-8") for one, charset in words))


def _decode(raw: bytes, charset: str) -> str:
    try:
        known = codecs.lookup(charset).name
        return raw.decode(known)
    except (LookupError, UnicodeDecodeError, ValueError):
        return raw.decode("utf-8", "strict") if _is_utf8(raw) else raw.decode("latin-1")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _shrink(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
