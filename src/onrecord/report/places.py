"""Where the words of a report stand in the files as given: by offset, and by line and column as editors count them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from onrecord.knowledge.encodings import Encodings
from onrecord.model import Capture, Document, Quotation
from onrecord.report.gather import FIGURED, Report
from onrecord.text.encodings import SingleByte, decode_page
from onrecord.text.letters import Letters, find_same, read_letters

# Files in which a person sees the words where they stand. Of others a report names the file alone.
TEXTS = frozenset({"text/plain", "text/markdown"})
# The longest of 5,700 real pages has 210,000 characters; in a file five times as long, and for more passages than any page has, the
# file alone is named: a page made to be slow must not be.
MOST_CHARACTERS = 1 << 20
MOST_PASSAGES = 2_000
MARKUP = frozenset({"text/html", "application/xhtml+xml"})

Span = tuple[str, int, int]  # document, start, stop: of evidence, or of a quotation
Parts = Sequence[tuple[str, str]]  # the name and the text of each part of a file, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """``[start, stop)`` in code points of a file's text, byte order mark aside; lines and columns count from 1.

    ``end_column`` is that of the character after the last one. ``exact`` is what stands there.
    """

    start: int
    stop: int
    line: int
    column: int
    end_line: int
    end_column: int
    exact: str


Places = Mapping[Span, Place]


def find_places(report: Report, read: Callable[[str], bytes], encodings: Encodings) -> Places:
    """The places of the quotations and of the published statements that a report names; what cannot be placed is absent.

    ``read`` gives the bytes of a capture. The words of both are looked for by their letters, so that a page whose layout was
    unfolded, or whose tags were taken away, still leads to its own file.
    """
    spans: dict[str, set[tuple[int, int]]] = {}
    documents = {page.document.id: page.document for page in report.pages} | dict(report.sources)
    for document, start, stop in _list_spans(report):
        spans.setdefault(document, set()).add((start, stop))
    places: dict[Span, Place] = {}
    for key in sorted(spans.keys() & documents.keys()):
        capture = report.captures.get(key)
        text = decode_capture(capture, read, encodings) if capture else None
        if capture is not None and text is not None and len(text) <= MOST_CHARACTERS:
            file = read_letters(text, is_markup=find_type(capture) in MARKUP)
            places.update(_place_spans(documents[key], sorted(spans[key])[:MOST_PASSAGES], file))
    return places


def tell_places(report: Report, places: Places, parts: Mapping[str, Parts]) -> Mapping[str, str]:
    """Where each quotation stands, by quotation: the line of its file, or the part of a file that has no lines.

    ``parts`` are those of files, by capture. Of words that go over from one part to the next, where they begin.
    """
    told: dict[str, str] = {}
    for page in report.pages:
        quotations = [account.quotation for account in page.accounts]
        lines = {one.id: places.get((one.document, one.start, one.stop)) for one in quotations}
        told |= {key: f"line {place.line}" for key, place in lines.items() if place is not None}
        if held := parts.get(page.document.capture, ()):
            told |= _find_parts(page.document, quotations, held)
    return told


def _find_parts(document: Document, quotations: Sequence[Quotation], parts: Parts) -> Mapping[str, str]:
    text = "\n".join(part for _, part in parts)
    if len(text) > MOST_CHARACTERS:
        return {}
    openings = [0, *accumulate(len(part) + 1 for _, part in parts)]
    own, file = read_letters(document.text), read_letters(text)
    found = {one.id: find_same(own, one.start, one.stop, file) for one in quotations[:MOST_PASSAGES]}
    return {key: parts[bisect_right(openings, place[0]) - 1][0] for key, place in found.items() if place is not None}


def find_type(capture: Capture) -> str:
    """The media type of a capture without its parameters: ``text/html; charset=koi8-r`` is ``text/html``."""
    return capture.media_type.partition(";")[0].strip()


def has_lines(capture: Capture) -> bool:
    """Whether a person sees the words of this file in lines: in a text, or in the source of a web page."""
    return find_type(capture) in TEXTS | MARKUP


def decode_capture(capture: Capture, read: Callable[[str], bytes], encodings: Encodings) -> str | None:
    """The text of a capture as it was saved; ``None`` for one that is no text."""
    if not has_lines(capture):
        return None
    known = SingleByte(encodings.candidates, encodings.common, encodings.least_common, encodings.latin)
    decoded = decode_page(read(capture.id), known)
    return decoded.text if decoded else None


def _list_spans(report: Report) -> Iterable[Span]:
    for page in report.pages:
        for account in page.accounts:
            yield page.document.id, account.quotation.start, account.quotation.stop
            for evidence in account.trace.statements:
                yield evidence.document, evidence.start, evidence.stop
    for finding in report.findings:
        if finding.subject.table in FIGURED:
            yield from ((one.document, one.start, one.stop) for one in finding.evidence)


def _place_spans(document: Document, spans: Iterable[tuple[int, int]], file: Letters) -> Mapping[Span, Place]:
    own = read_letters(document.text)
    openings = [0, *accumulate(len(line) + 1 for line in file.text.split("\n"))]
    found = {(start, stop): find_same(own, start, stop, file) for start, stop in spans}
    return {
        (document.id, *span): _place(*place, file.text, openings) for span, place in found.items() if place is not None
    }


def _place(start: int, stop: int, text: str, openings: list[int]) -> Place:
    """``openings`` are the offsets at which the lines begin."""
    line, end_line = bisect_right(openings, start), bisect_right(openings, stop - 1)
    return Place(
        start=start,
        stop=stop,
        line=line,
        column=start - openings[line - 1] + 1,
        end_line=end_line,
        end_column=stop - openings[end_line - 1] + 1,
        exact=text[start:stop],
    )
