"""What a record covers: pages by side and month, so that a month without pages is not read as silence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.view import View

MONTHS = 12
MOST_YEARS = 30
SHADES = 4  # of a month that holds pages; none for one that holds none


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The pages of one side in one year: by month, those whose month is not known beside, and how dark each month is drawn."""

    year: str
    months: tuple[int, ...]
    undated: int
    shades: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.months) + self.undated


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table: official pages of a side, or pages of the press or others."""

    standing: str
    side: str | None
    years: tuple[Year, ...]
    undated: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The table: its years in order, its rows. ``earlier`` counts pages of years before the first that is shown."""

    years: tuple[str, ...]
    rows: tuple[Row, ...]
    earlier: int


def read_coverage(view: View) -> Coverage:
    """The coverage of a release."""
    counts: dict[tuple[str, str | None], Counter[str]] = {}
    for standing, side, month, number in view.ask(
        "SELECT standing, CASE standing WHEN 'official' THEN side END, substr(published, 1, 7), count(*) FROM shelved GROUP BY 1, 2, 3"
    ):
        counts.setdefault((standing, side), Counter())[month or ""] += number
    spans = sorted({month[:4] for months in counts.values() for month in months if month})
    years = tuple(str(year).zfill(4) for year in range(int(spans[0]), int(spans[-1]) + 1)) if spans else ()
    shown = years[-MOST_YEARS:]
    tallest = max((number for months in counts.values() for month, number in months.items() if month), default=1)
    order = {"official": 0, "press": 1}
    rows = tuple(
        make_row(standing, side, months, shown, tallest)
        for (standing, side), months in sorted(
            counts.items(), key=lambda one: (order.get(one[0][0], 2), one[0][1] or "~")
        )
    )
    kept = sum(row.total for row in rows)
    return Coverage(years=shown, rows=rows, earlier=sum(map(Counter.total, counts.values())) - kept)


def make_row(standing: str, side: str | None, months: Counter[str], years: Sequence[str], tallest: int) -> Row:
    """One row of the table."""
    made = tuple(make_year(year, months, tallest) for year in years)
    undated = months[""]
    return Row(
        standing=standing, side=side, years=made, undated=undated, total=sum(one.total for one in made) + undated
    )


def make_year(year: str, months: Counter[str], tallest: int) -> Year:
    """One cell; a page with a season or a year alone counts in the year."""
    numbers = tuple(months[f"{year}-{month:02}"] for month in range(1, MONTHS + 1))
    everything = sum(number for month, number in months.items() if month[:4] == year)
    shades = tuple(max(1, -(-SHADES * number // tallest)) if number else 0 for number in numbers)
    return Year(year=year, months=numbers, undated=everything - sum(numbers), shades=shades)
