"""Reported speech compared: no marks, so the words need not be the same, but content, numbers and denial must agree."""

from collections.abc import Sequence

from onrecord.traces.compare import Comparison
from onrecord.traces.content import find_paraphrased
from onrecord.traces.reading import Reading


def compare_content(quoted: Reading, turns: Sequence[Reading]) -> Comparison | None:
    """``paraphrased`` where a stretch of the speaker's turns shares enough of the content; nothing where no rule can say so."""
    found = find_paraphrased(quoted, turns)
    if found is None:
        return None
    return Comparison(
        verdict="paraphrased",
        certainty=found.certainty,
        statements=(found.span,),
        coverage=found.share,
        parts=found.parts,
        rule="content_agrees",
    )
