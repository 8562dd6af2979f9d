"""A saved file into the pages that it holds, and a page into whole lines."""

from collections.abc import Sequence

from onrecord.documents.known import PageKnowledge
from onrecord.documents.wrapping import join_wrapped
from onrecord.text.labels import find_label

_LONGEST_LABEL = 150


def split_parts(text: str, known: PageKnowledge) -> tuple[str, ...]:
    """The pages of a file that holds several, one after the other, even without a line break between ("Text versionEvents").

    A page ends with the words that the publisher's layout ends with, alone on their line or run into the next page; a file
    without them is one page.
    """
    pattern = known.languages.part_end
    if pattern is None or not any(end in text for end in known.languages.part_ends):
        return (text,)
    parts: list[str] = []
    start = 0
    for found in pattern.finditer(text):
        if text[found.end() :].strip():
            parts.append(text[start : found.end()])
            start = found.end()
    parts.append(text[start:])
    return tuple(part for part in parts if part.strip())


def join_lines(lines: Sequence[str], known: PageKnowledge, *, is_wrapped: bool) -> tuple[str, ...]:
    """The lines of a page, hard-wrapped paragraphs and labels broken over a line joined."""
    if is_wrapped:
        lines = join_wrapped(lines)
    joined: list[str] = []
    for line in lines:
        while line and joined and joined[-1] and _continues_label(joined[-1], line, known):
            glue = "" if line.lstrip().startswith(":") else " "
            line = f"{joined.pop().rstrip()}{glue}{line.lstrip()}"
        joined.append(line)
    return tuple(joined)


def _continues_label(before: str, line: str, known: PageKnowledge) -> bool:
    """The colon, or the name with its colon, stands at the beginning of the next line."""
    opened, here = before.strip(), line.strip()
    if not opened or not here or len(opened) > _LONGEST_LABEL or opened.endswith((".", "!", "?", ":", ";", ",", "…")):
        return False
    if here.startswith(": ") or here == ":":
        return _find_shape(f"{opened}: ", known) is not None
    first = opened.split()[0].casefold()
    if first not in known.labels.titles or _find_shape(here, known) not in {"name", "title_and_name", "surname"}:
        return False
    return _find_shape(f"{opened} {here}", known) in {"office_and_name", "titled"}


def _find_shape(line: str, known: PageKnowledge) -> str | None:
    label = find_label(line, 0, len(line), known.labels)
    return label.shape if label else None
