"""A web page by its publisher's profile: CSS selectors say where title, date, place, lead and text stand."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.documents.formats.html_head import PageHead
from onrecord.documents.formats.html_lines import PageLine, list_lines
from onrecord.documents.formats.html_tree import Element, drop_element, load_library
from onrecord.knowledge.publishers import HtmlProfile
from onrecord.knowledge.web import WebNames


class Selected(NamedTuple):
    """What a profile found: the lines of each part in the order of the page, and the machine's date where the page has one."""

    title: str
    published: str
    date_line: tuple[str, ...]
    place: tuple[str, ...]
    lead: tuple[str, ...]
    author: str
    body: tuple[PageLine, ...]


def choose_profile(profiles: Sequence[HtmlProfile], day: str) -> tuple[HtmlProfile, ...]:
    """The profiles that may fit, those first whose time the ``day`` of the page falls into; all where it is not known."""
    fitting = [one for one in profiles if not day or _covers(one, day[:10])]
    return (*fitting, *(one for one in profiles if one not in fitting))


def _covers(profile: HtmlProfile, day: str) -> bool:
    return profile.valid_from <= day and (not profile.valid_until or day < profile.valid_until)


def select_parts(root: Element, profile: HtmlProfile, names: WebNames) -> Selected | None:
    """The parts of a page; ``None`` where nothing stands where its text should, so that the profile does not fit.

    A standard's profile does not fit either where several parts are marked as text: teasers of other pages are marked so, too.

    What the profile says to remove is taken out of the tree.
    """
    for element in list(_select(root, profile.remove)):
        drop_element(element)
    holders = list(_list_outermost(root, profile.body))
    body = tuple(line for element in holders for line in list_lines(element, names))
    if not body or (profile in names.words.profiles and len(holders) > 1):
        return None
    dates = list(_select(root, profile.published))
    said = next((value for one in dates if (value := one.get("datetime") or one.get("content"))), "")
    return Selected(
        title=" ".join(_show(root, profile.title, names)[:1]),
        published=said,
        date_line=_show(root, profile.published, names),
        place=_show(root, profile.place, names),
        lead=_show(root, profile.lead, names),
        author=", ".join(_show(root, profile.author, names)),
        body=body,
    )


def _show(root: Element, selector: str, names: WebNames) -> tuple[str, ...]:
    return tuple(line.text for element in _list_outermost(root, selector) for line in list_lines(element, names))


def _list_outermost(root: Element, selector: str) -> Iterator[Element]:
    """The elements selected, but for those inside another one: their lines are its own."""
    chosen = list(_select(root, selector))
    for element in chosen:
        if not any(above in chosen for above in element.iterancestors()):
            yield element


def _select(root: Element, selector: str) -> Sequence[Element]:
    return _compile(selector)(root) if selector else ()


@lru_cache(maxsize=256)
def _compile(selector: str) -> Any:
    return load_library("lxml.cssselect").CSSSelector(selector, translator="html")


def name_head(head: PageHead, selected: Selected) -> tuple[str, str, str]:
    """Title, date and authors: the profile's where it has them, else what the page says beside its text."""
    return (
        selected.title or head.title,
        selected.published or head.published,
        selected.author or ", ".join(head.authors),
    )
