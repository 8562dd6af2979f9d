"""The format of a page by its media type."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.json_page import convert_json
from onrecord.documents.formats.plain import convert_markdown, convert_plain
from onrecord.documents.known import PageKnowledge
from onrecord.model import Capture

# A function gives the page as text, or the reason why there is none to be read.
Convert = Callable[[Capture, bytes, PageKnowledge], Converted | str]

FORMATS: Mapping[str, Convert] = MappingProxyType(
    {"text/plain": convert_plain, "text/markdown": convert_markdown, "application/json": convert_json}
)


def convert_page(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """The page of a capture as text, or the reason why it cannot be read."""
    convert = FORMATS.get(capture.media_type)
    if convert is None:
        return f"expected a page of one of the types {', '.join(sorted(FORMATS))}; found {capture.media_type}"
    return convert(capture, content, known)
