"""The figures of a record for programs: JSON and CSV, a row a figure."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.report.ledger.lines import Ledger, Line
from onrecord.text.cells import BYTE_ORDER_MARK, write_rows
from onrecord.text.escape import escape_controls, show_controls

COLUMNS = (
    *(
        "published",
        "indicator",
        "as_printed",
        "value",
        "upper",
        "unit",
        "measure",
        "direction",
        "bound",
        "hedge",
        "whole",
    ),
    *("period", "period_inferred", "speakers", "publisher", "standing", "page", "address", "start", "stop", "exact"),
    *("reference", "reference_source", "compared", "id"),
)


def write_ledger_json(ledger: Ledger) -> str:
    """``{"figures": […], "comparisons": […]}``; figures have the columns of the CSV as keys."""
    compared = _list_compared(ledger)
    rows = [dict(zip(COLUMNS, _list_cells(line, compared), strict=True)) for line in ledger.lines]
    judged = [
        {"id": one.id, "figures": list(one.figures), "judgement": one.judgement, "why": one.why}
        for one in ledger.comparisons
    ]
    return escape_controls(json.dumps({"figures": rows, "comparisons": judged}, ensure_ascii=False, indent=2)) + "\n"


def write_ledger_csv(ledger: Ledger) -> str:
    """One row a figure, lists joined by semicolons, RFC 4180 with a byte order mark."""
    compared = _list_compared(ledger)
    rows = [[_join(cell) for cell in _list_cells(line, compared)] for line in ledger.lines]
    return BYTE_ORDER_MARK + write_rows([COLUMNS, *rows])


def _list_compared(ledger: Ledger) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for one in ledger.comparisons:
        for figure in one.figures:
            found.setdefault(figure, []).append(one.judgement)
    return found


def _list_cells(line: Line, compared: Mapping[str, Sequence[str]]) -> tuple[Any, ...]:
    figure, page, evidence = line.figure, line.page, line.figure.evidence[0]
    return (
        *(page.published, figure.indicator, figure.as_printed, figure.value, figure.upper, figure.unit, figure.measure),
        *(figure.direction, figure.bound, figure.hedge.exact if figure.hedge else None, figure.whole),
        *(figure.period, figure.period_inferred, list(line.speakers), page.publisher, page.standing, page.source),
        *(page.canonical_url, evidence.start, evidence.stop, evidence.exact),
        *(str(line.reference.value) if line.reference else None, line.reference.source if line.reference else None),
        *(sorted(set(compared.get(figure.id, ()))), figure.id),
    )


def _join(cell: Any) -> str | int | None:
    if isinstance(cell, list):
        return show_controls("; ".join(cell))
    return show_controls(cell) if isinstance(cell, str) else cell
