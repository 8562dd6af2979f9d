"""Whether the speaker says elsewhere, in other words, what a quotation says: asked only where it can change the verdict."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.model import Quotation, Turn
from onrecord.traces.absent import Absence, Considered
from onrecord.traces.found import Readings
from onrecord.traces.nearest import find_by_words, find_nearest
from onrecord.traces.passage import Nearest
from onrecord.traces.reading import Reading
from onrecord.traces.shortlist import list_content, shortlist_sentences
from onrecord.traces.stretches import Source
from onrecord.traces.unit import TraceKnowledge, TraceUnit

# Fewer words of content than this say too little to be recognised in others.
FEWEST_CONTENT = 3
# Verdicts of absence from an account that gives words: it could hold these.
_HOLDS_WORDS = ("account_is_whole", "no_account")
_HOLDS_ACCOUNTS = ("reported_speech", "account_is_a_summary", "no_account")

# How far to look: at all that the speaker says, or only at what shares its telling words, for the words may stand where the account is cut.
Reach = Literal["all", "sharing"]


class Answer(NamedTuple):
    """The nearest passage, if there is any, and why meanings could not be compared where they could not."""

    nearest: Nearest | None
    why: str | None = None


NOT_ASKED = Answer(None)
NOT_COMPARED = "meanings were not compared"


class Meanings:
    """Asks what the speakers of a document's quotations say in other words."""

    def __init__(self, unit: TraceUnit, readings: Readings, known: TraceKnowledge) -> None:
        self._unit, self._readings, self._meaning = unit, readings, known.meaning

    def ask(self, quotation: Quotation, quoted: Reading, considered: Considered, reach: Reach) -> Answer:
        """What the speaker says in these accounts, in the report's language, that is nearest to a quotation."""
        if len(list_content(quoted)) < FEWEST_CONTENT:
            return NOT_ASKED
        shortlist = shortlist_sentences(quoted, list(self._list_turns(quotation, considered)))
        by_words = find_by_words(quoted, shortlist)
        if by_words is not None and by_words.agrees:
            return Answer(by_words)
        if reach == "sharing":
            return NOT_ASKED
        if self._meaning is None or not self._meaning.is_there or not quoted.wording.has_meaning:
            return Answer(None, NOT_COMPARED)
        return Answer(find_nearest(quoted, shortlist, self._meaning))

    def _list_turns(self, quotation: Quotation, considered: Considered) -> Iterator[tuple[Source, Turn]]:
        """The speaker's own turns, anybody's where the speaker is not known; for reported speech narration too."""
        for account in considered.same:
            source = self._readings.open(account.document)
            if source is not None:
                yield from ((source, turn) for turn in source.spoken.turns if self._may_hold(quotation, turn))

    def _may_hold(self, quotation: Quotation, turn: Turn) -> bool:
        if turn.kind != "speech":
            return quotation.kind == "indirect"
        speakers = self._unit.speaking.get(quotation.id, ())
        return not speakers or not set(self._unit.speaking.get(turn.id, ())).isdisjoint(speakers)


def choose_reach(quotation: Quotation, absence: Absence, considered: Considered) -> Reach | None:
    """How far a passage in other words is looked for; not at all where it could not change the verdict.

    Of a summary only reported speech is asked for: it does not give anybody's words.
    """
    if not considered.same:
        return None
    if absence.rule == "account_is_cut":
        return "sharing"
    rules = _HOLDS_ACCOUNTS if quotation.kind == "indirect" else _HOLDS_WORDS
    return "all" if absence.rule in rules else None
