"""The head of a page: headline, date, time, place and lead, above the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from onrecord.documents.habits import Habits
from onrecord.documents.lines import FULL_PARAGRAPH, HEAD_LINES, LONGEST_TITLE, PARAGRAPH, SENTENCE_END, Sketch
from onrecord.text.dates import read_clock
from onrecord.text.words import fold_text

_LONGEST_PLACE = 60
_MOST_HALLS = 3
# A page may print its title with more marks and spaces than its header, but hardly in twice the length.
_LONGER = 2
_DAY = len("2019-11-07")
# "Washington, D.C." ends in no full stop.
_INITIALISM = re.compile(r"(?:[A-Z]\.){2,}$")
# Furniture that closes a lead as a date line does.
_BELOW_LEAD = frozenset({"repeated_headline", "photo_credit", "announcement"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head says."""

    title: str | None
    published: str | None
    place: str | None


def read_head(sketch: Sketch, habits: Habits, header_title: str | None) -> Head:
    """Title, date and place, marked in the sketch on the way.

    ``header_title`` is a title given above the page, which the page need not print again.
    """
    title_at = _find_title(sketch, habits, header_title)
    if title_at is not None:
        _mark_title(sketch, title_at)
    title = header_title if title_at is None else sketch.shown[title_at]
    published = _mark_dates(sketch, habits)
    place = _mark_place(sketch, habits, after=-1 if title_at is None else title_at)
    if title_at is not None:
        _mark_lead(sketch, title_at)
    return Head(title=title, published=published, place=place)


def _head_lines(sketch: Sketch, habits: Habits) -> Iterator[int]:
    """Places of the lines above the first label and the text; a lead above a date line belongs to the head."""
    seen = 0
    for place, line in enumerate(sketch.shown):
        if sketch.labels[place] or seen >= HEAD_LINES:
            return
        if sketch.kinds[place][0] in {"furniture", "separator"}:
            continue
        seen += 1
        yield place
        if len(line) >= FULL_PARAGRAPH and seen > 1 and not _closes_lead(sketch, habits, place + 1):
            return


def _closes_lead(sketch: Sketch, habits: Habits, place: int) -> bool:
    """A date, the headline again, a photo's credit or the date of what is announced stands here."""
    if place >= len(sketch.shown):
        return False
    kind, part = sketch.kinds[place]
    return kind == "date" or part in _BELOW_LEAD or habits.is_time_line(sketch.shown[place])


def _find_title(sketch: Sketch, habits: Habits, header_title: str | None) -> int | None:
    """A heading of the first level, the line that the header's title repeats, else the first short line that is no date."""
    places = [place for place in _head_lines(sketch, habits) if not habits.is_time_line(sketch.shown[place])]
    top = next((place for place in places if sketch.levels[place] == 1), None)
    if top is not None:
        return top
    if header_title is not None:
        wanted = fold_text(header_title)
        longest = _LONGER * len(header_title) + _LONGER
        near = (place for place in places if len(sketch.shown[place]) <= longest)
        return next((place for place in near if fold_text(sketch.shown[place]) == wanted), None)
    return next((place for place in places[:1] if _may_be_title(sketch, place)), None)


def _may_be_title(sketch: Sketch, place: int) -> bool:
    line = sketch.shown[place]
    is_prose = len(line) >= FULL_PARAGRAPH and line.endswith(".")
    return len(line) <= LONGEST_TITLE and not is_prose and len(sketch.shown) > 1


def _mark_title(sketch: Sketch, title_at: int) -> None:
    sketch.kinds[title_at] = ("headline", "")
    for place, line in enumerate(sketch.shown[:HEAD_LINES]):
        if place != title_at and line == sketch.shown[title_at] and sketch.is_plain(place):
            sketch.kinds[place] = ("furniture", "repeated_headline")
            sketch.labels[place] = None


def _mark_dates(sketch: Sketch, habits: Habits) -> str | None:
    published: str | None = None
    for place in list(_head_lines(sketch, habits)):
        line = sketch.shown[place]
        if not sketch.is_plain(place):
            continue
        clock = read_clock(line)
        if published is None and habits.is_date_line(line) and (found := habits.read_date(line)):
            published = found.value
            sketch.kinds[place] = ("date", "")
        elif clock:
            sketch.kinds[place] = ("date", "")
            published = f"{published}T{clock}" if published and len(published) == _DAY else published
    return published


def _mark_place(sketch: Sketch, habits: Habits, after: int) -> str | None:
    """A short line beside a date or time line, below the title: "Omsk", "East Room"; a hall and its town are two lines and one place.

    Press pages print their section there, so that no line of theirs is taken for a place.
    """
    if not _may_print_place(sketch, habits):
        return None
    places = [place for place in range(after + 1, len(sketch.shown)) if sketch.kinds[place][0] != "furniture"]
    for before, here in pairwise(places):
        for dated, candidate in ((before, here), (here, before)):
            if sketch.kinds[dated][0] == "date" and _may_be_place(sketch, candidate):
                halls = _take_halls(sketch, range(candidate - 1, after, -1))
                return _mark_places(sketch, habits, [*halls, candidate])
    return _mark_dateless_place(sketch, habits, places)


def _mark_dateless_place(sketch: Sketch, habits: Habits, places: Sequence[int]) -> str | None:
    """The lines above the first label of a page whose date stands in its header alone; the last says what it lies in: "Omsk, Siberia"."""
    above = list(takewhile(lambda place: sketch.labels[place] is None, places))
    if not above or len(above) == len(places) or len(above) > _MOST_HALLS or "," not in sketch.shown[above[-1]]:
        return None
    if not all(_may_be_place(sketch, place) for place in above):
        return None
    return _mark_places(sketch, habits, above)


def _may_print_place(sketch: Sketch, habits: Habits) -> bool:
    if habits.publisher is not None:
        return habits.publisher.standing == "official"
    return any(sketch.labels)


def _may_be_place(sketch: Sketch, place: int) -> bool:
    line = sketch.shown[place].strip("* ")
    return (
        sketch.is_plain(place)
        and len(line) <= _LONGEST_PLACE
        and line[:1].isupper()
        and (not line.endswith(SENTENCE_END) or _INITIALISM.search(line) is not None)
        and sketch.labels[place] is None
        and sketch.levels[place] == 0
    )


def _take_halls(sketch: Sketch, places: Iterable[int]) -> list[int]:
    """The short lines right above a place, in the order of the page: they name it more closely, a hall, a building, a ship."""
    return list(takewhile(lambda place: _may_be_place(sketch, place), places))[::-1]


def _mark_places(sketch: Sketch, habits: Habits, places: Sequence[int]) -> str | None:
    """The lines as one place, "Harbour Hall, Omsk", without the asterisks of slanted print, which may open on one line and close on
    another; "Via Teleconference" stands where a place would and is none.
    """
    for place in places:
        sketch.kinds[place] = ("place", "")
    printed = (sketch.shown[place].strip("* ") for place in places)
    return ", ".join(line for line in printed if not habits.is_note(line)) or None


def _mark_lead(sketch: Sketch, title_at: int) -> None:
    """The one paragraph between the title and the date, the repeated title or the photo's credit."""
    following = range(title_at + 1, len(sketch.shown))[:2]
    if len(following) < 2:
        return
    lead, end = following
    kind, part = sketch.kinds[end]
    if sketch.kinds[lead] == PARAGRAPH and (kind == "date" or part in _BELOW_LEAD):
        sketch.kinds[lead] = ("lead", "")
