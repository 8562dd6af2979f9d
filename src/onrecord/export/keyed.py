"""The joined keys of single rows, asked for by key: for a page of a table instead of the whole."""

from collections.abc import Mapping

from onrecord.export.joins import NEAREST, ORIGINALS, Join, make_joins
from onrecord.model import Speaker
from onrecord.record.view import View


def open_keyed_joins(view: View) -> Mapping[str, Join]:
    """For each table with joined keys, the function that gives them for a row; nothing is read before a row asks."""
    return make_joins(KeyedSpeakers(view), KeyedEntities(view), KeyedVersions(view), KeyedOriginals(view))


class KeyedSpeakers:
    """The entities of each row and role, by id."""

    def __init__(self, view: View) -> None:
        self._view = view

    def get(self, key: tuple[str, str, str], default: tuple[str, ...], /) -> tuple[str, ...]:
        """Those of one row."""
        table, row, role = key
        speakers = self._view.rows_where(Speaker, "row", row)
        found = sorted({one.entity for one in speakers if one.table == table and one.role == role})
        return tuple(found) or default


class KeyedEntities:
    """The entity of each kind and key."""

    def __init__(self, view: View) -> None:
        self._view = view

    def get(self, key: tuple[str, str], /) -> str | None:
        """That of one kind and key; of several the last by id, as where all are read."""
        found = self._view.ask(
            "SELECT entity FROM entity_keys WHERE kind = ? AND key = ? ORDER BY entity DESC LIMIT 1", *key
        )
        return next((entity for (entity,) in found), None)


class KeyedVersions:
    """Which version of its publication a document is."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __getitem__(self, document: str, /) -> int:
        held = self._view.ask(
            """SELECT other.id FROM documents AS own
               JOIN documents AS other ON other.publication = own.publication
               LEFT JOIN captures ON captures.id = other.capture
               WHERE own.id = ? ORDER BY coalesce(captures.retrieved, ''), other.id""",
            document,
        )
        return [id for (id,) in held].index(document) + 1


class KeyedOriginals:
    """What a document is the official translation of."""

    def __init__(self, view: View) -> None:
        self._view = view

    def get(self, document: str, /) -> str | None:
        """That of one document."""
        held = self._view.ask(f"{ORIGINALS} WHERE own.id = ? {NEAREST} LIMIT 1", document)
        return next((original for _, original in held), None)
