"""Two versions side by side as one JSON object, the same bytes for the same pages."""

import json
from typing import Any

from onrecord.model import Document, Evidence, Finding
from onrecord.report.compared import Compared, ComparedRow, write_summary
from onrecord.text.escape import escape_controls

VERSION = 1


def write_compared_json(compared: Compared) -> str:
    """Indented JSON with a line end; control and direction characters stand as escapes.

    ``version`` goes up when a key goes or comes to mean something else.
    """
    shaped = {
        "summary": write_summary(compared),
        "version": VERSION,
        "documents": [_shape_document(document) for document in compared.documents],
        "shared": compared.shared,
        "model": compared.model,
        "notices": list(compared.notices),
        **_shape_sides(compared),
        "rows": [_shape_row(row) for row in compared.rows],
    }
    return escape_controls(json.dumps(shaped, ensure_ascii=False, indent=2)) + "\n"


def _shape_document(document: Document) -> dict[str, Any]:
    keys = ("id", "publisher", "title", "published", "language", "rendering", "url")
    return {key: getattr(document, key) for key in keys}


def _shape_sides(compared: Compared) -> dict[str, Any]:
    """Of two sides' accounts: whether of one event, at whose wish it was held, what both say otherwise."""
    if not compared.is_of_sides:
        return {}
    return {
        "one_event": compared.is_of_event,
        "asked": list(map(_shape_evidence, compared.asked)),
        "facts": list(map(_shape_finding, compared.facts)),
    }


def _shape_row(row: ComparedRow) -> dict[str, Any]:
    if any(row.ranks):
        texts = [[part.text for part in side] for side in row.sides]
        return {
            "about": list(row.about),
            "places": list(row.ranks),
            "first": texts[0],
            "second": texts[1],
            "findings": list(map(_shape_finding, row.findings)),
        }
    first, second = ("".join(part.text for part in side) or None for side in row.sides)
    return {"first": first, "second": second, "score": row.score, "findings": list(map(_shape_finding, row.findings))}


def _shape_finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.level,
        "grade": finding.detail.get("grade"),
        "message": finding.message,
        "evidence": list(map(_shape_evidence, finding.evidence)),
    }


def _shape_evidence(one: Evidence) -> dict[str, Any]:
    return {"document": one.document, "start": one.start, "stop": one.stop, "exact": one.exact}
