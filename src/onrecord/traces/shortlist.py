"""The published sentences that are asked whether they mean what a quotation says: all of a speaker, or those that share most words.

To compare meanings costs 8 ms a sentence. Of 67 wordings made on purpose of English and Russian sentences, on pages of 27 to 1,137
sentences, 61 shared a word with the sentence that they were made of, which was then among the best thirty of its page each time.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.knowledge.wording import Wording
from onrecord.model import Turn
from onrecord.traces.reading import CONTENT_WEIGHT, Reading
from onrecord.traces.stretches import Source, Stretch

# Sentences of the speaker on the pages of the event: beyond so many, those that share no or few rare words are left out.
MOST_SENTENCES = 400


class Listed(NamedTuple):
    """Sentence ``number`` of a turn, and how much the words say that it may share with the quotation."""

    source: Source
    turn: Turn
    number: int
    shared: float

    @property
    def place(self) -> tuple[str, int]:
        """Where the sentence begins: document and offset."""
        return self.source.spoken.page.id, self.source.list_sentences(self.turn.id)[self.number][0]

    def widen(self, before: int, after: int) -> Stretch:
        """The sentence with so many neighbours of its turn on each side, as far as there are any."""
        sentences = self.source.list_sentences(self.turn.id)
        last = min(len(sentences) - 1, self.number + after)
        return Stretch(self.turn.id, sentences[max(0, self.number - before)][0], sentences[last][1])


class Shortlist(NamedTuple):
    """Sentences in the order of documents and places, and how much each stem of a quotation says among all sentences."""

    sentences: tuple[Listed, ...]
    weights: Mapping[str, float]

    def rate(self, listed: Listed) -> float:
        """The part of all that the quotation's words say that a sentence may say, as far as beginnings of words tell, 0 to 1."""
        total = math.fsum(self.weights.values())
        return round(listed.shared / total, 4) if total else 0.0

    def share(self, stems: Iterable[str]) -> float:
        """The part of all that the quotation's words say that these stems say, 0 to 1."""
        held = frozenset(stems)
        total = math.fsum(self.weights.values())
        return math.fsum(weight for stem, weight in self.weights.items() if stem in held) / total if total else 0.0


def list_content(reading: Reading) -> list[str]:
    """The distinct stems of a reading's words of content, numbers among them; one stem for all words that say the same."""
    row = reading.kin_row
    return sorted({row.stems[at] for at in reading.required if row.weights[at] >= CONTENT_WEIGHT})


def shortlist_sentences(quoted: Reading, turns: Sequence[tuple[Source, Turn]]) -> Shortlist:
    """The sentences of these turns; of very many those that share most words with a quotation, rare ones above all."""
    begins = {stem: _list_beginnings(stem, quoted.wording) for stem in list_content(quoted)}
    held: list[tuple[Source, Turn, int, list[str]]] = []
    for source, turn in turns:
        for number, folded in enumerate(source.fold_sentences(turn.id)):
            stems = [stem for stem, beginnings in begins.items() if any(one in folded for one in beginnings)]
            held.append((source, turn, number, stems))
    times = dict.fromkeys(begins, 0)
    for *_, stems in held:
        for stem in stems:
            times[stem] += 1
    weights = {stem: math.log((len(held) + 1) / (count + 0.5)) for stem, count in times.items()}
    listed = [
        Listed(source, turn, number, round(math.fsum(weights[stem] for stem in stems), 6))
        for source, turn, number, stems in held
    ]
    best = sorted(listed, key=lambda one: (-one.shared, one.place))[:MOST_SENTENCES]
    return Shortlist(tuple(sorted(best, key=lambda one: one.place)), weights)


def _list_beginnings(stem: str, wording: Wording) -> tuple[str, ...]:
    """What a folded word begins with, a space before it, that may be of this stem; numbers as they are written in digits."""
    return tuple(" " + one.removeprefix("#") for one in wording.list_kin(stem))
