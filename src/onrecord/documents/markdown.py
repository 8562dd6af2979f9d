"""Markdown to the words it shows: links, emphasis, escapes and headings gone, one line a paragraph."""

import re

_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\((?P<address>[^()\s]*)(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?P<text>.+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])(?P<text>[^*\n]+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])(?P<under>[^_\n]+?)(?<=[^\s_])_(?!\w)"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~<>|\"'])")
_HEADING = re.compile(r"^#{1,6}\s+(?P<text>.*?)\s*#*$")
_QUOTE = re.compile(r"^(?:>\s?)+")


def strip_markdown(line: str) -> str:
    """The words that a line of Markdown shows. Struck-out words (``~~so~~``) stay as printed: they are part of the record."""
    shown = _QUOTE.sub("", line)
    heading = _HEADING.match(shown)
    shown = heading["text"] if heading else shown
    shown = _LINK.sub(lambda link: link["text"], shown)
    shown = _STRONG.sub(lambda found: found["text"], shown)
    shown = _EMPHASIS.sub(lambda found: found["text"] or found["under"], shown)
    return _ESCAPE.sub(r"\1", shown).rstrip()


def is_heading(line: str) -> bool:
    """The line is a Markdown heading."""
    return _HEADING.match(line) is not None


def is_hard_wrapped(lines: tuple[str, ...]) -> bool:
    """Paragraphs stand between blank lines and are broken at a column: most inner lines are 50 to 90 characters long."""
    inner = [
        len(line)
        for line, after in zip(lines, lines[1:], strict=False)
        if line.strip() and after.strip() and not is_heading(line)
    ]
    blank = sum(not line.strip() for line in lines)
    wrapped = sum(50 <= length <= 90 for length in inner)  # noqa: PLR2004
    return blank >= 2 and len(inner) >= 4 and wrapped >= 0.6 * len(inner)  # noqa: PLR2004


def join_wrapped(lines: tuple[str, ...]) -> tuple[str, ...]:
    """One line a paragraph. A line that ends in two spaces ends there (a Markdown break)."""
    joined: list[str] = []
    is_open = False
    for line in lines:
        if line.strip() and is_open:
            joined[-1] = f"{joined[-1]} {line.strip()}"
        else:
            joined.append(line.rstrip())
        is_open = bool(line.strip()) and not line.endswith("  ") and not is_heading(line)
    return tuple(joined)
