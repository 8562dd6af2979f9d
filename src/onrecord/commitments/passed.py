"""Terms that have passed, of the whole record: how many pages a publisher has had since is another number with each page more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.commitments.findings import Awaited, CoveringPage, find_passed, open_coverage
from onrecord.engines.files import list_column, read_columns
from onrecord.engines.reading import read_inside
from onrecord.engines.sources import Keyed
from onrecord.engines.whole import KEY, sign_tables
from onrecord.knowledge.codes import Codebook
from onrecord.model import Finding

READS = ("kept", "pages")
_FACTS = ("id", "published", "publisher")


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedUnit:
    """Every commitment of which nothing was heard, and the days of every page."""

    id: str
    awaited: tuple[Awaited, ...]
    pages: tuple[CoveringPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A finding for each term that has passed."""

    id: str
    findings: tuple[Finding, ...]


class PassedSource:
    """The one unit of the whole record."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}

    def list_units(self) -> Sequence[Keyed]:
        """One unit, known by the bytes of the tables it is read from."""
        return sign_tables(self._paths)

    def load(self, index: int) -> PassedUnit:
        """The unit with every row."""
        table = read_columns(self._paths["pages"], [f"documents.list.element.{name}" for name in _FACTS])
        rows = {row["id"]: row for held in list_column(table, "documents") for row in held}
        return PassedUnit(
            id=KEY,
            awaited=tuple(read_inside(self._paths["kept"], "awaited", Awaited)),
            pages=tuple(CoveringPage(**rows[key]) for key in sorted(rows)),
        )


def tell_passed(unit: PassedUnit, codebook: Codebook) -> Passed:
    """What a person should look at because nothing was heard of it in time."""
    coverage = open_coverage(unit.pages)
    found = (finding for one in unit.awaited for finding in find_passed(one, coverage, codebook))
    return Passed(id=unit.id, findings=tuple(sorted(found, key=lambda one: one.id)))
