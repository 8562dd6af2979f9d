"""Relational steps: whole tables, rows inside columns, and an order that does not move."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from onrecord.engines.files import read_schema
from onrecord.engines.local import LocalEngine
from onrecord.engines.sources import TableSource
from onrecord.engines.steps import Relational
from onrecord.engines.whole import WholeSource
from onrecord.errors import RecordDamaged, StageError
from onrecord.knowledge.files import KnowledgeFolders
from tests.engines.toys import Line, ListSource, Word, make_stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two words that stand in the same place of two lines."""

    left: Word
    right: str
    seen: tuple[str, ...]


PAIRS = Relational(
    name="pairs",
    version="1",
    inputs={"a": "words.words", "b": "words.words", "lines": "words"},
    output=Pair,
    sql="""
        SELECT a.row AS left, b.row.row AS right, list(lines.line ORDER BY lines.line) AS seen,
               a.digest || b.digest AS digest
        FROM a JOIN b ON a."order" = b."order" AND a.id < b.id, lines
        GROUP BY ALL
    """,
)


def make_words(folder: Path, *texts: str) -> Path:
    lines = [Line(name=f"l{number}", text=text) for number, text in enumerate(texts)]
    LocalEngine(1).map(make_stage(), ListSource(lines), folder / "words", KnowledgeFolders())
    return folder / "words"


def test_rows_inside_a_column_are_joined_and_sorted(tmp_path: Path) -> None:
    words = make_words(tmp_path, "да нет", "", "пусть будет так")
    receipt = LocalEngine(1).sql(PAIRS, {"words": words}, tmp_path / "pairs")
    assert (receipt.rows_in, receipt.rows_out) == (5 + 5 + 3, 2)
    source = TableSource(Pair, tmp_path / "pairs")
    units = source.list_units()
    pairs = [source.load(place) for place in range(2)]
    assert [unit.key for unit in units] == ["l0-0", "l0-1"]
    assert [(pair.left.row, pair.right, pair.seen) for pair in pairs] == [
        ("да", "пусть", ("l0", "l1", "l2")),
        ("нет", "будет", ("l0", "l1", "l2")),
    ]


def test_chosen_columns_of_rows_inside_a_column_give_the_same_answer(tmp_path: Path) -> None:
    words = make_words(tmp_path, "да нет", "", "пусть будет так")
    sql = 'SELECT a.id AS id, a.row AS row, MIN(a."order") AS "order", MIN(a.digest) AS digest FROM a GROUP BY a.id, a.row'
    answers = []
    for number, table in enumerate(("words.words", "words.words(id, row, order)")):
        step = Relational(
            name="firsts",
            version="1",
            inputs={"a": table},
            output=Word,
            sql=sql.replace("a.row", f"a.{'row.' * (not number)}row"),
        )
        receipt = LocalEngine(1).sql(step, {"words": words}, tmp_path / f"firsts{number}")
        source = TableSource(Word, tmp_path / f"firsts{number}")
        answers.append((receipt.rows_in, [source.load(place) for place in range(len(source.list_units()))]))
    assert answers[0] == answers[1]
    assert len(answers[0][1]) == 5


def test_the_same_answer_every_time(tmp_path: Path) -> None:
    words = make_words(tmp_path, *("а б в г д е ж " * 9,) * 4)
    receipts = [LocalEngine(1).sql(PAIRS, {"words": words}, tmp_path / f"pairs{number}") for number in range(3)]
    assert len({receipt.checksum for receipt in receipts}) == 1
    assert receipts[0].rows_out > 0


@pytest.mark.parametrize("texts", [(), ("",), ("", "")])
def test_nothing_inside_a_column(tmp_path: Path, texts: tuple[str, ...]) -> None:
    receipt = LocalEngine(1).sql(PAIRS, {"words": make_words(tmp_path, *texts)}, tmp_path / "pairs")
    assert receipt.rows_out == 0
    assert list(TableSource(Pair, tmp_path / "pairs").list_units()) == []


def test_an_answer_whose_inputs_and_sql_are_the_same_stays(tmp_path: Path) -> None:
    words, pairs = make_words(tmp_path, "да нет", "да"), tmp_path / "pairs"
    first = LocalEngine(1).sql(PAIRS, {"words": words}, pairs)
    again = LocalEngine(1).sql(PAIRS, {"words": words}, pairs)
    assert (first.rows_reused, again.rows_reused, again.checksum) == (0, 1, first.checksum)
    assert (again.rows_in, again.rows_out) == (first.rows_in, first.rows_out)
    make_words(tmp_path, "да нет", "да", "да")
    assert LocalEngine(1).sql(PAIRS, {"words": words}, pairs).rows_reused == 0
    assert LocalEngine(1).sql(replace(PAIRS, version="2"), {"words": words}, pairs).rows_reused == 0
    pairs.write_bytes(pairs.read_bytes()[:99])
    assert LocalEngine(1).sql(PAIRS, {"words": words}, pairs).rows_reused == 0


def test_sql_that_does_not_fill_its_output_is_our_defect(tmp_path: Path) -> None:
    words = make_words(tmp_path, "да")
    step = Relational(
        name="odd", version="1", inputs={"a": "words"}, output=Pair, sql="SELECT line AS right, digest FROM a"
    )
    with pytest.raises(StageError, match="relational step odd"):
        LocalEngine(1).sql(step, {"words": words}, tmp_path / "odd")
    assert not (tmp_path / "odd").exists()


def test_a_damaged_input_is_named(tmp_path: Path) -> None:
    (tmp_path / "words").write_bytes(b"PAR1 and no more")
    with pytest.raises(RecordDamaged, match="words: expected a table"):
        LocalEngine(1).sql(PAIRS, {"words": tmp_path / "words"}, tmp_path / "pairs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often a word stands in all lines."""

    row: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """All of them."""

    id: str
    rows: tuple[Count, ...]


COUNTS = Relational(
    name="counts",
    version="1",
    inputs={"words": "words.words(row)"},
    output=Count,
    keyed=False,
    sql='SELECT "row", COUNT(*) AS times FROM words GROUP BY "row"',
)


def test_an_answer_that_is_read_as_a_whole_needs_no_digest_for_each_row(tmp_path: Path) -> None:
    words = make_words(tmp_path, "да нет", "да")
    receipt = LocalEngine(1).sql(COUNTS, {"words": words}, tmp_path / "counts")
    source = WholeSource(Counts, Count, tmp_path / "counts")
    (unit,) = source.list_units()
    assert read_schema(tmp_path / "counts").names == ["row", "times"]
    assert (receipt.rows_out, source.load(0).rows) == (2, (Count(row="да", times=2), Count(row="нет", times=1)))
    again = LocalEngine(1).sql(COUNTS, {"words": words}, tmp_path / "counts")
    assert (again.rows_reused, again.checksum, source.list_units()) == (2, receipt.checksum, [unit])
    make_words(tmp_path, "да нет", "да да")
    LocalEngine(1).sql(COUNTS, {"words": words}, tmp_path / "counts")
    assert source.list_units() != [unit]
