"""A quotation whose words are not in its own language, looked for in accounts in other languages, sentence by sentence."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Quotation, Turn
from onrecord.traces.absent import Considered
from onrecord.traces.agreement import Difference
from onrecord.traces.content import list_numbers
from onrecord.traces.crossing import SURE, Crossed, Place, Pool, find_crossed
from onrecord.traces.found import Readings
from onrecord.traces.meant import NOT_COMPARED
from onrecord.traces.passage import DIFFERENCES
from onrecord.traces.reading import Reading, read_quotation
from onrecord.traces.shortlist import list_content
from onrecord.traces.stretches import Source
from onrecord.traces.unit import TraceKnowledge, TraceUnit

# Fewer words of content than this say too little to be recognised in another language; with a number among them one fewer will do.
_FEWEST_CONTENT = 3
# Of a quotation of several sentences so much, in words, must be found; the rest may be a turn of phrase that a translator left out.
_ENOUGH = 0.6
# Sentences of one speaker on the pages of the event: two seconds' work, once for all quotations of the speaker.
_MOST_SENTENCES = 1_000
_INTERRUPTED = "\x01"


class Foreign(NamedTuple):
    """What was found in other languages: the passages by sentence of the quotation, or why nothing could be compared."""

    crossed: tuple[Crossed, ...]
    why: str | None = None

    @property
    def differs(self) -> Difference | None:
        """What rules say differs in a passage that is near enough."""
        return next((one.agreement.differs for one in self.crossed if one.is_close and one.agreement.differs), None)

    @property
    def found(self) -> tuple[Crossed, ...]:
        """The passages that say the same."""
        return tuple(one for one in self.crossed if one.agrees)

    @property
    def agrees(self) -> bool:
        """Whether most of the quotation is said there, and nothing that differs."""
        words = sum(len(one.part.tokens) for one in self.crossed)
        said = sum(len(one.part.tokens) for one in self.found)
        return bool(said) and self.differs is None and said >= _ENOUGH * words

    @property
    def is_sure(self) -> bool:
        """Whether every sentence is found, near enough to leave little doubt, with all its names."""
        return all(one.agrees and one.closeness >= SURE and one.agreement.names == 1 for one in self.crossed)

    @property
    def parts(self) -> dict[str, float]:
        """The parts of the score, each the weakest of all sentences found."""
        return {
            "meaning": min(one.closeness for one in self.found),
            "numbers": min(round(one.agreement.numbers, 4) for one in self.found),
            "names": min(round(one.agreement.names, 4) for one in self.found),
            "negation": 1.0,
        }

    @property
    def score(self) -> float:
        """The parts put together: their mean, 0 to 1."""
        return round(min(1.0, sum(self.parts.values()) / len(self.parts)), 4)

    def explain(self) -> str | None:
        """What keeps the nearest passage from being the same, or what could not be compared; nothing where nothing is near."""
        return (
            f"in another language the passage nearest in meaning {DIFFERENCES[self.differs]}"
            if self.differs
            else self.why
        )


NOTHING = Foreign(())


class Abroad:
    """Asks what the speakers of a document's quotations say in accounts in other languages."""

    def __init__(self, unit: TraceUnit, readings: Readings, known: TraceKnowledge) -> None:
        self._unit, self._readings, self._meaning = unit, readings, known.meaning
        self._pools: dict[tuple[Place, ...], Pool] = {}

    def ask(self, quotation: Quotation, quoted: Reading, considered: Considered) -> Foreign:
        """What the speaker says in the accounts of other languages that is nearest to each sentence of a quotation."""
        speakers = self._unit.speaking.get(quotation.id, ())
        if not speakers or not considered.foreign:
            return NOTHING
        if self._meaning is None or not self._meaning.is_there:
            return Foreign((), NOT_COMPARED)
        sources = [self._readings.open(account.document) for account in considered.foreign]
        read = [source for source in sources if source is not None and source.wording.has_meaning]
        if not quoted.wording.has_meaning or not read:
            return Foreign((), "no meanings can be compared between these languages")
        parts = self._split(quotation, quoted)
        said = self._look(parts, self._list_places(speakers, read))
        if said.agrees or quotation.kind != "indirect":
            return said
        told = self._look(parts, self._list_places((), read))
        return told if told.agrees else said

    def _look(self, parts: Sequence[Reading], places: Iterable[Place]) -> Foreign:
        """The passages among some sentences that are nearest to the parts of a quotation."""
        listed = tuple(places)[:_MOST_SENTENCES]
        if self._meaning is None or not listed:
            return NOTHING
        pool = self._pools.get(listed)
        if pool is None:
            pool = self._pools[listed] = Pool(listed, tuple(one.text for one in listed))
        found = (find_crossed(part, pool, self._meaning) for part in parts)
        return Foreign(tuple(one for one in found if one is not None))

    def _split(self, quotation: Quotation, quoted: Reading) -> list[Reading]:
        """The sentences of a quotation that say enough, without the reporter's interruptions; the whole where it is one."""
        parts = []
        for one in self._unit.sentences:
            start, stop = max(one.start, quotation.start), min(one.stop, quotation.stop)
            if start < stop:
                text = quoted.text[start - quotation.start : stop - quotation.start].replace(_INTERRUPTED, " ")
                parts.append(read_quotation(" ".join(text.split()).strip(" ,–—"), (), quoted.wording))
        return [part for part in parts if len(list_content(part)) + bool(list_numbers(part)) >= _FEWEST_CONTENT]

    def _list_places(self, speakers: Sequence[str], sources: Sequence[Source]) -> Iterator[Place]:
        """The sentences of these speakers' turns; of narration where none are given."""
        for source in sources:
            for turn in source.spoken.turns:
                if self._is_wanted(turn, speakers):
                    yield from (Place(source, turn, at) for at in range(len(source.list_sentences(turn.id))))

    def _is_wanted(self, turn: Turn, speakers: Sequence[str]) -> bool:
        if not speakers:
            return turn.kind != "speech"
        return not set(self._unit.speaking.get(turn.id, ())).isdisjoint(speakers)
