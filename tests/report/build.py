"""A small view of a record made by hand: one official page, one press page, and rows between them."""

import dataclasses
from typing import Any

from onrecord.findings.stage import FindingsUnit, find_findings, find_unread
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Capture, Document, Finding, Issue, Quotation, Speaker, Trace
from tests.findings.build import OFFICIAL, build_entity, make_source

CODEBOOK = open_codebook(KnowledgeFolders())


class ShownRows:
    """A view whose tables are tuples."""

    def __init__(self, *rows: Any) -> None:
        self.tables: dict[type, list[Any]] = {}
        for row in rows:
            self.tables.setdefault(type(row), []).append(row)

    def rows(self, kind, /):
        return iter(self.tables.get(kind, ()))

    def rows_where(self, kind, column, value, /):
        return (row for row in self.rows(kind) if getattr(row, column) == value)

    def find(self, kind, identity, /):
        return next((row for row in self.rows(kind) if row.id == identity), None)


def make_capture(document: Document, retrieved: str | None = None) -> Capture:
    return Capture(
        id=document.capture,
        sha256=document.capture,
        url=None,
        retrieved=retrieved,
        media_type="text/plain",
        bytes=len(document.text),
        source=document.source,
    )


def show_rows(*pages: tuple[Document, Any], issues: tuple[Issue, ...] = (), retrieved: str | None = None) -> ShownRows:
    """The view of a record with the official page, these press pages and their judged quotations, and all findings."""
    official = dataclasses.replace(OFFICIAL, capture="f" * 64)
    rows: list[Any] = [official, make_capture(official, retrieved), *issues]
    names = {name for _, judged in pages for one in judged for name in one.names}
    rows += [
        build_entity(id=f"e-{name}", key=name, name=name, names={"ru": (name,)}, side="MV") for name in sorted(names)
    ]
    for page, judged in pages:
        rows += [page, make_capture(page)]
        unit = FindingsUnit(page=page, judged=tuple(judged), sources=(make_source(retrieved=retrieved),))
        rows += find_findings(unit, CODEBOOK).findings
        for one in judged:
            rows += [one.quotation, one.trace]
            rows += [
                Speaker(
                    id=f"s{one.quotation.id}{entity}",
                    table="quotations",
                    row=one.quotation.id,
                    document=page.id,
                    role="speaker",
                    entity=entity,
                    origin="derived",
                )
                for entity in one.speakers
            ]
    rows += [finding for issue in issues if (finding := find_unread(issue, CODEBOOK))]
    return ShownRows(*rows)


__all__ = ["CODEBOOK", "Finding", "Quotation", "ShownRows", "Trace", "make_capture", "show_rows"]
