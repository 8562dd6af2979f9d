"""Which passages tell later of a commitment, and what they say became of it.

Candidates (candidates.py) share telling words, or (in another language) a term and sounds, or an edition of a series; then what
they are about is held together word by word, and whoever is named.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from onrecord.commitments.around import PromisingPage
from onrecord.commitments.candidates import LARGE_SHARE, LEAST, LEAST_WITHOUT, SHARE
from onrecord.commitments.content import words_stem
from onrecord.commitments.keys import Told, is_undone, list_stems
from onrecord.commitments.ledger import Scene
from onrecord.commitments.said import Content, SaidCommitment, SaidOutcome
from onrecord.knowledge.commitments import Kind
from onrecord.model.commitments import STRENGTHS, Later, Outcome
from onrecord.text.days import Days
from onrecord.text.edtf import find_bounds

# As long after its page, or its term, a commitment may still be told of.
_MOST_DAYS = 1200
_MOST_LATER = 12
_DOCUMENTS = frozenset({"sign", "adopt"})
_DENIED, _PUT_OFF = "contradicted", "other_date"
_WEAK = STRENGTHS.index("proposes")
_get_id = attrgetter("told.id")


@dataclass(frozen=True, slots=True)
class Linked:
    """A passage that tells of a commitment; ``is_put_off``: it says itself that the term was moved."""

    told: Told
    what: Outcome
    is_put_off: bool = False


class _Asked(NamedTuple):
    """A commitment with what every passage is held against: its stems, those of them that tell something, its page and its days.

    Told of it may be until the day ``until``; without a day of its page nobody can say what is later.
    """

    one: SaidCommitment
    stems: frozenset[str]
    telling: frozenset[str]
    page: PromisingPage
    day: Days | None
    until: int


class Passages:
    """The passages that may tell of the commitments of a page, with who is named on the page."""

    def __init__(self, scene: Scene, kinds: Mapping[str, Kind]) -> None:
        self.scene = scene
        self.kinds = kinds
        self._common = frozenset(scene.unit.common)
        said: tuple[Told, ...] = (*scene.unit.commitments, *scene.unit.outcomes)
        own = [one for one in said if one.document == scene.unit.id]
        self._names = {*scene.pages[scene.unit.id].names, *(name for one in own for name in one.content.names)}
        self._people = {_name_of(key) for one in own for key in one.content.people}

    def link(self, one: SaidCommitment) -> Sequence[Linked]:
        """What tells of a commitment of the page later, or on the same day; by day, each passage once."""
        asked, unit = self._ask(one), self.scene.unit
        passages: Iterator[Told] = chain(unit.promising[one.id], unit.telling[one.id])
        judged = (self._judge(asked, told) for told in passages)
        found: dict[tuple[str, int], Linked] = {}
        for linked in sorted(filter(None, judged), key=_get_id):
            found.setdefault((linked.told.document, linked.told.evidence.start), linked)
        return sorted(found.values(), key=self._order)[:_MOST_LATER]

    def _ask(self, one: SaidCommitment) -> _Asked:
        page, stems = self.scene.pages[one.document], list_stems(one.content)
        day, term = _find_day(page), find_bounds(one.due)
        until = max(day.first, term.last if term else 0) + _MOST_DAYS if day else 0
        return _Asked(one, stems, stems - self._common, page, day, until)

    def _order(self, one: Linked) -> tuple[str, str, int]:
        published = self.scene.pages[one.told.document].published
        return published or "9999", one.told.document, one.told.evidence.start

    def _judge(self, asked: _Asked, told: Told) -> Linked | None:
        page = self.scene.pages[told.document]
        is_about = _is_about(asked, told) if page.language == asked.page.language else _sounds_alike(asked.one, told)
        if not is_about or not _may_follow(asked, told, page) or not self._is_theirs(asked, told, page):
            return None
        what = self._name_outcome(asked.one, told)
        return Linked(told, what, isinstance(told, SaidOutcome) and told.what == _PUT_OFF) if what else None

    def _is_theirs(self, asked: _Asked, told: Told, page: PromisingPage) -> bool:
        """Whoever the passage names is named on the commitment's page too; another ordinal is another edition."""
        one, ordinals = asked.one, told.content.ordinals
        if one.content.ordinals and ordinals and set(one.content.ordinals).isdisjoint(ordinals):
            return False
        if asked.page is page:
            return True
        if _are_others(asked.page.attending, page.attending):
            return False
        people = set(map(_name_of, told.content.people))
        if one.content.people and people and not people <= self._people:
            return False
        names = told.content.names
        return asked.page.language != page.language or not names or not self._names.isdisjoint(names)

    def _name_outcome(self, one: SaidCommitment, told: Told) -> Outcome | None:
        if isinstance(told, SaidOutcome):
            return self._name_done(one, told)
        if told.strength == "done":
            kind = told.content.kind
            return self.kinds[kind].becomes if kind in _DOCUMENTS and one.content.kind in _DOCUMENTS else None
        if told.document == one.document or _is_other_act(one.content, told.content):
            return None
        if _is_other_date(one.due, told.due):
            return "other_date"
        if STRENGTHS.index(told.strength) >= _WEAK > STRENGTHS.index(one.strength):
            return "weakened"
        return "restated"

    def _name_done(self, one: SaidCommitment, told: SaidOutcome) -> Outcome | None:
        if told.what == _DENIED:
            return "contradicted"
        if told.what == _PUT_OFF:
            return "other_date"
        kind = self.kinds.get(told.what)
        return kind.becomes if kind is not None and one.content.kind in (told.what, None) else None


def find_series_links(passages: Passages, editions: Mapping[str, str]) -> Iterator[tuple[str, Linked]]:
    """Commitments of one series with another date; ``editions`` is commitment to series. Commitment and what tells of it."""
    by_series: defaultdict[str, list[SaidCommitment]] = defaultdict(list)
    for one in passages.scene.unit.commitments:
        if one.id in editions and one.due:
            by_series[editions[one.id]].append(one)
    for held in by_series.values():
        for one in held:
            for told in held:
                days = [_find_day(passages.scene.pages[each.document]) for each in (one, told)]
                is_later = days[0] is not None and days[1] is not None and days[1].first > days[0].last
                if is_later and _is_other_date(one.due, told.due):
                    yield one.id, Linked(told, "other_date")


def make_later(links: Iterable[Linked]) -> tuple[Later, ...]:
    """The rows of links."""
    return tuple(Later(evidence=one.told.evidence, what=one.what) for one in links)


def _may_follow(asked: _Asked, told: Told, page: PromisingPage) -> bool:
    """Published on the same day or later, not too much later, and in another sentence."""
    if page is asked.page:
        return not _overlaps(asked.one, told) and _tells_done(told)
    day = _find_day(page)
    return asked.day is not None and day is not None and asked.day.first <= day.last and day.first <= asked.until


def _is_about(asked: _Asked, told: Told) -> bool:
    """Most of the act's words, its object's among them, are in a passage of its language."""
    content, one = told.content, asked.one
    shared = asked.stems.intersection((*content.stems, content.head))
    if 2 * len(shared) < len(asked.stems):
        return False
    specific = len(asked.telling & shared)
    if one.content.head in shared and len(shared) >= SHARE * len(asked.stems):
        was_undone = is_undone(told) and one.content.kind == content.kind
        is_dated = isinstance(told, SaidCommitment) and one.due is not None and told.due is not None
        return specific >= (1 if was_undone or is_dated else LEAST)
    return specific >= LEAST_WITHOUT and len(shared) >= LARGE_SHARE * len(asked.stems)


def _sounds_alike(one: SaidCommitment, told: Told) -> bool:
    """The same kind of act by the same day, and words that sound alike, in two languages."""
    if one.due is None or one.due != told.due or one.content.kind is None or one.content.kind != told.content.kind:
        return False
    return not set(one.content.sounds).isdisjoint(told.content.sounds)


def _are_others(one: Sequence[str], other: Sequence[str]) -> bool:
    """Two meetings that share no more than their host."""
    return len(one) > 1 and len(other) > 1 and len(set(one).intersection(other)) < LEAST


def _name_of(key: str) -> str:
    """A person's key; of a name that only one page knows its surname, cut as stems are: pages decline it."""
    parts = key.split(":")
    return words_stem(parts[1]) if len(parts) > 1 else key


def _overlaps(one: SaidCommitment, told: Told) -> bool:
    return told.evidence.start < one.sentence.stop and one.sentence.start < told.evidence.stop


def _is_other_act(one: Content, other: Content) -> bool:
    """Acts of two kinds, documents aside, or with names of their own that share none: the summit of one union is not another's."""
    kinds = {one.kind, other.kind}
    if None not in kinds and len(kinds) > 1 and not kinds <= set(_DOCUMENTS):
        return True
    mine = set(one.stems) & set(one.names) - {one.head}
    return bool(mine) and not mine & {*other.stems, *other.names}


def _tells_done(told: Told) -> bool:
    return isinstance(told, SaidOutcome) or told.strength == "done"


def _is_other_date(one: str | None, other: str | None) -> bool:
    """Two terms that share no day."""
    first, last = find_bounds(one), find_bounds(other)
    return first is not None and last is not None and (first.last < last.first or last.last < first.first)


def _find_day(page: PromisingPage) -> Days | None:
    return find_bounds(page.published[:10] if page.published else None)
