"""Events: all of them, or those of a kind, a status, a series, some days; those that were held first, the latest first."""

from collections.abc import Mapping
from typing import Any

from onrecord.web.asked import Asked
from onrecord.web.listed import Listing

COLUMNS = ("id", "kind", "title", "start", "stop", "place", "status", "series", "edition", "accounts")
LISTING = Listing(table="happened", filters=("kind", "status", "series"), columns=COLUMNS, day="start")


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the chosen events, how many there are by each filter, and what was chosen."""
    return LISTING.read(asked)
