"""Figures over time as SVG: a panel for each thing, unit and measure, with bounds, hedges and speakers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import floor, log10

from onrecord.report.ledger.lines import Ledger, Line
from onrecord.text.edtf import find_bounds
from onrecord.text.escape import show_controls

_WIDTH, _HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 36, 44, 56
_LEGEND, _COLUMNS, _LONGEST_NAME = 18, 2, 32  # height of a line of the legend, names on it, and letters of a name
_ARROW = 16
_RADIUS = 5
_TICKS = 4
# More panels than these nobody looks at; --indicator chooses.
_MOST_PANELS = 24
_LEAST_MARGIN = 40  # days on either side of the points
_HEADROOM = 1.1
_STEPS = (1, 2, 2.5, 5, 10)
_SAME = 1 - 1e-9
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)
_PALETTE = ("#0b6bcb", "#c2410c", "#15803d", "#7e22ce", "#b91c1c", "#0f766e", "#a16207", "#be185d")
_REST = "#6b7280"  # of speakers without a colour of their own, and of nobody known
_UNKNOWN, _OTHERS, _PAGE, _NO_DAY = "speaker not known", "others", "page of {day}", "no date"
_UP = frozenset({"over", "at_least"})
_DOWN = frozenset({"under", "at_most", "almost"})
_ABOUT = "about"
_STYLE = """
svg { font: 13px/1.3 system-ui, sans-serif; background: #ffffff; color: #1a1a1a; }
text { fill: currentColor; } .soft { fill: #595959; } .axis { stroke: #8a8a8a; fill: none; } .grid { stroke: #e3e3e3; }
@media (prefers-color-scheme: dark) {
  svg { background: #16181b; color: #ececec; } .soft { fill: #b3b3b3; } .grid { stroke: #34383d; } .point { filter: brightness(1.5); }
}
"""

Panel = tuple[str, str, str]
ENGLISH: Mapping[str, str] = {}  # words that the drawing has itself
INLINE = "plotted"  # the class of a drawing that stands in a page and takes its style from there


@dataclass(frozen=True, slots=True)
class _Point:
    """A figure at its day: that of the middle of its period, else of its page."""

    day: int
    low: float
    high: float
    line: Line


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days and values to places in a panel."""

    first_day: int
    last_day: int
    low: float
    high: float

    def place_day(self, day: int) -> float:
        """From the left edge."""
        return _LEFT + (day - self.first_day) / (self.last_day - self.first_day) * (_WIDTH - _LEFT - _RIGHT)

    def place_value(self, value: float) -> float:
        """From the top."""
        return _HEIGHT - _BOTTOM - (value - self.low) / (self.high - self.low) * (_HEIGHT - _TOP - _BOTTOM)


def write_plots(
    ledger: Ledger, said: Mapping[str, str] = ENGLISH, *, most: int = _MOST_PANELS, is_inline: bool = False
) -> str:
    """One SVG document; things with the most figures first, those with fewer than two dated figures left out.

    ``said`` are measures, sizes, things and units in the reader's language ("level", "bn", "trade"); without it they are in English.
    A drawing that stands inline in a page has no style of its own.
    """
    panels = list(_choose_panels(ledger.lines, most))
    colours = _choose_colours(point.line for _, points in panels for point in points)
    drawn, top = [], 0
    for panel, points in panels:
        named = list(_list_names(points, colours, said))
        drawn.append(f'<g transform="translate(0 {top})">{"".join(_draw_panel(panel, points, colours, said))}</g>')
        drawn.append(f'<g transform="translate(0 {top + _HEIGHT})">{"".join(_draw_legend(named))}</g>')
        top += _HEIGHT + _LEGEND * (-(-len(named) // _COLUMNS) + 1)
    if not drawn:
        drawn, top = [f'<text x="{_RIGHT}" y="{_TOP}">No two dated figures on one thing.</text>'], _TOP + _BOTTOM
    style = f' class="{INLINE}">' if is_inline else f"><style>{_STYLE}</style>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top}" width="{_WIDTH}" height="{top}" role="img" '
        f'aria-label="{_write(said.get("title", "Figures over time"))}"{style}{"".join(drawn)}</svg>\n'
    )


def _choose_panels(lines: Iterable[Line], most: int) -> Iterator[tuple[Panel, Sequence[_Point]]]:
    found: defaultdict[Panel, list[_Point]] = defaultdict(list)
    for line in lines:
        figure = line.figure
        point = _make_point(line)
        if point is not None and figure.indicator and figure.measure != "ordinal":
            found[figure.indicator, figure.unit, figure.measure].append(point)
    usable = [(panel, points) for panel, points in found.items() if len(points) > 1]
    usable.sort(key=lambda one: (-len(one[1]), one[0]))
    return iter(usable[:most])


def _make_point(line: Line) -> _Point | None:
    figure = line.figure
    days = find_bounds(figure.period or line.page.published)
    if days is None:
        return None
    low = float(figure.value)
    return _Point((days.first + days.last) // 2, low, float(figure.upper) if figure.upper else low, line)


def _choose_colours(lines: Iterable[Line]) -> Mapping[str, str]:
    """A colour for each speaker who says much, in the order in which they come; two with one colour could not be told apart."""
    said = Counter(", ".join(line.speakers) for line in lines)
    most = {name for name, _ in said.most_common(len(_PALETTE) + ("" in said)) if name}
    named = [name for name in said if name in most]
    return dict(zip(named, _PALETTE, strict=False))


def _list_names(
    points: Iterable[_Point], colours: Mapping[str, str], said: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Whom the legend names, with colours; those without a colour of their own together, behind them."""
    names = dict.fromkeys(", ".join(point.line.speakers) for point in points)
    yield from ((name, colours[name]) for name in names if name in colours)
    if "" in names:
        yield said.get(_UNKNOWN, _UNKNOWN), _REST
    others = sum(name not in colours for name in names if name)
    if others:
        yield f"{said.get(_OTHERS, _OTHERS)} ({others})", _REST


def _draw_legend(named: Iterable[tuple[str, str]]) -> Iterator[str]:
    for place, (name, colour) in enumerate(named):
        top = place // _COLUMNS * _LEGEND
        left = _LEFT + place % _COLUMNS * (_WIDTH - _LEFT - _RIGHT) // _COLUMNS
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"
        yield f'<circle class="point" cx="{left}" cy="{top - 4}" r="{_RADIUS}" fill="{colour}"/>'
        yield f'<text x="{left + 12}" y="{top}">{_write(shown)}</text>'


def _draw_panel(
    panel: Panel, points: Sequence[_Point], colours: Mapping[str, str], said: Mapping[str, str]
) -> Iterator[str]:
    indicator, unit, measure = panel
    scale = _find_scale(points)
    measured = _write(said.get(measure, measure))
    said_in = "" if unit == "1" else f", {_write(said.get(unit, unit.replace('_', ' ')))}"
    named = _write(said.get(indicator, indicator))
    yield f'<text x="{_RIGHT}" y="24" font-weight="600">{named}<tspan class="soft"> {measured}{said_in}</tspan></text>'
    yield from _draw_axes(scale, said)
    for point in points:
        colour = colours.get(", ".join(point.line.speakers), _REST)
        yield f'<g class="point"><title>{_write(_tell(point.line, said))}</title>{_draw_point(point, scale, colour)}</g>'


def _find_scale(points: Sequence[_Point]) -> _Scale:
    """Values from nought, or the lowest below it, in round steps; days with a margin on either side."""
    days = [point.day for point in points]
    margin = max(_LEAST_MARGIN, (max(days) - min(days)) // 12)
    lowest = min(0.0, *(point.low for point in points))
    step = _round_step((max(0.0, *(point.high for point in points)) - lowest) * _HEADROOM / _TICKS)
    first = floor(lowest / step) * step
    return _Scale(min(days) - margin, max(days) + margin, first, first + step * _TICKS)


def _round_step(step: float) -> float:
    """The next step up that is 1, 2, 2.5 or 5 with noughts."""
    if step <= 0:
        return 1.0
    size = 10.0 ** floor(log10(step))
    return float(next(size * one for one in _STEPS if size * one >= step * _SAME))


def _draw_axes(scale: _Scale, said: Mapping[str, str]) -> Iterator[str]:
    for step in range(_TICKS + 1):
        value = scale.low + (scale.high - scale.low) * step / _TICKS
        top = scale.place_value(value)
        yield f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{top:.1f}" y2="{top:.1f}"/>'
        yield f'<text class="soft" x="{_LEFT - 8}" y="{top + 4:.1f}" text-anchor="end">{_shorten(value, said)}</text>'
    for day, shown in _choose_days(scale):
        left = scale.place_day(day)
        yield f'<text class="soft" x="{left:.1f}" y="{_HEIGHT - _BOTTOM + 28}" text-anchor="middle">{shown}</text>'
    bottom = _HEIGHT - _BOTTOM
    yield f'<path class="axis" d="M{_LEFT} {_TOP}V{bottom}H{_WIDTH - _RIGHT}"/>'


def _choose_days(scale: _Scale) -> Iterator[tuple[int, str]]:
    """Days to name below the axis: firsts of January where years lie between, else firsts of months, a handful at most."""
    first, last = date.fromordinal(scale.first_day), date.fromordinal(scale.last_day)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((one for one in _MONTH_STEPS if months / one <= _TICKS + 1), months)
    for count in range(first.year * 12 + first.month, last.year * 12 + last.month):
        if count % step == 0:
            day = date(count // 12, count % 12 + 1, 1)
            yield day.toordinal(), f"{day.year}" if step >= 12 else f"{day.year}-{day.month:02}"


def _draw_point(point: _Point, scale: _Scale, colour: str) -> str:
    """A dot, hollow where the speaker was not sure, pale for "about", with an arrow for a bound and a bar for a range."""
    figure = point.line.figure
    left, top, upper = scale.place_day(point.day), scale.place_value(point.low), scale.place_value(point.high)
    fill = "none" if figure.hedge else colour
    pale = ' fill-opacity=".3"' if figure.bound == _ABOUT else ""
    drawn = (
        f'<circle cx="{left:.1f}" cy="{top:.1f}" r="{_RADIUS}" fill="{fill}"{pale} stroke="{colour}" stroke-width="2"/>'
    )
    if figure.upper:
        drawn += f'<line x1="{left:.1f}" x2="{left:.1f}" y1="{top:.1f}" y2="{upper:.1f}" stroke="{colour}" stroke-width="3"/>'
    if figure.bound in _UP | _DOWN:
        sign = -1 if figure.bound in _UP else 1
        tip = top + sign * _ARROW
        drawn += (
            f'<path d="M{left:.1f} {top:.1f}V{tip:.1f}m-4 {-sign * 5}l4 {sign * 5}l4 {-sign * 5}" stroke="{colour}" '
            'stroke-width="2" fill="none"/>'
        )
    return drawn


def _tell(line: Line, said: Mapping[str, str]) -> str:
    figure, published = line.figure, line.page.published
    period = said.get("for", ", for {period}").format(period=figure.period) if figure.period else ""
    name = ", ".join(line.speakers) or said.get(_UNKNOWN, _UNKNOWN)
    day = said.get(_PAGE, _PAGE).format(day=published[:10]) if published else said.get(_NO_DAY, _NO_DAY)
    return f"{figure.evidence[0].exact}{period}: {name}, {day}"


def _write(words: str) -> str:
    return escape(show_controls(words))


def _shorten(value: float, said: Mapping[str, str]) -> str:
    """18200000000 as 18.2 bn."""
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "mn"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.3g} {said.get(name, name)}"
    return f"{value:.3g}"
