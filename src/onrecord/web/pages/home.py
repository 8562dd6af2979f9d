"""The first page: where a text is pasted, what the record holds and covers, and its newest findings."""

from collections.abc import Mapping
from typing import Any

from onrecord.model import Entity, Finding, Quotation
from onrecord.record.view import View
from onrecord.web.asked import Asked
from onrecord.web.coverage import read_coverage
from onrecord.web.kept import keep
from onrecord.web.pages.finding_list import join_findings

NEWEST, OF_ONE_CODE = 6, 2


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows."""
    return {
        "coverage": keep(asked.view, read_coverage),
        "held": keep(asked.view, count_held),
        "newest": keep(asked.view, read_newest),
        "limit_bytes": asked.house.limits.body_bytes,
    }


def count_held(view: View) -> Mapping[str, int]:
    """How much the record holds, by word."""
    standings = dict(view.ask("SELECT standing, count(*) FROM shelved GROUP BY 1"))
    return {
        "official": standings.get("official", 0),
        "press": standings.get("press", 0) + standings.get("other", 0),
        "quotations": view.count(Quotation),
        "findings": view.count(Finding),
        "people": next(view.ask("SELECT count(*) FROM entities WHERE kind = 'person'"))[0],
        "entities": view.count(Entity),
    }


def read_newest(view: View) -> list[Mapping[str, Any]]:
    """The newest findings that are more than notes, of the pages published last; of one code two at most, so that more than one is seen."""
    rows = view.ask(
        "SELECT id FROM (SELECT id, rowid AS place, row_number() OVER (PARTITION BY code ORDER BY rowid) AS turn FROM placed "
        "WHERE level IN ('error', 'warning') AND document IS NOT NULL) WHERE turn <= ? ORDER BY place LIMIT ?",
        OF_ONE_CODE,
        NEWEST,
    )
    return join_findings(view, [row[0] for row in rows])
