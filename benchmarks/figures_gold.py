"""Figures of real English pages: onrecord beside quantulum3 on the stretches of the gold, by value alone, in one run."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from evaluation.figures import find_figure_rows
from evaluation.figures_gold import SETS, FiguredPage, GoldFigure, read_figure_gold
from evaluation.gold import Range, count_words

_HUNDRED = 100.0
_CLOSE = 1e-3


class Read(NamedTuple):
    """A number that was read: the words ``[start, stop)`` of the page, and the values it may be taken for."""

    words: Range
    values: tuple[float, ...]


class Counted(NamedTuple):
    """Figures right, wanted and read."""

    right: int
    wanted: int
    read: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.wanted + self.read)


def measure_gold(rival: str) -> Iterator[str]:
    """A table of precision, recall and F1; what stands in optional places counts neither way, units are not compared."""
    pages = [page for name in SETS for page in read_figure_gold(name) if page.language == "en"]
    yield f"\n{sum(len(_list_wanted(page)) for page in pages)} figures on stretches of {len(pages)} English pages, by value.\n"
    yield "| method | precision | recall | F1 |"
    yield "| --- | --: | --: | --: |"
    for name, read in (("onrecord", _read_ours(pages)), (f"`{rival}`", _read_rival(pages, rival))):
        counted = [_count(page, found) for page, found in zip(pages, read, strict=True)]
        whole = Counted(*(sum(column) for column in zip(*counted, strict=True)))
        yield f"| {name} | {whole.right / whole.read:.3f} | {whole.right / whole.wanted:.3f} | {whole.f1:.3f} |"


def _list_wanted(page: FiguredPage) -> Sequence[GoldFigure]:
    return [one for one in page.figures if not one.is_optional]


def _read_ours(pages: Sequence[FiguredPage]) -> Iterator[list[Read]]:
    found = find_figure_rows(pages)
    for page in pages:
        rows = found[page.file]
        yield [Read(row["words"], (float(row["value"]), float(row["upper"] or row["value"]))) for row in rows]


def _read_rival(pages: Sequence[FiguredPage], rival: str) -> Iterator[list[Read]]:
    """Its amounts; a fraction is taken in percent too, as ours is, and a range by the middle that it gives."""
    parse = import_module(f"{rival}.parser").parse
    for page in pages:
        found = parse(page.text[page.start : page.stop])
        yield [
            Read(
                count_words(page.text, page.start + one.span[0], page.start + one.span[1]),
                (float(one.value), float(one.value) * _HUNDRED),
            )
            for one in found
        ]


def _count(page: FiguredPage, found: Sequence[Read]) -> Counted:
    stretch = count_words(page.text, page.start, page.stop)
    left = [one for one in found if _overlap(one.words, stretch)]
    right = 0
    for wanted in _list_wanted(page):
        words = count_words(page.text, wanted.start, wanted.stop)
        hit = next((one for one in left if _overlap(one.words, words) and _is_value(one, wanted)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    spared = [count_words(page.text, one.start, one.stop) for one in page.figures if one.is_optional]
    extra = [one for one in left if not any(_overlap(one.words, words) for words in spared)]
    return Counted(right, len(_list_wanted(page)), right + len(extra))


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_value(read: Read, wanted: GoldFigure) -> bool:
    """One of the values, an end of a range, or its middle."""
    ends = [[float(end) for end in value.split("..")] for value in wanted.values]
    right = [number for pair in ends for number in (*pair, sum(pair) / len(pair))]
    return any(abs(value - one) <= _CLOSE * max(1.0, abs(one)) for value in read.values for one in right)
