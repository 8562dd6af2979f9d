"""A document's text, normalised once before any span is cut."""

import html
import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
# No-break, figure, thin and ideographic spaces: all are a space to a reader.
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
# Zero-width and soft-hyphen characters, direction marks and overrides, byte order marks, control characters.
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def normalize_text(raw: str) -> str:
    """``raw`` in NFC with ``\\n`` line ends, plain spaces, character entities resolved and invisible characters removed.

    Idempotent. Spaces are not collapsed: ``$  4`` stays as wide as it was printed. Lone surrogates become U+FFFD.
    Entities are resolved again while any is left, since saved pages hold ``&amp;lt;``.
    """
    text = _SURROGATE.sub("\ufffd", raw)
    for _ in range(3):
        if not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", text)
