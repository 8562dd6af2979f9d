"""Which tellings are of one event: the best pairs first, and never two that something forbids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.events.candidates import list_pairs
from onrecord.events.items import Item
from onrecord.events.score import Score, score_pair
from onrecord.events.series import Components, SeriesIndex
from onrecord.knowledge.events import EventKnowledge


@dataclass(frozen=True, slots=True)
class Unsure:
    """Two tellings that may be of one event, and the parts of their score."""

    one: Item
    other: Item
    score: Score


@dataclass(frozen=True, slots=True)
class Decided:
    """Items grouped into events, each group and the groups themselves in order, and the pairs that stay open."""

    groups: tuple[tuple[Item, ...], ...]
    unsure: tuple[Unsure, ...]


def group_items(items: Sequence[Item], known: EventKnowledge) -> Decided:
    """The events of a record. Two rounds: names that one event bears in two languages are of one series, whose editions then meet."""
    ordered = sorted(items, key=lambda item: item.telling.id)
    index = SeriesIndex([item.telling for item in ordered])
    named = _name_series(ordered, index)
    scores: dict[tuple[int, int], Score] = {}
    first = _decide(named, known, scores)
    for group in first.groups:
        held = [item.telling for item in group if item.telling.series and item.telling.role != "passing"]
        for before, after in pairwise(held):
            index.join(before, after)
    again = _name_series(ordered, index)
    moved = {
        place for place, (item, before) in enumerate(zip(again, named, strict=True)) if item.series != before.series
    }
    if not moved:
        return first
    return _decide(again, known, {pair: score for pair, score in scores.items() if moved.isdisjoint(pair)})


def _name_series(items: Sequence[Item], index: SeriesIndex) -> list[Item]:
    return [item if item.telling.series is None else replace(item, series=index.find(item.telling)) for item in items]


def _decide(items: Sequence[Item], known: EventKnowledge, scores: dict[tuple[int, int], Score]) -> Decided:
    """``scores`` are those that are known already; what is scored is added to them."""
    pairs = list_pairs(items)
    for pair in pairs:
        if pair not in scores:
            scores[pair] = score_pair(items[pair[0]], items[pair[1]], known)
    scored = ((scores[pair], *pair) for pair in pairs)
    open_pairs = [entry for entry in scored if entry[0].veto is None and entry[0].total >= known.thresholds.unsure]
    groups = Components(len(items))
    members: dict[int, list[int]] = {place: [place] for place in range(len(items))}
    unsure: list[Unsure] = []
    for score, one, other in sorted(open_pairs, key=lambda entry: (-entry[0].total, entry[1], entry[2])):
        first, last = groups.find(one), groups.find(other)
        if first == last:
            continue
        if score.total < known.thresholds.yes:
            unsure.append(Unsure(items[one], items[other], score))
        elif not _is_forbidden(members[first], members[last], items, (known, scores)):
            groups.join(first, last)
            members[groups.find(first)] = sorted(members[first] + members[last])
    heads = sorted({groups.find(place) for place in range(len(items))})
    return Decided(
        groups=tuple(tuple(items[place] for place in members[head]) for head in heads),
        unsure=tuple(_still_open(unsure, items, groups)),
    )


def _is_forbidden(
    first: Sequence[int],
    last: Sequence[int],
    items: Sequence[Item],
    asked: tuple[EventKnowledge, Mapping[tuple[int, int], Score]],
) -> bool:
    """Something speaks against one pair of the two groups; of those told in passing only those with a series are asked."""
    known, scores = asked
    return any(
        (scores.get((min(one, other), max(one, other))) or score_pair(items[one], items[other], known)).veto is not None
        for one in first
        for other in last
        if not (items[one].is_passing or items[other].is_passing)
        or (items[one].series is not None and items[one].series == items[other].series)
    )


def _still_open(unsure: Sequence[Unsure], items: Sequence[Item], groups: Components) -> Iterator[Unsure]:
    """Open pairs of two pages' own events that no other pair has made one."""
    places = {item.telling.id: place for place, item in enumerate(items)}
    for one in unsure:
        if one.one.is_passing or one.other.is_passing:
            continue
        if groups.find(places[one.one.telling.id]) != groups.find(places[one.other.telling.id]):
            yield one
