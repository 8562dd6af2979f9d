"""Texts with the expected quotations drawn in.

``«⟦d o cue=сказал: Мост откроем в мае⟧», – сказал [[Орлов|o]].`` expects a direct quotation of these words by the mention with key
``o``. The letter is d, m or i; keys of several speakers are joined by ``+``, ``-`` is nobody. What may follow: ``cue=``, ``label=``, ``src=``,
``place=``, ``rule=`` (with _ for a space), ``for=`` (on whose behalf), ``-`` for absent. Words of the reporter inside the marks stand in ⟨ ⟩.
"""

import re
from typing import NamedTuple

from onrecord.model import Quotation
from tests.quotations.build import SmallPage, quote

_HEAD = re.compile(r"⟦([dmi]) ([^ :⟧]+)((?: [a-z]+=[^ :⟧]+)*): ")
_KINDS = {"d": "direct", "m": "mixed", "i": "indirect"}


class Expected(NamedTuple):
    """A quotation drawn into a text: everything that was drawn, as printed."""

    kind: str
    speakers: str
    start: int
    stop: int
    fields: tuple[tuple[str, str], ...]
    inside: tuple[str, ...]


def strip_drawing(drawn: str) -> tuple[str, list[tuple[str, str, dict[str, str], int, int, tuple[str, ...]]]]:
    """The text without quotation drawing (names still drawn), and what was drawn, at places of that text."""
    text, cursor = "", 0
    stack: list[tuple[str, str, dict[str, str], int, list[str]]] = []
    found: list[tuple[str, str, dict[str, str], int, int, tuple[str, ...]]] = []
    while cursor < len(drawn):
        head = _HEAD.match(drawn, cursor)
        if head:
            fields = dict(field.split("=", 1) for field in head.group(3).split())
            stack.append((head.group(1), head.group(2), fields, len(text), []))
            cursor = head.end()
        elif drawn[cursor] == "⟧":
            kind, speakers, fields, start, inside = stack.pop()
            found.append((kind, speakers, fields, start, len(text), tuple(inside)))
            cursor += 1
        elif drawn[cursor] == "⟨":
            stop = drawn.index("⟩", cursor)
            stack[-1][4].append(drawn[cursor + 1 : stop])
            text += drawn[cursor + 1 : stop]
            cursor = stop + 1
        else:
            text += drawn[cursor]
            cursor += 1
    assert not stack, "a quotation is drawn open"
    return text, found


def read_drawn(drawn: str, language: str = "ru") -> tuple[set[Expected], set[Expected]]:
    """What a text draws and what is found in it, in the same form, each with only the fields that were drawn."""
    text, marked = strip_drawing(drawn)
    page, rows = quote(text, language)
    moved = _move(text)
    expected = {
        Expected(_KINDS[kind], speakers, moved[start], moved[stop], tuple(sorted(fields.items())), _bare(inside))
        for kind, speakers, fields, start, stop, inside in marked
    }
    wanted = {(one.start, one.stop): tuple(name for name, _ in one.fields) for one in expected}
    found = {show(page, row, wanted.get((row.start, row.stop), ())) for row in rows}
    return expected, found


def show(page: SmallPage, row: Quotation, fields: tuple[str, ...]) -> Expected:
    """A row in the form of the drawing."""
    keys = {mention.id: mention.key for mention in page.mentions}
    values = {
        "cue": row.cue,
        "label": row.label,
        "src": row.claimed_source,
        "place": row.place,
        "rule": row.rule,
        "for": "+".join(keys[mention] for mention in row.on_behalf_of) or None,
    }
    shown = tuple((name, (values[name] or "-").replace(" ", "_").replace(":", "")) for name in sorted(fields))
    inside = tuple(page.page.text[span.start : span.stop] for span in row.interruptions)
    return Expected(
        row.kind, "+".join(keys[mention] for mention in row.speakers) or "-", row.start, row.stop, shown, inside
    )


def _move(text: str) -> dict[int, int]:
    """Places of a text with drawn names to places of the page's text, where the drawing and line signs are gone."""
    moved, place, at = {}, 0, 0
    line_start = True
    while at <= len(text):
        if line_start and text[at : at + 2] in {"# ", "> ", "^ "}:
            at += 2
        moved[at] = place
        line_start = False
        if text.startswith("[[", at):
            bar, stop = text.index("|", at), text.index("]]", at)
            for offset in range(bar - at - 2):
                moved[at + 2 + offset] = place + offset
            place += bar - at - 2
            at = stop + 2
            moved[at] = place
            continue
        line_start = at < len(text) and text[at] == "\n"
        place += 1
        at += 1
    return moved


def _bare(inside: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(re.sub(r"\[\[([^\]|]+)\|[^\]]+\]\]", r"\1", words) for words in inside)
