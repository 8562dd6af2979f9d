"""The figures of one thing, a stretch at a time: each of them on one page, and each comparison where one of its figures stands."""

import re

from onrecord.record.view import View
from onrecord.web.pages import figure_list
from tests.web.addresses import COUNTED


def test_figures_are_shown_a_stretch_at_a_time(client, world_record, find_one, monkeypatch):
    monkeypatch.setattr(figure_list, "ROWS", 2)
    indicator = find_one(COUNTED)
    rows = client.get("/figures.json", params={"indicator": indicator}).json()["rows"]
    assert len(rows) > 4
    answer = client.get("/figures", params={"indicator": indicator, "ui": "en"})
    found = re.findall(r'id="figure-([^"]+)"', answer.text)
    assert f"1–2 / {len(rows)}" in answer.text
    compared = set(re.findall(r'<li class="is-[^"]+"><p><b class="state">', answer.text))
    while following := re.search(r'class="forward" href="([^"]+)"', answer.text):
        answer = client.get(following[1].replace("&amp;", "&"))
        found += re.findall(r'id="figure-([^"]+)"', answer.text)
        compared |= set(re.findall(r'<li class="is-[^"]+"><p><b class="state">', answer.text))
    assert sorted(found) == sorted(row["id"] for row in rows)
    with View.open(world_record) as view:
        sql = "SELECT 1 FROM compared_of JOIN figures ON figures.id = figure WHERE indicator = ?"
        assert bool(compared) == bool(list(view.ask(sql, indicator)))


def test_behind_the_last_figure_there_is_none(client, find_one):
    answer = client.get("/figures", params={"indicator": find_one(COUNTED), "after": 10**6})
    assert answer.status_code == 200
    assert 'id="figure-' not in answer.text
    assert client.get("/figures.svg", params={"indicator": find_one(COUNTED), "after": 10**6}).status_code == 404
    assert client.get("/figures", params={"indicator": "x", "after": "-1"}).status_code == 400
