"""Which lines of a web page are the publication: trafilatura finds its paragraphs, the layout decides of the lines around them.

trafilatura (2.3, without its own metadata) is loaded when the first page without a profile is read. It drops what says little and
stops where a page goes on in a second container; small lines matter here ("<…>", "* * *", "Yes."). Its answer is therefore taken as
evidence: it tells which places of the layout hold text, and all lines of those places are text.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple

from onrecord.documents.formats.html_head import PageHead
from onrecord.documents.formats.html_lines import PageLine
from onrecord.documents.formats.html_tree import Element, load_library
from onrecord.knowledge.web import WebNames
from onrecord.text.words import fold_text

# Shorter lines are found by chance among the words of others.
_TELLING_WORDS = 4
# A place of the layout holds text when this share of all that was found lies there, a caption's or a teaser's place when less.
_LEAST_SHARE = 0.15
_LEAST_LINES = 3
_SEVERAL = 2
# A line of so many characters says something by itself.
_LONG = 80
_SHORTEST_LEAD = 40
# trafilatura takes a millisecond for ten lines, more when they are many: 220 pages of press have at most 2,900. A longer page is text but
# for what its layout calls furniture.
_MOST_LINES = 10_000
_MOST_LINKED = 0.8
_BETWEEN_LINKS = re.compile(r"\s*[|·•/›»>]\s*")
_BY_LAYOUT = frozenset(["h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "th", "dd", "dt", "pre"])
_TEXT_TAGS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "pre"})
_TITLES = frozenset({"h1", "h2"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_GROUPS = frozenset({"ul", "ol", "li", "dl", "blockquote"})
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "readability")


class _Place(NamedTuple):
    """Where in the layout a line stands: its tag, and the tag and classes of what holds it."""

    tag: str
    holder: str
    classes: str


class _Found(NamedTuple):
    """A page's lines with their folded words, what holds them, places, and whether they were found to be text."""

    lines: Sequence[PageLine]
    holders: Sequence[Element]
    folded: Sequence[str]
    places: Sequence[_Place]
    may_be: Sequence[bool]
    said: Sequence[bool]


def find_body(
    root: Element, lines: Sequence[PageLine], folded: Sequence[str], head: PageHead, names: WebNames
) -> frozenset[int]:
    """The places among ``lines`` of those that are of the publication, its title aside; ``folded`` are their folded words."""
    is_small = len(lines) <= _MOST_LINES
    said = _compare(folded, _extract(root)) if is_small else [True] * len(lines)
    if head.body:
        said = [one or other for one, other in zip(said, _compare(folded, [" ".join(head.body)]), strict=True)]
    title = fold_text(head.title)
    zones = _find_zones(lines, said)
    linked = [line.linked > _MOST_LINKED * len(_BETWEEN_LINKS.sub("", line.text)) for line in lines]
    open_to_text = [
        not (title and words == title)
        and line.zone in zones
        and not is_linked
        and not _heads_links(line, linked, place)
        for place, (words, line, is_linked) in enumerate(zip(folded, lines, linked, strict=True))
    ]
    said = [one and other for one, other in zip(said, open_to_text, strict=True)]
    found = _Found(
        lines,
        [_find_holder(line.element) for line in lines],
        folded,
        [_find_place(line.element) for line in lines],
        open_to_text,
        said,
    )
    body = frozenset(_choose(found, head)) or frozenset(
        place for place, words in enumerate(folded) if not (title and words == title)
    )
    return body | frozenset(_find_leads(found, min(body, default=0), head, names))


def _heads_links(line: PageLine, linked: Sequence[bool], place: int) -> bool:
    """A short heading directly above several links is theirs: "Read also". A long one is a lead, with links behind it."""
    below = linked[place + 1 : place + 1 + _SEVERAL]
    is_short = line.element.tag in _HEADINGS and len(line.text) < _SHORTEST_LEAD
    return is_short and len(below) == _SEVERAL and all(below)


def _extract(root: Element) -> list[str]:
    extracted = _load_trafilatura().bare_extraction(deepcopy(root), include_comments=False, with_metadata=False)
    return (extracted.text or "").split("\n") if extracted is not None else []


def _compare(folded: Sequence[str], texts: Iterable[str]) -> list[bool]:
    """Whether each line is one of the texts, or long enough to be told as a part of them."""
    said = [fold_text(one) for one in texts]
    exact, all_of_it = set(said), f" {'  '.join(said)} "
    return [
        bool(words) and (words in exact or (words.count(" ") >= _TELLING_WORDS - 1 and f" {words} " in all_of_it))
        for words in folded
    ]


def _find_holder(element: Element) -> Element:
    """What holds a paragraph; of an item or a quoted paragraph what holds the list or quotation."""
    holder = element.getparent()
    while holder is not None and holder.tag in _GROUPS:
        holder = holder.getparent()
    return holder


def _find_zones(lines: Sequence[PageLine], said: Sequence[bool]) -> frozenset[str]:
    """Zones in which text stands: outside of all, and where most of what was found lies, whatever it is called."""
    sizes: Counter[str] = Counter()
    for line, is_said in zip(lines, said, strict=True):
        sizes[line.zone] += len(line.text) * is_said
    return frozenset({"", *(zone for zone, size in sizes.items() if 2 * size > sizes.total())})


def _find_place(element: Element) -> _Place:
    parent = element.getparent()
    if parent is None:
        return _Place(str(element.tag), "", "")
    return _Place(str(element.tag), str(parent.tag), " ".join(sorted((parent.get("class") or "").split())))


def _choose(found: _Found, head: PageHead) -> Iterable[int]:
    strong, holders = _find_strong(found)
    is_strong = [
        (place in strong and bool(place.classes)) or (holder in holders and place.tag in _TEXT_TAGS)
        for place, holder in zip(found.places, found.holders, strict=True)
    ]
    at = [place for place, is_text in enumerate(is_strong) if is_text and found.said[place]]
    first, last = (at[0], at[-1]) if at else (0, len(found.lines) - 1)
    summaries = {fold_text(one) for one in head.summaries}
    for place in range(len(found.lines)):
        if not found.may_be[place]:
            continue
        is_inside = first <= place <= last
        if (
            is_strong[place]
            or (found.said[place] and _stands(found, place, is_inside=is_inside))
            or (found.folded[place] in summaries and place < last)
        ):
            yield place


def _find_leads(found: _Found, body: int, head: PageHead, names: WebNames) -> Iterable[int]:
    """Lines between the title and the text that their makers call a lead."""
    title = fold_text(head.title)
    titles = [place for place in range(body) if found.folded[place] == title]
    titled = next((place for place in titles if found.lines[place].element.tag in _TITLES), max(titles, default=body))
    for place in range(titled + 1, body):
        line = found.lines[place]
        if found.may_be[place] and len(line.text) >= _SHORTEST_LEAD and names.is_lead(_name(line.element)):
            yield place


def _name(element: Element) -> str:
    """Classes of an element and of what holds it."""
    parent = element.getparent()
    return f"{element.get('class') or ''} {(parent.get('class') or '') if parent is not None else ''}"


def _find_strong(found: _Found) -> tuple[set[_Place], set[Element]]:
    """Places of the layout that hold much of the text, and the elements that hold several of its lines."""
    sizes: Counter[_Place] = Counter()
    held: Counter[Element] = Counter()
    for line, holder, place, is_said in zip(found.lines, found.holders, found.places, found.said, strict=True):
        if is_said:
            sizes[place] += len(line.text)
            held[holder] += 1
    total = sizes.total()
    strong = {place for place, size in sizes.items() if size >= _LEAST_SHARE * total}
    return strong, {one for one, count in held.items() if count >= _LEAST_LINES}


def _stands(found: _Found, place: int, *, is_inside: bool) -> bool:
    """A line that was found stands where text may: among the paragraphs, or above them and long."""
    line = found.lines[place]
    if is_inside:
        return found.places[place].tag in _BY_LAYOUT or len(line.text) >= _LONG
    return len(line.text) >= _LONG


@cache
def _load_trafilatura() -> Any:
    """The library, kept from writing to the terminal: what matters of a page is said in issues."""
    loaded = load_library("trafilatura")
    for name in logging.root.manager.loggerDict:
        if name.partition(".")[0] in _LOGGERS:
            logging.getLogger(name).disabled = True
    return loaded
