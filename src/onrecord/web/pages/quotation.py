"""The passport of a quotation: both passages with their neighbours, the verdict with its reasons, and what was searched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import Capture, Document, Finding, Quotation, Sentence, Trace
from onrecord.record.view import View
from onrecord.report.passages import Piece, compare_passages, cut_pieces
from onrecord.report.tally import name_shown
from onrecord.text.fragments import link_passage
from onrecord.text.words import find_words
from onrecord.web.asked import Asked
from onrecord.web.citations import list_citations, write_bibtex, write_csl, write_plain
from onrecord.web.people import read_speakers_of

NEIGHBOURS = 2  # sentences shown before and after a passage
MOST_SEARCHED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two passages: its page, the words with those that differ marked, what stands before and after, and its address.

    ``here`` leads to the words in the document as onrecord keeps it, ``there`` to the publisher's page.
    """

    document: Document
    capture: Capture | None
    pieces: tuple[Piece, ...]
    before: str
    after: str
    here: str
    there: str | None


def read(asked: Asked) -> Mapping[str, Any] | None:
    """What the page shows; nothing where there is no such quotation."""
    view = asked.view
    quotation = view.find(Quotation, asked.path["id"])
    document = view.find(Document, quotation.document) if quotation else None
    if quotation is None or document is None:
        return None
    trace = next(view.rows_where(Trace, "quotation", quotation.id), None)
    own, others = read_sides(view, quotation, document, trace)
    citations = list_citations(asked, quotation, [own, *others])
    return {
        "quotation": quotation,
        "document": document,
        "trace": trace,
        "shown": name_shown(trace.verdict) if trace else "untraced",
        "level": asked.house.codebook.pages[trace.verdict].level if trace else None,
        "meaning": asked.house.codebook.pages[trace.verdict] if trace else None,
        "speakers": read_speakers_of(view, quotation.id, asked.words.language),
        "own": own,
        "others": others,
        "findings": read_findings(view, quotation.id),
        "searched": list(read_documents(view, trace.searched[:MOST_SEARCHED])) if trace else [],
        "searched_count": len(trace.searched) if trace else 0,
        "hops": list(read_hops(view, trace)) if trace else [],
        "permanent": f"{asked.base}/quotations/{quotation.id}",
        "plain": write_plain(citations, asked),
        "bibtex": write_bibtex(citations),
        "csl": write_csl(citations),
    }


def read_sides(
    view: View, quotation: Quotation, document: Document, trace: Trace | None
) -> tuple[Side, tuple[Side, ...]]:
    """The passage of the report, and the published ones, a side for each document, in the order of the statements."""
    quoted = make_whole(quotation.exact)
    statements = trace.statements if trace else ()
    others = []
    for key in dict.fromkeys(evidence.document for evidence in statements):
        source = view.find(Document, key)
        if source is None:
            continue
        held = [evidence for evidence in statements if evidence.document == key]
        published = " … ".join(evidence.exact for evidence in held)
        is_compared = trace is not None and quotation.kind != "indirect" and trace.verdict != "translated"
        if is_compared:
            quoted, pieces = compare_passages(quotation.exact, published, is_whole=True)
        else:
            pieces = make_whole(published)
        others.append(make_side(view, source, (held[0].start, held[-1].stop), pieces))
    own = make_side(view, document, (quotation.start, quotation.stop), quoted)
    return own, tuple(others)


def make_whole(text: str) -> tuple[Piece, ...]:
    """A passage in which nothing differs, whole."""
    words = find_words(text)
    return cut_pieces(text, words, ["same"] * len(words), is_whole=True)


def make_side(view: View, document: Document, span: tuple[int, int], pieces: tuple[Piece, ...]) -> Side:
    """A passage with its neighbours and addresses."""
    start, stop = min(span), max(span)
    before, after = find_neighbours(view, document, start, stop)
    return Side(
        document=document,
        capture=view.find(Capture, document.capture),
        pieces=pieces,
        before=before,
        after=after,
        here=f"/documents/{document.id}?at={start}-{stop}#at",
        there=link_passage(document.canonical_url or document.url, document.text, start, stop),
    )


def find_neighbours(view: View, document: Document, start: int, stop: int) -> tuple[str, str]:
    """What stands before and after a span: the rest of its sentences, and two sentences more on either side."""
    sentences = sorted(view.rows_of(Sentence, document.id), key=lambda one: one.start)
    before = [one for one in sentences if one.start < start][-NEIGHBOURS - 1 :]
    after = [one for one in sentences if one.stop > stop][: NEIGHBOURS + 1]
    first = before[0].start if before else start
    last = after[-1].stop if after else stop
    return document.text[first:start], document.text[stop:last]


def read_findings(view: View, quotation: str) -> list[Finding]:
    """The findings on a quotation, by code."""
    held = view.ask("SELECT id FROM placed WHERE row = ? ORDER BY code, id", quotation)
    return [finding for (id,) in held if (finding := view.find(Finding, id)) is not None]


def read_hops(view: View, trace: Trace) -> Iterator[Mapping[str, Any]]:
    """The way of the words, step by step, with the page of each."""
    for hop in trace.hops:
        page = next(read_documents(view, [hop.document]), None) if hop.document else None
        yield {"hop": hop, "page": page}


def read_documents(view: View, ids: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """What lists name of documents."""
    for id in ids:
        held = next(
            view.ask("SELECT title, publisher, published, language, source FROM shelved WHERE id = ?", id), None
        )
        if held is not None:
            title, publisher, published, language, source = held
            yield {
                "id": id,
                "title": title or source,
                "publisher": publisher,
                "published": published,
                "language": language,
            }
