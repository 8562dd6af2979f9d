"""Lists of the look-ups, a page at a time: what is chosen, in the order in which the table stands, and how much of it there is.

A list is a :class:`Listing`: its table, what it is chosen by, and what is read of a row; its page adds what it shows beside them.

A cursor is the place of the last row shown. The names of tables and columns are ours; what a reader asks for are values alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record.view import View
from onrecord.web.asked import Asked
from onrecord.web.kept import keep

MOST_ROWS = 10**12
ROWS = 50  # on one page of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which rows are asked for: those whose columns equal these values, on or after a day and on or before another (EDTF).

    ``day`` is the column that holds the day of a row.
    """

    equal: Mapping[str, str]
    since: str | None = None
    until: str | None = None
    day: str = "published"

    def write(self) -> tuple[str, tuple[str, ...]]:
        """The condition and its values. A month or year as the last day holds all of its days."""
        parts = [f"{column} = ?" for column in self.equal]
        values = list(self.equal.values())
        if self.since:
            parts.append(f"{self.day} >= ?")
            values.append(self.since)
        if self.until:
            parts.append(f"substr({self.day}, 1, ?) <= ?")
            values += [str(len(self.until)), self.until]
        return " AND ".join(parts) or "1", tuple(values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some rows of a list, and the cursor of those behind them; nothing where these are the last."""

    rows: Sequence[Mapping[str, Any]]
    next: int | None


def list_rows(view: View, table: str, columns: Sequence[str], chosen: Chosen, start: int) -> Stretch:
    """Up to :data:`ROWS` rows from behind the cursor ``start``."""
    condition, values = chosen.write()
    sql = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid > ? AND {condition} ORDER BY rowid LIMIT ?"
    held = list(view.ask(sql, start, *values, ROWS + 1))
    rows = [dict(zip(columns, row[1:], strict=True)) for row in held[:ROWS]]
    return Stretch(rows=rows, next=held[ROWS - 1][0] if len(held) > ROWS else None)


def count_by(view: View, table: str, column: str, chosen: Chosen) -> Iterator[tuple[str | None, int]]:
    """How many of the chosen rows have each value of a column, most first."""
    condition, values = chosen.write()
    yield from view.ask(
        f"SELECT {column}, count(*) FROM {table} WHERE {condition} GROUP BY 1 ORDER BY 2 DESC, 1", *values
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A look-up as a list: ``filters`` are the columns that a reader chooses by, ``day`` the one that holds the day of a row.

    ``written`` says of a filter that is no column how it is made of one.
    """

    table: str
    filters: tuple[str, ...]
    columns: tuple[str, ...] = ("id",)
    day: str | None = "published"
    written: tuple[tuple[str, str], ...] = ()

    def choose(self, asked: Asked) -> dict[str, str]:
        """What was chosen: values by filter, and days where rows have one."""
        days = ("since", "until") if self.day else ()
        return {name: value for name in (*self.filters, *days) if (value := asked.choose(name))}

    def read(self, asked: Asked) -> dict[str, Any]:
        """The chosen rows, the cursors before and behind them, what was chosen, and how many rows there are by each filter."""
        chosen = self.choose(asked)
        start = asked.count("after", MOST_ROWS)
        held = list_rows(asked.view, self.table, self.columns, self.make_chosen(chosen), start)
        return {
            "rows": held.rows,
            "next": held.next,
            "start": start,
            "chosen": chosen,
            "facets": keep(asked.view, _count_facets, self, tuple(sorted(chosen.items()))),
        }

    def count(self, view: View, chosen: Mapping[str, str]) -> Mapping[str, list[tuple[str | None, int]]]:
        """For each filter its values with their numbers, the other filters being as they are; under ``all`` the number of all chosen."""
        facets = {
            name: list(count_by(view, self.table, self._write(name), self.make_chosen(chosen, without=name)))
            for name in self.filters
        }
        return facets | {"all": list(count_by(view, self.table, "'all'", self.make_chosen(chosen)))}

    def make_chosen(self, chosen: Mapping[str, str], without: str | None = None) -> Chosen:
        """It as a condition, one filter left out."""
        equal = {self._write(name): chosen[name] for name in self.filters if name in chosen and name != without}
        return Chosen(equal=equal, since=chosen.get("since"), until=chosen.get("until"), day=self.day or "")

    def _write(self, name: str) -> str:
        return dict(self.written).get(name, name)


def _count_facets(
    view: View, listing: Listing, chosen: Sequence[tuple[str, str]]
) -> Mapping[str, list[tuple[str | None, int]]]:
    return listing.count(view, dict(chosen))
