"""Paragraphs that were broken at a column, joined again."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.documents.markdown import is_heading

_BREAK = "  "
_ITEM = re.compile(r"\s{0,12}(?:(?P<bullet>[-+*])|(?P<number>\d{1,3}[.)]))(?P<gap>\s+)\S")
_ADDRESS = re.compile(r"\]\([^()\s]*\)?")
# Columns at which programs and people break lines.
_NARROWEST, _WIDEST = 50, 100
_MOST_OF_LINES = 0.8


def is_hard_wrapped(lines: Sequence[str], *, is_markdown: bool) -> bool:
    """Paragraphs stand between blank lines and are broken at a column.

    In any text most inner lines are then 50 to 90 characters long; in Markdown, where neighbouring lines are one paragraph, it is
    enough that no line had room for the next one's first word.
    """
    has_words = [bool(line) and not line.isspace() for line in lines]
    inner = [
        pair
        for pair, (here, after) in zip(pairwise(lines), pairwise(has_words), strict=True)
        if here and after and not is_heading(pair[0])
    ]
    blank = len(has_words) - sum(has_words)
    # A line that ends with a colon announces the next one, and no column broke it.
    wrapped = sum(50 <= len(line) <= 90 and not line.rstrip().endswith(":") for line, _ in inner)
    if blank >= 2 and len(inner) >= 4 and wrapped >= 0.6 * len(inner):
        return True
    return is_markdown and _fills_lines(inner)


def _fills_lines(inner: Sequence[tuple[str, str]]) -> bool:
    """No line of a paragraph had room for the first word of the next, and at least one sentence goes on in lower case."""
    broken = [
        (len(_ADDRESS.sub("]", line).rstrip()), after.split(maxsplit=1)[0])
        for line, after in inner
        if not line.endswith(_BREAK) and not _ITEM.match(after)
    ]
    widest = max((length for length, _ in broken), default=0)
    full = sum(length + 1 + len(word) > widest for length, word in broken)
    goes_on = any(word[0].islower() for _, word in broken)
    return _NARROWEST <= widest <= _WIDEST and goes_on and full >= _MOST_OF_LINES * len(broken)


def join_wrapped(lines: Sequence[str]) -> tuple[str, ...]:
    """One line a paragraph and one a list's item.

    A line that ends in two spaces ends there (a Markdown break), unless the next goes on in lower case: pages
    copied by machine carry such breaks inside sentences.
    """
    joined: list[list[str]] = []
    is_open = False
    list_of = ""
    for line in lines:
        bare = line.strip()
        if not bare:
            joined.append([""])
            is_open, list_of = False, ""
            continue
        opens_with_letter = bare[0].isalpha()
        item = None if opens_with_letter else _ITEM.match(line)
        is_item = item is not None and (not is_open or _goes_on_list(item, list_of))
        goes_on = is_open or (bool(joined) and bare[:1].islower() and bool(joined[-1][-1]))
        is_plain = opens_with_letter or not is_heading(line)
        if is_plain and goes_on and not is_item:
            joined[-1].append(bare)
        else:
            joined.append([line.rstrip()])
        is_open = is_plain and not line.endswith(_BREAK)
        list_of = _name_list(item) if item and is_item else list_of
    return tuple(" ".join(parts) for parts in joined)


def _name_list(item: re.Match[str]) -> str:
    return "bullets" if item["bullet"] else "numbers"


def _goes_on_list(item: re.Match[str], list_of: str) -> bool:
    """Inside a paragraph: in a list of its kind, or behind a bullet with a wide gap. "… on May / 13. The road …" is a date."""
    return _name_list(item) == list_of or (item["bullet"] is not None and len(item["gap"]) > 1)
