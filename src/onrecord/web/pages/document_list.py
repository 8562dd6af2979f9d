"""Documents: all of them, or those of a standing, a side, a publisher, a language, a kind, some days; the newest first."""

from collections.abc import Mapping
from typing import Any

from onrecord.web.asked import Asked
from onrecord.web.listed import Listing

LISTING = Listing(
    table="shelved",
    filters=("standing", "side", "publisher", "language", "kind"),
    columns=("id", "standing", "side", "publisher", "language", "kind", "title", "published", "source"),
)


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the chosen documents, how many there are by each filter, and what was chosen."""
    return LISTING.read(asked)
