"""Which passages tell later of a commitment, and what they say became of it.

Candidates (candidates.py) share telling words, or (in another language) a term and sounds, or an edition of a series; then what
they are about is held together word by word, and whoever is named.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.commitments.candidates import LEAST, SHARE
from onrecord.commitments.content import words_stem
from onrecord.commitments.keys import Told, is_undone, list_stems
from onrecord.commitments.ledger import Scene
from onrecord.commitments.said import Content, SaidCommitment, SaidOutcome
from onrecord.knowledge.commitments import Kind
from onrecord.model.commitments import STRENGTHS, Later, Outcome
from onrecord.text.edtf import find_bounds

# Without the object's own word, so many and one more.
_LARGE_SHARE = 0.6
# As long after its page, or its term, a commitment may still be told of.
_MOST_DAYS = 1200
_MOST_LATER = 12
_DOCUMENTS = frozenset({"sign", "adopt"})
_DENIED, _PUT_OFF = "contradicted", "other_date"
_WEAK = STRENGTHS.index("proposes")


@dataclass(frozen=True, slots=True)
class Linked:
    """A passage that tells of a commitment; ``is_put_off``: it says itself that the term was moved."""

    told: Told
    what: Outcome
    is_put_off: bool = False


class Passages:
    """The passages that may tell of the commitments of a page, with who is named on the page."""

    def __init__(self, scene: Scene, kinds: Mapping[str, Kind]) -> None:
        self.scene = scene
        self.kinds = kinds
        told: tuple[Told, ...] = (*scene.unit.commitments, *scene.unit.outcomes)
        self._told = {one.id: one for one in told}
        self._stems: dict[str, frozenset[str]] = {}
        self._common = frozenset(scene.unit.common)
        self._days = {
            key: find_bounds(page.published[:10] if page.published else None) for key, page in scene.pages.items()
        }
        own = [one for one in self._told.values() if one.document == scene.unit.id]
        self._names = {*scene.pages[scene.unit.id].names, *(name for one in own for name in one.content.names)}
        self._people = {_name_of(key) for one in own for key in one.content.people}

    def link(self, one: SaidCommitment) -> Sequence[Linked]:
        """What tells of a commitment of the page later, or on the same day; by day, each passage once."""
        found: dict[str, Linked] = {}
        for told in (self._told[key] for key in self.scene.unit.candidates[one.id]):
            linked = self._judge(one, told) if self._may_follow(one, told) else None
            if linked is not None and told.evidence.start not in {
                held.told.evidence.start for held in found.values() if held.told.document == told.document
            }:
                found[told.id] = linked
        return sorted(found.values(), key=self._order)[:_MOST_LATER]

    def _order(self, one: Linked) -> tuple[str, str, int]:
        published = self.scene.pages[one.told.document].published
        return published or "9999", one.told.document, one.told.evidence.start

    def _may_follow(self, one: SaidCommitment, told: Told) -> bool:
        """Published on the same day or later, not too much later, and in another sentence."""
        if told.document == one.document:
            return not _overlaps(one, told) and _tells_done(told)
        first, last = self._days[one.document], self._days[told.document]
        if first is None or last is None or last.last < first.first:
            return False
        term = find_bounds(one.due)
        return last.first - max(first.first, term.last if term else 0) <= _MOST_DAYS

    def _judge(self, one: SaidCommitment, told: Told) -> Linked | None:
        if not (self._is_about(one, told) or self._sounds_alike(one, told)) or not self._is_theirs(one, told):
            return None
        what = self._name_outcome(one, told)
        return Linked(told, what, isinstance(told, SaidOutcome) and told.what == _PUT_OFF) if what else None

    def _is_about(self, one: SaidCommitment, told: Told) -> bool:
        """Most of the act's words, its object's among them, are in the passage, in one language."""
        pages = self.scene.pages
        if pages[one.document].language != pages[told.document].language:
            return False
        mine = self._list_stems(one)
        shared = mine & self._list_stems(told)
        if 2 * len(shared) < len(mine):
            return False
        specific = shared - self._common
        if one.content.head in shared and len(shared) >= SHARE * len(mine):
            was_undone = is_undone(told) and one.content.kind == told.content.kind
            is_dated = isinstance(told, SaidCommitment) and one.due is not None and told.due is not None
            return len(specific) >= (1 if was_undone or is_dated else LEAST)
        return len(specific) > LEAST and len(shared) >= _LARGE_SHARE * len(mine)

    def _list_stems(self, told: Told) -> frozenset[str]:
        stems = self._stems.get(told.id)
        if stems is None:
            stems = self._stems[told.id] = list_stems(told.content)
        return stems

    def _sounds_alike(self, one: SaidCommitment, told: Told) -> bool:
        """The same kind of act by the same day, and words that sound alike, in two languages."""
        pages = self.scene.pages
        if pages[one.document].language == pages[told.document].language or one.due is None or one.due != told.due:
            return False
        if one.content.kind is None or one.content.kind != told.content.kind:
            return False
        return bool(set(one.content.sounds) & set(told.content.sounds))

    def _is_theirs(self, one: SaidCommitment, told: Told) -> bool:
        """Whoever the passage names is named on the commitment's page too; another ordinal is another edition."""
        pages, ordinals = self.scene.pages, (set(one.content.ordinals), set(told.content.ordinals))
        if all(ordinals) and not ordinals[0] & ordinals[1]:
            return False
        if one.document == told.document:
            return True
        if _are_others(*(frozenset(pages[each.document].attending) for each in (one, told))):
            return False
        people = set(map(_name_of, told.content.people))
        if one.content.people and people and not people <= self._people:
            return False
        if pages[one.document].language != pages[told.document].language:
            return True
        names = set(told.content.names)
        return not names or bool(names & self._names)

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
                days = [find_bounds(_day(passages.scene, each.document)) for each in (one, told)]
                is_later = days[0] is not None and days[1] is not None and days[1].first > days[0].last
                if is_later and _is_other_date(one.due, told.due):
                    yield one.id, Linked(told, "other_date")


def make_later(links: Iterable[Linked]) -> tuple[Later, ...]:
    """The rows of links."""
    return tuple(Later(evidence=one.told.evidence, what=one.what) for one in links)


def _are_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two meetings that share no more than their host."""
    return len(one) > 1 and len(other) > 1 and len(one & other) < LEAST


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


def _day(scene: Scene, document: str) -> str | None:
    published = scene.pages[document].published
    return published[:10] if published else None
