"""Which pairs of tellings are compared at all: those that share a key, a person on a day or an edition of a series."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from onrecord.events.items import Item

# A report is looked up under the days before it; an official page under its own and the next.
_REPORT_DAYS, _OFFICIAL_DAYS = (-3, 1), (-1, 1)
# A text that says when by a season or a year is found through its series alone.
_MOST_DAYS = 10
# Where more tellings than this share a person and a day, two people are asked for. On 5,218 pages of one publisher the busiest day
# of one person has 31.
_MOST_ALIKE = 40


def list_pairs(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Pairs of places in ``items``, each once, in order."""
    buckets: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        for key in set(_list_keys(item)):
            buckets[key].append(place)
    pairs: set[tuple[int, int]] = set()
    for key, held in buckets.items():
        if len(held) <= _MOST_ALIKE or _is_close(key):
            pairs.update(combinations(held[: 4 * _MOST_ALIKE], 2))
    documents: defaultdict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        documents[item.telling.document].append(place)
    for place, item in enumerate(items):
        for document in item.matched:
            pairs.update(tuple(sorted((place, other))) for other in documents[document] if not items[other].is_passing)  # type: ignore[misc]
    return sorted(pairs)


def _is_close(key: Hashable) -> bool:
    return isinstance(key, tuple) and key[0] in ("people", "edition")


def _list_keys(item: Item) -> Iterator[Hashable]:
    yield from _list_series_keys(item)
    if item.days is None or item.days.last - item.days.first > _MOST_DAYS:
        return
    before, after = (
        _OFFICIAL_DAYS if item.telling.standing == "official" or item.telling.basis == "said" else _REPORT_DAYS
    )
    for day in range(item.days.first + before, item.days.last + after + 1):
        for person in item.people:
            yield ("person", person, day)
        for pair in combinations(sorted(item.people)[:8], 2):
            yield ("people", *pair, day)
        if not item.people:
            yield ("nobody", item.telling.document if item.is_passing else item.group, day)
        if item.clock:
            yield ("clock", item.telling.publisher, item.clock, day)
        if len(item.sides) > 1 and not item.is_passing:
            yield ("sides", tuple(sorted(item.sides)), item.group, day)


def _list_series_keys(item: Item) -> Iterator[Hashable]:
    series = item.telling.series
    if item.series is None or series is None:
        return
    if series.ordinal is not None:
        yield ("edition", item.series, series.ordinal)
    if item.days is not None and item.telling.when:
        for year in sorted({item.telling.when[:4], item.telling.when.rpartition("/")[2][:4]}):
            yield ("edition", item.series, year)
