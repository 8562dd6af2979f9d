"""The published passage nearest to a quotation in meaning: words or vectors propose it, rules on its words say what differs.

Measured on 67 wordings made on purpose of English and Russian sentences (47 in marks, 20 reported), each beside its page, beside the
page without the right sentence, and 100 sentences beside other pages.
"""

from collections.abc import Iterable, Iterator

from onrecord.traces.passage import Nearest, Passage, Scale, find_difference, share_words
from onrecord.traces.reading import Reading
from onrecord.traces.shortlist import Listed, Shortlist, list_content

# Without a model: the share of what the quotation's words say, three of them at least. It finds 0.30 of the right passages and 0.05 on a
# page without them; 0.01 on other pages.
WORDS = Scale(0.46, 0.46)
FEWEST_SHARED = 3
# Sentences that are looked at with a neighbour too.
_WIDENED = 6


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


def _choose_sharing(shortlist: Shortlist) -> list[Listed]:
    sharing = [one for one in shortlist.sentences if one.shared > 0]
    return sorted(sharing, key=lambda one: (-one.shared, one.place))[:_WIDENED]


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
