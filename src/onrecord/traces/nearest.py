"""The published passage nearest to a quotation in meaning: vectors propose it, rules on its words say what differs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from onrecord.model import Turn
from onrecord.text.meaning import Meaning
from onrecord.traces.content import agrees_in_numbers, denies
from onrecord.traces.reading import Reading
from onrecord.traces.shortlist import Listed, Shortlist, list_content, shortlist_sentences
from onrecord.traces.stretches import Source, Stretch

# Closeness is the cosine and a fifth of what the shared words say of all that the quotation's words say. Measured on the pairs that it
# was chosen on: 67 wordings made on purpose of English and Russian sentences, each beside its page and beside the page without the
# right sentence, and 240 sentences beside other pages. CLOSE and the rules keep 0.67 on the right passage, 0.19 without it and 0.013 of
# the others; where the rules differ (0.07, 0.09, 0.025) nothing is concluded. At 0.53 it would be 0.64, 0.12 and 0.008. LIKE, before
# rules, is reached by 0.96, 0.70 and 0.12.
CLOSE = 0.49
LIKE = 0.4
RARE_WORTH = 0.2
# Fewer words of content than this say too little to be recognised in others.
FEWEST_CONTENT = 3
# Sentences that are looked at with a neighbour too, and passages whose words are compared.
_WIDENED = 6
_COMPARED = 8

Measure = Callable[[str, tuple[str, ...]], tuple[float, ...]]
Difference = Literal["numbers", "negation", "names"]


class Passage(NamedTuple):
    """One or two neighbouring sentences around a listed one, and the cosine with the quotation."""

    listed: Listed
    stretch: Stretch
    cosine: float

    @property
    def order(self) -> tuple[float, str, Stretch]:
        """The nearest first, then by place."""
        return -self.cosine, self.listed.source.spoken.page.id, self.stretch


class Nearest(NamedTuple):
    """The passage nearest to a quotation in meaning, and what rules say differs there; ``None`` where they all agree."""

    source: Source
    stretch: Stretch
    cosine: float
    rare: float
    differs: Difference | None

    @property
    def closeness(self) -> float:
        """The cosine, and what the shared words add to it; at most 1."""
        return min(1.0, round(self.cosine + RARE_WORTH * self.rare, 4))

    @property
    def agrees(self) -> bool:
        """Whether the passage says what the quotation says, as far as can be told."""
        return self.closeness >= CLOSE and self.differs is None

    @property
    def parts(self) -> dict[str, float]:
        """What the closeness is made of."""
        return {"meaning": self.cosine, "rare_words": self.rare}

    @property
    def order(self) -> tuple[bool, float, str, Stretch]:
        """A close one on which the rules agree first, then the nearest, then by place."""
        return not self.agrees, -self.closeness, self.source.spoken.page.id, self.stretch


def find_nearest(quoted: Reading, turns: Sequence[tuple[Source, Turn]], meaning: Meaning) -> Nearest | None:
    """The passage of these turns nearest to a quotation; none where there is nothing to compare."""
    if len(list_content(quoted)) < FEWEST_CONTENT:
        return None
    shortlist = shortlist_sentences(quoted, turns)
    pages = groupby(shortlist.sentences, key=lambda one: one.source.spoken.page.id)
    alone = [
        passage
        for _, page in pages
        for passage in _measure(quoted, [(one, one.widen(0, 0)) for one in page], meaning.measure_kept)
    ]
    best = sorted(alone, key=lambda passage: passage.order)[:_WIDENED]
    wider = _measure(quoted, list(_widen(passage.listed for passage in best)), meaning.measure)
    nearest = sorted([*alone, *wider], key=lambda passage: passage.order)[:_COMPARED]
    return min((_judge(quoted, shortlist, passage) for passage in nearest), key=lambda one: one.order, default=None)


def _measure(quoted: Reading, places: Sequence[tuple[Listed, Stretch]], measure: Measure) -> list[Passage]:
    texts = tuple(one.source.spoken.page.text[stretch.start : stretch.stop] for one, stretch in places)
    return [Passage(*place, cosine) for place, cosine in zip(places, measure(quoted.text, texts), strict=True)]


def _widen(sentences: Iterable[Listed]) -> Iterator[tuple[Listed, Stretch]]:
    """Each sentence with the one before and with the one after; every pair once."""
    seen = set()
    for one in sentences:
        for stretch in (one.widen(1, 0), one.widen(0, 1)):
            if stretch != one.widen(0, 0) and (one.source, stretch) not in seen:
                seen.add((one.source, stretch))
                yield one, stretch


def _judge(quoted: Reading, shortlist: Shortlist, passage: Passage) -> Nearest:
    one = passage.listed
    published = one.source.read(passage.stretch)
    rare = round(shortlist.share(published.kin_row.stems), 4)
    return Nearest(one.source, passage.stretch, passage.cosine, rare, _find_difference(quoted, published, one))


def _find_difference(quoted: Reading, published: Reading, one: Listed) -> Difference | None:
    """A number may stand in a neighbouring sentence, a name anywhere on the page; a denial is in both or in neither."""
    if not agrees_in_numbers(quoted, one.source.read(one.widen(1, 1))):
        return "numbers"
    if denies(quoted) != denies(published):
        return "negation"
    return None if all(_is_named(stem, one.source) for stem in _list_names(quoted)) else "names"


def _list_names(quoted: Reading) -> list[str]:
    return sorted({token.stem for token in quoted.tokens if token.kind == "name"})


def _is_named(stem: str, source: Source) -> bool:
    return any(" " + stem in folded for turn in source.spoken.turns for folded in source.fold_sentences(turn.id))
