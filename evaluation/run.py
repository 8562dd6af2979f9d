"""Scores on all gold that is there, every error, and the gate: ``python -m evaluation.run``.

Exit code 1 when a measure is below its floor in ``floors.json``. ``--keep`` adds the scores to ``history.csv``, ``--set`` takes
one set only, ``--quiet`` leaves the errors out, ``--quick`` the sets whose model is slow. A set whose pages are missing is said to be
missing and skipped.
"""

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.alignment import SETS as ALIGNED_SETS
from evaluation.alignment import SLOW_SETS, measure_alignment
from evaluation.commitments import SETS as COMMITMENT_SETS
from evaluation.commitments import measure_commitments
from evaluation.duckling import SET as DUCKLING_SET
from evaluation.duckling import measure_duckling
from evaluation.events import SETS as EVENT_SETS
from evaluation.events import measure_events, print_event_summary, read_event_gold
from evaluation.figures import measure_figures
from evaluation.figures_drawn import SETS as DRAWN_SETS
from evaluation.figures_drawn import measure_drawn
from evaluation.figures_gold import SETS as FIGURE_SETS
from evaluation.figures_pairs import SETS as PAIR_SETS
from evaluation.figures_pairs import measure_pairs
from evaluation.found import Found, find_rows
from evaluation.gold import GoldSet, read_pointed_sets
from evaluation.kremlin_index import SET as INDEX_SET
from evaluation.kremlin_index import measure_index
from evaluation.measures import measure_documents, measure_turns
from evaluation.named import SETS as NAMED_SETS
from evaluation.named import print_named_summary
from evaluation.news_extraction import SETS as EXTRACTION_SETS
from evaluation.news_extraction import measure_extraction
from evaluation.quoted import Judgement, list_judgements, measure_quotations, measure_verdicts
from evaluation.reports import read_report_sets
from evaluation.scores import Score, find_interval
from evaluation.sides import SETS as SIDE_SETS
from evaluation.sides import measure_sides
from evaluation.summary import print_summary, print_web_summary
from evaluation.versions import SETS as VERSION_SETS
from evaluation.versions import measure_versions
from evaluation.world import read_world

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
HISTORY = HERE / "history.csv"
# Decimals to which floors are written and scores compared with them.
DECIMALS = 3
HALVED = ("kremlin-ru-2025", "wh-briefings-2021-22", "wikinews-ru", "news-html", "reports")
THIRD = ("kremlin-ru-2025", "wh-briefings-2021-22", "wikinews-ru", "news-html", "reports")
ALL_SETS = (
    "seeds",
    "small-world",
    INDEX_SET,
    *NAMED_SETS,
    *EXTRACTION_SETS,
    DUCKLING_SET,
    *ALIGNED_SETS,
    *VERSION_SETS,
    *EVENT_SETS,
    *SIDE_SETS,
    *FIGURE_SETS,
    *DRAWN_SETS,
    *PAIR_SETS,
    *COMMITMENT_SETS,
    *HALVED,
    *(f"{name}-2" for name in HALVED),
    *(f"{name}-3" for name in THIRD),
    "wikinews-ru-4",
    "wikinews-ru-5",
    "news-html-4",
    "wh-briefings-2021-22-4",
    "crossing",
    "crossing-2",
    "crossing-3",
    "reports-4",
    "reports-5",
    "wh-quotations",
)
COLUMNS = ("date", "commit", "set", "measure", "correct", "total", "score")


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, keep, and compare with the floors; 0 or 1."""
    options = _read_options(arguments)
    scores: list[Score] = []
    judgements: list[Judgement] = []
    sets = (*read_pointed_sets(), *read_report_sets(), read_world())
    there = [gold for gold in sets if options.set in {None, gold.name}]
    for gold in there:
        found, judged = score_set(gold)
        scores += found
        judgements += judged
        _print_scores(gold.name, found, quiet=options.quiet)
    if options.set in {None, INDEX_SET} and (indexed := list(measure_index())):
        scores += indexed
        _print_scores(INDEX_SET, indexed, quiet=options.quiet)
    if options.set in {None, DUCKLING_SET} and (amounts := list(measure_duckling())):
        scores += amounts
        _print_scores(DUCKLING_SET, amounts, quiet=options.quiet)
    for name, measure in NAMED_SETS.items():
        if options.set in {None, name} and (named := list(measure())):
            scores += named
            _print_scores(name, named, quiet=options.quiet)
    for name in EXTRACTION_SETS:
        if options.set in {None, name} and (extracted := list(measure_extraction(name))):
            scores += extracted
            _print_scores(name, extracted, quiet=options.quiet)
    for name in DRAWN_SETS:
        if options.set in {None, name} and (drawn := list(measure_drawn(name))):
            scores += drawn
            _print_scores(name, drawn, quiet=options.quiet)
    for name in (*FIGURE_SETS, *PAIR_SETS):
        if options.set in {None, name}:
            said = list(measure_figures(name) if name in FIGURE_SETS else measure_pairs(name))
            scores += said
            _print_scores(name, said, quiet=options.quiet)
    for name in COMMITMENT_SETS:
        if options.set in {None, name} and (promised := list(measure_commitments(name))):
            scores += promised
            _print_scores(name, promised, quiet=options.quiet)
    left_out = SLOW_SETS if options.quick else ()
    for name in ALIGNED_SETS:
        if options.set in {None, name} and name not in left_out and (aligned := list(measure_alignment(name))):
            scores += aligned
            _print_scores(name, aligned, quiet=options.quiet)
    for name in VERSION_SETS:
        if options.set in {None, name} and (differing := list(measure_versions(name))):
            scores += differing
            _print_scores(name, differing, quiet=options.quiet)
    for name in EVENT_SETS:
        if options.set in {None, name} and (events := read_event_gold(name)):
            told = list(measure_events(events))
            scores += told
            _print_scores(name, told, quiet=options.quiet)
    for name in SIDE_SETS:
        if options.set in {None, name}:
            sided = list(measure_sides())
            scores += sided
            _print_scores(name, sided, quiet=options.quiet)
    for name in sorted({*ALL_SETS} - {*left_out} - {score.set for score in scores}) if options.set is None else ():
        print(f"{name}: pages or gold missing, skipped")
    print_summary(there, [score for score in scores if score.set not in EXTRACTION_SETS], judgements)
    print_event_summary(scores)
    print_named_summary(scores)
    print_web_summary([score for score in scores if score.set in EXTRACTION_SETS])
    if options.keep:
        _keep_scores(scores)
    return _compare_with_floors(scores)


def score_set(gold: GoldSet) -> tuple[list[Score], list[Judgement]]:
    """Every measure that the gold of a set allows, and the verdicts wanted and found."""
    with TemporaryDirectory(prefix="onrecord-evaluation-") as folder:
        found = find_rows(gold, Path(folder))
    scores = [score for measure in _choose_measures(gold) for score in measure(gold, found)]
    return scores, list_judgements(gold, found)


def _choose_measures(gold: GoldSet) -> Iterator[Callable[[GoldSet, Found], Iterator[Score]]]:
    if gold.documents:
        yield measure_documents
    if gold.has_turns:
        yield measure_turns
    if gold.has_quotations:
        yield measure_quotations
        yield measure_verdicts


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.run", description="Score the stages on the gold.")
    parser.add_argument("--set", choices=ALL_SETS, help="one set only")
    parser.add_argument("--keep", action="store_true", help="add the scores to history.csv")
    parser.add_argument("--quick", action="store_true", help="leave out Kazakh versions: their model takes ten minutes")
    parser.add_argument("--quiet", action="store_true", help="leave the errors out")
    return parser.parse_args(arguments)


def _print_scores(name: str, scores: Sequence[Score], *, quiet: bool) -> None:
    print(f"\n{name}")
    for score in scores:
        low, high = find_interval(score.correct, score.total)
        interval = "" if score.measure.endswith("F1") else f"  [{low:.3f}, {high:.3f}]"
        print(f"  {score.measure:34} {score.correct:5} of {score.total:5}  {score.share:.3f}{interval}")
        for error in () if quiet else score.errors:
            print(f"      {error}")
    classes = [score for score in scores if score.measure.startswith("verdict ") and score.measure.endswith("F1")]
    if classes:
        print(f"  {'verdict macro F1':34} {'':14}  {sum(score.share for score in classes) / len(classes):.3f}")


def _keep_scores(scores: Sequence[Score]) -> None:
    commit = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], check=True, capture_output=True, encoding="utf-8", cwd=HERE
    ).stdout.strip()
    day = datetime.now(UTC).date().isoformat()
    is_new = not HISTORY.exists()
    with HISTORY.open("a", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        if is_new:
            writer.writerow(COLUMNS)
        for one in scores:
            writer.writerow((day, commit, one.set, one.measure, one.correct, one.total, f"{one.share:.4f}"))


def _compare_with_floors(scores: Sequence[Score]) -> int:
    below = list_below(scores, json.loads(FLOORS.read_text(encoding="utf-8")))
    print("\n" + ("\n".join(below) if below else "every measure is at or above its floor"))
    return int(bool(below))


def list_below(scores: Sequence[Score], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """One line for each score under its floor. Both are read to three decimals: a floor of .988 was 80 of 81 (.98765) when it was
    written down, and the same 80 of 81 is at it.
    """
    reached = {(score.set, score.measure): round(score.share, DECIMALS) for score in scores}
    return [
        f"below its floor: {name}, {measure}: {reached[name, measure]:.{DECIMALS}f} < {floor}"
        for name, wanted in floors.items()
        for measure, floor in wanted.items()
        if (name, measure) in reached and reached[name, measure] < floor
    ]


if __name__ == "__main__":
    sys.exit(main())
