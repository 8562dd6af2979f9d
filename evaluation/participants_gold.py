"""The gold of who took part in an event: ``gold/events/people.jsonl``, one row for each page.

A row holds the page's own events and ``absent``, the people whom the page names and who took part in none of them. An event has the
kinds that its words allow, the days that are right, the places by which the page tells where it was, and its people: ``at`` are places
where the name stands, ``mode`` is ``present``, ``by_video`` or ``by_phone``, ``side`` a country or an organisation where the page says.
Where only an office stands ("the President"), ``name`` is whose it was. Names are cut from the page; none is copied but those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.gold import GOLD, Range, count_words, digest_words, read_lines
from evaluation.pages import Page, has_pages, read_pages

FILE = GOLD / "events" / "people.jsonl"
# How front matter writes a blank that does not break.
_BLANK = "\\_"

Pointer = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPerson:
    """Somebody whom a page names: where, in words of the file, and the words of the longest of these places."""

    name: str
    words: tuple[Range, ...]
    mode: str | None = None
    side: str | None = None
    is_optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An event that a page is about. ``is_place_told`` is false where the place may be told or left out."""

    kinds: tuple[str, ...]
    days: tuple[str, ...]
    places: tuple[str, ...]
    is_place_told: bool
    people: tuple[GoldPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """The own events of a page, and who is named on it and took part in none of them."""

    file: str
    events: tuple[GoldEvent, ...]
    absent: tuple[GoldPerson, ...]


def read_gold_pages() -> tuple[tuple[GoldPage, ...], Mapping[str, Page]]:
    """The gold and its pages by file, both empty where pages are missing.

    Raises ``ValueError`` where a pointer holds other words than were annotated.
    """
    rows = read_lines(FILE)
    if not all(has_pages(row["file"]) for row in rows):
        return (), {}
    pages = read_pages([row["file"] for row in rows])
    return tuple(read_gold_page(row, pages[row["file"]].text) for row in rows), pages


def read_gold_page(row: Mapping[str, Any], text: str) -> GoldPage:
    """One row of the gold beside the text of its page."""
    return GoldPage(
        file=row["file"],
        events=tuple(_read_event(event, text) for event in row["events"]),
        absent=tuple(_read_person({"at": [pointer]}, text) for pointer in row["absent"]),
    )


def _read_event(row: Mapping[str, Any], text: str) -> GoldEvent:
    return GoldEvent(
        kinds=tuple(row["kinds"]),
        days=tuple(row["days"]),
        places=tuple(_cut(pointer, text) for pointer in row["places"]),
        is_place_told=row["is_place_told"],
        people=tuple(_read_person(person, text) for person in row["people"]),
    )


def _read_person(row: Mapping[str, Any], text: str) -> GoldPerson:
    names = [_cut(pointer, text) for pointer in row["at"]]
    return GoldPerson(
        name=row.get("name") or max(names, key=len),
        words=_place_words(row["at"], text),
        mode=row.get("mode"),
        side=row.get("side"),
        is_optional=row.get("optional", False),
    )


def _place_words(pointers: Sequence[Pointer], text: str) -> tuple[Range, ...]:
    """Of "Olvar" in "Olvar-Selvik", which is one word, the whole word; ``Selvik`` there has no place of its own."""
    return tuple(count_words(text, start, stop) for start, stop, _ in pointers)


def _cut(pointer: Pointer, text: str) -> str:
    start, stop, check = pointer
    words = text[start:stop]
    if digest_words(words) != check:
        raise ValueError(f"[{start}, {stop}) holds other words than were annotated: {words!r}")
    return " ".join(words.replace(_BLANK, " ").split())
