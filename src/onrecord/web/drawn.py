"""What is drawn over time: for each row of a drawing its months with something in them, placed in units of the drawing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.text.edtf import find_bounds, read_calendar

WIDTH = 900
ROW = 26  # height of a row; its tallest bar is a little less
_TALLEST = 20
_MONTHS = 12
_MOST_LABELS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A month of a row with how much is in it, or a stretch of time: from the left, width, height from the foot."""

    x: float
    width: float
    height: int
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a drawing: the key of its phrase, its bars, and how much it holds in all."""

    key: str
    bars: tuple[Bar, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Rows over the same years; ``years`` are those that are named below, each with its place from the left."""

    rows: tuple[Row, ...]
    years: tuple[tuple[int, float], ...]
    height: int


def draw_months(moments: Mapping[str, Iterable[str | None]]) -> Drawing | None:
    """Moments (EDTF) by month, a row for each key that has any; nothing where all of them lie in one month or none."""
    counted = {
        key: Counter(month for one in held if (month := _find_month(one)) is not None) for key, held in moments.items()
    }
    months = sorted({month for counts in counted.values() for month in counts})
    if len(months) < 2:
        return None
    first, last = months[0] // _MONTHS * _MONTHS, (months[-1] // _MONTHS + 1) * _MONTHS
    step = WIDTH / (last - first)
    rows = tuple(_draw_row(key, counts, first, step) for key, counts in counted.items() if counts)
    return Drawing(rows=rows, years=_name_years(first, last, step), height=ROW * len(rows))


def _draw_row(key: str, counts: Counter[int], first: int, step: float) -> Row:
    tallest = max(counts.values())
    bars = tuple(
        Bar(
            x=round((month - first) * step, 1),
            width=round(max(step * 0.8, 3), 1),
            height=max(4, round(_TALLEST * number / tallest)),
            said=f"{month // _MONTHS:04}-{month % _MONTHS + 1:02}: {number}",
        )
        for month, number in sorted(counts.items())
    )
    return Row(key=key, bars=bars, total=counts.total())


def _name_years(first: int, last: int, step: float) -> tuple[tuple[int, float], ...]:
    every = -(-((last - first) // _MONTHS) // _MOST_LABELS)
    years: Sequence[int] = range(first // _MONTHS, last // _MONTHS, every)
    return tuple((year, round((year * _MONTHS - first) * step, 1)) for year in years)


def _find_month(edtf: str | None) -> int | None:
    """The number of the month, counted from the year nought; of a year alone, a season or an interval the first that it can mean."""
    calendar = read_calendar(edtf)
    if calendar is not None and calendar.month is not None:
        return calendar.year * _MONTHS + calendar.month - 1
    return calendar.year * _MONTHS if calendar is not None and find_bounds(edtf) is not None else None
