"""Markdown to the words it shows: links, emphasis, escapes and headings gone, one line a paragraph."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

# Lengths are bounded so that a page of unpaired marks is read in one pass.
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]{0,500})\]\((?P<address>[^()\s]{0,2000})(?:\s+\"[^\"]{0,300}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?P<text>.{1,300}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\d*\\])\*(?=[^\s*])(?P<text>[^*\n]{1,300}?)(?<=[^\s*\\])\*(?![\d*])"
    r"|(?<![\w\\])_(?=[^\s_])(?P<under>[^_\n]{1,300}?)(?<=[^\s_\\])_(?!\w)"
)
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|del|div|em|i|img|ins|p|s|small|span|strike|strong|sub|sup|u)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~<>|\"'])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?P<text>\S.*?)\s*#*\s*$")
_BOLD_LINE = re.compile(r"^\s*(\*\*|__)(?=\S)(?P<text>(?:(?!\1).)+)\1\s*$")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
# A line without any of these shows what it holds.
_MARKS = re.compile(r"[*_<>\[#\\]")
_BREAK = "  "
_STRONG_LINE = 7


class Shown(NamedTuple):
    """What a line of Markdown shows, and the addresses and tags that it does not show."""

    text: str
    links: tuple[str, ...]
    tags: tuple[str, ...]


def strip_markdown(line: str) -> Shown:
    """The words that a line of Markdown shows. Words struck out (``~~so~~``, ``<s>so</s>``) were said or printed first, and stay."""
    if _MARKS.search(line) is None:
        return Shown(line.strip(), (), ())
    shown = _QUOTE.sub("", line)
    heading = _HEADING.match(shown)
    shown = heading["text"] if heading else shown
    links = tuple(found["address"] for found in _LINK.finditer(shown) if found["address"]) if "](" in shown else ()
    shown = _LINK.sub(lambda link: link["text"], shown) if "](" in shown else shown
    tags = tuple(found.group() for found in _TAG.finditer(shown)) if "<" in shown else ()
    shown = _TAG.sub("", shown) if tags else shown
    if "*" in shown or "_" in shown:
        shown = _STRONG.sub(lambda found: found["text"], shown)
        shown = _EMPHASIS.sub(lambda found: found["text"] or found["under"], shown)
    return Shown(_ESCAPE.sub(r"\1", shown).strip(), links, tags)


def is_heading(line: str) -> bool:
    """The line is a Markdown heading."""
    return "#" in line[:4] and _HEADING.match(line) is not None


def find_level(line: str) -> int:
    """1 to 6 for a heading of Markdown, 7 for a line that is strong from end to end, 0 for any other line."""
    if is_heading(line):
        return len(line.split(maxsplit=1)[0])
    return _STRONG_LINE if ("*" in line or "_" in line) and _BOLD_LINE.match(line) else 0


def is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Paragraphs stand between blank lines and are broken at a column: most inner lines are 50 to 90 characters long."""
    has_words = [bool(line) and not line.isspace() for line in lines]
    inner = [
        len(line)
        for line, (here, after) in zip(lines, pairwise(has_words), strict=False)
        if here and after and not is_heading(line)
    ]
    blank = len(has_words) - sum(has_words)
    wrapped = sum(50 <= length <= 90 for length in inner)
    return blank >= 2 and len(inner) >= 4 and wrapped >= 0.6 * len(inner)


def join_wrapped(lines: Sequence[str]) -> tuple[str, ...]:
    """One line a paragraph.

    A line that ends in two spaces ends there (a Markdown break), unless the next goes on in lower case: pages
    copied by machine carry such breaks inside sentences.
    """
    joined: list[list[str]] = []
    is_open = False
    for line in lines:
        bare = line.strip()
        goes_on = is_open or (bool(joined) and bare[:1].islower() and bool(joined[-1][-1]))
        is_plain = bool(bare) and not is_heading(line)
        if is_plain and goes_on:
            joined[-1].append(bare)
        else:
            joined.append([line.rstrip()])
        is_open = is_plain and not line.endswith(_BREAK)
    return tuple(" ".join(parts) for parts in joined)
