"""Reading a capture: bytes to documents, each with its text, layout, marks and identity."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.documents.assemble import Assembled, assemble_text
from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.find import convert_page
from onrecord.documents.habits import Habits
from onrecord.documents.header import Header, read_header
from onrecord.documents.identify import Identified, Origin, find_publisher, identify_page
from onrecord.documents.known import PageKnowledge
from onrecord.documents.layout import PageLayout, Printed, read_layout
from onrecord.documents.parts import join_lines, split_parts
from onrecord.documents.unfold import unfold_page
from onrecord.documents.wrapping import is_hard_wrapped
from onrecord.model import Capture, Document, Furniture, Issue, Span, make_issue, make_unread_issue
from onrecord.model.identity import identify_document, identify_publication
from onrecord.text.addresses import (
    canonicalise_address,
    choose_main_address,
    complete_address,
    find_address,
    find_host,
    is_address,
)
from onrecord.text.dates import read_date
from onrecord.text.marks import find_cuts, find_insertions
from onrecord.text.normalize import normalize_text
from onrecord.text.words import has_words

_STAGE = "documents"
_LONGEST_ADDRESS = 2_000


def read_documents(
    capture: Capture, content: bytes, known: PageKnowledge
) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    """Every document of a capture, and what could not be read.

    A page without words, or that its format cannot read, becomes an issue and no document.
    """
    return read_converted(capture, convert_page(capture, content, known), known)


def read_converted(
    capture: Capture, converted: Converted | str, known: PageKnowledge
) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    """The same of a page that its format has read; a text is the reason why it could not."""
    if isinstance(converted, str):
        return (), (_unreadable(capture, converted),)
    issues = [_unreadable(capture, why) for why in converted.notes]
    documents = _read_parts(capture, converted, known)
    if not documents:
        issues.append(_unreadable(capture, "expected a page with text; found no words in it"))
    issues.extend(_dateless(document) for document in documents if document.published is None)
    return documents, tuple(issues)


def make_draft(document: Document, date: str | None) -> Document:
    """A document as the draft that it is: nobody has published it, so it is a report, and no side's account.

    ``date`` is its day where it prints none itself.
    """
    published = document.published or date
    return replace(
        document, standing="press", side=None, kind="report", rendering="unknown", cuts=(), published=published
    )


def _read_parts(capture: Capture, converted: Converted, known: PageKnowledge) -> tuple[Document, ...]:
    """The documents of a file's pages; a part that is frame alone ("Events") is kept with the last of them."""
    unfolded = unfold_page(normalize_text(converted.text), known)
    documents: list[Document] = []
    frame: list[Furniture] = []
    for number, printed in enumerate(split_parts(unfolded.text, known), 1):
        cut_out = (*converted.furniture, *unfolded.parts) if number == 1 else ()
        fields = converted.fields if number == 1 else {}
        document = _read_part(_Part(capture, number, printed, cut_out, fields, converted.is_markdown), known)
        if document is not None:
            documents.append(document)
        else:
            frame += [Furniture(kind="frame", text=line.strip()) for line in printed.split("\n") if line.strip()]
            frame += cut_out
    if documents and frame:
        documents[-1] = replace(documents[-1], furniture=(*documents[-1].furniture, *frame))
    return tuple(documents)


def _unreadable(capture: Capture, why: str) -> Issue:
    return make_unread_issue(stage=_STAGE, source=capture.source, about=capture.id, why=why, code="D01")


def _dateless(document: Document) -> Issue:
    why = "no date is printed at the top of the page, so that it can be joined to an event by its words alone"
    return make_issue(stage=_STAGE, source=document.source, document=document.id, why=why, code="D02")


@dataclass(frozen=True, slots=True)
class _Part:
    """One page of a capture; ``cut_out`` was taken out of its sentences, ``fields`` stand beside its text."""

    capture: Capture
    number: int
    printed: str
    cut_out: tuple[Furniture, ...]
    fields: Mapping[str, str]
    is_markdown: bool


def _read_part(part: _Part, known: PageKnowledge) -> Document | None:
    capture, printed = part.capture, part.printed
    header = read_header(tuple(printed.split("\n")), known, is_markdown=part.is_markdown)
    header = replace(header, fields={**header.fields, **part.fields})
    address = _find_page_address(capture, header, known)
    publisher = find_publisher(printed, address, known)
    is_wrapped = is_hard_wrapped(header.body, is_markdown=header.is_markdown)
    lines = join_lines(header.body, known, is_wrapped=is_wrapped)
    body = Printed(lines=lines, is_markdown=header.is_markdown, is_wrapped=is_wrapped)
    layout = read_layout(body, Habits(known=known, publisher=publisher), header.fields.get("title"))
    assembled = assemble_text(layout, header, part.cut_out)
    if not has_words(assembled.text):
        return None
    identified = identify_page(layout, assembled.text, Origin(address, publisher), known)
    return _make_document(part, _Page(header, layout, assembled, identified, address), known)


@dataclass(frozen=True, slots=True)
class _Page:
    header: Header
    layout: PageLayout
    assembled: Assembled
    identified: Identified
    address: str | None


def _find_page_address(capture: Capture, header: Header, known: PageKnowledge) -> str | None:
    """The address the page was fetched from, else the one that it names, else one that stands alone on a line.

    What a web archive captured has the address that it was captured at.
    """
    address = capture.url or _find_printed_address(header, known)
    archived = known.archives.lead_back(address) if address else None
    return archived.address if archived else address


def _find_printed_address(header: Header, known: PageKnowledge) -> str | None:
    if named := header.fields.get("url"):
        return find_address(named)
    lines = [line.strip() for line in header.body if "/" in line and len(line) < _LONGEST_ADDRESS]
    alone = [line for line in lines if is_address(line)]
    if alone:
        return alone[-1]
    named_last = (found for line in reversed(lines) if (found := known.languages.address_line.fullmatch(line)))
    return next((complete_address(found["address"]) for found in named_last), None)


def _make_document(part: _Part, page: _Page, known: PageKnowledge) -> Document:
    capture, text, identified = part.capture, page.assembled.text, page.identified
    canonical = _canonicalise(page, known)
    publication = identify_publication(canonical, capture.id, part.number)
    cuts = tuple(find_cuts(text)) if identified.standing == "official" else ()
    inserted = find_insertions(text, known.languages.insertion_note)
    return Document(
        id=identify_document(publication, text),
        capture=capture.id,
        publication=publication,
        part=part.number,
        source=capture.source,
        url=page.address,
        canonical_url=canonical,
        publisher=identified.publisher,
        standing=identified.standing,
        side=identified.side,
        relay_of=identified.relay_of,
        kind=identified.kind,
        rendering=identified.rendering,
        language=identified.language,
        title=page.layout.title,
        published=_find_published(page, known),
        place=page.layout.place or page.header.fields.get("place"),
        text=text,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        cuts=cuts,
        insertions=tuple(span for span in inserted if not _overlaps(span, cuts)),
        furniture=page.assembled.furniture,
        blocks=page.assembled.blocks,
        profile=identified.profile,
    )


def _overlaps(span: Span, cuts: tuple[Span, ...]) -> bool:
    return any(span.start < cut.stop and cut.start < span.stop for cut in cuts)


def _canonicalise(page: _Page, known: PageKnowledge) -> str | None:
    if page.address is None:
        return None
    address = choose_main_address(page.address, page.header.fields.get("url", ""))
    publisher = known.publishers.find_host(find_host(address))
    return canonicalise_address(address, publisher.address.remove if publisher else ())


def _find_published(page: _Page, known: PageKnowledge) -> str | None:
    """The date of the header, else the date line; a header's day and a date line's time of the same day go together."""
    named = page.header.fields.get("published")
    found = read_date(named, known.languages.date_forms) if named else None
    if found is None:
        return page.layout.published
    return found.value
