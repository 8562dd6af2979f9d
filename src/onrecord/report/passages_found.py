"""What a search found, for reading and for programs."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from onrecord.report.lines import print_blank, print_line
from onrecord.search.passages import Found, Hit
from onrecord.text.cells import BYTE_ORDER_MARK, write_rows
from onrecord.text.escape import escape_controls, show_controls
from onrecord.text.fragments import show_address

COLUMNS = (
    *("published", "publisher", "language", "title", "speaker", "floor", "exact", "link", "document", "start", "stop"),
)
_MOST_VALUES = 5
_LOOSE = "No passage holds all of these words; these hold some of them."


def print_found(found: Found, names: Mapping[str, str], console: Console) -> None:
    """Passages with what they are from, the words that were asked for in bold, then counts. ``names`` are speakers' by id."""
    if found.is_loose:
        print_line(console, Text(_LOOSE))
        print_blank(console)
    for hit in found.hits:
        print_line(console, Text(_name_source(hit, names), style="dim"))
        print_line(console, mark_passage(hit))
        if hit.link:
            print_line(console, Text(show_controls(show_address(hit.link)), style="dim"))
        print_blank(console)
    shown = len(found.hits)
    print_line(console, Text(f"{found.total} passages{f', {shown} of them shown' if shown < found.total else ''}."))
    for facet, values in found.facets.items():
        if len(values) > 1 and shown < found.total:
            counted = (f"{names.get(value, value)} {count}" for value, count in values[:_MOST_VALUES])
            print_line(console, Text(show_controls(f"{facet}: {', '.join(counted)}"), style="dim"))


def _name_source(hit: Hit, names: Mapping[str, str]) -> str:
    speaker = names.get(hit.speaker or "", "")
    title = hit.title or hit.document
    return show_controls("  ".join(one for one in (hit.published or "no date", speaker, title) if one))


def mark_passage(hit: Hit) -> Text:
    """The passage with the words that were asked for in bold."""
    text = Text()
    at = hit.start
    for start, stop in hit.marks:
        text.append(show_controls(hit.exact[at - hit.start : start - hit.start]))
        text.append(show_controls(hit.exact[start - hit.start : stop - hit.start]), style="bold")
        at = stop
    text.append(show_controls(hit.exact[at - hit.start :]))
    return text


def describe_hit(hit: Hit, names: Mapping[str, str]) -> dict[str, Any]:
    """One passage as JSON; ``marks`` are places in the document."""
    return {
        **{name: getattr(hit, name) for name in ("document", "start", "stop", "exact")},
        "marks": [list(mark) for mark in hit.marks],
        "speaker": {"id": hit.speaker, "name": names.get(hit.speaker)} if hit.speaker else None,
        **{name: getattr(hit, name) for name in ("floor", "title", "publisher", "language", "published", "link")},
    }


def describe_found(found: Found, names: Mapping[str, str]) -> dict[str, Any]:
    """What was found as JSON: how many, whether they hold some of the words alone, passages, counts."""
    return {
        "total": found.total,
        "loose": found.is_loose,
        "passages": [describe_hit(hit, names) for hit in found.hits],
        "facets": {
            facet: [
                {"value": value, "count": count} | ({"name": names[value]} if value in names else {})
                for value, count in values
            ]
            for facet, values in found.facets.items()
        },
    }


def write_found_json(found: Found, names: Mapping[str, str]) -> str:
    """What was found, as JSON text."""
    return escape_controls(json.dumps(describe_found(found, names), ensure_ascii=False, indent=2)) + "\n"


def write_found_csv(found: Found, names: Mapping[str, str]) -> str:
    """The passages as CSV with a header."""
    return BYTE_ORDER_MARK + write_rows([COLUMNS, *_list_rows(found, names)])


def _list_rows(found: Found, names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for hit in found.hits:
        held = {"speaker": names.get(hit.speaker or "", "")}
        cells = (held.get(name, getattr(hit, name)) for name in COLUMNS)
        yield tuple(show_controls("" if cell is None else str(cell)) for cell in cells)
