"""The published passage nearest to a quotation in meaning: words or vectors propose it, rules on its words say what differs.

Measured on 67 wordings made on purpose of English and Russian sentences (47 in marks, 20 reported), each beside its page, beside the
page without the right sentence, and 100 sentences beside other pages.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from onrecord.text.meaning import Meaning
from onrecord.traces.passage import Nearest, Passage, Scale, find_difference, share_words
from onrecord.traces.reading import Reading
from onrecord.traces.shortlist import Listed, Shortlist, list_content

# Without a model: the share of what the quotation's words say, three of them at least. It finds 0.30 of the right passages and 0.05 on a
# page without them; 0.01 on other pages.
WORDS = Scale(0.46, 0.46)
FEWEST_SHARED = 3
# By vectors: the cosine and a fifth of that share. With the rules on numbers and denial 0.66 on the right passage, 0.10 without it and 0.06
# on other pages; at 0.46 it would be 0.67, 0.15 and 0.09, at 0.42 0.73, 0.27 and 0.12.
VECTORS = Scale(0.49, 0.4)
RARE_WORTH = 0.2
# Sentences that are looked at with a neighbour too, and passages whose words are compared.
_WIDENED = 6
_COMPARED = 8


class _Rated(NamedTuple):
    """A passage, what shared words say of it, and the cosine."""

    passage: Passage
    rare: float
    cosine: float

    @property
    def closeness(self) -> float:
        return round(self.cosine + RARE_WORTH * self.rare, 4)

    @property
    def order(self) -> tuple[float, object]:
        return -self.closeness, self.passage.place


def find_by_words(quoted: Reading, shortlist: Shortlist) -> Nearest | None:
    """The passage that shares most telling words with a quotation."""
    best = _choose_sharing(shortlist)
    passages = [Passage(one, one.widen(0, 0)) for one in best] + list(_widen(best))
    wanted = set(list_content(quoted))
    return min(
        (
            _judge(quoted, passage, share, {"rare_words": share}, WORDS)
            for passage in passages
            if len(wanted & set(passage.source.read(passage.stretch).kin_row.stems)) >= FEWEST_SHARED
            for share in (share_words(shortlist, passage),)
        ),
        key=lambda one: one.order,
        default=None,
    )


def find_nearest(quoted: Reading, shortlist: Shortlist, meaning: Meaning) -> Nearest | None:
    """The passage of the listed sentences that is nearest to a quotation by vectors; none where there is nothing to compare."""
    judged = (
        _judge(quoted, one.passage, one.closeness, {"meaning": one.cosine, "rare_words": one.rare}, VECTORS)
        for one in _list_nearest(quoted, shortlist, meaning)
    )
    return min(judged, key=lambda one: one.order, default=None)


def _choose_sharing(shortlist: Shortlist) -> list[Listed]:
    sharing = [one for one in shortlist.sentences if one.shared > 0]
    return sorted(sharing, key=lambda one: (-one.shared, one.place))[:_WIDENED]


def _list_nearest(quoted: Reading, shortlist: Shortlist, meaning: Meaning) -> list[_Rated]:
    """The listed sentences, alone and with a neighbour, that vectors and their words put nearest."""
    alone: list[_Rated] = []
    for _, page in groupby(shortlist.sentences, key=lambda one: one.source.spoken.page.id):
        passages = [Passage(one, one.widen(0, 0)) for one in page]
        cosines = meaning.measure_kept(quoted.text, tuple(passage.text for passage in passages))
        shares = [shortlist.rate(passage.listed) for passage in passages]
        alone += map(_Rated, passages, shares, cosines)
    best = sorted(alone, key=lambda one: one.order)[:_COMPARED]
    near = [one.passage for one in best] + list(_widen(one.passage.listed for one in best[:_WIDENED]))
    cosines = meaning.measure(quoted.text, tuple(passage.text for passage in near))
    shares = [share_words(shortlist, passage) for passage in near]
    return sorted(map(_Rated, near, shares, cosines), key=lambda one: one.order)[:_COMPARED]


def _widen(sentences: Iterable[Listed]) -> Iterator[Passage]:
    """Each sentence with the one before and with the one after; every pair once."""
    seen = set()
    for one in sentences:
        for stretch in (one.widen(1, 0), one.widen(0, 1)):
            if stretch != one.widen(0, 0) and (one.source, stretch) not in seen:
                seen.add((one.source, stretch))
                yield Passage(one, stretch)


def _judge(quoted: Reading, passage: Passage, closeness: float, parts: dict[str, float], scale: Scale) -> Nearest:
    return Nearest(passage, closeness, parts, scale, find_difference(quoted, passage))
