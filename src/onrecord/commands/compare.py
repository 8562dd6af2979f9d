"""``onrecord compare A B``: two versions side by side, with gaps and differences."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Literal

import typer

from onrecord import pipeline
from onrecord.alignment.source import order_header
from onrecord.alignment.stage import Models, open_knowledge, open_words_alone
from onrecord.alignment.unit import AlignmentKnowledge, Laid, VersionsUnit
from onrecord.alignment.versions import SHARED, compare_versions
from onrecord.commands.compare_accounts import AccountKnowledge, Found, are_sides, compare_accounts
from onrecord.commands.options import (
    DEFAULT_RECORD,
    KNOWLEDGE,
    MODEL_FOLDER,
    RECORD,
    SECOND_OPINION,
    WITHOUT_MODELS,
    Settings,
    choose_model,
    read_settings,
)
from onrecord.errors import UsageError
from onrecord.knowledge.events import load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Document, Finding, Sentence, Turn
from onrecord.model.accounts import Spoken
from onrecord.model.events import EventAccount
from onrecord.model.identity import identify_about
from onrecord.record.view import View
from onrecord.report.compared import Compared, make_rows
from onrecord.report.compared_json import write_compared_json
from onrecord.report.compared_text import print_compared
from onrecord.report.html.compared import write_compared_html
from onrecord.report.lines import open_console

A = typer.Argument(
    help="A saved page, or the id of a document or capture of the record (its first digits are enough).", metavar="A"
)
B = typer.Argument(help="The page or document to hold it against.", metavar="B")
FORMAT = typer.Option("--format", help="text for a terminal, html as one page, json for programs.")
FEWEST_DIGITS = 4


def run(
    first: Annotated[str, A],
    second: Annotated[str, B],
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    knowledge: Annotated[Path | None, KNOWLEDGE] = None,
    format: Annotated[Literal["text", "html", "json"], FORMAT] = "text",
    without_models: Annotated[bool, WITHOUT_MODELS] = False,
    model: Annotated[Path | None, MODEL_FOLDER] = None,
    second_opinion: Annotated[bool, SECOND_OPINION] = False,
) -> int:
    """Show two versions side by side: which sentences say the same, what one leaves out, and where they differ.

    Two saved pages, or two documents of the record; nothing is stored. Where a page holds several documents, the two that have most in
    common. Two sides' own accounts are shown by topic: what both tell, and what one of them alone does.
    """
    settings = choose_model(read_settings(record, knowledge, None, None, without_models), model, second_opinion)
    folders = KnowledgeFolders(settings.knowledge)
    models = Models(settings.model, asks_again=settings.asks_again)
    known = open_words_alone(folders) if without_models else open_knowledge(folders, models)
    with TemporaryDirectory(prefix="onrecord-compare-") as aside:
        groups, found = _read_given((first, second), settings, Path(aside))
    compared = _compare_sides(groups, found, AccountKnowledge(known, load_event_knowledge(folders)))
    compared = compared or compare_closest(groups, known)
    if format == "text":
        print_compared(compared, open_console())
    else:
        sys.stdout.write(write_compared_html(compared) if format == "html" else write_compared_json(compared))
    return 0


def compare_closest(groups: Sequence[Sequence[Spoken]], known: AlignmentKnowledge) -> Compared:
    """The two documents, one of each group, that have most in common, side by side; a document is never held against itself."""
    pairs = [(one, other) for one in groups[0] for other in groups[1] if one.page.id != other.page.id]
    if not pairs:
        raise UsageError("expected two documents to compare, found the same one twice")
    laid = [(pair, *_lay(pair, known)) for pair in pairs]
    pair, found, shared = max(laid, key=lambda one: (one[2], one[0][0].page.id, one[0][1].page.id))
    sentences = tuple({sentence.id: sentence for sentence in spoken.sentences} for spoken in pair)
    documents = (pair[0].page, pair[1].page)
    is_like = shared >= SHARED
    return Compared(
        documents=documents,
        # Beside a text of its own a sentence differs in everything: of no use to anybody, and easily misread.
        rows=make_rows(documents, (sentences[0], sentences[1]), found.beads, found.findings if is_like else ()),
        shared=round(shared, 3),
        model=found.model,
        is_like=is_like,
        has_clauses=any(one.name == found.model and one.has_words for one in known.encoders),
    )


def _compare_sides(groups: Sequence[Sequence[Spoken]], found: Found, known: AccountKnowledge) -> Compared | None:
    """Two sides' own accounts by topic, those of one event before others, then those that have most in common; nothing without any."""
    pairs = [(one, other) for one in groups[0] for other in groups[1] if are_sides(one.page, other.page)]
    compared = [compare_accounts(pair, found, known) for pair in pairs]
    return max(compared, key=lambda one: (one.is_of_event, one.shared, one.documents[0].id), default=None)


def _lay(pair: tuple[Spoken, Spoken], known: AlignmentKnowledge) -> tuple[Laid, float]:
    source, target = map(order_header, pair)
    return compare_versions(
        VersionsUnit(id=identify_about("versions", source.page.id, target.page.id), source=source, target=target), known
    )


def _read_given(given: tuple[str, str], settings: Settings, aside: Path) -> tuple[list[list[Spoken]], Found]:
    """The documents of both, and what is known of them. Saved pages are read into one record of their own: they may be of one event."""
    own = replace(settings, record=aside)
    read: dict[str, tuple[str, ...]] = {}
    for one in given:
        if Path(one).exists():
            view, read[one] = pipeline.take_in_and_build([one], own, _show_nothing)
            view.close()
    groups = []
    events: dict[str, frozenset[str]] = {}
    findings: dict[str, Finding] = {}
    for one in given:
        with View.open(aside if one in read else settings.record) as view:
            keys = read[one] if one in read else _list_documents(view, one, settings)
            groups.append(list(_read_documents(view, keys)))
            told = {key: frozenset(row.event for row in view.rows_where(EventAccount, "document", key)) for key in keys}
            events |= told
            findings |= {row.id: row for event in frozenset().union(*told.values()) for row in _list_facts(view, event)}
    return groups, Found(events, tuple(findings[key] for key in sorted(findings)))


def _list_facts(view: View, event: str) -> Iterator[Finding]:
    """What the sides of an event tell otherwise."""
    for (key,) in view.ask("""SELECT id FROM placed WHERE row = ? AND "table" = 'events'""", event):
        if (finding := view.find(Finding, key)) is not None:
            yield finding


def _list_documents(view: View, given: str, settings: Settings) -> tuple[str, ...]:
    """The documents of a record whose or whose capture's id begins so."""
    is_long = len(given) >= FEWEST_DIGITS
    documents = tuple(one.id for one in view.rows(Document) if is_long and _begins(one, given.casefold()))
    if not documents:
        raise UsageError(f"expected a saved page, or the id of a document of {settings.record}, found {given!r}")
    return documents


def _begins(document: Document, given: str) -> bool:
    return document.id.startswith(given) or document.capture.startswith(given)


def _read_documents(view: View, documents: Sequence[str]) -> Iterator[Spoken]:
    for key in documents:
        page = view.find(Document, key)
        if page is not None:
            sentences = sorted(view.rows_of(Sentence, key), key=lambda one: one.order)
            turns = sorted(view.rows_of(Turn, key), key=lambda one: one.order)
            yield Spoken(page=page, turns=tuple(turns), sentences=tuple(sentences))


def _show_nothing(name: str, place: int, total: int) -> None:
    """Nobody waits long enough for two pages to be told of each step."""
