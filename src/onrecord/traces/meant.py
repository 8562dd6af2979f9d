"""Whether the speaker says elsewhere, in other words, what a quotation says: asked only where it can change the verdict."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model import Quotation, Turn
from onrecord.text.meaning import Meaning
from onrecord.traces.absent import Absence, Considered
from onrecord.traces.found import Readings
from onrecord.traces.nearest import Nearest, find_nearest
from onrecord.traces.reading import Reading
from onrecord.traces.stretches import Source
from onrecord.traces.unit import TraceUnit


class Answer(NamedTuple):
    """The nearest passage, if there is any, and whether meanings could be compared at all."""

    nearest: Nearest | None
    was_compared: bool


class Meanings:
    """Asks what the speakers of a document's quotations say in other words."""

    def __init__(self, unit: TraceUnit, readings: Readings, meaning: Meaning | None) -> None:
        self._unit, self._readings, self._meaning = unit, readings, meaning

    def ask(self, quotation: Quotation, quoted: Reading, considered: Considered) -> Answer:
        """What the speaker says in these accounts, in the report's language, that is nearest to a quotation."""
        if self._meaning is None or not self._meaning.is_there or not quoted.wording.has_meaning:
            return Answer(None, False)
        return Answer(find_nearest(quoted, list(self._list_turns(quotation, considered)), self._meaning), True)

    def _list_turns(self, quotation: Quotation, considered: Considered) -> Iterator[tuple[Source, Turn]]:
        """The speaker's own turns; for reported speech narration too, which tells what was said."""
        for account in considered.same:
            source = self._readings.open(account.document)
            if source is not None:
                yield from ((source, turn) for turn in source.spoken.turns if self._may_hold(quotation, turn))

    def _may_hold(self, quotation: Quotation, turn: Turn) -> bool:
        if turn.kind != "speech":
            return quotation.kind == "indirect"
        speaking = self._unit.speaking
        return not set(speaking.get(turn.id, ())).isdisjoint(speaking.get(quotation.id, ()))


def is_worth_asking(quotation: Quotation, absence: Absence, considered: Considered) -> bool:
    """Whether a passage could change the verdict: an account in the report's language lacks the words, and no cut could hold them.

    Of a summary only reported speech is asked for: it does not give anybody's words.
    """
    if not considered.same:
        return False
    if quotation.kind == "indirect":
        return absence.rule in ("reported_speech", "account_is_a_summary", "no_account")
    return absence.rule in ("account_is_whole", "no_account")
