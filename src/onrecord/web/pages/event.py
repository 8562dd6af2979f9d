"""An event: who took part, its accounts by side and language, how the press quoted it, figures said there, what came before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from onrecord.model import Document, Quotation, Trace
from onrecord.model.events import Event, EventAccount
from onrecord.model.figures import Figure
from onrecord.record.view import View
from onrecord.report.tally import name_shown
from onrecord.web.asked import Asked
from onrecord.web.pages.commitment_list import read_promises
from onrecord.web.pages.quotation import read_findings
from onrecord.web.pages.versions import Beside, lay_beside
from onrecord.web.people import Person, find_people, read_speakers
from onrecord.web.shelf import Shelved, read_shelved

MOST_ACCOUNTS = 60
MOST_READ = 1000  # accounts among which the first are looked for
MOST_QUOTATIONS = 60
MOST_FIGURES = 60
MOST_PROMISES = 40
MOST_ROWS = 12  # of the versions side by side


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An account with its document."""

    account: EventAccount
    document: Shelved


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation in a report on the event, who speaks, and what was found of it."""

    quotation: Quotation
    speakers: Sequence[Person]
    trace: Trace
    shown: str


def read(asked: Asked) -> Mapping[str, Any] | None:
    """What the page shows; nothing where there is no such event."""
    view = asked.view
    event = view.find(Event, asked.path["id"])
    if event is None:
        return None
    accounts = read_accounts(view, event)
    told = list_accounts(view, accounts)
    official = [one for one in told if one.document.standing == "official"]
    reports = [one for one in told if one.document.standing != "official"]
    pairs = list(list_pairs(view, official))
    people = find_people(view, [one.entity for one in event.participants], asked.words.language)
    return {
        "event": event,
        "present": [(people[one.entity], one) for one in event.participants if one.entity in people],
        "official": official,
        "sides": sorted({one.account.side or one.document.side or "" for one in official}),
        "reports": [(one, list(read_quoted(view, one.document, asked.words.language))) for one in reports],
        "differences": read_findings(view, event.id),
        "pairs": pairs,
        "beside": read_beside(view, pairs[0]) if pairs else None,
        "figures": list(read_figures(view, told)),
        "promises": list(read_promises(view, list_promised(view, event), asked.words.language)),
        "follows": [one for key in event.follows if (one := view.find(Event, key)) is not None],
        "mentioned": list(read_shelved(view, sorted({one.document for one in event.evidence}))) if not told else [],
        "more_accounts": max(0, len(accounts) - MOST_ACCOUNTS),
    }


def read_accounts(view: View, event: Event) -> Mapping[str, EventAccount]:
    """The accounts of an event by their documents, one of each."""
    accounts: dict[str, EventAccount] = {}
    for account in view.rows_where(EventAccount, "event", event.id):
        accounts.setdefault(account.document, account)
    return accounts


def list_accounts(view: View, accounts: Mapping[str, EventAccount]) -> list[Told]:
    """The accounts with their documents, official ones first, then by day; of very many the first."""
    shelved = list(read_shelved(view, sorted(accounts)[:MOST_READ]))
    shelved.sort(key=lambda one: (one.standing != "official", one.published or "9999", one.id))
    return [Told(account=accounts[document.id], document=document) for document in shelved[:MOST_ACCOUNTS]]


def read_quoted(view: View, document: Shelved, language: str) -> Iterator[Quoted]:
    """The quotations of a report in their order, with what was found of each."""
    traces = {
        trace.quotation: trace
        for quotation in view.rows_of(Quotation, document.id)
        for trace in view.rows_where(Trace, "quotation", quotation.id)
    }
    speaking = read_speakers(view, document.id, language)
    quotations = sorted(view.rows_of(Quotation, document.id), key=lambda one: (one.start, one.id))
    for quotation in [one for one in quotations if one.id in traces][:MOST_QUOTATIONS]:
        trace = traces[quotation.id]
        yield Quoted(
            quotation=quotation,
            speakers=speaking.get(quotation.id, ()),
            trace=trace,
            shown=name_shown(trace.verdict),
        )


def list_pairs(view: View, official: Sequence[Told]) -> Iterator[tuple[Shelved, Shelved]]:
    """The versions that were laid side by side."""
    for one, other in combinations([told.document for told in official], 2):
        for first, second in ((one, other), (other, one)):
            asked = "SELECT 1 FROM beads WHERE source_document = ? AND target_document = ? LIMIT 1"
            if next(view.ask(asked, first.id, second.id), None):
                yield first, second


def read_beside(view: View, pair: tuple[Shelved, Shelved]) -> Beside | None:
    """The first rows of two versions."""
    first, second = (view.find(Document, one.id) for one in pair)
    return lay_beside(view, (first, second), 0, MOST_ROWS) if first and second else None


def list_promised(view: View, event: Event) -> list[str]:
    """The commitments made at the event, those of official pages first."""
    asked = "SELECT id FROM promised WHERE event = ? ORDER BY standing <> 'official', rowid LIMIT ?"
    return [row[0] for row in view.ask(asked, event.id, MOST_PROMISES)]


def read_figures(view: View, told: Sequence[Told]) -> Iterator[tuple[Figure, Shelved]]:
    """Figures said in the official accounts, in their order; of two versions the first alone."""
    seen: set[tuple[str | None, str, str]] = set()
    for one in told:
        if one.document.standing != "official":
            continue
        figures = sorted(view.rows_of(Figure, one.document.id), key=lambda figure: figure.evidence[0].start)
        for figure in figures:
            key = (figure.indicator, figure.value, figure.unit)
            if figure.indicator and key not in seen and len(seen) < MOST_FIGURES:
                seen.add(key)
                yield figure, one.document
