"""Terms and evidence over time as SVG: a row for each commitment, from its page to its term, with what was seen since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from onrecord.report.commitments.lines import Ledger, Line
from onrecord.text.edtf import find_bounds
from onrecord.text.escape import show_controls

_WIDTH, _LEFT, _RIGHT, _TOP, _ROW = 960, 380, 24, 40, 24
_MOST_ROWS = 200
_SHOWN = 58
_MARGIN = 20  # days on either side
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_TICKS = 6
_COLOURS = {
    "done": "#15803d",
    "adopted": "#15803d",
    "signed": "#15803d",
    "restated": "#0b6bcb",
    "other_date": "#a16207",
    "other_place": "#a16207",
    "weakened": "#c2410c",
    "contradicted": "#b91c1c",
}
_STYLE = """
svg { font: 13px/1.3 system-ui, sans-serif; background: #ffffff; color: #1a1a1a; }
text { fill: currentColor; } .soft { fill: #595959; } .grid { stroke: #e3e3e3; } .term { fill: #c9d8ea; } .wait { stroke: #8a8a8a; }
@media (prefers-color-scheme: dark) {
  svg { background: #16181b; color: #ececec; } .soft { fill: #b3b3b3; } .grid { stroke: #34383d; } .term { fill: #2b4b6f; }
  .seen { filter: brightness(1.5); }
}
"""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to places from the left edge."""

    first: int
    last: int

    def place(self, day: int) -> float:
        return _LEFT + (day - self.first) / (self.last - self.first) * (_WIDTH - _LEFT - _RIGHT)


def write_plot(ledger: Ledger) -> str:
    """One SVG document: the commitments that have a dated page and a term or later evidence, in the order of the ledger."""
    rows = [line for line in ledger.lines if _list_days(ledger, line) and (line.commitment.due or line.later)][
        :_MOST_ROWS
    ]
    height = _TOP + max(1, len(rows)) * _ROW + _TOP
    if rows:
        scale = _find_scale([day for line in rows for day in _list_days(ledger, line)])
        drawn = "".join(
            (*_draw_axis(scale, height), *(_draw_row(ledger, line, scale, at) for at, line in enumerate(rows)))
        )
    else:
        drawn = f'<text x="{_RIGHT}" y="{_TOP}">No commitment with a term or with later evidence.</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" '
        f'aria-label="Terms of commitments and what was seen since"><style>{_STYLE}</style>{drawn}</svg>\n'
    )


def _list_days(ledger: Ledger, line: Line) -> Sequence[int]:
    """The days of a row: its page, its term, its later evidence; nothing where the page has no date."""
    page = find_bounds((line.page.published or "")[:10] or None)
    if page is None:
        return ()
    term = find_bounds(line.commitment.due)
    seen = [day for one in line.later if (day := _find_day(ledger, one.evidence.document)) is not None]
    return [page.first, *((term.first, term.last) if term else ()), *seen]


def _find_day(ledger: Ledger, document: str) -> int | None:
    held = find_bounds((ledger.pages[document].published or "")[:10] or None)
    return held.first if held else None


def _find_scale(days: Sequence[int]) -> _Scale:
    return _Scale(min(days) - _MARGIN, max(days) + _MARGIN)


def _draw_axis(scale: _Scale, height: int) -> Iterator[str]:
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((one for one in _MONTH_STEPS if months / one <= _TICKS), max(months, 1))
    for count in range(first.year * 12 + first.month, last.year * 12 + last.month):
        if count % step == 0:
            day = date(count // 12, count % 12 + 1, 1)
            left = scale.place(day.toordinal())
            shown = f"{day.year}" if step >= 12 else f"{day.year}-{day.month:02}"
            yield f'<line class="grid" x1="{left:.1f}" x2="{left:.1f}" y1="{_TOP - 8}" y2="{height - _TOP}"/>'
            yield f'<text class="soft" x="{left:.1f}" y="{_TOP - 14}" text-anchor="middle">{shown}</text>'


def _draw_row(ledger: Ledger, line: Line, scale: _Scale, at: int) -> str:
    """Words, a dot for the page, a bar for the term, and a mark in its colour for each later passage."""
    one, middle = line.commitment, _TOP + at * _ROW + _ROW // 2
    words = " ".join(one.evidence[0].exact.split())
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
    days = _list_days(ledger, line)
    drawn = [f'<text x="{_RIGHT // 2}" y="{middle + 4}">{_write(shown)}</text>']
    term = find_bounds(one.due)
    if term is not None:
        left, right = scale.place(term.first), scale.place(term.last + 1)
        drawn.append(
            f'<line class="wait" x1="{scale.place(days[0]):.1f}" x2="{left:.1f}" y1="{middle}" y2="{middle}"/>'
        )
        drawn.append(
            f'<rect class="term" x="{left:.1f}" y="{middle - 6}" width="{max(3.0, right - left):.1f}" height="12"/>'
        )
    drawn.append(f'<circle cx="{scale.place(days[0]):.1f}" cy="{middle}" r="4" fill="currentColor"/>')
    for seen in line.later:
        day = _find_day(ledger, seen.evidence.document)
        if day is not None:
            title = _write(f"{seen.what.replace('_', ' ')}: {' '.join(seen.evidence.exact.split())}")
            mark = f'<circle cx="{scale.place(day):.1f}" cy="{middle}" r="5" fill="{_COLOURS[seen.what]}"/>'
            drawn.append(f'<g class="seen"><title>{title}</title>{mark}</g>')
    title = _write(
        f"{one.strength}, {line.status}: {words}; page of {(line.page.published or '')[:10]}, by {one.due or 'no day'}"
    )
    return f"<g><title>{title}</title>{''.join(drawn)}</g>"


def _write(words: str) -> str:
    return escape(show_controls(words))
