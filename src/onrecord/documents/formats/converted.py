"""What a format gives: the page as lines, whatever it was saved as."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model import Furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A page as text: a paragraph, heading, date or place a line, as a person would copy it from the page.

    ``fields`` are what the file says beside its text, under the names of :class:`onrecord.documents.header.Header`: title, published,
    url, place, language, author, publisher. ``is_markdown`` says that headings, links and emphasis are marked as Markdown does.
    ``furniture`` is what was on the page and is not of the publication; ``notes`` say what could not be read, an issue each.
    """

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    is_markdown: bool = False
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[str, ...] = ()
