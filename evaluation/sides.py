"""What two sides tell otherwise of one event (A02), on invented pairs of pages: ``gold/events/sides.toml``.

    python -m evaluation.run --set sides

All pages are read into one record, as they would be. Found are the facts that the pages of a pair tell otherwise; a finding that the gold
does not have, of the pair's own pages or across pairs, is one too many.
"""

import json
import shutil
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.events import read_tables
from evaluation.found import Row
from evaluation.gold import GOLD
from evaluation.invented import ADDRESSES
from evaluation.scores import Score
from tests.small_world.world import KNOWLEDGE

SETS = ("sides",)
FILE = GOLD / "events" / "sides.toml"
_PUBLISHERS = {("first", "ru"): "lugozemye", ("first", "en"): "lugozemye_en"}
_LANGUAGES = ("ru", "en", "kk")


def measure_sides() -> Iterator[Score]:
    """Pairs that are one event, facts found, findings that are right, and pairs left alone where nothing differs."""
    recipe = tomllib.loads(FILE.read_text(encoding="utf-8"))
    with TemporaryDirectory(prefix="onrecord-evaluation-") as folder:
        _write_knowledge(Path(folder) / "knowledge", recipe["places"])
        for number, pair in enumerate(recipe["pairs"]):
            _write_pair(Path(folder) / "pages", pair, 500 + 2 * number)
        tables = read_tables(Path(folder), Path(folder) / "knowledge")
    yield from score_sides(recipe["pairs"], tables)


def score_sides(pairs: Sequence[Mapping[str, Any]], tables: Mapping[str, Sequence[Row]]) -> Iterator[Score]:
    """The scores of exported tables; a page's file is its pair's key and its side."""
    keys = {row["id"]: Path(row["source"]).stem.rpartition(".")[0] for row in tables["documents"]}
    events: defaultdict[str, list[str]] = defaultdict(list)
    for row in tables["accounts"]:
        events[row["event"]].append(keys[row["document"]])
    joined = {key for held in events.values() for key in held if held.count(key) > 1}
    told = [
        ({keys[one["document"]] for one in row["evidence"]}, row["detail"].get("fact", "count"))
        for row in tables["findings"]
        if row["code"] == "A02"
    ]
    wanted = {pair["key"]: pair.get("differs") for pair in pairs}
    right = {key for own, fact in told for key in own if len(own) == 1 and wanted[key] == fact}
    false = [f"extra {sorted(own)}: {fact}" for own, fact in told if not (len(own) == 1 and own <= right)]
    differing = [key for key, fact in wanted.items() if fact]
    alone = [key for key in wanted if key not in differing]
    touched = {key for own, _ in told for key in own}
    yield _score("pages of one event joined", wanted, [f"apart {key}" for key in wanted if key not in joined])
    yield _score("facts that differ, found", differing, [f"missed {key}" for key in differing if key not in right])
    yield _score("pairs without a difference left alone", alone, [f"told {key}" for key in alone if key in touched])
    yield _score("A02, right", told, false)


def _score(measure: str, items: Sequence[Any] | Mapping[str, Any], errors: Sequence[str]) -> Score:
    total = len(items)
    return Score(set="sides", measure=measure, correct=total - len(errors), total=total, errors=tuple(errors))


def _write_knowledge(folder: Path, places: Mapping[str, Sequence[str]]) -> None:
    """The people and publishers of the small world, with the towns of the gold."""
    shutil.copytree(KNOWLEDGE, folder)
    rows = ["key,language,name,kind,country,source"]
    for key, (country, *names) in places.items():
        rows += [
            f"{key},{language},{name},city,{country},invented" for language, name in zip(_LANGUAGES, names, strict=True)
        ]
    (folder / "places.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def _write_pair(folder: Path, pair: Mapping[str, Any], number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for place, side in enumerate(("first", "second")):
        language, title, body, *where = pair[side]
        publisher = _PUBLISHERS.get((side, language), "akshatyr")
        front = {
            "title": title,
            "date": f"{pair['published']}T1{place}:30",
            "source_url": f"{ADDRESSES[publisher]}/{number + place}",
            **({"place": where[0]} if where else {}),
        }
        head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
        page = f"---\n{head}---\n\n# {title}\n\n{body}\n"
        (folder / f"{pair['key']}.{side}.md").write_text(page, encoding="utf-8")
