"""The commitments of a record for programs: JSON and CSV, a row a commitment."""

import json
from typing import Any

from onrecord.report.commitments.lines import Ledger, Line
from onrecord.text.cells import BYTE_ORDER_MARK, write_rows
from onrecord.text.escape import escape_controls, show_controls

COLUMNS = (
    *("published", "actors", "action", "object", "due", "condition", "joint", "strength", "status", "standing"),
    *("publisher", "page", "address", "start", "stop", "exact", "later", "rule", "id"),
)


def write_commitments_json(ledger: Ledger) -> str:
    """``{"as_of": …, "commitments": […], "refused": {…}}``; commitments have the columns of the CSV as keys."""
    rows = [dict(zip(COLUMNS, _list_cells(line, ledger), strict=True)) for line in ledger.lines]
    told = {"as_of": ledger.as_of, "commitments": rows, "refused": dict(ledger.refused)}
    return escape_controls(json.dumps(told, ensure_ascii=False, indent=2)) + "\n"


def write_commitments_csv(ledger: Ledger) -> str:
    """One row a commitment, lists joined by semicolons, RFC 4180 with a byte order mark."""
    rows = [[_join(cell) for cell in _list_cells(line, ledger)] for line in ledger.lines]
    return BYTE_ORDER_MARK + write_rows([COLUMNS, *rows])


def _list_cells(line: Line, ledger: Ledger) -> tuple[Any, ...]:
    one, page, evidence = line.commitment, line.page, line.commitment.evidence[0]
    later = [
        {
            "what": seen.what,
            "published": ledger.pages[seen.evidence.document].published,
            "page": ledger.pages[seen.evidence.document].source,
            "exact": seen.evidence.exact,
        }
        for seen in line.later
    ]
    return (
        *(page.published, list(line.actors), one.action, one.object, one.due),
        *(one.condition.exact if one.condition else None, one.joint, one.strength, line.status, one.standing),
        *(page.publisher, page.source, page.canonical_url, evidence.start, evidence.stop, evidence.exact),
        *(later, one.rule, one.id),
    )


def _join(cell: Any) -> str | int | None:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        return show_controls(
            "; ".join(one if isinstance(one, str) else f"{one['what']}: {one['exact']}" for one in cell)
        )
    return show_controls(cell) if isinstance(cell, str) else cell
