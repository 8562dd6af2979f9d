"""A web page to the lines that a person would copy from it: by its publisher's profile, else by its layout."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.html_body import find_body
from onrecord.documents.formats.html_date import find_date_line
from onrecord.documents.formats.html_encoding import decode_html
from onrecord.documents.formats.html_head import PageHead, read_page_head
from onrecord.documents.formats.html_lines import PageLine, list_lines
from onrecord.documents.formats.html_profile import Selected, choose_profile, name_head, select_parts
from onrecord.documents.formats.html_structured import find_article
from onrecord.documents.formats.html_tree import Element, PageTree, parse_page
from onrecord.documents.known import PageKnowledge
from onrecord.knowledge.publishers import HtmlProfile
from onrecord.model import Capture, Furniture
from onrecord.text.addresses import find_host
from onrecord.text.words import fold_text

_WHOLE = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)

_SCRIPTED = re.compile(r"<script\b", re.IGNORECASE)
_ONWARD = re.compile(
    r"""<meta\b[^<>]{0,200}http-equiv\s*=\s*["']?refresh\b[^<>]{0,200}url\s*=\s*["']?(?P<address>[^\s"'<>]{1,2000})""",
    re.IGNORECASE,
)

# Where less than this share of the text that structured data repeats is shown, a script of the page shows it.
_LEAST_SHOWN = 0.5


class _Page(NamedTuple):
    """A parsed page, its lines, their folded words, and what it says beside them."""

    tree: PageTree
    lines: Sequence[PageLine]
    folded: Sequence[str]
    head: PageHead
    notes: tuple[str, ...]


def convert_html(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """A web page."""
    decoded = decode_html(content, capture.media_type, known)
    if decoded is None:
        tried = ", ".join(("utf-8", *known.encodings.candidates))
        return f"expected a web page; its encoding could not be found out (tried what it declares, {tried})"
    notes: tuple[str, ...] = ()
    if decoded.broken > 0:
        notes = (
            f"expected whole {decoded.encoding}; {decoded.broken:.2%} of its characters are broken in {decoded.encoding}",
        )
        if not known.encodings.is_readable(decoded.broken, len(decoded.text)):
            return notes[0]
    return convert_markup(decoded.text, capture.url, known, notes)


def convert_markup(markup: str, url: str | None, known: PageKnowledge, notes: tuple[str, ...] = ()) -> Converted | str:
    """A web page as text with tags; ``url`` is where it was found."""
    tree = parse_page(markup)
    if tree is None:
        return "expected a web page; found no element in it"
    lines = tuple(list_lines(tree.body, known.web))
    head = read_page_head(tree.root, find_article(tree.structured), lines)
    page = _Page(tree, lines, [fold_text(line.text) for line in lines], head, (*notes, *tree.notes))
    for profile in choose_profile(_list_profiles(url or head.url, known), head.published):
        if (selected := select_parts(tree.root, profile, known.web)) is not None:
            return _join_selected(page, selected)
    if not _WHOLE.search(markup):
        return _join_part(page)
    has_words = bool(lines or head.body) and tree.root.find("frameset") is None
    return _join_found(page, known) if has_words else _explain_empty(tree.root, markup)


def _explain_empty(root: Element, markup: str) -> str:
    """Why a page shows no words of its own, and what to save instead."""
    if root.find("frameset") is not None:
        return "expected a page with text; found frames alone: save the page in the frame that holds the text"
    if (onward := _ONWARD.search(markup)) is not None:
        return f"expected a page with text; found one that leads on to {onward['address']}"
    if _SCRIPTED.search(markup):
        return "expected a page with text; found scripts alone, which show it: save the page from a browser that has shown it"
    return "expected a page with text; found no words in it"


def _list_profiles(address: str, known: PageKnowledge) -> tuple[HtmlProfile, ...]:
    archived = known.archives.lead_back(address) if address else None
    publisher = known.publishers.find_host(find_host(archived.address if archived else address)) if address else None
    return (*(publisher.html if publisher is not None else ()), *known.web.words.profiles)


def _join_selected(page: _Page, selected: Selected) -> Converted:
    title, published, author = name_head(page.head, selected)
    shown = [title, *selected.lead, *selected.date_line, *selected.place, *(line.text for line in selected.body)]
    fields = _name_fields(page.head, title, published, author)
    kept = {fold_text(line) for line in shown}
    frame = _keep_frame(line for line, words in zip(page.lines, page.folded, strict=True) if words not in kept)
    return Converted(text=_join(shown), fields=fields, furniture=frame, notes=page.notes)


def _join_found(page: _Page, known: PageKnowledge) -> Converted:
    body = find_body(page.tree.root, page.lines, page.folded, page.head, known.web)
    title = page.head.title
    text = [line.text for place, line in enumerate(page.lines) if place in body]
    if sum(map(len, text)) < _LEAST_SHOWN * sum(map(len, page.head.body)):
        text, body = list(page.head.body), frozenset()
    wanted = fold_text(title)
    dated = None if page.head.published else _find_date(page, min(body, default=0), wanted, known)
    shown = [title, *text] if dated is None else [title, page.lines[dated].text, *text]
    body = body if dated is None else body | {dated}
    frame = (line for place, line in enumerate(page.lines) if place not in body and page.folded[place] != wanted)
    fields = _name_fields(page.head, title, page.head.published, ", ".join(page.head.authors))
    return Converted(text=_join(shown), fields=fields, furniture=_keep_frame(frame), notes=page.notes)


def _find_date(page: _Page, first: int, title: str, known: PageKnowledge) -> int | None:
    titled = frozenset(place for place, words in enumerate(page.folded[:first]) if title and words == title)
    return find_date_line(page.lines, first, titled, known.languages.date_forms)


def _join_part(page: _Page) -> Converted:
    """A part of a page, as feeds hold them, is text from end to end."""
    fields = _name_fields(page.head, page.head.title, page.head.published, ", ".join(page.head.authors))
    return Converted(text=_join(line.text for line in page.lines), fields=fields, notes=page.notes)


def _join(shown: Iterable[str]) -> str:
    return "\n".join(line for line in shown if line)


def _keep_frame(lines: Iterable[PageLine]) -> tuple[Furniture, ...]:
    """What is of the site, a kind each; words that a site prints again and again are kept once."""
    kept = dict.fromkeys((line.zone or "frame", line.text) for line in lines)
    return tuple(Furniture(kind=kind, text=text) for kind, text in kept)


def _name_fields(head: PageHead, title: str, published: str, author: str) -> dict[str, str]:
    fields = {
        "title": title,
        "published": published,
        "author": author,
        "url": head.url,
        "language": head.language,
        "publisher": head.publisher,
    }
    return {name: value for name, value in fields.items() if value}
