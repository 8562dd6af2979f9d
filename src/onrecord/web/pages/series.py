"""A series of events: its editions in the order of their days; numbers are those that pages say."""

from collections.abc import Mapping
from typing import Any

from onrecord.web.asked import Asked
from onrecord.web.pages.event_list import COLUMNS

MOST = 300


def read(asked: Asked) -> Mapping[str, Any] | None:
    """What the page shows; nothing where there is no such series."""
    asked_for = f"SELECT {', '.join(COLUMNS)} FROM happened WHERE series = ? ORDER BY coalesce(start, '9999'), edition, id LIMIT ?"
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in asked.view.ask(asked_for, asked.path["name"], MOST)]
    return {"name": asked.path["name"], "rows": rows} if rows else None
