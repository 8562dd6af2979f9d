"""One sentence of a quotation beside an account: vectors propose a passage that says the same, rules say what differs there.

A published sentence is looked at alone, with a neighbour, and, where it is long, clause by clause, since a report may take a part of it.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Turn
from onrecord.text.meaning import Meaning
from onrecord.traces.agreement import Agreement, compare_across
from onrecord.traces.content import denies
from onrecord.traces.reading import Reading
from onrecord.traces.shortlist import Shortlist
from onrecord.traces.stretches import Source, Stretch

# The cosine less half of what the page's other sentences have on average, so that a page on one topic is not near to all of it.
BACKGROUND = 0.5
# A few sentences have no average of their own: so many more, as far from any as sentences of other pages are.
_PRIOR_SENTENCES, _PRIOR_COSINE = 5, 0.12
# A passage on which the rules agree is chosen before another that is nearer by this much at most.
_NEARLY = 0.06
# What shared words add to a cosine, three at least: all that the quotation's words say would add so much. With the rules, of 61
# wordings of the gold reports 31 are then nearer than 0.42 for 27 without, of 93 pages without the right sentence 7 for 6.
SHARED = 0.3
_FEWEST_SHARED = 3
# Sentences that are looked at with a neighbour and clause by clause: a clause is nearer than its sentence by 0.2 at most in the gold.
_COMPARED = 4
_HOPELESS = 0.22
_BEHIND = 0.2
_LONG_WORDS = 18
_SHORTEST_CLAUSE = 4
_CLAUSE = re.compile(r"[,;:(]\s|\s?[–—]\s|\s-\s")


class Place(NamedTuple):
    """A sentence of a turn, by its number there."""

    source: Source
    turn: Turn
    number: int

    @property
    def text(self) -> str:
        """Its words."""
        return _cut(self.source, self.widen(0, 0))

    def widen(self, before: int, after: int) -> Stretch:
        """The sentence with so many neighbours of its turn on each side, as far as there are any."""
        sentences = self.source.list_sentences(self.turn.id)
        last = min(len(sentences) - 1, self.number + after)
        return Stretch(self.turn.id, sentences[max(0, self.number - before)][0], sentences[last][1])


class Crossed(NamedTuple):
    """A sentence of a quotation, the passage nearest to it, how near it is, and what rules say of both."""

    part: Reading
    place: Place
    stretch: Stretch
    closeness: float
    agreement: Agreement

    @property
    def cited(self) -> Stretch:
        """The passage in whole sentences."""
        whole = self.place.widen(0, 0)
        return Stretch(whole.turn, min(whole.start, self.stretch.start), max(whole.stop, self.stretch.stop))

    @property
    def order(self) -> tuple[float, str, Stretch]:
        """The nearest first; one on which the rules agree before another that is nearly as near."""
        disagreed = _NEARLY if self.agreement.differs else 0.0
        return disagreed - self.closeness, self.place.source.spoken.page.id, self.stretch


class Pool(NamedTuple):
    """The sentences of a quotation's speaker in some accounts, with the text of each."""

    places: tuple[Place, ...]
    texts: tuple[str, ...]


class Asked(NamedTuple):
    """A sentence of a quotation; how much its words say among the sentences of the pool, where both are of one language."""

    part: Reading
    words: Shortlist | None = None

    def list_shares(self, pool: Pool) -> list[float]:
        """For each sentence of the pool the part of all that the words say that it may share, 0 to 1."""
        if self.words is None:
            return [0.0] * len(pool.places)
        rates = {(one.source, one.turn.id, one.number): self.words.rate(one) for one in self.words.sentences}
        return [rates.get((one.source, one.turn.id, one.number), 0.0) for one in pool.places]

    def share(self, source: Source, stretch: Stretch) -> float:
        """The same of a passage, if three words of content stand there."""
        if self.words is None:
            return 0.0
        stems = frozenset(source.read(stretch).kin_row.stems)
        shared = sum(stem in stems for stem in self.words.weights)
        return self.words.share(stems) if shared >= _FEWEST_SHARED else 0.0


def find_crossed(asked: Asked, pool: Pool, meaning: Meaning) -> Crossed | None:
    """The passage that says what a sentence of a quotation says; the nearest where the rules agree on none."""
    part = asked.part
    cosines = meaning.measure_kept(part.text, pool.texts)
    background = BACKGROUND * _find_background(cosines)
    leaning = [cosine + SHARED * share for cosine, share in zip(cosines, asked.list_shares(pool), strict=True)]
    best = sorted(range(len(cosines)), key=lambda at: (-leaning[at], at))[:_COMPARED]
    near = [(pool.places[at], pool.places[at].widen(0, 0), cosines[at]) for at in best]
    nearest = max((cosine for *_, cosine in near), default=0.0)
    if nearest - background >= _HOPELESS:
        wider = dict.fromkeys(
            (place, stretch)
            for place, _, cosine in near
            if cosine >= nearest - _BEHIND
            for stretch in _list_stretches(place, part)
        )
        measured = meaning.measure(part.text, tuple(_cut(place.source, stretch) for place, stretch in wider))
        near += [(place, stretch, cosine) for (place, stretch), cosine in zip(wider, measured, strict=True)]
    crossed = (
        Crossed(
            part,
            place,
            stretch,
            round(cosine - background + SHARED * asked.share(place.source, stretch), 4),
            _agree(part, place, stretch),
        )
        for place, stretch, cosine in near
    )
    return min(crossed, key=lambda one: one.order, default=None)


def _find_background(cosines: Sequence[float]) -> float:
    """The mean cosine of all sentences but the nearest."""
    others = sorted(cosines)[:-1]
    return (math.fsum(others) + _PRIOR_SENTENCES * _PRIOR_COSINE) / (len(others) + _PRIOR_SENTENCES)


def _list_stretches(place: Place, part: Reading) -> Iterator[Stretch]:
    """A sentence with a neighbour, and clauses of a long one, or of one of which only a clause may be denied: "I do not know, it is …"."""
    whole = place.widen(0, 0)
    yield from (stretch for stretch in (place.widen(1, 0), place.widen(0, 1)) if stretch != whole)
    text = place.source.spoken.page.text[whole.start : whole.stop]
    if len(text.split()) >= _LONG_WORDS or denies(part) != denies(place.source.read(whole)):
        yield from (Stretch(whole.turn, whole.start + a, whole.start + b) for a, b in _split_clauses(text))


def _split_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Runs of one, two or three neighbouring clauses."""
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(text)), len(text)]
    for first in range(len(cuts) - 1):
        for last in range(first + 1, min(first + 4, len(cuts))):
            if last - first < len(cuts) - 1 and len(text[cuts[first] : cuts[last]].split()) >= _SHORTEST_CLAUSE:
                yield cuts[first], cuts[last]


def _cut(source: Source, stretch: Stretch) -> str:
    return " ".join(source.spoken.page.text[stretch.start : stretch.stop].split())


def _agree(part: Reading, place: Place, stretch: Stretch) -> Agreement:
    """A subordinate clause is denied by what stands before it too: "we do not think that …"."""
    source, whole = place.source, place.widen(0, 0)
    read = source.read(stretch)
    if next(read.wording.find("subordinators", read.folded(0, len(read.tokens))), (1, 1))[0] == 0:
        read = source.read(stretch._replace(start=min(stretch.start, whole.start)))
    return compare_across(part, read, source.read(place.widen(1, 1)), source)
