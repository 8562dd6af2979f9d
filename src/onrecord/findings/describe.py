"""Phrases of messages: the speaker, the official page, the changes, and words short enough to print."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from onrecord.findings.facts import Case, Source
from onrecord.knowledge.codes import Codebook
from onrecord.model import Change

SHORT = 60  # characters of a passage inside a message: half a line of a terminal
CHANGES_NAMED = 3  # a message stays one sentence; the detail and the trace hold all changes


def quote_short(words: str) -> str:
    """``words`` on one line inside «», shortened in the middle where they are long."""
    line = " ".join(words.split())
    if len(line) > SHORT:
        line = f"{line[: SHORT * 2 // 3].rstrip()} … {line[-SHORT // 4 :].lstrip()}"
    return f"«{line}»"


def name_speaker(case: Case) -> str:
    """Whose words they are: the names of the speakers, else the label as printed, else nobody's."""
    names = case.judged.names or ((f"«{case.quotation.label}»",) if case.quotation.label else ())
    reported = "" if case.is_marked else "reported"
    if not names:
        return case.codebook.write_phrase("speaker.reported_unknown" if reported else "speaker.unknown")
    return case.codebook.write_phrase(f"speaker.{reported or 'known'}", names=join_names(names))


def join_names(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def name_page(case: Case, documents: Sequence[str]) -> str:
    """The official page by date and publisher; of several searched, how many, and the first that is known by name."""
    known = [case.sources[document] for document in documents if document in case.sources]
    page = describe_source(known[0] if known else None, case.codebook)
    if len(documents) > 1:
        return case.codebook.write_phrase("page.several", count=str(len(documents)), page=page)
    return page


def name_statement_page(case: Case) -> str:
    """The official page that the first published statement stands on."""
    documents = [statement.document for statement in case.trace.statements[:1]]
    return name_page(case, documents)


def describe_source(source: Source | None, codebook: Codebook) -> str:
    """One official page as a phrase: its day, its publisher (else the host of its address), and the day it was saved."""
    if source is None:
        return codebook.write_phrase("page.unknown")
    publisher = source.publisher or (urlsplit(source.address).hostname if source.address else None)
    day = name_day(source.published)
    fields = {"date": day or "", "publisher": publisher or ""}
    name = ("published" if publisher else "date_only") if day else ("publisher_only" if publisher else "unknown")
    page = codebook.write_phrase(f"page.{name}", **fields)
    saved = name_day(source.retrieved)
    return codebook.write_phrase("page.saved", page=page, retrieved=saved) if saved else page


def name_day(moment: str | None) -> str | None:
    """A moment as precise as the day: ``2019-11-07`` of ``2019-11-07T17:00``; ``2019-11`` stays what it is."""
    return moment.split("T", 1)[0] if moment else None


def list_changes(changes: Sequence[Change], codebook: Codebook) -> str:
    """The first changes in words, and how many more there are."""
    phrases = [_describe_change(change, codebook) for change in changes[:CHANGES_NAMED]]
    if len(changes) > CHANGES_NAMED:
        phrases.append(codebook.write_phrase("change.more", count=str(len(changes) - CHANGES_NAMED)))
    return ", ".join(phrases)


def _describe_change(change: Change, codebook: Codebook) -> str:
    name = "dropped" if not change.quoted else "added" if not change.published else "replaced"
    quoted, published = quote_short(change.quoted), quote_short(change.published)
    return codebook.write_phrase(f"change.{name}", quoted=quoted, published=published)
