"""The tally: how many quotations match, differ, and were not checked. The first line of every output."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.press import DIFFERING, MATCHING, NOT_CHECKED, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Numbers of quotations by what their verdict is shown as."""

    match: int
    differs: int
    not_checked: int

    @property
    def total(self) -> int:
        return self.match + self.differs + self.not_checked


def count_verdicts(verdicts: Iterable[Verdict]) -> Tally:
    """The tally of verdicts."""
    known = tuple(verdicts)
    return Tally(
        match=sum(verdict in MATCHING for verdict in known),
        differs=sum(verdict in DIFFERING for verdict in known),
        not_checked=sum(verdict in NOT_CHECKED for verdict in known),
    )


def name_shown(verdict: Verdict) -> str:
    """What a verdict counts as: ``match``, ``differs`` or ``not_checked``."""
    return "match" if verdict in MATCHING else "differs" if verdict in DIFFERING else "not_checked"


def write_tally(tally: Tally) -> str:
    """``12 quotations: 3 match, 1 differs, 8 not checked``: the words are labels and do not bend with the numbers."""
    return f"{tally.total} quotation{'' if tally.total == 1 else 's'}: {_write_counts(tally)}"


def write_reported_tally(tally: Tally) -> str:
    """The same of reported speech, which is counted apart: ``4 in reported speech: 1 match, 0 differs, 3 not checked``."""
    return f"{tally.total} in reported speech: {_write_counts(tally)}"


def _write_counts(tally: Tally) -> str:
    return f"{tally.match} match, {tally.differs} differs, {tally.not_checked} not checked"
