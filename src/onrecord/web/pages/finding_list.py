"""Findings: all of them, or those of a code, a level, a publisher, some days; the newest pages first."""

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.model import Finding
from onrecord.record.view import View
from onrecord.web.asked import Asked
from onrecord.web.kept import keep
from onrecord.web.listed import MOST_ROWS, Chosen, count_by, list_rows

FILTERS = ("code", "level", "publisher")


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the chosen findings, how many there are by each filter, and what was chosen."""
    chosen = {name: value for name in (*FILTERS, "since", "until") if (value := asked.choose(name))}
    condition = make_chosen(chosen)
    start = asked.count("after", MOST_ROWS)
    held = list_rows(asked.view, "placed", ("id",), condition, start)
    return {
        "found": join_findings(asked.view, [row["id"] for row in held.rows]),
        "next": held.next,
        "start": start,
        "chosen": chosen,
        "facets": keep(asked.view, count_facets, tuple(sorted(chosen.items()))),
    }


def make_chosen(chosen: Mapping[str, str], without: str | None = None) -> Chosen:
    """The choice as a condition, one filter left out perhaps."""
    equal = {name: chosen[name] for name in FILTERS if name in chosen and name != without}
    return Chosen(equal=equal, since=chosen.get("since"), until=chosen.get("until"))


def count_facets(view: View, chosen: Sequence[tuple[str, str]]) -> Mapping[str, list[tuple[str | None, int]]]:
    """For each filter its values with their numbers, the other filters being as they are; and the number of all chosen."""
    held = dict(chosen)
    facets = {name: list(count_by(view, "placed", name, make_chosen(held, without=name))) for name in FILTERS}
    facets["code"].sort(key=lambda one: one[0] or "")
    return facets | {"all": list(count_by(view, "placed", "'all'", make_chosen(held)))}


def join_findings(view: View, ids: Sequence[str]) -> list[Mapping[str, Any]]:
    """Findings in this order with the page each is on."""
    return [one for id in ids if (one := join_finding(view, id)) is not None]


def join_finding(view: View, id: str) -> Mapping[str, Any] | None:
    """A finding with what is known of its page, and the address of what it is about."""
    finding = view.find(Finding, id)
    placed = next(view.ask("SELECT document, publisher, published FROM placed WHERE id = ?", id), None)
    if finding is None or placed is None:
        return None
    document, publisher, published = placed
    shelved = next(view.ask("SELECT title, language, source FROM shelved WHERE id = ?", document or ""), None)
    title, language, source = shelved or (None, None, None)
    return {
        "finding": finding,
        "document": document,
        "publisher": publisher,
        "published": published,
        "title": title or source,
        "language": language,
        "address": find_address(finding, document),
    }


def find_address(finding: Finding, document: str | None) -> str | None:
    """Where the row is shown that a finding is about."""
    if finding.subject.table == "quotations":
        return f"/quotations/{finding.subject.id}"
    if finding.evidence:
        said = finding.evidence[0]
        return f"/documents/{said.document}?at={said.start}-{said.stop}#at"
    return f"/documents/{document}" if document else None
