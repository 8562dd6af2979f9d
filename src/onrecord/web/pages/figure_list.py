"""Figures: what was counted, a chart for each indicator, and the table behind it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

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
MOST_FIGURES = 400
SVG = "image/svg+xml"
PLOTTED = ("level", "change", "share", "percent", "percent_point", "tn", "bn", "mn", "k")


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the indicators with their numbers; of the chosen one its figures and what was compared."""
    indicator = asked.choose("indicator")
    rows = read_rows(asked.view, indicator, asked.words.language) if indicator else []
    return {
        "indicators": keep(asked.view, count_indicators),
        "indicator": indicator,
        "rows": rows,
        "comparisons": list(read_comparisons(asked.view, [figure for figure, _, _ in rows])),
        "can_plot": len(rows) > 1,
    }


def count_indicators(view: View) -> list[tuple[str, int]]:
    """What is counted most, with how often."""
    asked = "SELECT indicator, count(*) FROM figures WHERE indicator IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    return [(name, number) for name, number in view.ask(asked, MOST_INDICATORS)]


def read_rows(view: View, indicator: str, language: str) -> list[tuple[Figure, Shelved, Sequence[Person]]]:
    """The figures of an indicator by the day of their pages, with who said them."""
    asked = (
        "SELECT figures.id FROM figures JOIN shelved ON shelved.id = figures.document WHERE indicator = ? "
        "ORDER BY coalesce(shelved.published, '9999'), figures.id LIMIT ?"
    )
    keys = [key for (key,) in view.ask(asked, indicator, MOST_FIGURES)]
    figures = [figure for key in keys if (figure := view.find(Figure, key)) is not None]
    pages = {page.id: page for page in read_shelved(view, sorted({figure.document for figure in figures}))}
    spoken = {figure.id: figure.quotation or figure.turn for figure in figures}
    people = name_speakers(view, view.rows_among(Speaker, "row", spoken.values()), language)
    return [(figure, pages[figure.document], people.get(spoken[figure.id], ())) for figure in figures]


def read_comparisons(view: View, figures: Sequence[Figure]) -> Iterator[tuple[Comparison, tuple[Figure, ...]]]:
    """The comparisons between these figures, those that exclude each other first."""
    held = {figure.id: figure for figure in figures}
    keys = {
        key for figure in held for (key,) in view.ask("SELECT comparison FROM compared_of WHERE figure = ?", figure)
    }
    found = [one for key in sorted(keys) if (one := view.find(Comparison, key)) is not None]
    for one in sorted(found, key=lambda comparison: (ORDER.index(comparison.judgement), comparison.id)):
        if held.keys() >= set(one.figures):
            yield one, tuple(held[key] for key in one.figures)


def read_plot(asked: Asked) -> tuple[str, str] | None:
    """The chart of an indicator; nothing where nothing was said of it."""
    indicator = asked.choose("indicator")
    if indicator is None:
        return None
    unknown = asked.words("quotation.unknown_speaker")
    lines = [
        Line(figure=figure, page=page, speakers=tuple(one.name for one in people) or (unknown,), reference=None)
        for figure, page, people in read_rows(asked.view, indicator, asked.words.language)
    ]
    return (write_plots(Ledger(lines=tuple(lines), comparisons=()), name_plotted(asked)), SVG) if lines else None


def name_plotted(asked: Asked) -> Mapping[str, str]:
    """What stands on a chart in the reader's language: measures, sizes, and units that are words."""
    return {word: asked.words(f"plotted.{word}") for word in PLOTTED}
