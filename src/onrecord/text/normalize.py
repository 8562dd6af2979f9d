"""A document's text, normalised once before any span is cut."""

import html
import re
import unicodedata

_LINE_ENDS = re.compile(r"[\r\u2028\u2029\x0b\x0c\x85]")
# No-break, figure, thin and ideographic spaces: all are a space to a reader.
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
# Zero-width and soft-hyphen characters, direction marks and overrides, byte order marks, control characters.
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_ANY_OF_THESE = re.compile(rf"[{_LINE_ENDS.pattern[1:-1]}{_SPACES.pattern[1:-1]}{_INVISIBLE.pattern[1:-1]}]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# "&amp;amp;lt;" was escaped twice over: the ampersands go in one pass.
_AMPERSANDS = re.compile(r"&(?:(?:amp|AMP|#0{0,5}38|#[xX]0{0,4}26);)+")
# What one round resolves can open another entity ("&l&shy;t;"); more rounds than this are no page but a riddle.
_MOST_ROUNDS = 8
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def normalize_text(raw: str) -> str:
    r"""``raw`` in NFC with ``\n`` line ends, plain spaces, character entities resolved and invisible characters removed.

    Idempotent. Spaces are not collapsed: ``$  4`` stays as wide as it was printed. Lone surrogates become U+FFFD.
    Entities are resolved again while any is left, since saved pages hold ``&amp;lt;``.
    """
    text = _normalize_once(raw)
    for _ in range(_MOST_ROUNDS):
        if "&" not in text:
            break
        before, text = text, _normalize_once(text)
        if text == before:
            break
    return text


def _normalize_once(text: str) -> str:
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), _AMPERSANDS.sub("&", text))
    # All that is changed counts as not printable, which is found out much faster than what it is.
    if not text.replace("\n", " ").isprintable():
        text = replace_surrogates(text).replace("\r\n", "\n")
        for odd in sorted(set(_ANY_OF_THESE.findall(text))):
            text = text.replace(odd, _replace(odd))
    return unicodedata.normalize("NFC", text)


def replace_surrogates(text: str) -> str:
    """The text with each half of a character that stands alone as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _replace(odd: str) -> str:
    return "\n" if _LINE_ENDS.fullmatch(odd) else " " if _SPACES.fullmatch(odd) else ""
