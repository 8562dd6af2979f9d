"""Figures drawn at random from saved pages after the code, each read by a person with its sentence: how many of them are right."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evaluation.figures import find_figure_rows
from evaluation.figures_gold import FiguredPage
from evaluation.gold import GOLD, digest_words
from evaluation.pages import has_pages, read_pages
from evaluation.scores import Score

# Each set was drawn after the code of its day, from other pages.
SETS = {"figures-drawn": GOLD / "figures" / "drawn.jsonl", "figures-drawn-2": GOLD / "figures" / "drawn-2.jsonl"}
Drawn = Mapping[str, Any]


def measure_drawn(name: str) -> Iterator[Score]:
    """Of the drawn figures of a set that are still read with the value and unit that were judged, the share that is right."""
    held: defaultdict[str, list[Drawn]] = defaultdict(list)
    for line in SETS[name].read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if has_pages(row["file"]):
            held[row["file"]].append(row)
    if not held:
        return
    rows = find_figure_rows(_open_pages(name, sorted(held)))
    still = [one for file, drawn in sorted(held.items()) for one in drawn if _is_read(one, rows[file])]
    wrong = tuple(f"{one['file']}: {one['start']}: {one['value']} {one['unit']}" for one in still if not one["right"])
    yield Score(set=name, measure="right as drawn", correct=len(still) - len(wrong), total=len(still), errors=wrong)


def _open_pages(name: str, files: Sequence[str]) -> tuple[FiguredPage, ...]:
    pages = read_pages(files)
    return tuple(
        FiguredPage(set=name, file=file, language="", text=pages[file].text, start=0, stop=0, figures=())
        for file in files
    )


def _is_read(drawn: Drawn, rows: Sequence[Mapping[str, Any]]) -> bool:
    """A figure stands there with the same words, value and unit."""
    wanted = tuple(drawn[key] for key in ("start", "stop", "check", "value", "upper", "unit"))
    return any(wanted == (*_point(row), row["value"], row["upper"], row["unit"]) for row in rows)


def _point(row: Mapping[str, Any]) -> tuple[int, int, str]:
    words = row["evidence"][0]
    return words["start"], words["stop"], digest_words(words["exact"])
