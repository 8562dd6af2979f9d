"""Whether the speaker says elsewhere, in other words, what a quotation says: asked only where it can change the verdict."""

from collections.abc import Iterator

from onrecord.model import Quotation, Turn
from onrecord.traces.absent import Absence, Considered
from onrecord.traces.found import Readings
from onrecord.traces.nearest import find_by_words
from onrecord.traces.passage import Nearest, Scale
from onrecord.traces.reading import Reading
from onrecord.traces.said import BESIDE_CUT, IN_MARKS, WITHIN
from onrecord.traces.shortlist import list_content, shortlist_sentences
from onrecord.traces.stretches import Source
from onrecord.traces.unit import TraceUnit

# Fewer words of content than this say too little to be recognised in others.
FEWEST_CONTENT = 3
# Verdicts of absence from an account that gives words: it could hold these.
_HOLDS_WORDS = ("account_is_whole", "no_account")
_HOLDS_ACCOUNTS = ("reported_speech", "account_is_a_summary", "no_account")


class Meanings:
    """Asks what the speakers of a document's quotations say in other words, by the words that both share."""

    def __init__(self, unit: TraceUnit, readings: Readings) -> None:
        self._unit, self._readings = unit, readings

    def ask(self, quotation: Quotation, quoted: Reading, considered: Considered) -> Nearest | None:
        """The passage of these accounts, in the report's language, that shares most telling words with a quotation."""
        if len(list_content(quoted)) < FEWEST_CONTENT:
            return None
        return find_by_words(quoted, shortlist_sentences(quoted, list(self._list_turns(quotation, considered))))

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


def choose_scale(quotation: Quotation, absence: Absence, considered: Considered) -> Scale | None:
    """How near a passage in other words must be by meaning; none where it could not change the verdict.

    Of a summary only reported speech is asked for: it does not give anybody's words.
    """
    if not considered.same:
        return None
    if absence.rule == "account_is_cut":
        return BESIDE_CUT
    if quotation.kind == "indirect":
        return WITHIN if absence.rule in _HOLDS_ACCOUNTS else None
    return IN_MARKS if absence.rule in _HOLDS_WORDS else None
