"""Feeds: lists that a reader's program asks for again and again (Atom, RFC 4287)."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from xml.sax.saxutils import escape, quoteattr

from onrecord.text.escape import show_controls

_NO_DAY = "0001-01-01T00:00:00Z"
_MIDNIGHT = "T00:00:00Z"
_DAY_PARTS = ("-01-01", "-01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: where it is read, what it is called, its day or time (EDTF), its words and their language."""

    address: str
    title: str
    when: str | None
    text: str
    language: str | None


def write_feed(title: str, address: str, entries: Sequence[Entry]) -> str:
    """The feed. It was last updated on the day of its newest entry: no clock is read."""
    days = sorted(write_time(entry.when) for entry in entries)
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(title)}</title>",
        f"<id>{_text(address)}</id>",
        f"<link href={_attribute(address)}/>",
        f"<updated>{days[-1] if days else _NO_DAY}</updated>",
        "<author><name>onrecord</name></author>",
    ]
    return "\n".join([*head, *map(_write_entry, entries), "</feed>\n"])


def _write_entry(entry: Entry) -> str:
    key = blake2b(entry.address.encode(), digest_size=16).hexdigest()
    language = f" xml:lang={_attribute(entry.language)}" if entry.language else ""
    return (
        f"<entry><title{language}>{_text(entry.title)}</title><id>urn:onrecord:{key}</id>"
        f"<link href={_attribute(entry.address)}/><updated>{write_time(entry.when)}</updated>"
        f"<summary{language}>{_text(entry.text)}</summary></entry>"
    )


def write_time(when: str | None) -> str:
    """A day or time of the record as RFC 3339 asks for it: the beginning of what is known, at midnight where no hour is.

    A time without an offset is written as if it were of Greenwich; a season or an uncertain day has none.
    """
    day, mark, hour = (when or "").partition("T")
    parts = day.split("-")
    if not (all(part.isdecimal() for part in parts) and len(parts[0]) == 4 and len(parts) <= 3):
        return _NO_DAY
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return _NO_DAY
    whole = day + {1: _DAY_PARTS[0], 2: _DAY_PARTS[1], 3: ""}[len(parts)]
    if not mark:
        return whole + _MIDNIGHT
    clock = hour.rstrip("Z")
    offset = next((clock[place:] for place in range(5, len(clock)) if clock[place] in "+-"), "")
    time = clock.removesuffix(offset) if offset else clock
    return f"{whole}T{time if time.count(':') == 2 else time + ':00'}{offset or 'Z'}"


def _text(text: str) -> str:
    return escape(show_controls(text))


def _attribute(text: str) -> str:
    return quoteattr(show_controls(text))
