r"""RTF: the text of a file as paragraphs, as it is shown with all tracked changes accepted.

Not read: comments, deleted and hidden words, pictures, instructions of fields. Footnotes, headers and footers of pages are kept aside.
A letter may stand as a byte in the code page of its font or of the file, or as ``\u`` with a number and a stand-in behind it.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.numbering import show_bullet
from onrecord.documents.formats.paragraphs import Paragraph, join_cells, set_aside, write_paragraphs
from onrecord.documents.formats.rtf_words import (
    ASIDE,
    CHARACTERS,
    CODE_PAGES,
    DEFAULT_CODE_PAGE,
    LABELS,
    PARAGRAPH_ENDS,
    PASSED_OVER,
    SETTINGS,
    SHOWN,
    SYMBOLS,
)
from onrecord.documents.known import PageKnowledge
from onrecord.model import Capture, Furniture

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<open>\{)|(?P<close>\})|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
# Letters as numbers, each with a stand-in of one sign: whole pages in scripts beyond Latin are written so.
_NUMBERED = re.compile(rb"\\u(-?\d{1,6}) ?(?:\?|\\'[0-9a-fA-F]{2})")
_RUN = re.compile(rb"(?:\\u-?\d{1,6} ?(?:\?|\\'[0-9a-fA-F]{2})){2,}")
_BEGINS = b"{\\rtf"
_MOST_DEPTH = 1_000
_BODY_LEVEL = 9
_TITLE = "title"


def convert_rtf(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """The page of an RTF file, or why it cannot be read."""
    if not content.lstrip().startswith(_BEGINS):
        return "expected an RTF file, which begins with {\\rtf; found none"
    reader = _Reader()
    for found in _find_tokens(content, reader):
        if not reader.take(found):
            return f"expected an RTF file with groups at most {_MOST_DEPTH:,} deep, found one deeper"
    reader.end_file()
    notes = reader.note_changes()
    if len(reader.groups) > 1:
        notes = (
            *notes,
            f"expected an RTF file that is whole; found its end inside {len(reader.groups) - 1} open groups",
        )
    return write_paragraphs(reader.paragraphs, reader.aside, notes)


def _find_tokens(content: bytes, reader: "_Reader") -> Iterator[re.Match[bytes]]:
    r"""The tokens of a file; raw bytes behind ``\bin`` are passed over, and runs of letters are taken at once."""
    place = 0
    while found := _TOKEN.match(content, place):
        if found["word"] == b"u" and (run := _RUN.match(content, place)) and reader.take_letters(run.group()):
            place = run.end()
            continue
        place = found.end()
        if found["word"] == b"bin" and found["number"]:
            place += max(0, int(found["number"]))
        yield found


@dataclass(frozen=True, slots=True)
class _Group:
    r"""What holds inside a group: where its words go, its font, and how many stand-ins follow a ``\u``.

    ``place`` is ``text``, ``label`` of a list's item, empty for words that are not shown, ``fonts``, ``styles``, or a kind of furniture.
    """

    place: str = "text"
    font: int = -1
    stand_ins: int = 1
    is_hidden: bool = False
    is_deleted: bool = False
    is_starred: bool = False


@dataclass(slots=True)
class _Reader:
    """Takes tokens in their order. Bytes wait until their run ends, since a letter may have two."""

    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    paragraphs: list[Paragraph] = field(default_factory=list)
    aside: list[Furniture] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _aside_pieces: list[str] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _label: str = ""
    _row: list[list[Paragraph]] = field(default_factory=list)
    _cell: list[Paragraph] = field(default_factory=list)
    _charsets: dict[int, int] = field(default_factory=dict)
    _styles: dict[int, int] = field(default_factory=dict)
    _code_page: str = DEFAULT_CODE_PAGE
    _level: int = 0
    _style: int = 0
    _in_table: bool = False
    _to_skip: int = 0
    _changes: dict[str, int] = field(default_factory=lambda: {"revised": 0, "deleted": 0})

    def take(self, token: re.Match[bytes]) -> bool:
        """Takes a token; false where groups are too deep."""
        kind = token.lastgroup
        if kind == "byte":
            self._add_bytes(bytes([int(token["byte"], 16)]))
        elif kind == "text":
            self._add_bytes(token["text"])
        elif kind == "open":
            self._flush()
            self._to_skip = 0
            self.groups.append(replace(self.groups[-1], is_starred=False))
        elif kind == "close":
            self._close()
        elif kind is not None:
            self._take_word(token)
        return len(self.groups) <= _MOST_DEPTH

    def take_letters(self, run: bytes) -> bool:
        """Takes letters written as numbers, where each has one stand-in; false where it has not."""
        if self.groups[-1].stand_ins != 1:
            return False
        self._flush()
        self._to_skip = 0
        self._add("".join([chr(int(number) & 0xFFFF) for number in _NUMBERED.findall(run)]))
        return True

    def end_file(self) -> None:
        """The file ends, in the middle of whatever it is."""
        self._flush()
        self.end_paragraph()
        self.end_row()

    def note_changes(self) -> tuple[str, ...]:
        """What is said of tracked changes."""
        if not any(self._changes.values()):
            return ()
        inserted, deleted = self._changes["revised"], self._changes["deleted"]
        return (
            f"expected a text without tracked changes; found {inserted} insertions and {deleted} deletions, "
            "read as if all were accepted",
        )

    def _close(self) -> None:
        self._flush()
        self._to_skip = 0
        if len(self.groups) == 1:
            return
        closed = self.groups.pop()
        if closed.place == "label" and self.groups[-1].place != "label":
            self._pieces += [show_bullet(self._label), " "]
            self._label = ""
        if closed.place in ASIDE.values() and self.groups[-1].place != closed.place:
            self.aside += set_aside(closed.place, [Paragraph("".join(self._aside_pieces))])
            self._aside_pieces.clear()

    def _take_word(self, token: re.Match[bytes]) -> None:
        word = (token["word"] or token["sign"]).decode("latin-1")
        number = int(token["number"]) if token["number"] else None
        if word == "u" and number is not None:
            self._flush()
            self._add(chr(number & 0xFFFF))
            self._to_skip = self.groups[-1].stand_ins
        elif word in CHARACTERS:
            if self._to_skip and word not in {"tab", "line"}:
                self._to_skip -= 1
            else:
                self._flush()
                self._add(CHARACTERS[word])
        else:
            self._flush()
            self._obey(word, number)

    def _obey(self, word: str, number: int | None) -> None:
        group = self.groups[-1]
        if word == "*":
            self.groups[-1] = replace(group, is_starred=True)
        elif self._is_passed_over(word, group):
            self.groups[-1] = replace(group, place={"fonttbl": "fonts", "stylesheet": "styles"}.get(word, ""))
        elif word in LABELS and group.place == "text":
            self.groups[-1] = replace(group, place="label")
        elif word in ASIDE and group.place == "text":
            self.groups[-1] = replace(group, place=ASIDE[word])
        elif word in PARAGRAPH_ENDS:
            self._end(group)
        elif word in {"cell", "row"} and group.place == "text":
            self.end_paragraph()
            self._end_cell() if word == "cell" else self.end_row()
        elif group.place == "text" and self._set_paragraph(word, number):
            pass
        else:
            self._set_group(word, number, group)

    def _is_passed_over(self, word: str, group: _Group) -> bool:
        if group.place in {"fonts", "styles"}:
            return group.is_starred and group.place == "fonts"
        return (group.is_starred and word not in SHOWN) or word in PASSED_OVER or word in SETTINGS

    def _end(self, group: _Group) -> None:
        if group.place == "text" and not group.is_deleted:
            self.end_paragraph()
        elif group.place in ASIDE.values():
            self._aside_pieces.append(" ")

    def _set_paragraph(self, word: str, number: int | None) -> bool:
        """Settings that hold until the next paragraph that has its own."""
        if word == "pard":
            self._level, self._style, self._in_table = 0, 0, False
        elif word == "intbl":
            self._in_table = True
        elif word == "outlinelevel":
            self._level = _read_level(number)
        elif word == "s":
            self._style = number or 0
        else:
            return False
        return True

    def _set_group(self, word: str, number: int | None, group: _Group) -> None:
        is_on = number != 0
        if word == "f" and number is not None:
            self.groups[-1] = replace(group, font=number)
        elif word == "uc" and number is not None:
            self.groups[-1] = replace(group, stand_ins=max(0, min(number, 10)))
        elif word == "v":
            self.groups[-1] = replace(group, is_hidden=is_on)
        elif word == "plain":
            self.groups[-1] = replace(group, is_hidden=False, is_deleted=False, font=-1)
        elif word in self._changes:
            self._changes[word] += is_on and group.place == "text"
            self.groups[-1] = replace(group, is_deleted=is_on) if word == "deleted" else group
        elif word == "fcharset" and number is not None and group.place == "fonts":
            self._charsets[group.font] = number
        elif word == "ansicpg" and number is not None:
            self._code_page = _name_code_page(f"cp{number}")
        elif word == "mac":
            self._code_page = "mac_roman"
        elif word == "s" and number is not None and group.place == "styles":
            self._style = number
        elif word == "outlinelevel" and group.place == "styles":
            self._styles.setdefault(self._style, _read_level(number))

    def _add_bytes(self, added: bytes) -> None:
        skipped = min(self._to_skip, len(added))
        self._to_skip -= skipped
        self._bytes += added[skipped:]

    def _flush(self) -> None:
        if not self._bytes:
            return
        group = self.groups[-1]
        text = self._decode(bytes(self._bytes), group.font)
        self._bytes.clear()
        if group.place == "styles":
            if text.strip(" ;").casefold() == _TITLE:
                self._styles[self._style] = 1
        else:
            self._add(text)

    def _decode(self, raw: bytes, font: int) -> str:
        charset = self._charsets.get(font, 1)
        if charset == SYMBOLS:
            return "".join("•" if byte > 0x7F else chr(byte) for byte in raw)
        return raw.decode(CODE_PAGES.get(charset, self._code_page), "replace")

    def _add(self, text: str) -> None:
        group = self.groups[-1]
        if group.is_hidden or group.is_deleted:
            return
        if group.place == "text":
            self._pieces.append(text)
        elif group.place == "label":
            self._label += text
        elif group.place in ASIDE.values():
            self._aside_pieces.append(text)

    def end_paragraph(self) -> None:
        """The paragraph so far is whole."""
        # The halves of a letter beyond 16 bits stand one after the other.
        text = "".join(self._pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self._pieces.clear()
        paragraph = Paragraph(text, self._level or self._styles.get(self._style, 0))
        if self._in_table:
            self._cell.append(paragraph)
        elif not self._row or text.strip():
            self.end_row()
            self.paragraphs.append(paragraph)

    def _end_cell(self) -> None:
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """The row so far is whole; one that the file breaks off counts, too."""
        if self._cell:
            self._end_cell()
        if self._row:
            self.paragraphs += join_cells(self._row)
            self._row = []


def _read_level(number: int | None) -> int:
    """The level of a heading by its level in the outline, 0 for a paragraph of the body."""
    return number + 1 if number is not None and 0 <= number < _BODY_LEVEL else 0


def _name_code_page(name: str) -> str:
    try:
        return codecs.lookup(
            {"cp65001": "utf-8", "cp10000": "mac_roman", "cp10007": "mac_cyrillic"}.get(name, name)
        ).name
    except LookupError:
        return DEFAULT_CODE_PAGE
