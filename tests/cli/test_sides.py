"""Two sides' own pages of one meeting, from saved pages to what is told: A02 in ``check`` and on the event's page, topics in ``compare``."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import cli
from onrecord.model import Finding
from onrecord.record.view import View
from onrecord.settings import read_settings
from onrecord.web.app import make_app
from onrecord.web.house import House, Limits
from tests.conftest import ROOT

KNOWLEDGE = ROOT / "examples" / "knowledge"
HOST = """---
title: "Переговоры с Президентом Самалстана Ержаном Каракемеровым"
date: "2024-05-14T13:10:00"
place: "Вельегорск"
source_url: "http://president.lugozemye.example/events/901"
---

# Переговоры с Президентом Самалстана Ержаном Каракемеровым

В столице Лугоземья 14 мая прошли переговоры Всеволода Тарханина с Президентом Самалстана Ержаном Каракемеровым.

Товарооборот Лугоземья и Самалстана в 2023 году составил 4,8 миллиарда долларов. Учёные получат общую обсерваторию.
"""
GUEST = """---
title: "Состоялись переговоры Ержана Каракемерова и Всеволода Тарханина"
date: "2024-05-14T18:45:00"
place: "Вельегорск"
source_url: "https://akshatyr.example/ru/events/peregovory-14-05-2024"
---

# Состоялись переговоры Ержана Каракемерова и Всеволода Тарханина

Глава государства Ержан Каракемеров 13 мая провёл переговоры с Президентом Лугоземья Всеволодом Тарханиным.

По просьбе принимающей стороны переговоры прошли в узком составе. Товарооборот Лугоземья и Самалстана в 2023 году составил 6,1 миллиарда долларов.
"""


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    (tmp_path / "host.md").write_text(HOST, encoding="utf-8")
    (tmp_path / "guest.md").write_text(GUEST, encoding="utf-8")
    return [str(tmp_path / "host.md"), str(tmp_path / "guest.md")]


def test_what_two_sides_tell_otherwise(tmp_path: Path, pages: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ["--knowledge", str(KNOWLEDGE), "--record", str(tmp_path / "record"), "--without-models"]
    assert cli.main(["check", *pages, *chosen, "--quiet", "--fail-on", "never"]) == 0
    assert "The sides' own pages give different days" in " ".join(capsys.readouterr().out.split())
    with View.open(tmp_path / "record") as view:
        found = [one for one in view.rows(Finding) if one.code == "A02"]
    told = {one.detail.get("fact", "count"): [each.exact for each in one.evidence] for one in found}
    assert told == {"date": ["14 мая", "13 мая"], "count": ["4,8 миллиарда долларов", "6,1 миллиарда долларов"]}
    (event,) = {one.subject.id for one in found}
    settings = read_settings(tmp_path / "record", KNOWLEDGE, without_models=True)
    app = make_app(House(settings=settings, limits=Limits(requests=1_000)))
    with TestClient(app, base_url="http://127.0.0.1:8420") as client:
        assert client.get(f"/events/{event}").text.count('href="/codebook/A02"') == 2
    assert cli.main(["compare", *pages, *chosen, "--format", "json"]) == 0
    shaped = json.loads(capsys.readouterr().out)
    assert shaped["one_event"] is True
    assert len(shaped["facts"]) == 2
    assert [one["exact"].split()[:2] for one in shaped["asked"]] == [["По", "просьбе"]]
    alone = [row["first"] for row in shaped["rows"] if row["findings"] and row["first"]]
    assert [text for texts in alone for text in texts if "обсерваторию" in text]
