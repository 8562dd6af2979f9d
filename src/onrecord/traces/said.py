"""A quotation whose words are not there, looked for by meaning sentence by sentence: in its own language, then in others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from onrecord.model import Quotation, Turn
from onrecord.model.accounts import Account
from onrecord.traces.agreement import Difference
from onrecord.traces.content import list_numbers
from onrecord.traces.crossing import Asked, Crossed, Place, Pool, find_crossed
from onrecord.traces.found import Readings
from onrecord.traces.passage import DIFFERENCES, Scale
from onrecord.traces.reading import Reading, read_quotation
from onrecord.traces.shortlist import list_content, shortlist_sentences
from onrecord.traces.stretches import Source
from onrecord.traces.unit import TraceKnowledge, TraceUnit

# How near a passage must be, as `crossing.py` measures it. In another language: on the Russian and English sides of
# ../shared/data/ntrex-merge 0.94 of the sentences are so near to their own, and 0.05 to another of their page where their own is taken
# out; from 0.6 on 0.7 and under 0.01.
ACROSS = Scale(0.42, 0.36)
SURE = 0.6
# In one language the sentences of a page are nearer to each other: a quarter of those of the same texts have another so near, before rules.
# Of the gold reports 33 of 51 wordings are so near to some passage, and none of 49 sentences that stand nowhere (the nearest: 0.38).
WITHIN = Scale(0.42, 0.36)
# Words in marks say the same sooner: a passage that is nearly as near is shown rather than called absent.
IN_MARKS = Scale(0.4, 0.36)
# Where the account is cut the words may stand where nothing is published: of 93 pages without the right sentence 0.03 have another so near.
BESIDE_CUT = Scale(0.46, 0.46)
# Fewer words of content than this say too little to be recognised in others; with a number among them one fewer will do.
_FEWEST_CONTENT = 3
# Of a quotation of several sentences so much, in words, must be found; the rest may be a turn of phrase that a report has added.
_ENOUGH = 0.6
# Sentences of one speaker on the pages of the event: some seconds' work, once for all quotations of the speaker.
_MOST_SENTENCES = 1_000
# Sentences of one report's quotations that are compared, a tenth of a second each; no report of the gold has 60.
_MOST_ASKED = 600
_TOO_MANY_ASKED = (
    f"of its quotations the first {_MOST_ASKED} sentences that are not found in their words are compared by meaning"
)
_TOO_MANY_SENTENCES = f"of a speaker's sentences in the accounts the first {_MOST_SENTENCES} are compared by meaning"
_INTERRUPTED = "\x01"
NOT_COMPARED = "meanings were not compared"

Voice = Literal["speaker", "narration"]


class Said(NamedTuple):
    """What was found by meaning, for each sentence of a quotation, on a scale; or why nothing could be compared."""

    crossed: tuple[Crossed, ...] = ()
    scale: Scale = WITHIN
    why: str | None = None

    @property
    def is_close(self) -> bool:
        """Whether some passage is near enough to say the same."""
        return any(one.closeness >= self.scale.close for one in self.crossed)

    @property
    def is_like(self) -> bool:
        """Whether some passage is near enough to leave a doubt."""
        return any(one.closeness >= self.scale.like for one in self.crossed)

    @property
    def differs(self) -> Difference | None:
        """What rules say differs in a passage that is near enough."""
        near = (one.agreement.differs for one in self.crossed if one.closeness >= self.scale.close)
        return next((differs for differs in near if differs), None)

    @property
    def found(self) -> tuple[Crossed, ...]:
        """The passages that say the same."""
        return tuple(one for one in self.crossed if self._agrees(one))

    @property
    def agrees(self) -> bool:
        """Whether most of the quotation is said there, and nothing that differs."""
        words = sum(len(one.part.tokens) for one in self.crossed)
        said = sum(len(one.part.tokens) for one in self.found)
        return bool(said) and self.differs is None and said >= _ENOUGH * words

    @property
    def is_sure(self) -> bool:
        """Whether every sentence is found, near enough to leave little doubt, with all its names."""
        return all(self._agrees(one) and one.closeness >= SURE and one.agreement.names == 1 for one in self.crossed)

    @property
    def parts(self) -> dict[str, float]:
        """The parts of the score, each the weakest of all sentences found; the nearest one's meaning where none is."""
        if not self.found:
            return {"meaning": max(one.closeness for one in self.crossed)} if self.crossed else {}
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

    def _agrees(self, one: Crossed) -> bool:
        return one.closeness >= self.scale.close and one.agreement.differs is None


NOTHING = Said()


class Sayings:
    """Asks what the speakers of a document's quotations say, by meaning, in some accounts."""

    def __init__(self, unit: TraceUnit, readings: Readings, known: TraceKnowledge) -> None:
        self._unit, self._readings, self._meaning = unit, readings, known.meaning
        self._pools: dict[tuple[Place, ...], Pool] = {}
        self._sentences = sorted(unit.sentences, key=lambda one: one.start)
        self._asked = 0
        self.bounds_met: set[str] = set()

    def ask(self, quotation: Quotation, quoted: Reading, accounts: Sequence[Account], scale: Scale) -> Said:
        """What the speaker says in these accounts that is nearest to each sentence of a quotation; for reported speech narration too."""
        parts = self._split(quotation, quoted)
        if not accounts or not parts:
            return NOTHING
        if self._meaning is None or not self._meaning.is_there:
            return Said(why=NOT_COMPARED)
        sources = [self._readings.open(account.document) for account in accounts]
        read = [source for source in sources if source is not None and source.wording.has_meaning]
        if not quoted.wording.has_meaning or not read:
            return Said(why="no meanings can be compared in these languages")
        if self._asked >= _MOST_ASKED:
            self.bounds_met.add(_TOO_MANY_ASKED)
            return Said(why=NOT_COMPARED)
        said = self._look(parts, self._list_places(quotation, read, "speaker"), scale)
        if said.agrees or quotation.kind != "indirect":
            return said
        told = self._look(parts, self._list_places(quotation, read, "narration"), scale)
        return told if told.agrees else said

    def _look(self, parts: Sequence[Reading], places: Iterable[Place], scale: Scale) -> Said:
        """The passages among some sentences that are nearest to the parts of a quotation."""
        listed = tuple(islice(places, _MOST_SENTENCES + 1))
        if self._meaning is None or not listed:
            return NOTHING
        if len(listed) > _MOST_SENTENCES:
            self.bounds_met.add(_TOO_MANY_SENTENCES)
            listed = listed[:_MOST_SENTENCES]
        self._asked += len(parts)
        pool = self._pools.get(listed)
        if pool is None:
            pool = self._pools[listed] = Pool(listed, tuple(one.text for one in listed))
        found = (find_crossed(self._weigh(part, pool), pool, self._meaning) for part in parts)
        return Said(tuple(one for one in found if one is not None), scale)

    def _weigh(self, part: Reading, pool: Pool) -> Asked:
        """A sentence with the weights of its words among those of the pool; without, where the language is another."""
        if any(place.source.spoken.page.language != self._unit.page.language for place in pool.places):
            return Asked(part)
        turns = dict.fromkeys((place.source, place.turn) for place in pool.places)
        return Asked(part, shortlist_sentences(part, list(turns)))

    def _split(self, quotation: Quotation, quoted: Reading) -> list[Reading]:
        """The sentences of a quotation that say enough, without the reporter's interruptions."""
        parts = []
        first = bisect_right(self._sentences, quotation.start, key=lambda one: one.stop)
        last = bisect_left(self._sentences, quotation.stop, key=lambda one: one.start)
        for one in self._sentences[first:last]:
            start, stop = max(one.start, quotation.start), min(one.stop, quotation.stop)
            if start < stop:
                text = quoted.text[start - quotation.start : stop - quotation.start].replace(_INTERRUPTED, " ")
                part = " ".join(text.split()).strip(" ,–—")
                is_whole = part == quoted.text and "[" not in part
                parts.append(quoted if is_whole else read_quotation(part, (), quoted.wording))
        return [part for part in parts if len(list_content(part)) + bool(list_numbers(part)) >= _FEWEST_CONTENT]

    def _list_places(self, quotation: Quotation, sources: Sequence[Source], voice: Voice) -> Iterator[Place]:
        """The sentences of the speaker's own turns, of anybody's where the speaker is not known; or those of narration."""
        for source in sources:
            for turn in source.spoken.turns:
                if self._is_of(voice, quotation, turn):
                    yield from (Place(source, turn, at) for at in range(len(source.list_sentences(turn.id))))

    def _is_of(self, voice: Voice, quotation: Quotation, turn: Turn) -> bool:
        if voice == "narration" or turn.kind != "speech":
            return voice == "narration" and turn.kind != "speech"
        speakers = self._unit.speaking.get(quotation.id, ())
        return not speakers or not set(self._unit.speaking.get(turn.id, ())).isdisjoint(speakers)
