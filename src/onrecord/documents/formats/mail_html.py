"""A letter in HTML: all of its lines, since no menu and no article have to be told apart; those quoted from another marked by ">"."""

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.html_encoding import decode_html
from onrecord.documents.formats.html_lines import list_lines
from onrecord.documents.formats.html_tree import Element, parse_page
from onrecord.documents.known import PageKnowledge

# How programs mark another's letter inside one's own: `<blockquote type="cite">`, `class="gmail_quote"`, `class="yahoo_quoted"`.
_CITED = "cite"
_QUOTED = "quote"


def convert_letter(content: bytes, media_type: str, known: PageKnowledge) -> Converted | None:
    """The text of a letter; ``None`` where it cannot be read. ``media_type`` may carry a ``charset``."""
    decoded = decode_html(content, media_type, known)
    tree = parse_page(decoded.text) if decoded is not None else None
    if tree is None:
        return None
    lines = list_lines(tree.body, known.web)
    return Converted(
        text="\n".join(f"> {line.text}" if _is_quoted(line.element) else line.text for line in lines), notes=tree.notes
    )


def _is_quoted(element: Element) -> bool:
    return any(
        one.get("type") == _CITED or _QUOTED in (one.get("class") or "") for one in (element, *element.iterancestors())
    )
