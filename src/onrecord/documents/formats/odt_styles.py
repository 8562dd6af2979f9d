"""The styles and lists of an OpenDocument text, as far as the text depends on them: titles, labels of items, hidden words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from onrecord.documents.formats.numbering import ListLevel

_TITLE = "Title"
_MOST_ANCESTORS = 20
_SHAPES = {"a": "lower_letter", "A": "upper_letter", "i": "lower_roman", "I": "upper_roman", "1": "decimal", "": "none"}


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file: the parent of each by name, the names of those that hide, and the levels of its lists."""

    parents: Mapping[str, str]
    hidden: frozenset[str]
    levels: Mapping[tuple[str, int], ListLevel]

    def is_title(self, name: str) -> bool:
        """Whether a paragraph's style is the title's, or made from it."""
        return _TITLE in self._list_ancestors(name)

    def is_hidden(self, name: str) -> bool:
        """Whether words of this style are not shown."""
        return bool(name) and not self.hidden.isdisjoint(self._list_ancestors(name))

    def _list_ancestors(self, name: str) -> list[str]:
        names = [name]
        while (name := self.parents.get(name, "")) and len(names) < _MOST_ANCESTORS:
            names.append(name)
        return names


def read_styles(parts: Sequence[Element]) -> Styles:
    """The styles of ``styles.xml`` and of ``content.xml``, in this order."""
    named = [(style.get("name", ""), style) for part in parts for style in part.iter("style")]
    return Styles(
        parents={name: style.get("parent-style-name", "") for name, style in named},
        hidden=frozenset(name for name, style in named if _hides(style)),
        levels={
            (shape.get("name", ""), place): level
            for part in parts
            for shape in part.iter("list-style")
            for place, level in _read_levels(shape)
        },
    )


def _hides(style: Element) -> bool:
    settings = style.find("text-properties")
    return settings is not None and settings.get("display") == "none"


def _read_levels(shape: Element) -> Iterator[tuple[int, ListLevel]]:
    for level in shape:
        place = level.get("level", "")
        if not place.isdecimal():
            continue
        if level.tag == "list-level-style-bullet":
            yield int(place) - 1, ListLevel("bullet", level.get("bullet-char", ""))
        elif level.tag == "list-level-style-number":
            printed = f"{level.get('num-prefix', '')}%{place}{level.get('num-suffix', '')}"
            start = level.get("start-value", "1")
            kind = _SHAPES.get(level.get("num-format", ""), "decimal")
            yield int(place) - 1, ListLevel(kind, printed, int(start) if start.isdecimal() else 1)
