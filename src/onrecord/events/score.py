"""How well two tellings fit one event: named parts between -1 and 1, and what forbids it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.events.items import Item
from onrecord.knowledge.events import EventKnowledge
from onrecord.knowledge.things import ThingName

# Days that a report may come after its event or before its official page; two capitals' clocks differ by one day at most.
_REPORT_AFTER, _REPORT_BEFORE, _SIDES = 3, 1, 1
# No pair that is further apart is of one event.
MOST_APART = max(_REPORT_AFTER, _REPORT_BEFORE, _SIDES)
_YEAR = 366
_GATHERING = "gathering"
_TALKS = "talks"
# Of a call with one leader and a call with nine on the same day the one leader may be among the nine.
_HALF = 0.5
_HOSTS = 0.3
_ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of a score by name, their weighted sum, and the part that forbids the pair, if one does."""

    parts: Mapping[str, float]
    total: float
    veto: str | None


def score_pair(one: Item, other: Item, known: EventKnowledge) -> Score:
    """All parts of a pair, in any order of the two; as soon as one forbids the pair the others are not asked."""
    if one.telling.format and other.telling.format and one.telling.format != other.telling.format:
        return _forbid("format")
    held: dict[str, float] = {}
    total = 0.0
    for name, part in PARTS:
        value = part(one, other, known)
        if value is None:
            return _forbid(name)
        held[name] = value
        total += known.weights[name] * value
    return Score(held, total, None)


@lru_cache(maxsize=16)
def _forbid(part: str) -> Score:
    """The score of every pair that this part forbids."""
    return Score({}, 0.0, part)


def _score_series(one: Item, other: Item, known: EventKnowledge) -> float | None:
    """One where both are the same edition; nothing fits two editions of one series."""
    name, named = one.telling.series, other.telling.series
    if name is None or named is None:
        return 0.0
    first, last = name.ordinal, named.ordinal
    if one.series != other.series:
        # Two languages, one sort of event, one ordinal and one day: the names are not compared.
        is_told = first is not None and first > 1 and not (one.is_passing or other.is_passing)
        return 1.0 if is_told and first == last and name.sort == named.sort and _are_two_tongues(one, other) else 0.0
    if first is not None and last is not None:
        return 1.0 if first == last else None
    return 0.7


def _are_two_tongues(one: Item, other: Item) -> bool:
    return one.telling.language != other.telling.language and one.days is not None and one.days == other.days


def _score_days(one: Item, other: Item, known: EventKnowledge) -> float | None:
    if one.days is None or other.days is None:
        return 0.0
    gap = max(one.days.first, other.days.first) - min(one.days.last, other.days.last)
    if gap <= 0:
        is_rough = max(one.days.last - one.days.first, other.days.last - other.days.first) > _YEAR
        return 0.5 if is_rough else 1.0
    allowed = _allow_gap(one, other)
    return 1.0 - 0.25 * gap if gap <= allowed else None


def _allow_gap(one: Item, other: Item) -> int:
    """The days by which dates of one event may differ in two texts."""
    first, last = one.telling, other.telling
    if first.publisher == last.publisher and first.publisher is not None:
        return 0
    if first.basis == "said" and last.basis == "said":
        return _SIDES
    if first.standing == "official" and last.standing == "official":
        return _SIDES
    report, page = (one, other) if _is_report(one, other) else (other, one)
    if report.telling.basis == "said" or report.days is None or page.days is None:
        return _SIDES
    return _REPORT_AFTER if page.days.first <= report.days.first else _REPORT_BEFORE


def _is_report(one: Item, other: Item) -> bool:
    """The first of two texts is the one that tells of the other's event: beside an official page the report, of two reports the later."""
    if "official" in (one.telling.standing, other.telling.standing):
        return other.telling.standing == "official"
    return one.days is not None and other.days is not None and one.days.first > other.days.first


def _score_kind(one: Item, other: Item, known: EventKnowledge) -> float | None:
    if one.group == other.group:
        return 1.0
    is_press = "official" not in (one.telling.standing, other.telling.standing)
    is_quoted = _count_quoted(one, other) > 0
    # What a report calls the event says little where it quotes the other page.
    return -1.0 if is_quoted and not is_press and {one.group, other.group} != {_GATHERING, _TALKS} else None


def _score_people(one: Item, other: Item, known: EventKnowledge) -> float | None:
    """Who takes part. Two texts that each name somebody whom the other lacks tell of two events, unless two people are shared."""
    if not one.people or not other.people:
        return 1.0 if one.telling.document == other.telling.document and not one.people | other.people else 0.0
    people, others = name_alike(one, other)
    shared = people & others
    if not shared:
        return _score_sides(one, other)
    first, last = people - shared - other.others, others - shared - one.others
    if first and last and len(shared) == 1:
        if one.telling.language != other.telling.language and _share_sides(one, other):
            return 0.8
        return 0.0 if one.group == other.group == _GATHERING else None
    is_one = one.telling.publisher == other.telling.publisher
    if shared <= (one.hosts | other.hosts) and (is_one or len(shared) == 1):
        return _weigh_hosts(first, last)
    if len(shared) == 1:
        return _HOSTS if len(one.people) == len(other.people) == 1 else 1.0
    is_few = one.group != _GATHERING and len(shared) / len(people | others) < _HALF
    if is_few or (first and last and is_one):
        return 0.0
    return 0.8 if first and last else 1.0


def _score_sides(one: Item, other: Item) -> float | None:
    if one.telling.language != other.telling.language and _share_sides(one, other):
        return 0.6
    is_named = one.series is not None and one.series == other.series
    return 0.0 if is_named else None


def _share_sides(one: Item, other: Item) -> bool:
    """Both texts tell of the same two countries or more."""
    return len(one.sides & other.sides) > 1


def name_alike(one: Item, other: Item) -> tuple[frozenset[str], frozenset[str]]:
    """The people of two texts; in two languages those of whom nothing but the name is known go by the sound of their surnames."""
    if one.telling.language == other.telling.language:
        return one.people, other.people
    return frozenset(one.sounds.get(key, key) for key in one.people), frozenset(
        other.sounds.get(key, key) for key in other.people
    )


def _weigh_hosts(first: frozenset[str], last: frozenset[str]) -> float | None:
    """Only such people are shared as a publisher's pages are always about: two texts that each name a guest have two guests."""
    return None if first and last else _HOSTS


def _score_place(one: Item, other: Item, known: EventKnowledge) -> float:
    if not one.place or not other.place or any(known.kinds[item.telling.kind].is_distant for item in (one, other)):
        return 0.0
    if one.place & other.place:
        return 1.0
    if one.town and other.town:
        return compare_towns(one.town, other.town)
    return -1.0 if one.telling.language == other.telling.language else 0.0


def compare_towns(one: ThingName, other: ThingName) -> float:
    """Two towns are two places; a country, a region or a river has no country of its own in the list, and may hold the other."""
    if one.key == other.key:
        return 1.0
    return -1.0 if one.country and other.country else 0.0


def _score_clock(one: Item, other: Item, known: EventKnowledge) -> float:
    """One publisher's pages in two languages bear one time; two pages in one language with two times are two."""
    same = one.telling.publisher == other.telling.publisher and one.telling.publisher is not None
    if not same or one.clock is None or other.clock is None:
        return 0.0
    if one.clock == other.clock:
        return 1.0
    return -1.0 if one.telling.language == other.telling.language else -0.5


def _score_words(one: Item, other: Item, known: EventKnowledge) -> float:
    """What the titles of two texts in one language have in common; it counts against pages of one publisher alone."""
    if not one.words or not other.words or one.telling.language != other.telling.language:
        return 0.0
    share = len(one.words & other.words) / len(one.words | other.words)
    if share >= _ALIKE or one.telling.publisher != other.telling.publisher:
        return share
    # Two readouts of one publisher with other titles are of two events more surely than a readout and a transcript.
    return -1.0 if one.telling.extent == other.telling.extent == "summary" else -0.5


def _score_quotations(one: Item, other: Item, known: EventKnowledge) -> float:
    return min(1.0, 0.5 * _count_quoted(one, other))


def _count_quoted(one: Item, other: Item) -> int:
    return one.matched.get(other.telling.document, 0) + other.matched.get(one.telling.document, 0)


# Those that forbid most pairs are asked first.
PARTS: tuple[tuple[str, Callable[[Item, Item, EventKnowledge], float | None]], ...] = (
    ("days", _score_days),
    ("kind", _score_kind),
    ("series", _score_series),
    ("people", _score_people),
    ("place", _score_place),
    ("clock", _score_clock),
    ("words", _score_words),
    ("quotations", _score_quotations),
)
