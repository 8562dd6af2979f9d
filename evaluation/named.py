"""Names against lists made by others, search, events (people, papers, those spoken of): which sets, what is measured, the goals."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from evaluation.event_participants import SET as EVENT_PARTICIPANTS
from evaluation.event_participants import measure_event_participants
from evaluation.factrueval import SET as FACTRUEVAL
from evaluation.factrueval import measure_factrueval
from evaluation.kaznerd import SET as KAZNERD
from evaluation.kaznerd import measure_kaznerd
from evaluation.mentioned import SETS as MENTIONED
from evaluation.mentioned import measure_mentioned
from evaluation.names import SET as NAMES
from evaluation.names import measure_names
from evaluation.participants import SET as PARTICIPANTS
from evaluation.participants import measure_participants
from evaluation.scores import Score
from evaluation.searching import SET as SEARCH
from evaluation.searching import measure_search
from evaluation.signed import SET as SIGNED
from evaluation.signed import measure_signed

SETS: Mapping[str, Callable[[], Iterator[Score]]] = {
    NAMES: measure_names,
    FACTRUEVAL: measure_factrueval,
    KAZNERD: measure_kaznerd,
    PARTICIPANTS: measure_participants,
    EVENT_PARTICIPANTS: measure_event_participants,
    SEARCH: measure_search,
    SIGNED: measure_signed,
    **{name: partial(measure_mentioned, name) for name in MENTIONED},
}
GOALS: Mapping[tuple[str, str], float] = {
    (NAMES, "words told for one or two"): 0.95,
    (FACTRUEVAL, "persons F1"): 0.92,
    (FACTRUEVAL, "places F1"): 0.88,
    (FACTRUEVAL, "organisations F1"): 0.75,
    (KAZNERD, "persons F1"): 0.70,
    (KAZNERD, "places F1"): 0.75,
    (KAZNERD, "organisations F1"): 0.55,
    (PARTICIPANTS, "participants found"): 0.97,
    (PARTICIPANTS, "no wrong merge"): 1.0,
    (SEARCH, "answers in the first ten"): 0.95,
}


def print_named_summary(scores: Sequence[Score]) -> None:
    """The goals of these sets beside the scores, where such were scored."""
    wanted = [(score, GOALS[score.set, score.measure]) for score in scores if (score.set, score.measure) in GOALS]
    if wanted:
        print("\nnames against lists made by others, and search")
    for score, goal in wanted:
        met = "met" if score.share >= goal else "not met"
        print(
            f"  {score.set:16} {score.measure:28} ≥ {goal:.2f}  {score.correct:5} of {score.total:5}  {score.share:.4f}  {met}"
        )
