"""The format of a page by its media type."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import accumulate, islice
from types import MappingProxyType

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.docx import convert_docx
from onrecord.documents.formats.html_page import convert_html
from onrecord.documents.formats.json_page import convert_json
from onrecord.documents.formats.mail import convert_mail
from onrecord.documents.formats.odt import convert_odt
from onrecord.documents.formats.pdf import convert_pdf
from onrecord.documents.formats.plain import convert_markdown, convert_plain
from onrecord.documents.formats.rtf import convert_rtf
from onrecord.documents.known import PageKnowledge
from onrecord.model import Capture
from onrecord.text.normalize import replace_surrogates

# Five times the longest of 5,700 real pages, 350 printed ones. A line of 50 MB took 147 s and 4 GB when it was read whole; of two million
# characters a page of labels or of quotation marks alone took more than ten seconds.
MOST_CHARACTERS = 1 << 20
# Those 5,000 of them that were counted have at most 752 lines with words. A page of this many characters in lines of seventy has
# 15,000; one of 260,000 headings took 17 seconds of the processor.
MOST_LINES = 20_000
# Words and signs, each sign one. Real pages have 0.20 to a character, long ones 0.24 at most, so that prose of 300,000 characters, five
# hours of speech, is read whole in any language; the longest of 5,700 pages has 32,072. A page of marks or brackets alone has one to each,
# and took up to 29 seconds of the processor.
MOST_PIECES = 75_000
_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")

# A function gives the page as text, or the reason why there is none to be read.
Convert = Callable[[Capture, bytes, PageKnowledge], Converted | str]

FORMATS: Mapping[str, Convert] = MappingProxyType(
    {
        "application/json": convert_json,
        "application/pdf": convert_pdf,
        "application/rtf": convert_rtf,
        "application/vnd.oasis.opendocument.text": convert_odt,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": convert_docx,
        "application/xhtml+xml": convert_html,
        "message/rfc822": convert_mail,
        "text/html": convert_html,
        "text/markdown": convert_markdown,
        "text/plain": convert_plain,
    }
)


def convert_page(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """The page of a capture as text, or the reason why it cannot be read."""
    convert = FORMATS.get(capture.media_type.partition(";")[0].strip())
    if convert is None:
        return f"expected a page of one of the types {', '.join(sorted(FORMATS))}; found {capture.media_type}"
    converted = convert(capture, content, known)
    return replace_surrogates(converted) if isinstance(converted, str) else _mend(_bound(converted))


def _bound(converted: Converted) -> Converted:
    """The same as far as a page can reach: up to the end of a word, or of a line."""
    text = converted.text
    if len(text) > MOST_CHARACTERS:
        stop = text.rfind(" ", MOST_CHARACTERS // 2, MOST_CHARACTERS)
        expected = f"{MOST_CHARACTERS:,} characters, found {len(text):,}"
        return _bound(_cut(converted, stop if stop > 0 else MOST_CHARACTERS, expected))
    bounded = _bound_lines(converted) if text.count("\n") >= MOST_LINES else converted
    return _bound_pieces(bounded) if len(bounded.text) > MOST_PIECES else bounded


def _bound_lines(converted: Converted) -> Converted:
    lines = converted.text.split("\n")
    stops = accumulate(len(line) + 1 for line in lines)
    worded = [stop - 1 for line, stop in zip(lines, stops, strict=True) if line and not line.isspace()]
    if len(worded) <= MOST_LINES:
        return converted
    return _cut(converted, worded[MOST_LINES - 1], f"{MOST_LINES:,} lines with words, found {len(worded):,}")


def _bound_pieces(converted: Converted) -> Converted:
    beyond = next(islice(_PIECE.finditer(converted.text), MOST_PIECES, None), None)
    return (
        converted if beyond is None else _cut(converted, beyond.start(), f"{MOST_PIECES:,} words and signs, found more")
    )


def _cut(converted: Converted, stop: int, expected: str) -> Converted:
    why = f"expected a page of at most {expected}; the first {stop:,} characters were read"
    return replace(converted, text=converted.text[:stop], notes=(*converted.notes, why))


def _mend(converted: Converted) -> Converted:
    """The same without lone surrogates beside the text: JSON and RTF can spell such halves of characters, and no file can hold them."""
    return replace(
        converted,
        fields={name: replace_surrogates(value) for name, value in converted.fields.items()},
        furniture=tuple(replace(part, text=replace_surrogates(part.text)) for part in converted.furniture),
    )
