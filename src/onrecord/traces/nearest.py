"""The published passage nearest to a quotation in meaning: words or vectors propose it, rules on its words say what differs.

Measured on 67 wordings made on purpose of English and Russian sentences (47 in marks, 20 reported), each beside its page, beside the
page without the right sentence, and 100 sentences beside other pages. Where in one of ten another passage is taken for the one that is
missing, one encoder finds 0.66 of the right passages and two 0.90, before rules; the rules then hold back one right passage in seven.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from onrecord.text.meaning import Meaning
from onrecord.text.second_opinion import SecondOpinion
from onrecord.traces.passage import Nearest, Passage, Scale, find_difference, share_words
from onrecord.traces.reading import Reading
from onrecord.traces.shortlist import Listed, Shortlist, list_content

# Without a model: the share of what the quotation's words say, three of them at least. It finds 0.30 of the right passages and 0.05 on a
# page without them; 0.01 on other pages.
WORDS = Scale(0.46, 0.46)
FEWEST_SHARED = 3
# One encoder: the cosine and a fifth of that share. CLOSE and the rules keep 0.67 on the right passage, 0.19 without it.
ONE = Scale(0.49, 0.4)
RARE_WORTH = 0.2
# Two: the second cosine, how far it stands out among the listed ones, and a tenth of the share. With the rules 0.76 on the right passage,
# 0.13 without it and 0.05 on other pages; at 0.964 it would be 0.73, 0.09 and 0.03, at 0.942 0.78, 0.21 and 0.07.
BOTH = Scale(0.955, 0.93)
STANDING_RARE_WORTH = 0.1
# Of the listed passages so many may say the same; the others are what the page sounds like. Fewer than five say nothing of it: then it
# is what passages of other pages have.
_FOREMOST = 3
_FEWEST_LISTED = 5
_UNLIKE = 0.845
# Below this with one encoder a second one is not asked: of the right passages two of 67 lie below, of other pages' 40 of 100.
_WORTH_REREADING = 0.3
# On an account that is cut the words may stand where nothing is published: a passage must share this much to be looked at.
_SHARED_IF_CUT = 0.25
# Sentences that are looked at with a neighbour too, and passages whose words are compared.
_WIDENED = 6
_COMPARED = 8


class Encoders(NamedTuple):
    """What compares meanings; ``second`` is absent where it cannot run, or has been asked enough."""

    first: Meaning
    second: SecondOpinion | None


class _Rated(NamedTuple):
    """A passage, what shared words say of it, and the cosine of the first encoder."""

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
    best = _choose_sharing(shortlist, 0.0)[:_WIDENED]
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


def find_nearest(quoted: Reading, shortlist: Shortlist, encoders: Encoders) -> Nearest | None:
    """The passage of the listed sentences that is nearest to a quotation by vectors; none where there is nothing to compare."""
    rated = _list_nearest(quoted, shortlist, encoders.first)
    if not rated:
        return None
    if encoders.second is not None and rated[0].closeness >= _WORTH_REREADING:
        return _reread(quoted, [(one.passage, one.rare) for one in rated], encoders.second)
    judged = (
        _judge(quoted, one.passage, one.closeness, {"meaning": one.cosine, "rare_words": one.rare}, ONE)
        for one in rated
    )
    return min(judged, key=lambda one: one.order)


def find_sharing(quoted: Reading, shortlist: Shortlist, second: SecondOpinion) -> Nearest | None:
    """The nearest of the passages that share most words, where one of them shares enough: all that is asked of an account that is cut."""
    best = _choose_sharing(shortlist, 0.0)[:_COMPARED]
    passages = [Passage(one, one.widen(0, 0)) for one in best]
    rated = [(passage, share_words(shortlist, passage)) for passage in passages]
    if all(rare < _SHARED_IF_CUT for _, rare in rated):
        return None
    return _reread(quoted, rated, second)


def _choose_sharing(shortlist: Shortlist, least: float) -> list[Listed]:
    sharing = [one for one in shortlist.sentences if one.shared > least]
    return sorted(sharing, key=lambda one: (-one.shared, one.place))


def _reread(quoted: Reading, rated: Sequence[tuple[Passage, float]], second: SecondOpinion) -> Nearest:
    cosines = second.measure(quoted.text, tuple(passage.text for passage, _ in rated))
    rest = sorted(cosines, reverse=True)[_FOREMOST:]
    usual = sum(rest) / len(rest) if len(cosines) >= _FEWEST_LISTED else _UNLIKE
    judged = []
    for (passage, rare), cosine in zip(rated, cosines, strict=True):
        standing = round(cosine - usual, 4)
        closeness = round(cosine + standing + STANDING_RARE_WORTH * rare, 4)
        parts = {"meaning": cosine, "stands_out": standing, "rare_words": rare}
        judged.append(_judge(quoted, passage, closeness, parts, BOTH))
    return min(judged, key=lambda one: one.order)


def _list_nearest(quoted: Reading, shortlist: Shortlist, first: Meaning) -> list[_Rated]:
    """The listed sentences, alone and with a neighbour, that one encoder and their words put nearest."""
    alone: list[_Rated] = []
    for _, page in groupby(shortlist.sentences, key=lambda one: one.source.spoken.page.id):
        passages = [Passage(one, one.widen(0, 0)) for one in page]
        cosines = first.measure_kept(quoted.text, tuple(passage.text for passage in passages))
        shares = [shortlist.rate(passage.listed) for passage in passages]
        alone += map(_Rated, passages, shares, cosines)
    best = sorted(alone, key=lambda one: one.order)[:_COMPARED]
    near = [one.passage for one in best] + list(_widen(one.passage.listed for one in best[:_WIDENED]))
    cosines = first.measure(quoted.text, tuple(passage.text for passage in near))
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
