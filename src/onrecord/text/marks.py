"""Marks that publishers put into text: cuts, separators, editors' insertions."""

import re
from collections.abc import Iterator

from onrecord.model.evidence import Span

_ELLIPSIS = r"(?:…|\.\s?\.\s?\.)"
_CUT = re.compile(rf"<\s*{_ELLIPSIS}\s*>|\[\s*{_ELLIPSIS}\s*\]")
_CUT_LINE = re.compile(rf"(?:<\s*{_ELLIPSIS}\s*>|\[\s*{_ELLIPSIS}\s*\]|\(\s*{_ELLIPSIS}\s*\))")
_CUT_OPENS = ("<", "[", "(")
_SEPARATOR = re.compile(r"(?:[*＊•·#_=–—-]\s*){3,}|\* ?\*")
_SQUARE = re.compile(r"\[(?!\s*(?:…|\.\s?\.\s?\.)\s*\])[^\[\]\n]{1,200}\]")


def is_cut_line(line: str) -> bool:
    """The line is a cut and nothing else: ``<…>``, ``[…]``, ``(…)``."""
    bare = line.strip()
    return bare.startswith(_CUT_OPENS) and _CUT_LINE.fullmatch(bare) is not None


def is_separator(line: str) -> bool:
    """The line is ``* * *`` or the like."""
    bare = line.strip()
    return not bare[:1].isalnum() and _SEPARATOR.fullmatch(bare) is not None


def find_cuts(text: str) -> Iterator[Span]:
    """Where a publisher says that something was left out: ``<…>`` and ``[…]`` anywhere, ``(…)`` on a line of its own."""
    for found in _CUT.finditer(text) if "<" in text or "[" in text else ():
        yield Span(start=found.start(), stop=found.end())
    if "(…)" not in text and "(...)" not in text:
        return
    for line in re.finditer(r"^\s*\((?:…|\.\.\.)\)\s*$", text, re.MULTILINE):
        yield Span(start=text.index("(", line.start()), stop=text.index(")", line.start()) + 1)


def find_insertions(text: str, notes: re.Pattern[str]) -> Iterator[Span]:
    """The editor's words inside someone's speech: ``[товарооборота]``, and the notes in round brackets that ``notes`` knows."""
    spans = [(found.start(), found.end()) for found in _SQUARE.finditer(text)]
    spans += [(found.start(), found.end()) for found in notes.finditer(text)]
    for start, stop in sorted(spans):
        yield Span(start=start, stop=stop)
