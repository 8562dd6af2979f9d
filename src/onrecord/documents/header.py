"""What stands above the text: front matter, ``key: value`` lines, a Markdown title."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from onrecord.documents.known import PageKnowledge
from onrecord.text.addresses import find_address
from onrecord.text.normalize import normalize_text

_FENCE = "---"
# Strings alone; the one in C reads the same files ten times as fast and is missing where PyYAML was built without libyaml.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FIELD = re.compile(r"\s*\**(?P<key>[^\W\d_][\w ]{1,30}?)\**\s*:\s*(?P<value>.*?)\s*$")
_FIRST_LINES = 12
# Keys of front matter as site generators and crawlers write them.
_FRONT_MATTER_KEYS: Mapping[str, tuple[str, ...]] = {
    "published": ("published_time", "published", "datepublished", "date", "pubdate"),
    "url": ("source_url", "canonical_url", "url", "link", "permalink", "original"),
    "title": ("title", "headline"),
    "place": ("place", "location"),
    "language": ("language", "lang"),
    "author": ("author", "authors"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header says, and the lines below it; ``printed`` are the header's own lines."""

    fields: Mapping[str, str]
    printed: tuple[str, ...]
    body: tuple[str, ...]
    is_markdown: bool


def read_header(lines: tuple[str, ...], known: PageKnowledge, *, is_markdown: bool) -> Header:
    """The header of a page; a page without one has no fields and all its lines as body.

    Front matter that is no YAML is left in the body: nothing is lost for a typing slip.
    """
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    if lines and lines[first].strip() == _FENCE and (header := _read_front_matter(lines[first:])):
        return header
    return _read_field_lines(lines, known, is_markdown=is_markdown)


def _read_front_matter(lines: tuple[str, ...]) -> Header | None:
    stop = next((place for place, line in enumerate(lines[1:], 1) if line.strip() == _FENCE), None)
    if stop is None:
        return None
    try:
        loaded = yaml.load("\n".join(lines[1:stop]), Loader=_LOADER)
    except yaml.YAMLError:
        return None
    if not isinstance(loaded, dict):
        return None
    given = {
        str(key).casefold(): normalize_text(value).strip()  # YAML has escapes of its own: "Jane\_Roe"
        for key, value in loaded.items()
        if isinstance(value, str) and value.strip()
    }
    fields = {
        field: next(given[key] for key in keys if key in given)
        for field, keys in _FRONT_MATTER_KEYS.items()
        if any(key in given for key in keys)
    }
    return Header(fields=fields, printed=lines[: stop + 1], body=lines[stop + 1 :], is_markdown=True)


def _read_field_lines(lines: tuple[str, ...], known: PageKnowledge, *, is_markdown: bool) -> Header:
    """``Published at: **2019-11-07**`` and the like among the first lines."""
    fields: dict[str, str] = {}
    printed: list[str] = []
    body: list[str] = []
    for place, line in enumerate(lines):
        field = _find_field(line, known) if place < _FIRST_LINES else None
        if field is None:
            body.append(line)
            is_markdown = is_markdown or (place < _FIRST_LINES and re.match(r"# \S", line) is not None)
            continue
        printed.append(line)
        is_markdown = is_markdown or "**" in line or "](" in line
        value = (find_address(line) or "") if field[0] == "url" else field[1].strip("* ")
        if value and field[0] not in fields:
            fields[field[0]] = value
    return Header(fields=fields, printed=tuple(printed), body=tuple(body), is_markdown=is_markdown)


def _find_field(line: str, known: PageKnowledge) -> tuple[str, str] | None:
    found = _FIELD.match(line)
    if not found:
        return None
    key = found["key"].casefold().strip()
    for field in ("published", "url", "author", "title"):
        if key in known.languages.header_keys(field):
            return field, found["value"]
    return None
