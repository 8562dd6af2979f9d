"""The citation of a quotation as a file: ``citation.bib`` and ``citation.json``."""

from collections.abc import Mapping
from typing import Any

from onrecord.web.asked import Asked
from onrecord.web.pages.quotation import read as read_quotation

FORMS: Mapping[str, tuple[str, str]] = {
    "bib": ("bibtex", "application/x-bibtex; charset=utf-8"),
    "json": ("csl", "application/vnd.citationstyles.csl+json"),
}


def read(asked: Asked) -> tuple[str, str] | None:
    """The file and its media type; nothing where there is no such quotation or form."""
    form = FORMS.get(asked.path["form"])
    found: Mapping[str, Any] | None = read_quotation(asked) if form else None
    return None if form is None or found is None else (found[form[0]], form[1])
