"""Which passages tell later of a commitment, and what they say became of it.

Candidates share the object's stem, or (in another language) a term and sounds, or an edition of a series; then what they are about is
held together word by word, and whoever is named.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.commitments.content import words_stem
from onrecord.commitments.ledger import Scene
from onrecord.commitments.outcomes import UNDONE
from onrecord.commitments.said import Content, SaidCommitment, SaidOutcome
from onrecord.knowledge.commitments import Kind
from onrecord.model.commitments import STRENGTHS, Later, Outcome
from onrecord.text.edtf import find_bounds

Told = SaidCommitment | SaidOutcome

# Of the words of a commitment so many are in a passage that tells of it, and at least two; evaluation/gold/commitments.
_SHARE = 0.5
_LEAST = 2
# Without the object's own word, so many and one more.
_LARGE_SHARE = 0.6
# Stems in more of a record's passages than this share (and more than so many) say nothing of which act it is.
_COMMON_SHARE, _COMMON = 0.02, 6
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
    """Every passage of a record that may tell of a commitment, by the stems of what it is about."""

    def __init__(self, scene: Scene, kinds: Mapping[str, Kind]) -> None:
        self.scene = scene
        self.kinds = kinds
        told: list[Told] = [*scene.unit.commitments, *scene.unit.outcomes]
        counts = Counter(stem for one in told for stem in set(one.content.stems))
        most = max(_COMMON, int(_COMMON_SHARE * len(told)))
        self._common = frozenset(stem for stem, count in counts.items() if count > most)
        self._told = {one.id: one for one in told}
        self._stems = {one.id: _list_stems(one.content) for one in told}
        self._days = {
            page.id: find_bounds(page.published[:10] if page.published else None) for page in scene.unit.pages
        }
        self._by_stem: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._alone: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
        self._by_due: defaultdict[tuple[str, str], list[tuple[str, Told]]] = defaultdict(list)
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._people: defaultdict[str, set[str]] = defaultdict(set)
        for one in told:
            language = scene.pages[one.document].language or ""
            for stem in {*one.content.stems, one.content.head or ""} - self._common - {""}:
                self._by_stem[language, stem].append(one.id)
                if one.due or (isinstance(one, SaidOutcome) and one.what in UNDONE):
                    self._alone[language, stem].append(one)
            if one.due and one.content.kind:
                self._by_due[one.due, one.content.kind].append((language, one))
            self._names[one.document].update(one.content.names)
            self._people[one.document].update(map(_name_of, one.content.people))
        self._attending = {page.id: _list_attending(page.events, scene) for page in scene.unit.pages}
        for page in scene.unit.pages:
            self._names[page.id].update(page.names)

    def link(self, one: SaidCommitment) -> Sequence[Linked]:
        """What tells of a commitment later, or on the same day; by day, each passage once."""
        found: dict[str, Linked] = {}
        for told in self._list_candidates(one):
            linked = self._judge(one, told) if self._may_follow(one, told) else None
            if linked is not None and told.evidence.start not in {
                held.told.evidence.start for held in found.values() if held.told.document == told.document
            }:
                found[told.id] = linked
        return sorted(found.values(), key=self._order)[:_MOST_LATER]

    def _order(self, one: Linked) -> tuple[str, str, int]:
        published = self.scene.pages[one.told.document].published
        return published or "9999", one.told.document, one.told.evidence.start

    def _list_candidates(self, one: SaidCommitment) -> Iterable[Told]:
        """What shares as many telling words as :meth:`_is_about` asks for at the least, and what names the same term."""
        language = self.scene.pages[one.document].language or ""
        stems = {one.content.head or "", *one.content.stems} - {""}
        shared: Counter[str] = Counter()
        for stem in stems:
            shared.update(self._by_stem.get((language, stem), ()))
        kept = {key: self._told[key] for key, count in shared.items() if count >= _LEAST}
        # With one telling word alone the object's own word is shared: where it tells something, it is that one.
        is_headed = one.content.head and one.content.head not in self._common
        for stem in {one.content.head or ""} if is_headed else stems:
            kept |= {told.id: told for told in self._alone.get((language, stem), ()) if _may_share_one(one, told)}
        if one.due and one.content.kind:
            kept |= {
                told.id: told for key, told in self._by_due.get((one.due, one.content.kind), ()) if key != language
            }
        return [kept[key] for key in sorted(kept)]

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
        mine = self._stems[one.id]
        shared = mine & self._stems[told.id]
        if 2 * len(shared) < len(mine):
            return False
        specific = shared - self._common
        if one.content.head in shared and len(shared) >= _SHARE * len(mine):
            is_undone = isinstance(told, SaidOutcome) and told.what in UNDONE and one.content.kind == told.content.kind
            is_dated = isinstance(told, SaidCommitment) and one.due is not None and told.due is not None
            return len(specific) >= (1 if is_undone or is_dated else _LEAST)
        return len(specific) > _LEAST and len(shared) >= _LARGE_SHARE * len(mine)

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
        if _are_others(self._attending[one.document], self._attending[told.document]):
            return False
        people = set(map(_name_of, told.content.people))
        if one.content.people and people and not people <= self._people[one.document]:
            return False
        if pages[one.document].language != pages[told.document].language:
            return True
        names = set(told.content.names)
        return not names or bool(names & self._names[one.document])

    def _name_outcome(self, one: SaidCommitment, told: Told) -> Outcome | None:
        if isinstance(told, SaidOutcome):
            return self._name_done(one, told)
        if told.strength == "done":
            kind = told.content.kind
            return self.kinds[kind].becomes if kind in _DOCUMENTS and one.content.kind in _DOCUMENTS else None
        if told.document == one.document:
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


def _list_attending(events: Sequence[str], scene: Scene) -> frozenset[str]:
    """Who takes part in the events that a page is an account of."""
    held = (scene.events[event] for event in events if event in scene.events)
    return frozenset(each.entity for event in held for each in event.participants)


def _are_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two meetings that share no more than their host."""
    return len(one) > 1 and len(other) > 1 and len(one & other) < _LEAST


def _name_of(key: str) -> str:
    """A person's key; of a name that only one page knows its surname, cut as stems are: pages decline it."""
    parts = key.split(":")
    return words_stem(parts[1]) if len(parts) > 1 else key


def _may_share_one(one: SaidCommitment, told: Told) -> bool:
    """One telling word may be enough: something was undone, or both name a term."""
    if isinstance(told, SaidOutcome):
        return told.what in UNDONE and one.content.kind == told.content.kind
    return one.due is not None and told.due is not None


def _list_stems(content: Content) -> set[str]:
    return {*content.stems, *([content.head] if content.head else ())}


def _overlaps(one: SaidCommitment, told: Told) -> bool:
    return told.evidence.start < one.sentence.stop and one.sentence.start < told.evidence.stop


def _tells_done(told: Told) -> bool:
    return isinstance(told, SaidOutcome) or told.strength == "done"


def _is_other_date(one: str | None, other: str | None) -> bool:
    """Two terms that share no day."""
    first, last = find_bounds(one), find_bounds(other)
    return first is not None and last is not None and (first.last < last.first or last.last < first.first)


def _day(scene: Scene, document: str) -> str | None:
    published = scene.pages[document].published
    return published[:10] if published else None
