"""The layout of a page copied as text: which line is headline, date, place, lead, caption, furniture, and which is the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.documents.known import PageKnowledge
from onrecord.documents.markdown import is_heading, strip_markdown
from onrecord.knowledge.publishers import Publisher
from onrecord.text.addresses import is_address
from onrecord.text.dates import read_clock, read_date
from onrecord.text.labels import find_label
from onrecord.text.marks import is_cut_line, is_separator

# A line as long as this is running text and never furniture, title or place.
_FULL_PARAGRAPH = 160
_LONGEST_TITLE = 300
_LONGEST_PLACE = 60
_LONGEST_HEADING = 120
_HEAD_LINES = 25
_SENTENCE_END = tuple('.!?…:;,»”"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line and what it is: a block kind, or ``furniture`` with its own kind in ``part``."""

    text: str
    kind: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """The lines of a page in order, and what they say: date, clock, place and address as printed."""

    lines: tuple[Line, ...]
    title: str | None
    published: str | None
    place: str | None
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What a page of this publisher may hold besides its text."""

    known: PageKnowledge
    publisher: Publisher | None

    def furniture_kind(self, line: str) -> str | None:
        """The kind of furniture that the whole line is."""
        own = self.publisher.layout.furniture if self.publisher else ()
        for kind, pattern in (*((kind, re.compile(text)) for kind, text in own), *self.known.languages.line_furniture):
            if pattern.fullmatch(line):
                return kind
        return None

    def tail_kind(self, line: str) -> str | None:
        """The kind of page end that the line opens."""
        own = self.publisher.layout.tail if self.publisher else ()
        for kind, pattern in (*((kind, re.compile(text)) for kind, text in own), *self.known.languages.tail_furniture):
            if pattern.fullmatch(line):
                return kind
        return None

    def has_label(self, line: str) -> bool:
        """The line opens with a speaker's label."""
        return find_label(line, 0, len(line), self.known.labels) is not None


def read_layout(lines: Sequence[str], habits: Habits, header_title: str | None) -> PageLayout:
    """What each line is. ``header_title`` is a title given above the text, which the page need not print again."""
    printed = [line.strip() for line in lines]
    kinds: list[tuple[str, str]] = [("paragraph", "")] * len(printed)
    _mark_furniture(printed, kinds, habits)
    address = next(
        (line for line, kind in zip(reversed(printed), reversed(kinds), strict=True) if kind[1] == "address"), None
    )
    head = _read_head(printed, kinds, habits, header_title)
    _mark_headings(printed, kinds, habits, lines)
    kept = [
        Line(text=strip_markdown(line) if is_heading(line) else line, kind=kind, part=part)
        for line, (kind, part) in zip(printed, kinds, strict=True)
        if line
    ]
    return PageLayout(lines=tuple(kept), title=head[0], published=head[1], place=head[2], address=address)


def _mark_furniture(printed: list[str], kinds: list[tuple[str, str]], habits: Habits) -> None:
    tail = ""
    for place, line in enumerate(printed):
        if not line:
            continue
        opened = habits.tail_kind(line)
        if opened and place > 0 and _ends_page(printed, place) or opened and tail:
            tail = opened
        elif tail and len(line) >= _FULL_PARAGRAPH:
            tail = ""
        if tail:
            kinds[place] = ("furniture", tail)
        elif is_address(line):
            kinds[place] = ("furniture", "address")
        elif is_cut_line(line) or is_separator(line):
            kinds[place] = ("separator", "")
        elif len(line) < _FULL_PARAGRAPH and (kind := habits.furniture_kind(line)):
            kinds[place] = ("furniture", kind)


def _ends_page(printed: list[str], place: int) -> bool:
    """Text has been seen above the line, so that a menu's "See also" does not end the page before it begins."""
    return any(len(line) >= _FULL_PARAGRAPH / 2 for line in printed[:place])


def _read_head(
    printed: list[str], kinds: list[tuple[str, str]], habits: Habits, header_title: str | None
) -> tuple[str | None, str | None, str | None]:
    """Title, date and place, marked in ``kinds`` on the way."""
    title_at = _mark_title(printed, kinds, habits, header_title)
    title = header_title if title_at is None else strip_markdown(printed[title_at])
    published = _mark_date(printed, kinds, habits)
    place = _mark_place(printed, kinds, habits, after=-1 if title_at is None else title_at)
    if title_at is not None:
        _mark_lead(printed, kinds, title_at)
    return title, published, place


def _head_range(printed: list[str], kinds: list[tuple[str, str]], habits: Habits) -> list[int]:
    """Places of the lines above the first label or the first full paragraph, furniture aside."""
    places: list[int] = []
    for place, line in enumerate(printed):
        if len(places) >= _HEAD_LINES or (line and habits.has_label(line)):
            break
        if line and kinds[place][0] == "paragraph":
            places.append(place)
    return places


def _mark_title(
    printed: list[str], kinds: list[tuple[str, str]], habits: Habits, header_title: str | None
) -> int | None:
    places = _head_range(printed, kinds, habits)
    heading = next((place for place in places if is_heading(printed[place])), None)
    if heading is None and header_title is not None:
        heading = next((place for place in places if strip_markdown(printed[place]) == header_title), None)
        if heading is None:
            return None
    if heading is None:
        heading = next((place for place in places if _may_be_title(printed[place], habits)), None)
    if heading is None:
        return None
    kinds[heading] = ("headline", "")
    for place, line in enumerate(printed):
        if place != heading and line and line == strip_markdown(printed[heading]) and kinds[place][0] == "paragraph":
            kinds[place] = ("furniture", "repeated_headline")
    return heading


def _may_be_title(line: str, habits: Habits) -> bool:
    return len(line) <= _LONGEST_TITLE and not _is_date_line(line, habits) and read_clock(line) is None


def _is_date_line(line: str, habits: Habits) -> bool:
    languages = habits.known.languages
    found = read_date(line, languages.date_patterns, languages.month_numbers)
    return found is not None and (found.stop - found.start) * 10 >= len(line) * 6


def _mark_date(printed: list[str], kinds: list[tuple[str, str]], habits: Habits) -> str | None:
    languages = habits.known.languages
    published: str | None = None
    for place in _head_range(printed, kinds, habits):
        line = printed[place]
        clock = read_clock(line)
        if published is None and _is_date_line(line, habits):
            found = read_date(line, languages.date_patterns, languages.month_numbers)
            published = found.value if found else None
            kinds[place] = ("date", "")
        elif clock:
            kinds[place] = ("date", "")
            if published and len(published) == len("2019-11-07"):
                published = f"{published}T{clock}"
    return published


def _mark_place(printed: list[str], kinds: list[tuple[str, str]], habits: Habits, after: int) -> str | None:
    """A short line without a full stop beside a date or time line, below the title: "Омск", "East Room"."""
    places = [place for place, line in enumerate(printed) if line and kinds[place][0] != "furniture"]
    for before, here in zip(places, places[1:], strict=False):
        for dated, candidate in ((before, here), (here, before)):
            if (
                kinds[dated][0] == "date"
                and kinds[candidate][0] == "paragraph"
                and min(dated, candidate) > after
                and _may_be_place(printed[candidate], habits)
            ):
                kinds[candidate] = ("place", "")
                return printed[candidate]
    return None


def _may_be_place(line: str, habits: Habits) -> bool:
    return (
        len(line) <= _LONGEST_PLACE
        and line[:1].isupper()
        and not line.endswith(_SENTENCE_END)
        and not habits.has_label(line)
        and not is_heading(line)
    )


def _mark_lead(printed: list[str], kinds: list[tuple[str, str]], title_at: int) -> None:
    """The one paragraph between the title and the date, the repeated title or the photo's credit."""
    following = [place for place in range(title_at + 1, len(printed)) if printed[place]][:2]
    if len(following) == 2:  # noqa: PLR2004
        lead, end = following
        closes = kinds[end][0] == "date" or kinds[end][1] in {"repeated_headline", "photo_credit"}
        if kinds[lead] == ("paragraph", "") and closes:
            kinds[lead] = ("lead", "")


def _mark_headings(printed: list[str], kinds: list[tuple[str, str]], habits: Habits, lines: Sequence[str]) -> None:
    """Captions under photo counters, and headings: short lines without a full stop above running text."""
    filled = [place for place, line in enumerate(printed) if line]
    for before, here in zip([-1, *filled], filled, strict=False):
        if kinds[here] != ("paragraph", ""):
            continue
        line = printed[here]
        if (
            before >= 0
            and kinds[before][1] == "photo_counter"
            and not habits.has_label(line)
            and len(line) < _FULL_PARAGRAPH * 2
        ):
            kinds[here] = ("furniture", "caption")
        elif is_heading(lines[here].strip()) or _may_be_heading(line, habits):
            kinds[here] = ("heading", "")


def _may_be_heading(line: str, habits: Habits) -> bool:
    return len(line) <= _LONGEST_HEADING and not line.endswith(_SENTENCE_END) and line[:1].isupper() and ":" not in line
