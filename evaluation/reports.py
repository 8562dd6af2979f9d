"""Press reports by recipe: our own sentences around quotations that are cut from official pages when the gold is read.

A recipe is a TOML file in ``gold/reports`` (how to write one: guidelines.md). It holds our words, pointers into ``../shared/data``
and edits in our words; the official words are cut out at run time, so that no sentence of theirs lies here.
"""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.gold import ALL_KINDS, GOLD, GoldQuotation, GoldSet, count_words, cut_words
from evaluation.pages import Page, has_pages, read_pages
from onrecord.text.normalize import normalize_text

RECIPES = GOLD / "reports"
NAME = "reports"
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report as written out: its page, where each quotation stands (first place of its key), and the recipe."""

    page: Page
    spans: Mapping[str, tuple[int, int]]
    recipe: Mapping[str, Any]


def read_recipes(folder: Path = RECIPES) -> dict[str, dict[str, Any]]:
    """The recipes by the name of their file."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}


def read_report_sets() -> Iterator[GoldSet]:
    """One set for each half: its reports, the official pages they are cut from, and the pages that lie beside them."""
    grouped: defaultdict[tuple[str, int], dict[str, dict[str, Any]]] = defaultdict(dict)
    for name, recipe in read_recipes().items():
        grouped[recipe.get("set", NAME), recipe["half"]][name] = recipe
    for (name, half), mine in sorted(grouped.items()):
        files = sorted({file for recipe in mine.values() for file in recipe["pages"].values()})
        if all(has_pages(file) for file in files):
            yield _read_set(name if half == 1 else f"{name}-{half}", mine, read_pages(files))


def _read_set(name: str, recipes: Mapping[str, Mapping[str, Any]], sources: Mapping[str, Page]) -> GoldSet:
    reports = [write_report(name, recipe, sources) for name, recipe in recipes.items()]
    return GoldSet(
        name=name,
        knowledge=None,
        pages=(*(report.page for report in reports), *sources.values()),
        documents=(),
        turns=(),
        quotations=tuple(one for report in reports for one in _list_quotations(report)),
        has_turns=False,
        quoted={report.page.file: ALL_KINDS for report in reports},
    )


def write_report(name: str, recipe: Mapping[str, Any], sources: Mapping[str, Page]) -> Report:
    """The report of a recipe: front matter, headline and body, each quotation in the place that bears its key."""
    texts = {key: sources[file].text for key, file in recipe["pages"].items()}
    quoted = {key: make_words(one["pieces"], texts) for key, one in recipe["quotations"].items()}
    front = {key: _PLACE.sub(lambda found: quoted[found[1]], value) for key, value in recipe["front"].items()}
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    body = f"# {recipe['front']['title']}\n\n{recipe['body'].strip()}\n"
    text, spans = _fill_places(f"---\n{head}---\n\n", body, quoted)
    if normalize_text(text) != text:
        raise ValueError(f"report {name}: its text changes when it is normalised")
    if unused := set(quoted) - set(spans):
        raise ValueError(f"report {name}: no place for {', '.join(sorted(unused))}")
    return Report(page=Page(file=f"{NAME}/{name}.md", content=text.encode()), spans=spans, recipe=recipe)


def _fill_places(head: str, body: str, quoted: Mapping[str, str]) -> tuple[str, dict[str, tuple[int, int]]]:
    text, spans, before = head, {}, 0
    for found in _PLACE.finditer(body):
        text += body[before : found.start()]
        spans[found[1]] = (len(text), len(text) + len(quoted[found[1]]))
        text += quoted[found[1]]
        before = found.end()
    return text + body[before:], spans


def make_words(pieces: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> str:
    """The words of a quotation: each piece cut, edited and put behind the one before with its ``join``, a space if none is given."""
    words = ""
    for piece in pieces:
        words += (piece.get("join", " ") if words else "") + _make_piece(piece, texts)
    return words


def _make_piece(piece: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    """Words of our own, or the words of a page with edits ``[start, stop, words]``, places counted in the page; line ends are spaces."""
    if "own" in piece:
        return str(piece["own"])
    text = texts[piece["page"]]
    cut_words({**piece, "file": piece["page"]}, text)
    words, at = "", piece["start"]
    for start, stop, new in piece.get("edits", ()):
        if not at <= start <= stop <= piece["stop"]:
            raise ValueError(f"edit [{start}, {stop}) lies outside [{at}, {piece['stop']})")
        words, at = words + text[at:start] + new, stop
    return " ".join((words + text[at : piece["stop"]]).split())


def _list_quotations(report: Report) -> Iterator[GoldQuotation]:
    text = report.page.text
    for key, one in report.recipe["quotations"].items():
        start, stop = report.spans[key]
        yield GoldQuotation(
            file=report.page.file,
            words=count_words(text, start, stop),
            kind=one["kind"],
            place=one.get("place", "body"),
            exact=text[start:stop],
            speakers=tuple(one["speakers"]),
            is_named=bool(one["speakers"]),
            verdicts=tuple(one["verdicts"]),
            codes=frozenset(one["codes"]) | frozenset(one.get("may", ())),
            is_optional=False,
            wanted_codes=frozenset(one["codes"]),
            change=one.get("change", ""),
        )
