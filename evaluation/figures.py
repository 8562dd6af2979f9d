"""Figures measured on the gold of ``figures_gold``: which were found with their value and unit, and what is said of those."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.figures_gold import ANY, NONE, FiguredPage, GoldFigure, read_figure_gold
from evaluation.found import Row, place_words, run_onrecord
from evaluation.gold import count_words, read_lines
from evaluation.scores import Pairs, Score, score_pairs
from onrecord.knowledge.checked import read_checked
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.forms import Phrases
from onrecord.knowledge.indicators import NEED as INDICATORS
from onrecord.knowledge.indicators import Indicator, IndicatorsFile, load_indicators
from onrecord.text.words import find_words

# Words agree when they begin alike: «предприятий» and «предприятия», "graduates" and "graduate".
_STEM = 5
# Of two wholes so much of the words is in both (Dice).
_SAME_WHOLE = 0.5
_ROUND = 0.01


@dataclass(frozen=True, slots=True)
class Matched:
    """A figure of the gold and the one found in its place with its value and unit."""

    page: FiguredPage
    wanted: GoldFigure
    found: Row


def measure_figures(name: str) -> Iterator[Score]:
    """Value and unit over all figures; measure, direction, bound and hedge, indicator, whole and period of those found."""
    pages = read_figure_gold(name)
    if not pages:
        return
    found = find_figure_rows(pages)
    matched: list[Matched] = []
    missed: list[str] = []
    extra: list[str] = []
    for page in pages:
        _match(page, found[page.file], (matched, missed, extra))
    yield from score_pairs(name, "figure", Pairs(correct=len(matched), missed=tuple(missed), extra=tuple(extra)))
    for measure, judge in _JUDGES.items():
        yield _score(name, measure, [(one, judge(one)) for one in matched])
    for language in ("ru", "en", "kk"):
        yield _score_language(name, language, pages, matched)


def find_figure_rows(pages: Sequence[FiguredPage]) -> Mapping[str, Sequence[Row]]:
    """The exported figures of each page, each with ``words``, its range in the saved file."""
    with TemporaryDirectory(prefix="onrecord-figures-") as name:
        folder = Path(name)
        names = {f"{order:03}_{_name(page)}": page for order, page in enumerate(pages)}
        (folder / "pages").mkdir()
        for file, page in names.items():
            (folder / "pages" / file).write_text(page.text, encoding="utf-8")
        place = ("--record", str(folder / "record"))
        run_onrecord("check", str(folder / "pages"), *place, "--fail-on", "never", "--quiet")
        run_onrecord("export", *place, "--format", "jsonl", "--out", str(folder / "tables"))
        rows = {table: read_lines(folder / "tables" / f"{table}.jsonl") for table in ("documents", "figures")}
    return {page.file: _place(page, file, rows) for file, page in names.items()}


def _name(page: FiguredPage) -> str:
    """The name of the page's file; rows of sentences become a plain text."""
    name = Path(page.file).name
    return name if name.endswith((".md", ".txt")) else f"{name.replace('!', '_')}.txt"


def _place(page: FiguredPage, file: str, rows: Mapping[str, list[Row]]) -> list[Row]:
    documents = [row for row in rows["documents"] if Path(row["source"]).name == file]
    documents.sort(key=lambda row: int(row["part"]))
    texts = {row["id"]: row["text"] for row in documents}
    places = place_words(page.text, documents)
    found: list[Row] = []
    for row in rows["figures"]:
        if row["document"] in texts:
            evidence = row["evidence"][0]
            first, stop = count_words(texts[row["document"]], evidence["start"], evidence["stop"])
            at = places[row["document"]]
            found.append({**row, "words": (at[first], at[max(first, stop - 1)] + 1)})
    return sorted(found, key=lambda row: (row["words"], row["id"]))


def _match(page: FiguredPage, rows: Sequence[Row], kept: tuple[list[Matched], list[str], list[str]]) -> None:
    """Sort the figures of a page into right, missed and extra; what stands outside the stretch or is optional is neither."""
    matched, missed, extra = kept
    stretch = count_words(page.text, page.start, page.stop)
    left = [row for row in rows if _overlap(row["words"], stretch)]
    for wanted in page.figures:
        if not wanted.is_optional:
            words = count_words(page.text, wanted.start, wanted.stop)
            one = next((row for row in left if _overlap(row["words"], words) and is_value(row, wanted)), None)
            if one is None:
                missed.append(f"{_tell(page, wanted)}: {'/'.join(wanted.values)} {'/'.join(wanted.units)}")
            else:
                left.remove(one)
                matched.append(Matched(page, wanted, one))
    spared = [count_words(page.text, one.start, one.stop) for one in page.figures if one.is_optional]
    for row in left:
        if not any(_overlap(row["words"], words) for words in spared):
            upper = f"..{row['upper']}" if row["upper"] else ""
            extra.append(f"{page.file}: {row['evidence'][0]['exact']!r} read as {row['value']}{upper} {row['unit']}")


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def is_value(row: Row, wanted: GoldFigure) -> bool:
    """Value, upper end and unit are among those that are right; fractions to two places."""
    unit_is_right = ANY in wanted.units or row["unit"] in wanted.units
    return unit_is_right and any(_is_same(row, value) for value in wanted.values)


def _is_same(row: Row, value: str) -> bool:
    lower, _, upper = value.partition("..")
    if bool(upper) != bool(row["upper"]):
        return False
    return _is_close(row["value"], lower) and (not upper or _is_close(row["upper"], upper))


def _is_close(found: str, wanted: str) -> bool:
    return found == wanted or abs(float(found) - float(wanted)) < _ROUND


def _tell(page: FiguredPage, wanted: GoldFigure) -> str:
    return f"{page.file}: {' '.join(page.text[wanted.start : wanted.stop].split())!r}"


def _judge_measure(one: Matched) -> bool | None:
    return ANY in one.wanted.measures or one.found["measure"] in one.wanted.measures


def _judge_direction(one: Matched) -> bool | None:
    return ANY in one.wanted.directions or one.found["direction"] in one.wanted.directions


def _judge_bound(one: Matched) -> bool | None:
    is_hedge_right = one.wanted.hedge == ANY or bool(one.found["hedge"]) == (one.wanted.hedge == "1")
    return is_hedge_right and (ANY in one.wanted.bounds or one.found["bound"] in one.wanted.bounds)


def _judge_indicator(one: Matched) -> bool | None:
    if ANY in one.wanted.indicators:
        return None
    found = one.found["indicator"]
    return any(_is_named(found, name, one.page.language) for name in one.wanted.indicators)


def _is_named(found: str | None, name: str, language: str) -> bool:
    """The key, words of which one is the head noun, or a key that the noun is a name of; of a gold noun its stem is enough."""
    if found is None or name == NONE:
        return found is None and name == NONE
    if found == name or any(word.startswith(name[:_STEM].lower()) for word in _fold(found)):
        return True
    named = _load_names()[language].find((name,), 0)
    stem = name[:_STEM].lower()
    forms = _list_forms().get((found, language), ())
    return (named is not None and named.value.key == found) or (
        len(stem) == _STEM and any(form.startswith(stem) for form in forms)
    )


@cache
def _load_names() -> Mapping[str, Phrases[Indicator]]:
    return load_indicators(KnowledgeFolders())


@cache
def _list_forms() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The names of each indicator in each language, without the marks of their endings: the noun of the gold is given by its stem."""
    files = KnowledgeFolders().find(INDICATORS)
    entries = [entry for file in files for entry in read_checked(file, IndicatorsFile).indicator]
    return {
        (entry.key, language): tuple(form.rstrip("*~") for form in written.split())
        for entry in entries
        for language, written in entry.words.items()
    }


def _judge_whole(one: Matched) -> bool | None:
    if ANY in one.wanted.wholes or one.wanted.measures[0] != "share":
        return None
    found = one.found["whole"]
    return any(_is_whole(found, whole) for whole in one.wanted.wholes)


def _is_whole(found: str | None, whole: str) -> bool:
    if found is None or whole == NONE:
        return found is None and whole == NONE
    mine, other = ({word[:_STEM] for word in _fold(words)} for words in (found, whole))
    return 2 * len(mine & other) >= _SAME_WHOLE * (len(mine) + len(other))


def _fold(words: str) -> list[str]:
    return [word.folded for word in find_words(words)]


def _judge_period(one: Matched) -> bool | None:
    if ANY in one.wanted.periods:
        return None
    return (one.found["period"] or NONE) in one.wanted.periods


_JUDGES: Mapping[str, Callable[[Matched], bool | None]] = {
    "measure": _judge_measure,
    "direction": _judge_direction,
    "bound and hedge": _judge_bound,
    "indicator": _judge_indicator,
    "whole": _judge_whole,
    "period": _judge_period,
}
_SHOWN: Mapping[str, Sequence[str]] = {
    "measure": ("measures", "measure"),
    "direction": ("directions", "direction"),
    "bound and hedge": ("bounds", "bound"),
    "indicator": ("indicators", "indicator"),
    "whole": ("wholes", "whole"),
    "period": ("periods", "period"),
}


def _score(name: str, measure: str, judged: Sequence[tuple[Matched, bool | None]]) -> Score:
    """The share that is right of those that are scored."""
    errors = [_describe(one, measure) for one, is_right in judged if is_right is False]
    total = sum(is_right is not None for _, is_right in judged)
    return Score(set=name, measure=measure, correct=total - len(errors), total=total, errors=tuple(errors))


def _describe(one: Matched, measure: str) -> str:
    wanted, found = _SHOWN[measure]
    hedge = f" hedge {one.found['hedge'] and one.found['hedge']['exact']!r}" if measure == "bound and hedge" else ""
    right = "/".join(getattr(one.wanted, wanted))
    return f"{_tell(one.page, one.wanted)}: {right}, found {one.found[found]}{hedge}"


def _score_language(name: str, language: str, pages: Sequence[FiguredPage], matched: Sequence[Matched]) -> Score:
    """Recall of one language."""
    total = sum(not one.is_optional for page in pages if page.language == language for one in page.figures)
    correct = sum(one.page.language == language for one in matched)
    return Score(set=name, measure=f"figure recall, {language}", correct=correct, total=total)
