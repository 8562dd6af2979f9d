"""Which documents are reports: those that are not official and hold quotations. Told from columns, without reading a page."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.engines.files import list_column, read_keys
from onrecord.engines.sources import DocumentSource, Keyed


class Report(NamedTuple):
    """A report's date as published and its language."""

    published: str | None
    language: str | None


def find_reports(pages: Path, quoted: Path) -> dict[str, Report]:
    """The reports by document id."""
    names = ("id", "published", "language", "standing")
    table = read_keys(pages, tuple(f"documents.list.element.{name}" for name in names))
    held = read_keys(quoted, ("document", "quotations.list.element.id"))
    pairs = zip(list_column(held, "document"), list_column(held, "quotations"), strict=True)
    quoting = {document for document, quotations in pairs if quotations}
    found = [page for pages in list_column(table, "documents") for page in pages]
    return {
        page["id"]: Report(page["published"], page["language"])
        for page in sorted(found, key=lambda page: page["id"])
        if page["standing"] != "official" and page["id"] in quoting
    }


class ReportSource:
    """Units of type ``unit`` as a :class:`DocumentSource` has them, of reports alone."""

    def __init__(self, unit: type[Any], pages: Path, speech: Path, quoted: Path) -> None:
        self._documents = DocumentSource(unit, pages, speech, quoted)
        self._paths = pages, quoted
        self._chosen: Sequence[int] = ()

    def list_units(self) -> Sequence[Keyed]:
        """The reports; the digests are those of the documents."""
        units = self._documents.list_units()
        reports = find_reports(*self._paths)
        self._chosen = [place for place, unit in enumerate(units) if unit.key in reports]
        return [units[place] for place in self._chosen]

    def load(self, index: int) -> Any:
        """The unit of one report."""
        return self._documents.load(self._chosen[index])
