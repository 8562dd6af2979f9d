"""The codebook: what each finding and each verdict means, how it is reached, and what it does not mean."""

from collections.abc import Mapping
from typing import Any

from onrecord.errors import UsageError
from onrecord.web.asked import Asked


def read_list(asked: Asked) -> Mapping[str, Any]:
    """All pages, findings and verdicts apart."""
    pages = asked.house.codebook.pages.values()
    return {
        "findings": [page for page in pages if not page.is_verdict],
        "verdicts": [page for page in pages if page.is_verdict],
    }


def read(asked: Asked) -> Mapping[str, Any] | None:
    """One page; nothing where the codebook has none of this code."""
    try:
        return {"page": asked.house.codebook.find_page(asked.path["code"])}
    except UsageError:
        return None
