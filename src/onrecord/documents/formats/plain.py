"""Plain text and Markdown: bytes in whatever encoding to lines."""

from onrecord.documents.chunks import join_chunks
from onrecord.documents.formats.converted import Converted
from onrecord.documents.known import PageKnowledge
from onrecord.model import Capture
from onrecord.text.encodings import SingleByte, decode_page


def convert_plain(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """A page of plain text."""
    return _convert(content, known, is_markdown=False)


def convert_markdown(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """A page of Markdown; its front matter is read with the lines."""
    return _convert(content, known, is_markdown=True)


def _convert(content: bytes, known: PageKnowledge, *, is_markdown: bool) -> Converted | str:
    rules = known.encodings
    decoded = decode_page(content, SingleByte(rules.candidates, rules.common, rules.least_common, rules.latin))
    if decoded is None:
        tried = ", ".join(("utf-8", *rules.candidates))
        return f"expected text; its encoding could not be found out (tried {tried})"
    notes: tuple[str, ...] = ()
    if decoded.broken > 0:
        notes = (
            f"expected whole {decoded.encoding}; {decoded.broken:.2%} of its characters are broken in {decoded.encoding}",
        )
        if not rules.is_readable(decoded.broken, len(decoded.text)):
            return notes[0]
    return Converted(text=join_chunks(decoded.text), is_markdown=is_markdown, notes=notes)
