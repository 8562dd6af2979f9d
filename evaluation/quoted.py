"""The measures of quotations and verdicts: functions from gold and found to scores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evaluation.found import Found, Row
from evaluation.gold import GoldQuotation, GoldSet
from evaluation.measures import fold_words, is_speaker, say_names
from evaluation.scores import Pairs, Score, score_errors, score_pairs

OVERLAP = (
    0.5  # shared words of all words of both, from which a found quotation is the annotated one with another border
)
WARNING_CODES = frozenset({"Q01", "Q02", "Q03", "Q04", "Q05"})
MARKED = frozenset({"direct", "mixed"})


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """The verdict that was wanted and the one found, empty where the quotation was not. Where several are right, the one
    that was found is the wanted one, else the first.
    """

    set: str
    wanted: str
    found: str


def measure_quotations(gold: GoldSet, found: Found) -> Iterator[Score]:
    """Quotations found with another border allowed, in marks and without; of those met, exact span, kind and speakers."""
    met, missed, extra = _meet_quotations(gold, found)
    for name, kinds in (("marked", MARKED), ("indirect", frozenset({"indirect"}))):
        yield from score_pairs(
            gold.name,
            f"{name} quotation",
            Pairs(
                correct=sum(one.kind in kinds for one, _ in met),
                missed=tuple(_say(one) for one in missed if one.kind in kinds),
                extra=tuple(f"{row['file']}: {_shorten(row['exact'])}" for row in extra if row["kind"] in kinds),
            ),
        )
    yield from _measure_exact(gold, [pair for pair in met if pair[0].kind in MARKED], missed, extra)
    spans = [f"{_say(one)}: found {_shorten(row['exact'])}" for one, row in met if not _is_span(one, row)]
    yield score_errors(gold.name, "quotation span", len(met), spans)
    kinds_wrong = [f"{_say(one)}: {one.kind} found as {row['kind']}" for one, row in met if row["kind"] != one.kind]
    yield score_errors(gold.name, "quotation kind", len(met), kinds_wrong)
    named = [(one, row) for one, row in met if one.is_named]
    yield _score_speakers(gold, "quotation speaker", named, found)
    marked = [(one, row) for one, row in named if one.kind in MARKED]
    yield replace(_score_speakers(gold, "marked speaker", marked, found), errors=())  # told above


def _measure_exact(
    gold: GoldSet, met: Sequence[tuple[GoldQuotation, Row]], missed: Sequence[GoldQuotation], extra: Sequence[Row]
) -> Iterator[Score]:
    """Quotations in marks found with exactly the annotated words: of all annotated and of all found. Errors are told elsewhere."""
    exact = sum(_is_span(one, row) for one, row in met)
    wanted = len(met) + sum(one.kind in MARKED for one in missed)
    found = len(met) + sum(row["kind"] in MARKED for row in extra)
    yield Score(set=gold.name, measure="marked exact recall", correct=exact, total=wanted)
    yield Score(set=gold.name, measure="marked exact precision", correct=exact, total=found)


def _score_speakers(gold: GoldSet, measure: str, named: Sequence[tuple[GoldQuotation, Row]], found: Found) -> Score:
    errors = [
        f"{_say(one)}: {', '.join(one.speakers)} found as {[say_names(entity, found) for entity in row['speakers']]}"
        for one, row in named
        if not _are_speakers(one, row, found)
    ]
    return score_errors(gold.name, measure, len(named), errors)


def measure_verdicts(gold: GoldSet, found: Found) -> Iterator[Score]:
    """Verdicts of the quotations met, each kind on its own, and what must not happen: false not_found, false warnings."""
    met, missed, _ = _meet_quotations(gold, found)
    judged = [(one, row) for one, row in met if one.verdicts]
    lost = [one for one in missed if one.verdicts]
    wrong = [
        f"{_say(one)}: {' or '.join(one.verdicts)} found as {row['verdict']}"
        for one, row in judged
        if row["verdict"] not in one.verdicts
    ]
    wrong += [f"{_say(one)}: {' or '.join(one.verdicts)}, the quotation was not found" for one in lost]
    if judged or lost:
        yield score_errors(gold.name, "verdict", len(judged) + len(lost), wrong)
        yield from _score_classes(list_judgements(gold, found))
        false_missing = [
            _say(one) for one, row in judged if row["verdict"] == "not_found" and "not_found" not in one.verdicts
        ]
        yield score_errors(gold.name, "no false not_found", len(judged), false_missing)
        false_codes = [
            f"{_say(one)}: {', '.join(sorted(_find_false_codes(one, row)))}"
            for one, row in judged
            if _find_false_codes(one, row)
        ]
        yield score_errors(gold.name, "no false Q01-Q05", len(judged), false_codes)
        yield from _measure_codes(gold, judged)


def _measure_codes(gold: GoldSet, judged: Sequence[tuple[GoldQuotation, Row]]) -> Iterator[Score]:
    """The findings that must stand on the quotations met."""
    wanted = [(one, row, code) for one, row in judged for code in sorted(one.wanted_codes)]
    errors = [f"{_say(one)}: {code} is missing" for one, row, code in wanted if code not in row["codes"]]
    if wanted:
        yield score_errors(gold.name, "findings wanted", len(wanted), errors)


def list_judgements(gold: GoldSet, found: Found) -> list[Judgement]:
    """Wanted and found verdict of every quotation that has one in gold."""
    met, missed, _ = _meet_quotations(gold, found)
    pairs = [(one.verdicts, str(row["verdict"])) for one, row in met] + [(one.verdicts, "") for one in missed]
    return [
        Judgement(set=gold.name, wanted=found if found in wanted else wanted[0], found=found)
        for wanted, found in pairs
        if wanted
    ]


def _score_classes(judgements: Sequence[Judgement]) -> Iterator[Score]:
    """F1 of each verdict that is wanted in the set."""
    for verdict in sorted({one.wanted for one in judgements}):
        yield score_class(judgements[0].set, verdict, judgements)


def score_class(set: str, verdict: str, judgements: Sequence[Judgement]) -> Score:
    """F1 of one verdict: twice the right ones of all wanted plus all found."""
    correct = sum(one.wanted == one.found == verdict for one in judgements)
    total = sum((one.wanted == verdict) + (one.found == verdict) for one in judgements)
    return Score(set=set, measure=f"verdict {verdict} F1", correct=2 * correct, total=total)


def _find_false_codes(one: GoldQuotation, row: Row) -> set[str]:
    if one.codes is not None:
        return set((row["codes"] & WARNING_CODES) - one.codes)
    may_differ = set(one.verdicts) & {"spliced", "edited", "reworded", "other_speaker", "other_occasion", "not_found"}
    return set() if may_differ else set(row["codes"] & WARNING_CODES)


def _meet_quotations(
    gold: GoldSet, found: Found
) -> tuple[list[tuple[GoldQuotation, Row]], list[GoldQuotation], list[Row]]:
    """Pairs of annotated and found, best overlap first, each once; optional ones leave no trace either way."""
    rows = [{**row, "file": file} for file, kinds in gold.quoted.items() for row in found.quotations[file]]
    candidates = sorted(
        (-_measure_overlap(one, row), g, r)
        for g, one in enumerate(gold.quotations)
        for r, row in enumerate(rows)
        if one.file == row["file"] and _measure_overlap(one, row) >= OVERLAP
    )
    partner: dict[int, int] = {}
    for _, g, r in candidates:
        if g not in partner and r not in partner.values():
            partner[g] = r
    met = [(one, rows[partner[g]]) for g, one in enumerate(gold.quotations) if g in partner and not one.is_optional]
    missed = [one for g, one in enumerate(gold.quotations) if g not in partner and not one.is_optional]
    extra = [row for r, row in enumerate(rows) if r not in partner.values() and row["kind"] in gold.quoted[row["file"]]]
    return met, missed, extra


def _measure_overlap(one: GoldQuotation, row: Row) -> float:
    if one.place == row["place"] == "headline" and fold_words(one.exact) == fold_words(row["exact"]):
        return 1.0  # a title stands on a page several times: in the front matter, above the text, in the text
    (a, b), (c, d) = one.words, _read_words(row)
    shared = max(0, min(b, d) - max(a, c))
    return shared / max(1, (b - a) + (d - c) - shared)


def _read_words(row: Row) -> tuple[int, int]:
    first, stop = row["words"]
    return int(first), int(stop)


def _is_span(one: GoldQuotation, row: Row) -> bool:
    return row["words"] == one.words or fold_words(one.exact) == fold_words(row["exact"])


def _are_speakers(one: GoldQuotation, row: Row, found: Found) -> bool:
    entities = list(row["speakers"])
    return len(entities) == len(one.speakers) and all(
        any(is_speaker(name, entity, found) for entity in entities) for name in one.speakers
    )


def _say(one: GoldQuotation) -> str:
    change = f" ({one.change})" if one.change else ""
    return f"{one.file} words {one.words[0]}-{one.words[1]} {_shorten(one.exact)}{change}"


def _shorten(words: str) -> str:
    line = " ".join(words.split())
    return f"«{line if len(line) < 48 else line[:30] + ' … ' + line[-14:]}»"
