"""The figures of a record as they are shown: text, rows, a plot, and official statistics beside them."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.errors import UsageError
from onrecord.pipeline import take_in_and_build
from onrecord.record.view import View
from onrecord.report.ledger.lines import Ledger, read_ledger
from onrecord.report.ledger.plot import write_plots
from onrecord.report.ledger.reference import read_references
from onrecord.report.ledger.rows import COLUMNS, write_ledger_csv, write_ledger_json
from onrecord.report.ledger.text import print_ledger
from onrecord.settings import Settings

PAGE = """Встреча с губернатором

20 мая 2031 года, Акшатыр

Р.Ясенев: Товарооборот в 2030 году вырос на 26 процентов, до 18,2 миллиарда долларов. По-моему, свыше 50 процентов товарооборота приходится на порты.

Построено 40 причалов.

=формула: Экспорт в 2030 году составил 5 миллиардов долларов.
"""
LATER = """Встреча с министром

3 сентября 2031 года, Акшатыр

М.Ольхова: Товарооборот в 2030 году вырос на 31 процент. Товарооборот в 2029 году вырос на 12 процентов.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "first.txt").write_text(PAGE, encoding="utf-8")
    (pages / "later.txt").write_text(LATER, encoding="utf-8")
    settings = Settings(record=folder / "record", knowledge=None, processes=1, has_models=False)
    view, _ = take_in_and_build([pages], settings, lambda name, place, count: None)
    view.close()
    return folder / "record"


def open_ledger(record: Path, **chosen: object) -> Ledger:
    with View.open(record) as view:
        return read_ledger(view, **chosen)  # type: ignore[arg-type]


def show(ledger: Ledger) -> str:
    stream = io.StringIO()
    print_ledger(ledger, Console(file=stream, width=120))
    return stream.getvalue()


def test_the_tally_comes_first_and_each_figure_with_its_words(record):
    shown = show(open_ledger(record))
    first, *_ = shown.splitlines()
    assert re.fullmatch(r"\d+ figures; compared: \d+ conflict, \d+ unclear, \d+ not comparable, \d+ agree", first)
    assert "26 процентов (26 percent, change up); for 2030" in " ".join(shown.split())
    assert "not sure: По-моему" in " ".join(shown.split())


def test_figures_are_chosen_by_what_they_are_of(record):
    everything, trade = open_ledger(record), open_ledger(record, indicator="trade")
    assert {line.figure.indicator for line in trade.lines} == {"trade turnover"}
    assert 0 < len(trade.lines) < len(everything.lines)
    assert open_ledger(record, indicator="nothing of the kind").lines == ()


def test_rows_for_programs_are_the_same_in_json_and_csv(record):
    ledger = open_ledger(record)
    rows = json.loads(write_ledger_json(ledger))["figures"]
    table = list(csv.DictReader(io.StringIO(write_ledger_csv(ledger).lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == [row["id"] for row in table]
    assert tuple(table[0]) == COLUMNS
    assert all(row["exact"] for row in rows)


def test_the_plot_is_xml_with_a_point_for_each_dated_figure(record):
    ledger = open_ledger(record, indicator="trade")
    drawn = ET.fromstring(write_plots(ledger))
    titles = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert any("26 процентов, for 2030" in (title or "") for title in titles)
    assert "script" not in write_plots(ledger)


def test_speakers_who_say_little_share_one_colour_of_the_legend(record):
    """Nobody could tell twenty colours apart: who says least is told together, and each point still names its speaker."""
    ledger = open_ledger(record, indicator="trade")
    lines = [replace(line, speakers=(f"Speaker {place}",)) for place, line in enumerate(ledger.lines * 12)]
    drawn = write_plots(replace(ledger, lines=tuple(lines)), {"others": "прочие"}, most=1, is_inline=True)
    root = ET.fromstring(drawn)
    colours = {one.get("fill") for one in root.iter("{http://www.w3.org/2000/svg}circle")}
    assert "прочие (" in drawn
    assert len(colours - {"none"}) == 9
    assert "Speaker 40" in drawn
    assert "<style" not in drawn


def test_a_plot_of_nothing_says_so(record):
    assert "No two dated figures" in write_plots(open_ledger(record, indicator="nothing of the kind"))


def test_statistics_stand_beside_the_figure_of_their_period(record, tmp_path):
    file = tmp_path / "statistics.csv"
    file.write_text(
        "indicator,value,unit,period,measure,source\ntrade turnover,25.9,percent,2030,change,Office of Statistics\n"
    )
    ledger = open_ledger(record, references=read_references(file))
    beside = [line for line in ledger.lines if line.reference]
    assert {line.figure.period for line in beside} == {"2030"}
    assert "statistics: 25.9 (Office of Statistics)" in " ".join(show(ledger).split())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("indicator,value\n", "expected the columns"),
        ("indicator,value,unit,period,source\ntrade,many,USD,2030,x\n", "expected a number"),
        ("indicator,value,unit,period,source\n,5,USD,2030,x\n", "expected something in indicator"),
    ],
)
def test_a_wrong_file_of_statistics_is_refused_with_its_line(tmp_path, content, message):
    file = tmp_path / "wrong.csv"
    file.write_text(content)
    with pytest.raises(UsageError, match=message) as caught:
        read_references(file)
    assert str(file) in str(caught.value)
