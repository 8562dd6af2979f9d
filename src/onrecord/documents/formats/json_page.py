"""A page as one JSON object, as crawlers and feeds keep it: its text, and what is said beside it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.html_page import convert_markup
from onrecord.documents.known import PageKnowledge
from onrecord.model import Capture

# What the keys of such files are called, by the field of a header; the first that has a text counts.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "published": ("published", "date", "date_published", "published_time", "datepublished", "publish_date", "pubdate"),
    "url": ("url", "source_url", "canonical_url", "link"),
    "title": ("title", "headline"),
    "place": ("place", "location"),
    "language": ("language", "lang"),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "site_name", "sitename", "source"),
}
_TEXT = "text"
_HTML = "html"


def convert_json(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """The page: a JSON object with a text under ``text``, or else a web page or a part of one under ``html``."""
    try:
        page = json.loads(content)
    except (ValueError, RecursionError) as error:
        return f"expected a JSON object, found: {error}"
    if not isinstance(page, dict):
        return f"expected a JSON object, found {_name_type(page)}"
    fields = _read_fields(page)
    text, markup = page.get(_TEXT), page.get(_HTML)
    if not isinstance(text, str) and isinstance(markup, str):
        converted = convert_markup(markup, capture.url or fields.get("url"), known)
        return converted if isinstance(converted, str) else replace(converted, fields={**converted.fields, **fields})
    if not isinstance(text, str):
        found = _name_type(text) if _TEXT in page else f"the keys {', '.join(sorted(page)[:20]) or '(none)'}"
        return f'expected a JSON object with a text under "{_TEXT}" or "{_HTML}", found {found}'
    return Converted(text=text, fields=fields)


def _read_fields(page: Mapping[str, Any]) -> Mapping[str, str]:
    given = {key.casefold(): shown for key, value in page.items() if (shown := _show(value))}
    return {
        field: next(given[key] for key in keys if key in given)
        for field, keys in _KEYS.items()
        if any(key in given for key in keys)
    }


def _show(value: object) -> str:
    """A text on one line, or several names after one another; empty for anything else."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return ", ".join(shown for one in value if isinstance(one, str) and (shown := _show(one)))
    return ""


def _name_type(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
