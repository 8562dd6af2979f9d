"""Of which commitments the passages of a page tell, and what they say became of them.

Candidates (candidates.py) share telling words, or (in another language) a term and sounds; then what they are about is held together
word by word, and whoever is named. All are numbers (keys.py): a page is held against some hundreds of passages.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.commitments.candidates import DONE, LARGE_SHARE, LEAST, LEAST_WITHOUT, SHARE
from onrecord.commitments.keys import Facts, key_word
from onrecord.commitments.outcomes import UNDONE
from onrecord.engines.signature import digest_parts
from onrecord.knowledge.commitments import Kind
from onrecord.model.commitments import STRENGTHS, Outcome

# As long after its page, or its term, a commitment may still be told of.
_MOST_DAYS = 1200
_DOCUMENTS = frozenset(map(key_word, ("sign", "adopt")))
_DENIED, _PUT_OFF = key_word("contradicted"), key_word("other_date")
_UNDONE = frozenset(map(key_word, UNDONE))
_WEAK = STRENGTHS.index("proposes") + 1
_SIGN_BITS = 63

Numbers = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A passage in numbers, as in :class:`onrecord.commitments.keys.PageKeys`; ``place`` is that on its page."""

    place: int
    facts: Facts
    words: Numbers
    names: Numbers
    called: Numbers
    sounds: Numbers
    ordinals: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPage:
    """A page by what its passages are judged with; names and people called by name are those of a page that commits somebody.

    A page of no day has none that is the first or the last.
    """

    id: str
    language: str
    first_day: int | None
    last_day: int | None
    attending: frozenset[str]
    names: Numbers
    called: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingPage:
    """Commitments of one page, one behind the other, and beside each the place of a passage that may tell of it."""

    page: BriefPage
    commitments: tuple[Brief, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksUnit:
    """A page, those of its passages that may tell of commitments, and these, page by page.

    ``sign`` is the digest of the keys of all its passages; ``common`` are those of their stems that tell nothing.
    """

    page: BriefPage
    sign: str
    passages: tuple[Brief, ...]
    asking: tuple[AskingPage, ...]
    common: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A passage of a page tells of a commitment: both by their places, the latter on the page ``document``.

    ``is_put_off``: the passage says itself that the term was moved. ``sign`` is another number where anything here is another.
    """

    document: str
    commitment: int
    told: int
    what: Outcome
    is_put_off: bool
    sign: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """Of what the passages of a page tell."""

    document: str
    links: tuple[Link, ...]


class _Asked(NamedTuple):
    """A commitment with what every passage is held against: its stems, and its page.

    Told of it may be until the day ``until``; without a day of its page nobody can say what is later.
    """

    one: Brief
    stems: Numbers
    page: BriefPage
    until: int


def find_links(unit: LinksUnit, kinds: Mapping[str, Kind]) -> PageLinks:
    """The commitments, of this page and of earlier ones, of which the passages of a page tell."""
    judge = _Judge(unit, {key_word(name): kind.becomes for name, kind in kinds.items()})
    return PageLinks(document=unit.page.id, links=tuple(judge.find_links()))


class _Judge:
    """The passages of a page, held against commitments."""

    def __init__(self, unit: LinksUnit, becomes: Mapping[int, Outcome]) -> None:
        self._unit = unit
        self._becomes = becomes
        self._passages = {one.place: one for one in unit.passages}
        self._stems = {one.place: one.words | {one.facts.head} for one in unit.passages}

    def find_links(self) -> Iterator[Link]:
        """All links, in the order of their commitments."""
        for asking in self._unit.asking:
            asked: _Asked | None = None
            for one, place in zip(asking.commitments, asking.places, strict=True):
                asked = asked if asked and asked.one is one else _ask(one, asking.page)
                what = self._judge(asked, self._passages[place])
                if what:
                    yield self._link(asked, self._passages[place], what)

    def _link(self, asked: _Asked, told: Brief, what: Outcome) -> Link:
        unit = self._unit
        is_put_off = not told.facts.strength and told.facts.what == _PUT_OFF
        parts = (unit.page.id, unit.sign, str(asked.one.place), str(told.place), what, str(is_put_off))
        return Link(
            document=asked.page.id,
            commitment=asked.one.place,
            told=told.place,
            what=what,
            is_put_off=is_put_off,
            sign=int(digest_parts(*parts)[:16], 16) % (1 << _SIGN_BITS),
        )

    def _judge(self, asked: _Asked, told: Brief) -> Outcome | None:
        is_about = self._is_about if self._unit.page.language == asked.page.language else _sounds_alike
        if not is_about(asked, told) or not self._may_follow(asked, told) or not self._is_theirs(asked, told):
            return None
        return self._name_outcome(asked, told)

    def _is_about(self, asked: _Asked, told: Brief) -> bool:
        """Most of the act's words, its object's among them, are in a passage of its language."""
        one, other = asked.one.facts, told.facts
        shared = asked.stems & self._stems[told.place]
        if 2 * len(shared) < len(asked.stems):
            return False
        specific = len(shared - self._unit.common)
        if one.head in shared and len(shared) >= SHARE * len(asked.stems):
            was_undone = not other.strength and other.what in _UNDONE and one.kind == other.kind
            is_dated = bool(other.strength and one.due and other.due)
            return specific >= (1 if was_undone or is_dated else LEAST)
        return specific >= LEAST_WITHOUT and len(shared) >= LARGE_SHARE * len(asked.stems)

    def _may_follow(self, asked: _Asked, told: Brief) -> bool:
        """Published on the same day or later, not too much later, and in another sentence."""
        if asked.page.id == self._unit.page.id:
            return not _overlaps(asked.one.facts, told.facts) and _tells_done(told.facts)
        page, day = self._unit.page, asked.page.first_day
        if page.first_day is None or page.last_day is None or day is None:
            return False
        return day <= page.last_day and page.first_day <= asked.until

    def _is_theirs(self, asked: _Asked, told: Brief) -> bool:
        """Whoever the passage names is named on the commitment's page too; another ordinal is another edition."""
        one, page = asked.one, asked.page
        if one.ordinals and told.ordinals and one.ordinals.isdisjoint(told.ordinals):
            return False
        if page.id == self._unit.page.id:
            return True
        if _are_others(page.attending, self._unit.page.attending):
            return False
        if one.called and told.called and not told.called <= page.called:
            return False
        return page.language != self._unit.page.language or not told.names or not page.names.isdisjoint(told.names)

    def _name_outcome(self, asked: _Asked, told: Brief) -> Outcome | None:
        one, other = asked.one.facts, told.facts
        if not other.strength:
            return self._name_done(one, other)
        if other.strength == DONE:
            return self._becomes[other.kind] if other.kind in _DOCUMENTS and one.kind in _DOCUMENTS else None
        if asked.page.id == self._unit.page.id or _is_other_act(asked.one, told):
            return None
        if _is_other_date(one, other):
            return "other_date"
        if other.strength >= _WEAK > one.strength:
            return "weakened"
        return "restated"

    def _name_done(self, one: Facts, other: Facts) -> Outcome | None:
        if other.what == _DENIED:
            return "contradicted"
        if other.what == _PUT_OFF:
            return "other_date"
        return self._becomes.get(other.what) if one.kind in (other.what, 0) else None


def _ask(one: Brief, page: BriefPage) -> _Asked:
    stems = one.words | {one.facts.head} if one.facts.head else one.words
    until = max(page.first_day or 0, one.facts.last_day) + _MOST_DAYS
    return _Asked(one, stems, page, until)


def _sounds_alike(asked: _Asked, told: Brief) -> bool:
    """The same kind of act by the same day, and words that sound alike, in two languages."""
    one, other = asked.one.facts, told.facts
    is_same = one.due and one.due == other.due and one.kind and one.kind == other.kind
    return bool(is_same) and not asked.one.sounds.isdisjoint(told.sounds)


def _are_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two meetings that share no more than their host."""
    return len(one) > 1 and len(other) > 1 and len(one & other) < LEAST


def _overlaps(one: Facts, told: Facts) -> bool:
    return told.start < one.sentence_stop and one.sentence_start < told.stop


def _is_other_act(one: Brief, other: Brief) -> bool:
    """Acts of two kinds, documents aside, or with names of their own that share none: the summit of one union is not another's."""
    kind, others = one.facts.kind, other.facts.kind
    if kind and others and kind != others and not (kind in _DOCUMENTS and others in _DOCUMENTS):
        return True
    mine = one.words & one.names - {one.facts.head}
    return bool(mine) and mine.isdisjoint(other.words) and mine.isdisjoint(other.names)


def _tells_done(told: Facts) -> bool:
    return told.strength in (0, DONE)


def _is_other_date(one: Facts, other: Facts) -> bool:
    """Two terms that share no day."""
    is_told = one.first_day and other.first_day
    return bool(is_told) and (one.last_day < other.first_day or other.last_day < one.first_day)
