"""Who and what is named in the record: people, organisations, places; those who speak most first."""

from collections.abc import Mapping
from typing import Any

from onrecord.record.view import View
from onrecord.web.asked import Asked
from onrecord.web.kept import keep
from onrecord.web.listed import MOST_ROWS, Chosen, Listing, count_by, list_rows

COLUMNS = ("id", "kind", "name", "side", "turns", "quotations")
FIRST = "person"
LISTING = Listing(table="named", filters=("kind",), columns=COLUMNS, day=None)


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the entities of one kind, and how many there are of each."""
    kind = asked.choose("kind") or FIRST
    start = asked.count("after", MOST_ROWS)
    held = list_rows(asked.view, LISTING.table, COLUMNS, Chosen(equal={"kind": kind}), start)
    return {"rows": held.rows, "next": held.next, "start": start, "kind": kind, "kinds": keep(asked.view, count_kinds)}


def count_kinds(view: View) -> list[tuple[str | None, int]]:
    """How many entities of each kind there are."""
    return list(count_by(view, LISTING.table, "kind", Chosen(equal={})))
