"""The terms of commitments as a calendar (iCalendar, RFC 5545): one entry a term, over all the days that it can mean."""

from collections.abc import Iterator
from datetime import date

from onrecord.report.commitments.lines import Ledger, Line, describe_status
from onrecord.text.edtf import find_bounds
from onrecord.text.escape import show_controls

_OCTETS = 75
_PRODUCT = "-//onrecord//commitments//EN"
_STATUS = {"done": "CONFIRMED", "dropped": "CANCELLED"}


def write_calendar(ledger: Ledger) -> str:
    """One event for each commitment with a term, all-day; lines end in CRLF and are folded at 75 octets.

    The stamp is the day of the commitment's page: the same record gives the same bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for line in ledger.lines:
        lines += _write_event(line, ledger.as_of)
    lines.append("END:VCALENDAR")
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _write_event(line: Line, as_of: str | None) -> Iterator[str]:
    one = line.commitment
    term, page = find_bounds(one.due), find_bounds((line.page.published or "")[:10] or None)
    if term is None:
        return
    stamp = date.fromordinal((page or term).first)
    words = " ".join(one.evidence[0].exact.split())
    who = ", ".join(line.actors)
    told = f"{one.strength}; {describe_status(line, as_of)}; {line.page.publisher or line.page.source} ({one.standing})"
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@onrecord"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{date.fromordinal(term.first):%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{date.fromordinal(term.last + 1):%Y%m%d}"
    yield f"SUMMARY:{_escape(f'{who}: {words}' if who else words)}"
    yield f"DESCRIPTION:{_escape(told)}"
    if one.status in _STATUS:
        yield f"STATUS:{_STATUS[one.status]}"
    if line.page.canonical_url:
        yield f"URL:{line.page.canonical_url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escape(words: str) -> str:
    """Text as RFC 5545 section 3.3.11 wants it."""
    shown = show_controls(words)
    return shown.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> str:
    """A line in pieces of at most 75 octets, none of which cuts a letter; each further one begins with a space."""
    pieces, held, size = [], "", 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if size + octets > _OCTETS:
            pieces.append(held)
            held, size = " ", 1
        held, size = held + letter, size + octets
    return "\r\n".join([*pieces, held])
