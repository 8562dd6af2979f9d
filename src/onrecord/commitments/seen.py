"""What was seen of the commitments of a page since: the links of other pages, and editions of a series on another date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from onrecord.commitments.ledger import Scene
from onrecord.commitments.said import SaidCommitment
from onrecord.commitments.source import Linked
from onrecord.model.commitments import Later
from onrecord.text.edtf import find_bounds

_MOST_LATER = 12
_get_id = attrgetter("id")


def choose_links(one: SaidCommitment, scene: Scene) -> Sequence[Linked]:
    """The first passages that tell of a commitment, by day, each passage once."""
    found: dict[tuple[str, int], Linked] = {}
    for linked in sorted(scene.unit.linked.get(one.id, ()), key=_get_id):
        found.setdefault((linked.evidence.document, linked.evidence.start), linked)
    return sorted(found.values(), key=lambda linked: _order(linked, scene))[:_MOST_LATER]


def find_series_links(scene: Scene, editions: Mapping[str, str]) -> Iterator[tuple[str, Linked]]:
    """Commitments of one series with another date; ``editions`` is commitment to series. Commitment and what tells of it."""
    by_series: defaultdict[str, list[SaidCommitment]] = defaultdict(list)
    for one in scene.unit.commitments:
        if one.id in editions and one.due:
            by_series[editions[one.id]].append(one)
    for held in by_series.values():
        for one in held:
            for told in held:
                days = [scene.pages[each.document].days for each in (one, told)]
                is_later = days[0] is not None and days[1] is not None and days[1].first > days[0].last
                if is_later and _is_other_date(one.due, told.due):
                    yield one.id, Linked(told.id, told.evidence, "other_date")


def make_later(links: Iterable[Linked]) -> tuple[Later, ...]:
    """The rows of links."""
    return tuple(Later(evidence=one.evidence, what=one.what) for one in links)


def _order(one: Linked, scene: Scene) -> tuple[str, str, int]:
    return scene.pages[one.evidence.document].published or "9999", one.evidence.document, one.evidence.start


def _is_other_date(one: str | None, other: str | None) -> bool:
    """Two terms that share no day."""
    first, last = find_bounds(one), find_bounds(other)
    return first is not None and last is not None and (first.last < last.first or last.last < first.first)
