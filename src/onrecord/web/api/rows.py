"""The rows of the export, a page at a time, by id: ``GET /api/v1/<table>`` and ``GET /api/v1/<table>/<id>``."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

from fastapi import Path, Query, Request
from starlette.responses import Response

from onrecord.engines.values import list_fields
from onrecord.export.contract import CONTRACT, describe_table
from onrecord.export.joins import shape_rows
from onrecord.export.keyed import open_keyed_joins
from onrecord.model.tables import TABLES
from onrecord.record.database import POINTERS
from onrecord.record.view import View
from onrecord.web.answers import Desk, write_data

MOST_ROWS = 500
# Rows of whole documents are 25 kB and more: 500 of them took 50 MiB to write. An answer ends behind the row with which it passes this.
MOST_BYTES = 2 * 1024 * 1024
ID = r"^[0-9a-zA-Z:_.|-]{1,128}$"

Answer = Callable[..., Response]
Cursor = Annotated[
    str,
    Query(description="The id behind which to go on: `next` of the page before.", pattern=r"^[0-9a-zA-Z:_.|-]{0,128}$"),
]
Limit = Annotated[int, Query(description="How many rows at most; long ones end a page sooner.", ge=1, le=MOST_ROWS)]
Id = Annotated[str, Path(description="The id of the row.", pattern=ID)]


def list_filters(table: str) -> tuple[str, ...]:
    """The columns of a table by which rows are chosen: those that have an index and are keys of the export."""
    return tuple(name for name in POINTERS if name in CONTRACT[table] and name in list_fields(TABLES[table]))


def answer_list(desk: Desk, table: str) -> Answer:
    """The endpoint of a table."""
    filters = list_filters(table)

    def read(request: Request, cursor: Cursor = "", limit: Limit = 100) -> Response:
        equal = {name: value for name in filters if (value := request.query_params.get(name))}

        def write(view: View) -> bytes:
            rows = view.rows_after(TABLES[table], cursor, limit + 1, equal)
            shaped = shape_rows(rows, table, open_keyed_joins(view).get(table))
            return write_rows(shaped, limit, view.digest)

        return desk.answer_data(request, write)

    read.__name__ = f"list_{table}"
    return read


def write_rows(rows: Iterator[Mapping[str, Any]], limit: int, release: str) -> bytes:
    """Up to ``limit`` rows as JSON, row by row, and the cursor where there are more."""
    lines: list[bytes] = []
    left, last = MOST_BYTES, None
    for row in rows:
        if len(lines) == limit or left <= 0:
            break
        lines.append(write_data(row).rstrip())
        left -= len(lines[-1])
        last = row["id"]
    else:
        last = None
    frame = write_data({"next": last, "release": release}).rstrip()
    return b'{"rows":[' + b",".join(lines) + b"]," + frame[1:] + b"\n"


def answer_row(desk: Desk, table: str) -> Answer:
    """The endpoint of a row."""

    def read(request: Request, id: Id) -> Response:
        def write(view: View) -> Mapping[str, Any] | None:
            row = view.find(TABLES[table], id)
            return None if row is None else next(shape_rows([row], table, open_keyed_joins(view).get(table)))

        return desk.answer_data(request, write)

    read.__name__ = f"read_{table}"
    return read


def describe_list(table: str) -> dict[int | str, dict[str, Any]]:
    """The answer of a table's endpoint, for the OpenAPI."""
    shape = {
        "type": "object",
        "properties": {
            "rows": {"type": "array", "items": describe_row(table)},
            "next": {"type": ["string", "null"], "description": "The cursor of the next page; null on the last."},
            "release": {"type": "string", "description": "The release that the rows are of."},
        },
        "required": ["rows", "next", "release"],
        "additionalProperties": False,
    }
    return {200: {"description": f"Rows of {table}, by id.", "content": {"application/json": {"schema": shape}}}}


def describe_one(table: str) -> dict[int | str, dict[str, Any]]:
    """The answer of a row's endpoint, for the OpenAPI."""
    content = {"application/json": {"schema": describe_row(table)}}
    return {200: {"description": f"One row of {table}.", "content": content}}


def describe_row(table: str) -> dict[str, Any]:
    """The JSON Schema of a row."""
    return {key: value for key, value in describe_table(table).items() if key != "$schema"}


def describe_filters(table: str) -> list[dict[str, Any]]:
    """The parameters of a table's filters, for the OpenAPI."""
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": f"Only rows with this {name.replace('_', ' ')}.",
            "schema": {"type": "string", "maxLength": 200},
        }
        for name in list_filters(table)
    ]


def answer_root(desk: Desk) -> Answer:
    """The endpoint that names the release and its tables."""

    def read(request: Request) -> Response:
        def write(view: View) -> Mapping[str, Any]:
            return {"release": view.digest, "tables": {table: view.count(TABLES[table]) for table in CONTRACT}}

        return desk.answer_data(request, write)

    return read
