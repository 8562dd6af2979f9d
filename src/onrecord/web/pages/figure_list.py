"""Figures: what was counted, a chart for each indicator, and the table behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from markupsafe import Markup

from onrecord.knowledge.indicators import list_indicators
from onrecord.model import Speaker
from onrecord.model.figures import Comparison, Figure
from onrecord.record.view import View
from onrecord.report.ledger.lines import ORDER, Ledger, Line
from onrecord.report.ledger.plot import write_plots
from onrecord.web.asked import Asked
from onrecord.web.kept import keep
from onrecord.web.people import Person, name_speakers
from onrecord.web.shelf import Shelved, read_shelved

MOST_INDICATORS = 300
# Figures on one page and in the file of a chart: with 400 rows a page took 200 ms.
ROWS = 100
MOST_FIGURES = 400
MOST_COMPARED = 40
SVG = "image/svg+xml"
PLOTTED = ("level", "change", "share", "percent", "percent_point", "tn", "bn", "mn", "k")
MOST_DRAWN, MOST_PLOTTED = 4, 24  # charts of one thing: in its page, and in the file

Row: TypeAlias = tuple[Figure, Shelved, Sequence[Person]]


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the indicators with their numbers; of the chosen one a stretch of its figures and what they are held against."""
    counted = keep(asked.view, count_indicators)
    known = list_indicators(asked.house.folders)
    indicator = asked.choose("indicator")
    shown = {
        "indicators": [one for one in counted if one[0] in known],
        "others": [one for one in counted if one[0] not in known],
        "indicator": indicator,
    }
    return {**shown, **(read_indicator(asked, indicator) if indicator else {})}


def read_indicator(asked: Asked, indicator: str) -> Mapping[str, Any]:
    """Some figures of one thing by day, those from ``after`` on, drawn; and the comparisons that hold one of them."""
    keys = keep(asked.view, list_keys, indicator)
    start = asked.count("after", 10**9)
    rows = read_rows(asked.view, keys[start : start + ROWS], asked.words.language)
    compared, more = read_comparisons(asked.view, rows, asked.words.language)
    return {
        "rows": rows,
        "start": start,
        "total": len(keys),
        "next": start + ROWS if start + ROWS < len(keys) else None,
        "comparisons": compared,
        "more_compared": more,
        "drawn": Markup(draw_rows(asked, indicator, rows, is_inline=True)) if len(rows) > 1 else None,
    }


def count_indicators(view: View) -> list[tuple[str, int]]:
    """What is counted most, with how often."""
    asked = "SELECT indicator, count(*) FROM figures WHERE indicator IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    return [(name, number) for name, number in view.ask(asked, MOST_INDICATORS)]


def list_keys(view: View, indicator: str) -> tuple[str, ...]:
    """The figures of an indicator by the day of their pages."""
    asked = (
        "SELECT figures.id FROM figures JOIN shelved ON shelved.id = figures.document WHERE indicator = ? "
        "ORDER BY coalesce(shelved.published, '9999'), figures.id"
    )
    return tuple(key for (key,) in view.ask(asked, indicator))


def read_rows(view: View, keys: Iterable[str], language: str) -> list[Row]:
    """Figures with their pages and who said them."""
    figures = [figure for key in keys if (figure := view.find(Figure, key)) is not None]
    pages = {page.id: page for page in read_shelved(view, sorted({figure.document for figure in figures}))}
    spoken = {figure.id: figure.quotation or figure.turn for figure in figures}
    people = name_speakers(view, view.rows_among(Speaker, "row", spoken.values()), language)
    return [(figure, pages[figure.document], people.get(spoken[figure.id], ())) for figure in figures]


def read_comparisons(view: View, rows: Sequence[Row], language: str) -> tuple[list[tuple[Comparison, list[Row]]], int]:
    """The first comparisons that hold one of these figures, those that exclude each other ahead; and how many more there are."""
    held = {row[0].id: row for row in rows}
    asked = (
        "SELECT comparison, judgement FROM compared_of JOIN comparisons ON comparisons.id = comparison WHERE figure = ?"
    )
    keys = {(ORDER.index(judgement), key) for figure in held for key, judgement in view.ask(asked, figure)}
    found = [one for _, key in sorted(keys)[:MOST_COMPARED] if (one := view.find(Comparison, key)) is not None]
    elsewhere = sorted({key for one in found for key in one.figures} - held.keys())
    held |= {row[0].id: row for row in read_rows(view, elsewhere, language)}
    compared = [(one, [held[key] for key in one.figures if key in held]) for one in found]
    return compared, max(len(keys) - MOST_COMPARED, 0)


def read_plot(asked: Asked) -> tuple[str, str] | None:
    """The chart of an indicator; nothing where nothing was said of it."""
    indicator = asked.choose("indicator")
    if indicator is None:
        return None
    start = asked.count("after", 10**9)
    rows = read_rows(asked.view, keep(asked.view, list_keys, indicator)[start:][:MOST_FIGURES], asked.words.language)
    return (draw_rows(asked, indicator, rows), SVG) if rows else None


def draw_rows(asked: Asked, indicator: str, rows: Sequence[Row], *, is_inline: bool = False) -> str:
    """The chart of figures of one thing; in a page its largest parts alone."""
    lines = tuple(
        Line(figure=figure, page=page, speakers=tuple(one.name for one in people), reference=None)
        for figure, page, people in rows
    )
    said = dict(name_plotted(asked, indicator, {figure.unit for figure, _, _ in rows}))
    ledger = Ledger(lines=lines, comparisons=())
    return write_plots(ledger, said, most=MOST_DRAWN if is_inline else MOST_PLOTTED, is_inline=is_inline)


def name_plotted(asked: Asked, indicator: str, units: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What stands on a chart in the reader's language: what the figures are of, measures, sizes, units, and who and when."""
    words = asked.words
    yield from ((unit, words.unit(unit, "5").strip()) for unit in sorted(units) if unit != "1")
    yield from ((word, words(f"plotted.{word}")) for word in PLOTTED)
    telling = asked.house.retellings.get(words.language)
    yield indicator, (telling.call("indicator", indicator) if telling else None) or indicator.replace("_", " ")
    yield "title", words("figures.plot", indicator=indicator)
    yield "speaker not known", words("quotation.unknown_speaker")
    yield "others", words("figures.other_speakers")
    yield "page of {day}", words("figures.said_on")
    yield "for", ", {period}"
    yield "no date", words("figures.no_day")
