"""Elements of an HTML page, as a tree: what is put in as text can only ever come out as text.

Characters that would be obeyed (controls, changes of direction) are shown, in text and in attributes alike.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from onrecord.text.escape import show_controls
from onrecord.text.fragments import is_web_address

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)

Child = Element | str | None


def make(tag: str, classes: str = "", *children: Child, **attributes: str) -> Element:
    """An element with its classes and children; texts among these are texts. ``None`` is nothing.

    Attributes are given by name, with ``_`` for a hyphen; their values are escaped as text is.
    """
    named = {"class": classes} if classes else {}
    named |= {name.strip("_").replace("_", "-"): show_controls(value) for name, value in attributes.items()}
    element = Element(tag, named)
    add(element, *children)
    return element


def add(element: Element, *children: Child) -> None:
    """Appends children in order."""
    for child in children:
        if isinstance(child, str):
            _add_text(element, show_controls(child))
        elif child is not None:
            element.append(child)


def join(children: Iterable[Child], between: str) -> tuple[Child, ...]:
    """Children with a text between neighbours."""
    parts = tuple(children)
    return tuple(part for child in parts for part in (between, child))[1:]


def name_language(code: str | None) -> dict[str, str]:
    """The attribute that tells how words are read aloud, where their language is known by its code."""
    return {"lang": code} if code and LANGUAGE.fullmatch(code) else {}


def link(address: str, *children: Child, classes: str = "") -> Element:
    """A link to a page of the web; what is no such address is shown and leads nowhere."""
    if not is_web_address(address):
        return make("span", classes, *children)
    return make("a", classes, *children, href=address, rel="noreferrer")


def hide(words: str) -> Element:
    """Words for whoever listens to the page, or copies from it."""
    return make("span", "unseen", words)


def write(element: Element) -> str:
    """The element as HTML."""
    return tostring(element, encoding="unicode", method="html")


def _add_text(element: Element, words: str) -> None:
    last = element[-1] if len(element) else None
    if last is None:
        element.text = (element.text or "") + words
    else:
        last.tail = (last.tail or "") + words
