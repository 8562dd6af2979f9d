"""Events: all of them, or those of a kind, a status, a series, some days; the latest first."""

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.record.view import View
from onrecord.web.asked import Asked
from onrecord.web.kept import keep
from onrecord.web.listed import MOST_ROWS, Chosen, count_by, list_rows

FILTERS = ("kind", "status", "series")
COLUMNS = ("id", "kind", "title", "start", "stop", "place", "status", "series", "edition", "accounts")


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the chosen events, how many there are by each filter, and what was chosen."""
    chosen = {name: value for name in (*FILTERS, "since", "until") if (value := asked.choose(name))}
    start = asked.count("after", MOST_ROWS)
    held = list_rows(asked.view, "happened", COLUMNS, make_chosen(chosen), start)
    return {
        "rows": held.rows,
        "next": held.next,
        "start": start,
        "chosen": chosen,
        "facets": keep(asked.view, count_facets, tuple(sorted(chosen.items()))),
    }


def make_chosen(chosen: Mapping[str, str], without: str | None = None) -> Chosen:
    """The choice as a condition, one filter left out perhaps."""
    equal = {name: chosen[name] for name in FILTERS if name in chosen and name != without}
    return Chosen(equal=equal, since=chosen.get("since"), until=chosen.get("until"), day="start")


def count_facets(view: View, chosen: Sequence[tuple[str, str]]) -> Mapping[str, list[tuple[str | None, int]]]:
    """For each filter its values with their numbers, the other filters being as they are; and the number of all chosen."""
    held = dict(chosen)
    facets = {name: list(count_by(view, "happened", name, make_chosen(held, without=name))) for name in FILTERS}
    return facets | {"all": list(count_by(view, "happened", "'all'", make_chosen(held)))}
