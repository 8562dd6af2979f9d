"""XML as a small tree: no definitions of its own, nothing fetched, nothing that unfolds; bounded in depth and in number.

A file that breaks off, or is wrong from some place on, gives what stood whole before that place, and the reason.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from xml.parsers import expat

# The deepest pages of HTML in XML that feeds carry have some thirty levels; a site map of 50,000 addresses has 250,000 elements.
MOST_DEPTH = 256
MOST_NODES = 1_000_000
_BETWEEN = "\n"  # stands in no name and no namespace


@dataclass(slots=True)
class Node:
    """An element: its name without prefix, its namespace, its attributes by name, and text and elements in their order."""

    name: str
    space: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    parts: list["Node | str"] = field(default_factory=list)

    def find_all(self, *names: str) -> Iterator["Node"]:
        """The elements right inside this one that have one of these names; those of its own namespace come first."""
        found = [part for part in self.parts if isinstance(part, Node) and part.name in names]
        return iter(sorted(found, key=lambda node: node.space != self.space))

    def find(self, *names: str) -> "Node | None":
        """The first of them."""
        return next(self.find_all(*names), None)

    def read(self, *names: str) -> str | None:
        """The words of the first element with any, the names tried in their order."""
        found = (node.text for name in names for node in self.find_all(name))
        return next((words for words in found if words), None)

    @property
    def text(self) -> str:
        """All text inside, without blanks at its ends."""
        return "".join(self._read_parts()).strip()

    def _read_parts(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, str):
                yield part
            else:
                yield from part._read_parts()

    def write_html(self) -> str:
        """What is inside as HTML, without namespaces."""
        return "".join(escape(part, quote=False) if isinstance(part, str) else part._write_tag() for part in self.parts)

    def _write_tag(self) -> str:
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.name}{attributes}>{self.write_html()}</{self.name}>"


@dataclass(frozen=True, slots=True)
class Read:
    """The outermost element, and why what follows could not be read."""

    root: Node
    why: str | None = None


class _Stopped(Exception):
    """The rest is not read; the message says why. Never leaves this module."""


def read_xml(content: bytes, whole: AbstractSet[str]) -> Read | str:
    """The tree of a file, or the reason why there is none.

    ``whole`` are names of elements that count only when they are whole: where the file breaks off inside one, it is left out.
    """
    tree = _Tree()
    try:
        tree.parse(content.lstrip())
    except expat.ExpatError as error:
        why = f"expected well-formed XML, found {expat.ErrorString(error.code)} in line {error.lineno}"
    except (LookupError, ValueError):
        why = "expected XML in an encoding that can be read, found another"
    except _Stopped as error:
        why = str(error)
    else:
        return Read(tree.open[0])
    if not tree.open:
        return why
    for parent, node in zip(tree.open, tree.open[1:], strict=False):
        if node.name in whole:
            parent.parts.remove(node)
            break
    return Read(tree.open[0], why)


class _Tree:
    """Builds the tree as the parser reads; ``open`` are the elements that have not ended, outermost first."""

    def __init__(self) -> None:
        self.open: list[Node] = []
        self._count = 0
        self._parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        self._parser.buffer_text = True
        # Names such as &nbsp; that HTML knows are told to `_add_named`, where XML alone would end.
        self._parser.UseForeignDTD(True)
        self._parser.StartDoctypeDeclHandler = self._refuse_definitions
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._add_text
        self._parser.SkippedEntityHandler = self._add_named
        self.parse: Callable[[bytes], object] = lambda content: self._parser.Parse(content, True)

    def _refuse_definitions(self, name: str, system: str | None, public: str | None, has_own: int) -> None:
        if has_own:
            raise _Stopped("expected XML without definitions of its own (DTD, entities), found some")

    def _start(self, full_name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_NODES or len(self.open) >= MOST_DEPTH:
            raise _Stopped(f"expected at most {MOST_NODES:,} elements, {MOST_DEPTH} deep; found more")
        space, _, name = full_name.rpartition(_BETWEEN)
        named = {key.rpartition(_BETWEEN)[2]: value for key, value in attributes.items()}
        node = Node(name, space, named)
        if self.open:
            self.open[-1].parts.append(node)
        self.open.append(node)

    def _end(self, full_name: str) -> None:
        if len(self.open) > 1:
            self.open.pop()

    def _add_text(self, text: str) -> None:
        if self.open:
            self.open[-1].parts.append(text)

    def _add_named(self, name: str, is_parameter: bool) -> None:
        self._add_text(html5.get(f"{name};", f"&{name};"))
