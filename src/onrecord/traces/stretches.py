"""The parts of published turns that a quotation is laid over: the sentences around a match, or the whole turn."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from onrecord.knowledge.country_words import find_countries
from onrecord.knowledge.wording import Wording
from onrecord.model import Match, Turn
from onrecord.model.accounts import Spoken
from onrecord.text.words import fold_text
from onrecord.traces.reading import Reading, read_turn

# Characters around a match that are read with it: what a mark leaves out of a sentence or two, and the words beyond a fragment.
AROUND = 600
# Words of readings that are kept for the quotations of a report, some 250 bytes each: of a long report they were 40 MiB of all its sources.
_MOST_WORDS = 40_000


class Stretch(NamedTuple):
    """Whole sentences of a turn at ``[start, stop)`` of its document's text."""

    turn: str
    start: int
    stop: int


class KeptReadings:
    """What was read last of the sources of one report."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, Stretch], Reading] = OrderedDict()
        self._words = 0

    def find(self, key: tuple[str, Stretch]) -> Reading | None:
        """The reading of a stretch of a document, where it is kept."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: tuple[str, Stretch], reading: Reading) -> Reading:
        """Keeps a reading; what was not asked for longest goes."""
        self._kept[key] = reading
        self._words += len(reading.tokens)
        while self._words > _MOST_WORDS and len(self._kept) > 1:
            self._words -= len(self._kept.popitem(last=False)[1].tokens)
        return reading


class Source:
    """A matched document, its sentences and insertions by turn, and each stretch of it read word by word once."""

    def __init__(self, spoken: Spoken, wording: Wording, kept: "KeptReadings | None" = None) -> None:
        self.spoken = spoken
        self.wording = wording
        self._sentences: dict[str, list[tuple[int, int]]] = {}
        for sentence in spoken.sentences:
            self._sentences.setdefault(sentence.turn, []).append((sentence.start, sentence.stop))
        self._insertions = spoken.page.insertions
        self._folded: dict[str, list[str]] = {}
        self._kept = kept or KeptReadings()

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the page names, by roots that are the same in every language."""
        stems = [self.wording.look_at(word).stem for word in fold_text(self.spoken.page.text).split()]
        return frozenset(root for _, _, root in find_countries(stems, self.wording))

    def list_sentences(self, turn: str) -> Sequence[tuple[int, int]]:
        """The sentences of a turn, each half-open in the document's text."""
        return self._sentences.get(turn, ())

    def fold_sentences(self, turn: str) -> Sequence[str]:
        """The folded words of each sentence of a turn, a space before each word."""
        if turn not in self._folded:
            text = self.spoken.page.text
            self._folded[turn] = [" " + fold_text(text[start:stop]) for start, stop in self.list_sentences(turn)]
        return self._folded[turn]

    def cut_around(self, turn: Turn, match: Match) -> Stretch:
        """The sentences of a turn that lie within reach of a match."""
        near = [
            (start, stop)
            for start, stop in self._sentences.get(turn.id, ())
            if start < match.stop + AROUND and stop > match.start - AROUND
        ]
        if not near:
            return Stretch(turn.id, turn.start, turn.stop)
        return Stretch(turn.id, min(start for start, _ in near), max(stop for _, stop in near))

    def read(self, stretch: Stretch) -> Reading:
        """A stretch word by word."""
        key = (self.spoken.page.id, stretch)
        found = self._kept.find(key)
        return found or self._kept.keep(key, self._read(stretch))

    def _read(self, stretch: Stretch) -> Reading:
        text = self.spoken.page.text[stretch.start : stretch.stop]
        sentences = [
            (start - stretch.start, stop - stretch.start)
            for start, stop in self._sentences.get(stretch.turn, ())
            if stretch.start <= start and stop <= stretch.stop
        ]
        inside = [span for span in self._insertions if stretch.start <= span.start and span.stop <= stretch.stop]
        insertions = [(span.start - stretch.start, span.stop - stretch.start) for span in inside]
        return read_turn(text, sentences, insertions, self.wording)
