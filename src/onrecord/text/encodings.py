"""Bytes to text when nobody says in which encoding they are."""

import codecs
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A multi-byte sequence of UTF-8 is proof: by chance single-byte Cyrillic text almost never holds this many in a row.
_PROOF_OF_UTF8 = 0.9


class Decoded(NamedTuple):
    """The text, the encoding that gave it, and the share of its characters that could not be decoded."""

    text: str
    encoding: str
    broken: float


class SingleByte(NamedTuple):
    """Encodings to try, the letters frequent in the right one, the share they must reach, and one for Latin pages."""

    candidates: Sequence[str]
    common: str
    least_common: float
    latin: str


def decode_page(content: bytes, known: SingleByte) -> Decoded | None:
    """The text of a page: by byte order mark, as UTF-8, or in the single-byte encoding that gives likely letters.

    UTF-8 with a few broken bytes stays UTF-8 with U+FFFD at those places, and ``broken`` says how many. ``None`` where no
    encoding gives text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode(content, encoding)
    try:
        return Decoded(content.decode("utf-8"), "utf-8", 0.0)
    except UnicodeDecodeError:
        pass
    if _share_of_utf8(content) >= _PROOF_OF_UTF8:
        return _decode(content, "utf-8")
    return _guess_single_byte(content, known)


def _decode(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd") / max(1, len(text)))


def _share_of_utf8(content: bytes) -> float:
    """Share of the bytes beyond ASCII that stand in whole UTF-8 sequences."""
    beyond = sum(byte >= 0x80 for byte in content)
    whole = content.decode("utf-8", "ignore").encode("utf-8")
    return sum(byte >= 0x80 for byte in whole) / max(1, beyond)


def _guess_single_byte(content: bytes, known: SingleByte) -> Decoded | None:
    beyond = sum(byte >= 0x80 for byte in content)
    letters = sum(chr(byte).isalpha() for byte in content if byte < 0x80)
    if letters > 4 * beyond:
        return _decode_whole(content, known.latin)
    guesses = [(_likeliness(text, known.common), decoded) for decoded, text in _try_all(content, known.candidates)]
    likeliness, best = max(guesses, key=lambda guess: guess[0], default=(0.0, None))
    return best if likeliness >= known.least_common else None


def _try_all(content: bytes, candidates: Sequence[str]) -> list[tuple[Decoded, str]]:
    attempts = [_decode_whole(content, encoding) for encoding in candidates]
    return [(decoded, decoded.text) for decoded in attempts if decoded is not None]


def _decode_whole(content: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(content.decode(encoding), encoding, 0.0)
    except UnicodeDecodeError:
        return None


def _likeliness(text: str, common: str) -> float:
    """Share of the characters beyond ASCII that are common letters, small ones a little more; capitals inside words count against it."""
    beyond = [letter for letter in text if letter >= "\x80"]
    good = sum(letter.lower() in common for letter in beyond) + 0.1 * sum(letter in common for letter in beyond)
    odd = sum(before.islower() and after.isupper() for before, after in pairwise(text))
    return (good - odd) / max(1, len(beyond))
