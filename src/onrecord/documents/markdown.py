"""A line of Markdown to the words it shows: links, emphasis, escapes and headings gone."""

import re
from typing import NamedTuple

# Lengths are bounded so that a page of unpaired marks is read in one pass.
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]{0,500})\]\((?P<address>[^()\s]{0,2000})(?:\s+\"[^\"]{0,300}\")?\)")
# "**Wells: **They are deep" is strong in most programs, too.
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?P<text>.{1,300}?)\1")
# A mark whose other half stands on the next line: "*Blue Hall", "Karatogan**"; a note below the text ends in a full stop.
_HALF = re.compile(r"(?:\*{1,2}(?=\w)(?P<opened>[^*]{1,100}[^*\s.!?:])\*{0,2}|(?P<closed>\w[^*]{0,100}[^*\s.!?:])\*\*)")
# It opens with the marks themselves, so that a line is searched quickly.
_EMPHASIS = re.compile(
    r"\*(?<![\d*\\]\*)(?=[^\s*])(?P<text>[^*\n]{1,300}?)(?<=[^\s*\\])\*(?![\d*])"
    r"|_(?<![\w\\]_)(?=[^\s_])(?P<under>[^_\n]{1,300}?)(?<=[^\s_\\])_(?!\w)"
)
_TAG = re.compile(
    r"<!--.{0,500}?-->|</?(?:a|abbr|b|br|del|div|em|i|img|ins|p|s|small|span|strike|strong|sub|sup|u)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~<>|\"'])")
_WIKI_LINK = re.compile(r"\[(?P<address>https?://[^\s\[\]]{1,2000}) (?P<text>[^\[\]]{1,500})\]")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?P<text>\S.*?)\s*#*\s*$")
_BOLD_LINE = re.compile(r"^\s*(\*\*|__)(?=\S)(?P<text>(?:(?!\1).)+)\1\s*$")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
# A line without any of these shows what it holds.
_MARKS = re.compile(r"[*_<>\[#\\]")
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
    quote = _QUOTE.match(line)
    shown = line[quote.end() :] if quote else line
    heading = _HEADING.match(shown) if "#" in shown else None
    shown = heading["text"] if heading else shown
    links = tuple(found["address"] for found in _LINK.finditer(shown) if found["address"]) if "](" in shown else ()
    shown = _LINK.sub(lambda link: link["text"], shown) if "](" in shown else shown
    tags = tuple(found.group() for found in _TAG.finditer(shown)) if "<" in shown else ()
    shown = _TAG.sub("", shown) if tags else shown
    if "*" in shown or "_" in shown:
        shown = _STRONG.sub(lambda found: found["text"], shown) if "**" in shown or "__" in shown else shown
        shown = _EMPHASIS.sub(lambda found: found["text"] or found["under"], shown)
        half = _HALF.fullmatch(shown.strip()) if "*" in shown else None
        shown = half["opened"] or half["closed"] if half else shown
    shown = _ESCAPE.sub(r"\1", shown) if "\\" in shown else shown
    return Shown(shown.strip(), links, tags)


def strip_links(line: str) -> Shown:
    """A line of plain text without the addresses of links as wikis write them: "[http://site.example/report its report]"."""
    if "[http" not in line:
        return Shown(line.strip(), (), ())
    links = tuple(found["address"] for found in _WIKI_LINK.finditer(line))
    return Shown(_WIKI_LINK.sub(lambda link: link["text"], line).strip(), links, ())


def is_heading(line: str) -> bool:
    """The line is a Markdown heading."""
    return "#" in line[:4] and _HEADING.match(line) is not None


def find_level(line: str) -> int:
    """1 to 6 for a heading of Markdown, 7 for a line that is strong from end to end, 0 for any other line."""
    if is_heading(line):
        return len(line.split(maxsplit=1)[0])
    return _STRONG_LINE if ("*" in line or "_" in line) and _BOLD_LINE.match(line) else 0
