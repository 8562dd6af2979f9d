"""The gold of figures: stretches of saved pages that are pointed at, and texts of ours with their figures in brackets.

A figure is one line, its parts between bars: where it stands, value and unit, measure, bound, hedge, indicator, whole, period (see
"Figures" in ``guidelines.md``). A figure with a place alone is optional.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.gold import GOLD, digest_words, read_lines
from evaluation.pages import has_pages, read_pages

SETS = ("figures", "figures-2", "figures-3", "figures-4", "figures-5", "figures-6", "figures-7", "figures-8")
TEXTS = GOLD / "figures" / "texts.txt"
POINTERS = GOLD / "figures" / "pages.jsonl"
ANY, NONE = "*", "-"
_MARKED = re.compile(r"\[\[(?P<words>[^|\]]*(?:\[[^\]]*\][^|\]]*)*)\|(?P<fields>[^\]]*)\]\]")
_HEAD = re.compile(r"^## (?P<set>\S+) (?P<name>\S+) (?P<language>\S+)\n", re.MULTILINE)
_MEASURES = {"L": "level", "C": "change", "S": "share", "O": "ordinal", ANY: ANY}
_DIRECTIONS = {"": "none", "+": "up", "-": "down", ANY: ANY}
_BOUNDS = {"=": "exact"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFigure:
    """A figure at ``[start, stop)`` of its page; every part lists what is right, ``*`` for anything, ``-`` for nothing."""

    start: int
    stop: int
    is_optional: bool = False
    values: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    hedge: str = ANY
    indicators: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguredPage:
    """A page whose stretch ``[start, stop)`` was read for figures, all of which are listed."""

    set: str
    file: str
    language: str
    text: str
    start: int
    stop: int
    figures: tuple[GoldFigure, ...]


def read_figure_gold(name: str) -> tuple[FiguredPage, ...]:
    """The pages of one set; without those that are saved elsewhere where they are missing."""
    return (*_read_pointed(name), *(page for page in read_texts() if page.set == name))


def _read_pointed(name: str) -> Iterator[FiguredPage]:
    rows = [row for row in read_lines(POINTERS) if row["set"] == name and has_pages(row["file"])]
    pages = read_pages([row["file"] for row in rows])
    for row in rows:
        text = pages[row["file"]].text
        stretch = text[row["start"] : row["stop"]]
        if digest_words(stretch) != row["check"]:
            raise ValueError(f"{row['file']}: the stretch is not what it was when it was read")
        yield FiguredPage(
            set=name,
            file=row["file"],
            language=_find_language(stretch),
            text=text,
            start=row["start"],
            stop=row["stop"],
            figures=tuple(_read_pointer(line, text) for line in row["figures"]),
        )


def _find_language(text: str) -> str:
    return "kk" if re.search("[әғқңөұүһі]", text) else "ru" if re.search("[а-я]", text) else "en"


def _read_pointer(line: str, text: str) -> GoldFigure:
    """«start stop check|…»; wholes are pointers too."""
    pointer, *fields = line.split("|")
    start, stop, check = pointer.split()
    if digest_words(text[int(start) : int(stop)]) != check:
        raise ValueError(f"{line}: the words are not what they were")
    if fields:
        fields[5] = "~".join(_cut(part, text) for part in fields[5].split("~"))
    return _make_figure(int(start), int(stop), fields)


def _cut(part: str, text: str) -> str:
    if part in (ANY, NONE):
        return part
    start, stop = map(int, part.split())
    return text[start:stop]


def read_texts() -> Iterator[FiguredPage]:
    """Our own texts, their brackets taken out."""
    marked = TEXTS.read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(marked))
    for place, head in enumerate(heads):
        stop = heads[place + 1].start() if place + 1 < len(heads) else len(marked)
        text, figures = take_figures(marked[head.end() : stop].strip() + "\n")
        yield FiguredPage(
            set=head["set"],
            file=f"{head['name']}.md",
            language=head["language"],
            text=text,
            start=0,
            stop=len(text),
            figures=tuple(figures),
        )


def take_figures(marked: str) -> tuple[str, Sequence[GoldFigure]]:
    """The text without its marks, and the figures that were marked in it, placed in that text."""
    text, cursor = "", 0
    figures: list[GoldFigure] = []
    for found in _MARKED.finditer(marked):
        text += marked[cursor : found.start()]
        start = len(text)
        text += found["words"]
        figures.append(_make_figure(start, len(text), found["fields"].split("|")))
        cursor = found.end()
    return text + marked[cursor:], figures


def _make_figure(start: int, stop: int, fields: Sequence[str]) -> GoldFigure:
    if not fields:
        return GoldFigure(start=start, stop=stop, is_optional=True)
    amount, measure, bound, hedge, indicator, whole, period = fields
    values, units = amount.split(" ")
    measures = measure.split("/")
    return GoldFigure(
        start=start,
        stop=stop,
        values=tuple(values.split("/")),
        units=tuple(units.split("/")),
        measures=tuple(_MEASURES[one[0]] for one in measures),
        directions=tuple(_DIRECTIONS[one[1:]] for one in measures),
        bounds=tuple(_BOUNDS.get(one, one) for one in bound.split("~")),
        hedge=hedge,
        indicators=tuple(indicator.split("~")),
        wholes=tuple(whole.split("~")),
        periods=tuple(period.split("~")),
    )
