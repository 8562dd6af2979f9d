"""Bytes of a web page to characters: what it says of its encoding is heard, and found out where it is not true.

A byte order mark or valid UTF-8 decides whatever is declared, since by chance no other text is UTF-8. Then the encoding declared with the
media type or in the first bytes of the page counts, if the bytes are whole in it; else it is found out as that of plain text is.
"""

import codecs
import re

from onrecord.documents.known import PageKnowledge
from onrecord.text.encodings import Decoded, SingleByte, decode_page

# How far into a page its own declaration is looked for; browsers look at the first 1,024 bytes.
_LOOKED_AT = 4_096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
# More than this share of broken characters: the declaration is not true.
_MOST_BROKEN = 0.01


def decode_html(content: bytes, media_type: str, known: PageKnowledge) -> Decoded | None:
    """The text of a page; ``None`` where no encoding gives text. ``media_type`` may carry a ``charset``."""
    rules = known.encodings
    found = decode_page(content, SingleByte(rules.candidates, rules.common, rules.least_common, rules.latin))
    if found is not None and found.encoding.startswith("utf"):
        return found
    for said in (media_type.encode("ascii", "ignore"), content[:_LOOKED_AT]):
        declared = _DECLARED.search(said)
        decoded = _decode(content, declared[1].decode("ascii"), known) if declared else None
        if decoded is not None and decoded.broken <= _MOST_BROKEN and not _is_lie(decoded, found, known):
            return decoded
    return found


def _decode(content: bytes, label: str, known: PageKnowledge) -> Decoded | None:
    """By the name of an encoding; one that stands for a wider encoding is read as that, as browsers do."""
    name = known.encodings.wider.get(label.lower(), label)
    try:
        encoding = codecs.lookup(name).name
        text = content.decode(encoding, "replace")
    except (LookupError, ValueError):
        return None
    return Decoded(text, encoding, text.count("\ufffd") / max(1, len(text)))


def _is_lie(declared: Decoded, found: Decoded | None, known: PageKnowledge) -> bool:
    """Another encoding of single bytes gives the letters of a known language, and the declared one hardly any."""
    if found is None or found.encoding not in known.encodings.candidates:
        return False
    return _count_common(declared.text, known) < known.encodings.least_common <= _count_common(found.text, known)


def _count_common(text: str, known: PageKnowledge) -> float:
    beyond = [letter for letter in text if letter >= "\x80"]
    return sum(letter.lower() in known.encodings.common for letter in beyond) / max(1, len(beyond))
