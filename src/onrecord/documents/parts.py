"""A saved file into the pages that it holds, and a page into whole lines."""

import re

from onrecord.documents.known import PageKnowledge
from onrecord.documents.markdown import is_hard_wrapped, join_wrapped
from onrecord.text.labels import find_label

_MOST_LABEL_WORDS = 12


def split_parts(text: str, known: PageKnowledge) -> tuple[str, ...]:
    """The pages of a file that holds several, one after the other, even without a line break between ("Text versionEvents").

    A page ends with the words that the publisher's layout ends with; a file without them is one page.
    """
    ends = [end for language in known.languages.languages for end in language.furniture.part_end]
    if not ends:
        return (text,)
    pattern = re.compile(rf"^(?:{'|'.join(map(re.escape, ends))})", re.MULTILINE)
    parts: list[str] = []
    start = 0
    for found in pattern.finditer(text):
        if text[found.end() :].strip():
            parts.append(text[start : found.end()])
            start = found.end()
    parts.append(text[start:])
    return tuple(part for part in parts if part.strip())


def join_lines(text: str, known: PageKnowledge) -> tuple[str, ...]:
    """The lines of a page, hard-wrapped paragraphs and labels broken over a line joined."""
    lines = tuple(text.split("\n"))
    if is_hard_wrapped(lines):
        lines = join_wrapped(lines)
    return _join_broken_labels(lines, known)


def _join_broken_labels(lines: tuple[str, ...], known: PageKnowledge) -> tuple[str, ...]:
    joined: list[str] = []
    for line in lines:
        if joined and _continues_label(joined[-1], line, known):
            glue = "" if line.lstrip().startswith(":") else " "
            joined[-1] = f"{joined[-1].rstrip()}{glue}{line.lstrip()}"
        else:
            joined.append(line)
    return tuple(joined)


def _continues_label(before: str, line: str, known: PageKnowledge) -> bool:
    """The colon, or the name with its colon, stands at the beginning of the next line."""
    opened = before.strip()
    if not opened or len(opened.split()) > _MOST_LABEL_WORDS or opened.endswith((".", "!", "?", ":", ";", ",", "…")):
        return False
    if line.lstrip().startswith(": ") or line.strip() == ":":
        together = f"{opened}: "
        return find_label(together, 0, len(together), known.labels) is not None
    label = find_label(line.strip(), 0, len(line.strip()), known.labels)
    if label is None or label.shape != "name" or opened.split()[0].casefold() not in known.labels.titles:
        return False
    together = f"{opened} {line.strip()}"
    whole = find_label(together, 0, len(together), known.labels)
    return whole is not None and whole.shape == "office_and_name"
