"""Lists as files: what a list of the pages shows, as a table (``/findings.csv``) and for programs (``/findings.json``).

A file is chosen by what its page is chosen by, and by what it is of: ``/events.csv?entity=…``, ``/documents.csv?event=…``. It has up to
:data:`IN_A_FILE` rows; ``next`` of the JSON is the cursor of those behind them, ``after`` in the address goes on there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.engines.tables import write_json
from onrecord.text.cells import BYTE_ORDER_MARK, write_rows
from onrecord.text.escape import escape_controls, show_controls
from onrecord.web.asked import Asked
from onrecord.web.listed import MOST_ROWS, Listing
from onrecord.web.pages import commitment_list, document_list, entity_list, event_list, finding_list
from onrecord.web.render import name_file

IN_A_FILE = 10_000
MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}

_SAID = {
    "document": "{0}.document",
    "start": "json_extract({0}.evidence, '$[0].start')",
    "stop": "json_extract({0}.evidence, '$[0].stop')",
    "exact": "json_extract({0}.evidence, '$[0].exact')",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A list as a file: the list, its columns by name, each as SQL over ``held`` and what is joined to it; and what it can be of.

    ``parts`` are conditions with one value, by the key of the address that names it.
    """

    listing: Listing
    columns: Mapping[str, str]
    joined: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)

    def read(self, asked: Asked) -> tuple[list[tuple[Any, ...]], int | None]:
        """The rows, and the cursor of those behind them."""
        chosen = self.listing.choose(asked)
        condition, values = self.listing.make_chosen(chosen).write()
        of = {part: value for part in self.parts if (value := asked.choose(part))}
        inner = " AND ".join(["rowid > ?", condition, *(self.parts[part] for part in of)])
        sql = (
            f"SELECT cursor, {', '.join(self.columns.values())} FROM (SELECT rowid AS cursor, * FROM {self.listing.table} "
            f"WHERE {inner} ORDER BY rowid LIMIT ?) AS held {self.joined} ORDER BY cursor"
        )
        start = asked.count("after", MOST_ROWS)
        found = list(asked.view.ask(sql, start, *values, *of.values(), IN_A_FILE + 1))
        following = found[IN_A_FILE - 1][0] if len(found) > IN_A_FILE else None
        return [row[1:] for row in found[:IN_A_FILE]], following


def read(asked: Asked) -> tuple[str, str] | None:
    """The file and its media type; nothing where there is no such list or form."""
    sheet, media_type = SHEETS.get(asked.path["name"]), MEDIA_TYPES.get(asked.path["form"])
    if sheet is None or media_type is None:
        return None
    rows, following = sheet.read(asked)
    names = list(sheet.columns)
    shown = [[_show(name, value) for name, value in zip(names, row, strict=True)] for row in rows]
    if asked.path["form"] == "csv":
        return BYTE_ORDER_MARK + write_rows([names, *(_escape(row) for row in shown)]), media_type
    listed = [dict(zip(names, row, strict=True)) for row in shown]
    values = {"rows": listed, "next": following, "release": asked.view.digest}
    return escape_controls(write_json(values)) + "\n", media_type


def _show(name: str, value: Any) -> Any:
    """A value as readers may see it: of a path on this machine its last part."""
    return name_file(value) if name == "source" and value else value


def _escape(row: Sequence[Any]) -> list[Any]:
    return [show_controls(value) if isinstance(value, str) else value for value in row]


def _list_columns(table: str, *names: str) -> dict[str, str]:
    return {name: f'{table}."{name}"' for name in names}


def _list_said(table: str) -> dict[str, str]:
    """Where something is said, and in which words."""
    return {name: sql.format(table) for name, sql in _SAID.items()}


_OF_PAGE = {"document": "document = ?"}
_OF_EVENT = "IN (SELECT document FROM accounts WHERE event = ?)"

SHEETS: Mapping[str, Sheet] = {
    "documents": Sheet(
        listing=document_list.LISTING,
        columns=_list_columns(
            "held",
            "id",
            "published",
            "title",
            "publisher",
            "standing",
            "side",
            "language",
            "kind",
            "canonical_url",
            "source",
        ),
        parts={
            "event": f"id {_OF_EVENT}",
            "speaker": "id IN (SELECT document FROM speakers WHERE entity = ? AND role = 'speaker')",
        },
    ),
    "findings": Sheet(
        listing=finding_list.LISTING,
        columns=_list_columns("held", "id", "code", "level")
        | {"message": "findings.message", "about": 'held."table"'}
        | _list_columns("held", "row", "publisher", "published")
        | _list_said("findings")
        | {"document": "held.document"},
        joined="JOIN findings ON findings.id = held.id",
        parts=_OF_PAGE,
    ),
    "events": Sheet(
        listing=event_list.LISTING,
        columns=_list_columns("held", *event_list.COLUMNS),
        parts={"entity": "id IN (SELECT event FROM attended WHERE entity = ?)"},
    ),
    "entities": Sheet(
        listing=entity_list.LISTING,
        columns=_list_columns("held", *entity_list.COLUMNS) | {"wikidata": "entities.wikidata"},
        joined="JOIN entities ON entities.id = held.id",
    ),
    "figures": Sheet(
        listing=Listing(table="figures", filters=("indicator",), day=None),
        columns=_list_columns("shelved", "published", "publisher", "standing")
        | _list_columns(
            "held", "id", "indicator", "as_printed", "value", "upper", "unit", "measure", "direction", "bound"
        )
        | {"hedge": "json_extract(held.hedge, '$.exact')"}
        | _list_columns("held", "whole", "about", "period", "period_inferred", "is_inserted")
        | {
            "speakers": "(SELECT group_concat(named.name, '; ') FROM speakers JOIN named ON named.id = speakers.entity "
            "WHERE speakers.row = coalesce(held.quotation, held.turn) AND speakers.role = 'speaker')"
        }
        | _list_said("held"),
        joined="JOIN shelved ON shelved.id = held.document",
        parts=_OF_PAGE | {"event": f"document {_OF_EVENT}"},
    ),
    "commitments": Sheet(
        listing=commitment_list.LISTING,
        columns=_list_columns("held", "id", "published", "publisher", "standing", "strength", "status", "due", "event")
        | {
            "actors": "(SELECT group_concat(json_extract(value, '$.exact'), '; ') FROM json_each(commitments.actors))",
            "condition": "json_extract(commitments.condition, '$.exact')",
        }
        | _list_columns("commitments", "action", "object", "joint")
        | _list_said("commitments"),
        joined="JOIN commitments ON commitments.id = held.id",
        parts=_OF_PAGE | {"event": "event = ?"},
    ),
}
