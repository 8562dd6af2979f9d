"""Reading a capture: bytes to documents, each with its text, layout, marks and identity."""

import hashlib
from dataclasses import dataclass

from onrecord.documents.habits import Habits
from onrecord.documents.header import Header, read_header
from onrecord.documents.identify import Identified, find_publisher, identify_page
from onrecord.documents.known import PageKnowledge
from onrecord.documents.layout import PageLayout, Printed, read_layout
from onrecord.documents.lines import Line
from onrecord.documents.markdown import is_hard_wrapped
from onrecord.documents.parts import join_lines, split_parts
from onrecord.model import Block, Capture, Document, Furniture, Issue, Span, make_issue
from onrecord.model.identity import identify_document, identify_publication
from onrecord.text.addresses import canonicalise_address, find_address, find_host
from onrecord.text.dates import read_date
from onrecord.text.encodings import SingleByte, decode_page
from onrecord.text.marks import find_cuts, find_insertions
from onrecord.text.normalize import normalize_text
from onrecord.text.words import find_words

_STAGE = "documents"
_MARKDOWN = "text/markdown"


def read_documents(
    capture: Capture, content: bytes, known: PageKnowledge
) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    """Every document of a capture, and what could not be read.

    A page without words, or in an encoding that cannot be found out, becomes an issue and no document.
    """
    rules = known.encodings
    decoded = decode_page(content, SingleByte(rules.candidates, rules.common, rules.least_common, rules.latin))
    if decoded is None:
        tried = ", ".join(("utf-8", *rules.candidates))
        return (), (_unreadable(capture, f"expected text; its encoding could not be found out (tried {tried})"),)
    issues: list[Issue] = []
    if decoded.broken > 0:
        why = f"{decoded.broken:.2%} of its characters are broken in {decoded.encoding}"
        issues.append(_unreadable(capture, f"expected whole {decoded.encoding}; {why}"))
        if decoded.broken > rules.most_broken:
            return (), tuple(issues)
    text = normalize_text(decoded.text)
    documents = tuple(
        document
        for part, printed in enumerate(split_parts(text, known), 1)
        if (document := _read_part(capture, part, printed, known)) is not None
    )
    if not documents:
        issues.append(_unreadable(capture, "expected a page with text; found no words in it"))
    issues.extend(_dateless(document) for document in documents if document.published is None)
    return documents, tuple(issues)


def _unreadable(capture: Capture, why: str) -> Issue:
    return make_issue(stage=_STAGE, source=capture.source, why=why, code="D01")


def _dateless(document: Document) -> Issue:
    why = "no date is printed at the top of the page, so that it can be joined to an event by its words alone"
    return make_issue(stage=_STAGE, source=document.source, document=document.id, why=why, code="D02")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assembled:
    """The text with its blocks and furniture."""

    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]


def _read_part(capture: Capture, part: int, printed: str, known: PageKnowledge) -> Document | None:
    is_markdown = capture.media_type == _MARKDOWN
    header = read_header(tuple(printed.split("\n")), known, is_markdown=is_markdown)
    address = _find_page_address(capture, header)
    publisher = find_publisher(printed, address, known)
    is_wrapped = is_hard_wrapped(header.body)
    lines = join_lines(header.body, known, is_wrapped=is_wrapped)
    body = Printed(lines=lines, is_markdown=header.is_markdown, is_wrapped=is_wrapped)
    layout = read_layout(body, Habits(known=known, publisher=publisher), header.fields.get("title"))
    assembled = _assemble(layout, header)
    if not find_words(assembled.text):
        return None
    identified = identify_page(layout, address, publisher, known)
    return _make_document(capture, part, _Page(header, layout, assembled, identified, address), known)


@dataclass(frozen=True, slots=True)
class _Page:
    header: Header
    layout: PageLayout
    assembled: _Assembled
    identified: Identified
    address: str | None


def _find_page_address(capture: Capture, header: Header) -> str | None:
    """The address the page was fetched from, else the one its header names, else one that stands alone on a line."""
    if capture.url:
        return capture.url
    if named := header.fields.get("url"):
        return find_address(named)
    alone = [line.strip() for line in header.body if find_address(line) == line.strip() and line.strip()]
    return alone[-1] if alone else None


def _assemble(layout: PageLayout, header: Header) -> _Assembled:
    lines = list(layout.lines)
    if layout.title and not any(line.kind == "headline" for line in lines):
        lines.insert(0, Line(text=layout.title, kind="headline"))
    text, blocks = "", []
    for line in lines:
        if line.kind != "furniture":
            text += "\n" if text else ""
            blocks.append(Block(kind=line.kind, start=len(text), stop=len(text) + len(line.text)))  # type: ignore[arg-type]
            text += line.text
    furniture = [Furniture(kind="header", text=line.strip()) for line in header.printed if line.strip()]
    furniture += [Furniture(kind=line.part, text=line.text) for line in lines if line.kind == "furniture"]
    return _Assembled(text=text, blocks=tuple(blocks), furniture=tuple(furniture))


def _make_document(capture: Capture, part: int, page: _Page, known: PageKnowledge) -> Document:
    text, identified = page.assembled.text, page.identified
    canonical = _canonicalise(page.address, known)
    publication = identify_publication(canonical, capture.id, part)
    cuts = tuple(find_cuts(text)) if identified.standing == "official" else ()
    inserted = find_insertions(text, known.languages.insertion_note)
    return Document(
        id=identify_document(publication, text),
        capture=capture.id,
        publication=publication,
        part=part,
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


def _canonicalise(address: str | None, known: PageKnowledge) -> str | None:
    if address is None:
        return None
    publisher = known.publishers.find_host(find_host(address))
    return canonicalise_address(address, publisher.address.remove if publisher else ())


def _find_published(page: _Page, known: PageKnowledge) -> str | None:
    """The date of the header, else the date line; a header's day and a date line's time of the same day go together."""
    named = page.header.fields.get("published")
    found = read_date(named, known.languages.date_forms) if named else None
    if found is None:
        return page.layout.published
    return found.value
