"""The styles and lists of a Word file, as far as the text depends on them: levels of headings, labels of items, hidden words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from onrecord.documents.formats.numbering import ListLevel

# The names of the styles that come with Word are the same in every language of it; only their ids differ.
_HEADING = re.compile(r"heading (\d)")
_TITLE = "title"
_OFF = frozenset({"0", "false", "off"})
_BODY_LEVEL = 9
_MOST_ANCESTORS = 20
_SHAPES = {
    "bullet": "bullet",
    "lowerLetter": "lower_letter",
    "upperLetter": "upper_letter",
    "lowerRoman": "lower_roman",
    "upperRoman": "upper_roman",
    "none": "none",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's level as a heading, 0 for none; the list it is an item of, absent for none; ``is_hidden`` for words not shown."""

    level: int = 0
    list_name: str | None = None
    list_level: int = 0
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their ids."""

    named: Mapping[str, Style]

    def find(self, paragraph: Element) -> Style:
        """The style of a paragraph: its own settings over those of the style that it names."""
        settings = paragraph.find("pPr")
        if settings is None:
            return Style()
        named = _value(settings.find("pStyle"))
        return _apply(settings, self.named.get(named or "", Style()))

    def is_hidden(self, run: Element) -> bool:
        """Whether a run's words are not shown."""
        settings = run.find("rPr")
        if settings is None:
            return False
        own = settings.find("vanish")
        named = _value(settings.find("rStyle"))
        return _is_on(own) if own is not None else self.named.get(named or "", Style()).is_hidden


def read_styles(part: Element | None) -> Styles:
    """The styles of ``styles.xml``; a file may be without."""
    elements = {one.get("styleId", ""): one for one in part.iter("style")} if part is not None else {}
    return Styles({name: _resolve(name, elements) for name in elements})


def _resolve(name: str, elements: Mapping[str, Element]) -> Style:
    chain: list[Element] = []
    while name in elements and len(chain) < _MOST_ANCESTORS:
        chain.append(elements[name])
        name = _value(elements[name].find("basedOn")) or ""
    style = Style()
    for element in reversed(chain):
        style = _apply_named(element, style)
    return style


def _apply_named(element: Element, style: Style) -> Style:
    called = (_value(element.find("name")) or "").casefold()
    heading = _HEADING.fullmatch(called)
    if heading or called == _TITLE:
        style = replace(style, level=int(heading[1]) if heading else 1)
    settings = element.find("pPr")
    hidden = element.find("rPr/vanish")
    style = _apply(settings, style) if settings is not None else style
    return replace(style, is_hidden=_is_on(hidden)) if hidden is not None else style


def _apply(settings: Element, style: Style) -> Style:
    outline = _number(settings.find("outlineLvl"))
    if outline is not None:
        style = replace(style, level=outline + 1 if outline < _BODY_LEVEL else 0)
    numbered = settings.find("numPr")
    if numbered is None:
        return style
    name = _value(numbered.find("numId")) or style.list_name
    level = _number(numbered.find("ilvl"))
    return replace(
        style, list_name=None if name == "0" else name, list_level=style.list_level if level is None else level
    )


def read_levels(part: Element | None) -> Mapping[tuple[str, int], ListLevel]:
    """The levels of each list of ``numbering.xml``, by the list's id and the level from 0."""
    if part is None:
        return {}
    shapes = {one.get("abstractNumId", ""): one for one in part.iter("abstractNum")}
    return {
        (number.get("numId", ""), place): level
        for number in part.iter("num")
        for place, level in _read_list(number, shapes.get(_value(number.find("abstractNumId")) or ""))
    }


def _read_list(number: Element, shape: Element | None) -> Iterator[tuple[int, ListLevel]]:
    starts = {one.get("ilvl"): _number(one.find("startOverride")) for one in number.iter("lvlOverride")}
    for level in shape.iter("lvl") if shape is not None else ():
        place = level.get("ilvl", "0")
        own = starts.get(place)
        start = _number(level.find("start")) if own is None else own
        kind = _SHAPES.get(_value(level.find("numFmt")) or "", "decimal")
        if place.isdecimal():
            yield int(place), ListLevel(kind, _value(level.find("lvlText")) or "", 1 if start is None else start)


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get("val")


def _number(element: Element | None) -> int | None:
    value = _value(element)
    return int(value) if value is not None and value.isdecimal() and len(value) < _MOST_ANCESTORS else None


def _is_on(element: Element) -> bool:
    return element.get("val", "true") not in _OFF
