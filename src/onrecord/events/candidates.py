"""Which pairs of tellings are compared at all: those of one group near in time that share a person, or an edition of a series."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from onrecord.events.items import Item
from onrecord.events.score import MOST_APART
from onrecord.text.days import Days

# A text that says when by a season or a year is found through its series alone.
_MOST_DAYS = 10
# Where more tellings than this share a person at one time, two people are asked for. On 5,218 pages of one publisher the busiest day
# of one person has 31.
_MOST_ALIKE = 40
_MOST_COMPARED = 4 * _MOST_ALIKE
_EDITION = "edition"
_ANY_TIME = Days(0, 10**9)


def list_pairs(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Pairs of places in ``items``, each once, in order."""
    alike: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    documents: defaultdict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        documents[item.telling.document].append(place)
        for key in _list_keys(item):
            alike[item.group, *key].append(place)
    pairs: set[tuple[int, int]] = set()
    for key, held in alike.items():
        if len(held) > 1:
            pairs.update(_pair_near(items, held, asks_two=key[1] != _EDITION))
    for place, item in enumerate(items):
        for document in item.matched:
            pairs.update(_pair_quoted(items, place, documents[document]))
    return sorted(pairs)


def _list_keys(item: Item) -> Iterator[tuple[Hashable, ...]]:
    """What two tellings of one event have in common, but for their time and their group."""
    yield from _list_series_keys(item)
    if item.days is None or item.days.last - item.days.first > _MOST_DAYS:
        return
    for person in item.people:
        yield "person", person
    if not item.people:
        yield "nobody", item.telling.document if item.is_passing else None
    if item.clock:
        yield "clock", item.telling.publisher, item.clock
    if len(item.sides) > 1 and not item.is_passing:
        yield "sides", item.sides


def _list_series_keys(item: Item) -> Iterator[tuple[Hashable, ...]]:
    series = item.telling.series
    if item.series is None or series is None:
        return
    if series.ordinal is not None:
        yield _EDITION, item.series, series.ordinal
    if item.days is not None and item.telling.when:
        for year in sorted({item.telling.when[:4], item.telling.when.rpartition("/")[2][:4]}):
            yield _EDITION, item.series, year


def _pair_near(items: Sequence[Item], held: Iterable[int], *, asks_two: bool) -> Iterator[tuple[int, int]]:
    """Pairs that are no further apart than dates of one event can be: in order of their first days, each beside those not yet over."""
    opened: list[int] = []
    for place in sorted(held, key=lambda one: (_days(items[one]).first, one)):
        earliest = _days(items[place]).first - MOST_APART
        opened = [other for other in opened if _days(items[other]).last >= earliest][-_MOST_COMPARED:]
        is_busy = asks_two and len(opened) >= _MOST_ALIKE
        for other in opened:
            if not is_busy or len(items[place].people & items[other].people) > 1:
                yield (other, place) if other < place else (place, other)
        opened.append(place)


def _pair_quoted(items: Sequence[Item], place: int, others: Iterable[int]) -> Iterator[tuple[int, int]]:
    """A telling beside those of a document that its quotations match: what that document is about, or tells of the same people."""
    for other in others:
        if not items[other].is_passing or items[place].people & items[other].people:
            yield (other, place) if other < place else (place, other)


def _days(item: Item) -> Days:
    return item.days or _ANY_TIME
