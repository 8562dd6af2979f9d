"""Characters that would be obeyed instead of read, made visible: control, direction, zero-width and lone surrogate characters."""

import re
import unicodedata

# C0 and C1 controls, separators of lines and paragraphs, format characters (direction marks, joiners, tags), lone surrogates.
_OBEYED = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
_SUSPECT = re.compile("[^\x20-\x7e\u00a1-\u00ac\u00ae-\u0377\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e]")
_PICTURES = 0x2400  # ␀ ␁ … stand here in the order of the C0 controls
_DELETE, _DELETE_PICTURE = 0x7F, "␡"
_LAST_C0 = 0x1F
_LAST_BASIC = 0xFFFF


def show_controls(text: str) -> str:
    """``text`` on which no terminal acts: ``␛[31m`` for an escape sequence, ``⟦U+202E⟧`` for a change of direction.

    Line ends and tabs become a space, so that a passage stays on its line.
    """
    return _SUSPECT.sub(lambda found: _show(found.group()), text)


def escape_controls(encoded: str) -> str:
    """JSON text in which such characters stand as escapes of four hexadecimal digits; the line ends of its own layout are kept."""
    return _SUSPECT.sub(lambda found: found.group() if found.group() == "\n" else _escape(found.group()), encoded)


def _show(character: str) -> str:
    if character in "\n\r\t":
        return " "
    if unicodedata.category(character) not in _OBEYED:
        return character
    code = ord(character)
    if code <= _LAST_C0:
        return chr(_PICTURES + code)
    return _DELETE_PICTURE if code == _DELETE else f"⟦U+{code:04X}⟧"


def _escape(character: str) -> str:
    if unicodedata.category(character) not in _OBEYED:
        return character
    code = ord(character)
    if code <= _LAST_BASIC:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
