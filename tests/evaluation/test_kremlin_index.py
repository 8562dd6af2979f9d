"""The measure against an index: what it counts on two pages of our own."""

import json
from collections.abc import Mapping
from pathlib import Path

from evaluation.kremlin_index import measure_index

FRAME = "Статус материала Опубликован в разделе: Новости Дата публикации: 12 мая 2023 года, 11:30 Текстовая версия"
PAGE = f"События Встреча на Ольве Стороны обсудили мост. 12 мая 2023 года 11:30 Карасуск О.Таль Таль Олаф Олафович губернатор : Да. {FRAME}"
ENTRY = {
    "title": "Встреча на Ольве",
    "date": "2023-05-12",
    "place": "Карасуск",
    "participants": ["ТАЛЬ Олаф Олафович – губернатор"],
}


def write_index(folder: Path, *entries: Mapping[str, object]) -> None:
    lines = [json.dumps({"id": str(place), "file": "page.txt", **entry}) for place, entry in enumerate(entries)]
    (folder / "index.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")


def test_what_is_right_and_what_is_not(tmp_path: Path):
    write_index(tmp_path, ENTRY, {**ENTRY, "title": "Встреча", "place": "", "date": ""})
    scores = {score.measure: (score.correct, score.total) for score in measure_index(tmp_path)}
    assert scores == {
        "document title": (1, 2),
        "document published": (1, 1),
        "document place": (1, 1),
        "document place empty": (0, 1),
        "participants on the page": (2, 2),
    }


def test_a_missing_index_is_no_score(tmp_path: Path):
    assert list(measure_index(tmp_path)) == []
