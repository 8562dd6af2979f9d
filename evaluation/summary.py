"""All sets together beside the goals, and how much gold there is for each verdict."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.gold import GoldSet
from evaluation.quoted import Judgement, score_class
from evaluation.scores import Score, find_interval

# measure of the sets, how the table calls it, the goal
GOALS = (
    ("document published", "date", 0.99),
    ("document place", "place", 0.99),
    ("document title", "title", 0.90),
    ("turn F1", "turn borders", 0.99),
    ("turn speaker", "turn speakers", 0.99),
    ("marked exact recall", "direct, mixed: exact span, of annotated", 0.95),
    ("marked exact precision", "direct, mixed: exact span, of found", 0.95),
    ("marked speaker", "direct, mixed: speaker", 0.95),
    ("indirect quotation recall", "indirect: found", 0.85),
)
# Of web pages without a profile, which are found and not described.
WEB_GOALS = (("document published", "date", 0.90),)
# The measure counts what is right; the goal is the largest share of what is not.
LIMITS = (
    ("no false not_found", "false not_found", 0.02),
    ("no false Q01-Q05", "false Q01-Q05", 0.02),
)
MACRO_GOAL = 0.92
LEAST_GOLD = 12
NO_SECOND_HALF = "small-world"  # written before the stages and known to whoever builds them


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the table: what is measured, the goal as printed, the counts, the share and whether the goal is met."""

    measure: str
    goal: str
    counts: str
    share: float
    interval: str
    is_met: bool


def print_summary(sets: Sequence[GoldSet], scores: Sequence[Score], judgements: Sequence[Judgement]) -> None:
    """The table of goals over the scored sets, and the counts of gold."""
    print("\nall sets together")
    for line in (*_sum_goals(scores, GOALS), *_sum_limits(scores), *_sum_verdicts(judgements)):
        _print_line(line)
    print("\ngold items by verdict (an item with two right verdicts counts for both)")
    print("\n".join(_count_gold(sets)))


def print_web_summary(scores: Sequence[Score]) -> None:
    """The goals for web pages whose publisher has no profile, where such were scored."""
    lines = list(_sum_goals(scores, WEB_GOALS))
    if lines:
        print("\nweb pages of press, read without a profile")
    for line in lines:
        _print_line(line)


def _print_line(line: Line) -> None:
    met = "met" if line.is_met else "NOT MET"
    print(f"  {line.measure:40} {line.goal:>7} {line.counts:>14}  {line.share:.3f} {line.interval:16} {met}")


def _sum_goals(scores: Sequence[Score], goals: Sequence[tuple[str, str, float]]) -> Iterator[Line]:
    for measure, name, goal in goals:
        correct, total = _add_up(scores, measure)
        if total:
            yield Line(
                measure=name,
                goal=f"≥ {goal:.2f}",
                counts=f"{correct} of {total}",
                share=correct / total,
                interval="" if measure.endswith("F1") else _say_interval(correct, total),
                is_met=correct / total >= goal,
            )


def _sum_limits(scores: Sequence[Score]) -> Iterator[Line]:
    for measure, name, limit in LIMITS:
        correct, total = _add_up(scores, measure)
        if total:
            wrong = total - correct
            yield Line(
                measure=f"{name}, of all traced",
                goal=f"≤ {limit:.2f}",
                counts=f"{wrong} of {total}",
                share=wrong / total,
                interval=_say_interval(wrong, total),
                is_met=wrong / total <= limit,
            )


def _sum_verdicts(judgements: Sequence[Judgement]) -> Iterator[Line]:
    chosen = (
        ("verdicts, macro F1", judgements),
        (f"the same without {NO_SECOND_HALF}", [one for one in judgements if one.set != NO_SECOND_HALF]),
    )
    for name, some in chosen:
        if some:
            share = find_macro(some)
            yield Line(
                measure=name,
                goal=f"≥ {MACRO_GOAL:.2f}",
                counts=f"{sum(one.wanted == one.found for one in some)} of {len(some)}",
                share=share,
                interval="",
                is_met=share >= MACRO_GOAL,
            )


def find_macro(judgements: Sequence[Judgement]) -> float:
    """The mean F1 of the verdicts that gold wants; a verdict found elsewhere than wanted counts against it in every set."""
    verdicts = sorted({one.wanted for one in judgements})
    return sum(score_class("all", verdict, judgements).share for verdict in verdicts) / len(verdicts)


def _add_up(scores: Sequence[Score], measure: str) -> tuple[int, int]:
    mine = [one for one in scores if one.measure == measure]
    return sum(one.correct for one in mine), sum(one.total for one in mine)


def _say_interval(correct: int, total: int) -> str:
    low, high = find_interval(correct, total)
    return f"[{low:.3f}, {high:.3f}]"


def _count_gold(sets: Sequence[GoldSet]) -> Iterator[str]:
    """A line for each verdict: how many items all sets hold and how many each; then the quotations in all."""
    counts = {gold.name: Counter(verdict for one in gold.quotations for verdict in one.verdicts) for gold in sets}
    for verdict in sorted({verdict for one in counts.values() for verdict in one}):
        parts = ", ".join(f"{name} {one[verdict]}" for name, one in counts.items() if one[verdict])
        total = sum(one[verdict] for one in counts.values())
        few = f"fewer than {LEAST_GOLD}" if total < LEAST_GOLD else ""
        yield f"  {verdict:20} {total:5}  {few:14}  {parts}"
    kinds = Counter(one.kind for gold in sets for one in gold.quotations if not one.is_optional)
    yield f"  quotations {sum(kinds.values())}: " + ", ".join(f"{kind} {kinds[kind]}" for kind in sorted(kinds))
