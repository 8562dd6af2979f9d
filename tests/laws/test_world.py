"""Laws over the whole small world, seen in what the command exports: nothing here depends on what is right, only on what must hold."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from onrecord.text.words import find_words
from tests.small_world.run import Exported, Row, check_pages, export_record
from tests.small_world.world import PAGES

Tables = Mapping[str, bytes]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder = tmp_path_factory.mktemp("laws")
    return _build([PAGES], folder)


def _build(paths: list[Path], folder: Path, *options: str) -> Exported:
    check_pages(paths, folder / "record", *options)
    return export_record(folder / "record", folder / "tables")


def _drop_sources(exported: Exported) -> dict[str, list[Row]]:
    """The rows without the one field that may tell where the pages lay."""
    return {
        name: [{key: value for key, value in row.items() if key != "source"} for row in rows]
        for name, rows in exported.rows.items()
    }


def _find_evidence(value: object) -> Iterator[Row]:
    if isinstance(value, dict):
        if {"document", "start", "stop", "exact"} <= set(value):
            yield value
        for part in value.values():
            yield from _find_evidence(part)
    elif isinstance(value, list):
        for part in value:
            yield from _find_evidence(part)


def test_all_evidence_slices_back_to_its_words(exported: Exported):
    found = list(_find_evidence(exported.rows))
    assert {one["document"] for one in found} <= set(exported.documents)
    wrong = [
        one for one in found if exported.documents[one["document"]]["text"][one["start"] : one["stop"]] != one["exact"]
    ]
    assert found
    assert wrong == []


def test_labels_slice_back(exported: Exported):
    labelled = [turn for turn in exported.rows["turns"] if turn["label"] is not None]
    assert labelled
    for turn in labelled:
        text = exported.documents[turn["document"]]["text"]
        shown = text[turn["label_start"] : turn["label_stop"]]
        assert " ".join(shown.split()) == " ".join(turn["label"].split())


def test_every_word_is_in_exactly_one_of_sentence_label_cut(exported: Exported):
    for document in exported.rows["documents"]:
        spans = [(row["start"], row["stop"]) for row in exported.of_document("sentences", document["id"])]
        spans += [(cut["start"], cut["stop"]) for cut in document["cuts"]]
        turns = exported.of_document("turns", document["id"])
        spans += [(turn["label_start"], turn["label_stop"]) for turn in turns if turn["label"] is not None]
        for word in find_words(document["text"]):
            holders = [span for span in spans if span[0] <= word.start and word.stop <= span[1]]
            assert len(holders) == 1, (document["title"], document["text"][word.start : word.stop], holders)


def test_every_sentence_lies_in_its_turn(exported: Exported):
    turns = {turn["id"]: turn for turn in exported.rows["turns"]}
    for sentence in exported.rows["sentences"]:
        turn = turns[sentence["turn"]]
        assert turn["document"] == sentence["document"]
        assert turn["start"] <= sentence["start"] < sentence["stop"] <= turn["stop"]


def test_exactly_one_trace_per_quotation_of_press_and_other_texts_and_none_on_official_pages(exported: Exported):
    traced = Counter(trace["quotation"] for trace in exported.rows["traces"])
    quotations = exported.rows["quotations"]
    standings = {row["id"]: exported.documents[row["document"]]["standing"] for row in quotations}
    assert traced == Counter(key for key, standing in standings.items() if standing != "official")


def test_quotations_of_official_pages_stand_in_marks(exported: Exported):
    kinds = {
        row["kind"]
        for row in exported.rows["quotations"]
        if exported.documents[row["document"]]["standing"] == "official"
    }
    assert kinds <= {"direct", "mixed"}


def test_statements_come_from_official_pages(exported: Exported):
    standings = {
        exported.documents[one["document"]]["standing"]
        for trace in exported.rows["traces"]
        for one in trace["statements"]
    }
    assert standings == {"official"}


def test_rows_are_sorted_by_id_and_ids_are_unique(exported: Exported):
    for name, rows in exported.rows.items():
        ids = [row["id"] for row in rows]
        assert ids == sorted(set(ids)), name


def test_no_path_of_this_machine_is_in_the_tables_but_as_source(exported: Exported):
    for name, rows in _drop_sources(exported).items():
        assert not any(str(PAGES) in str(row) for row in rows), name


@pytest.mark.parametrize(("processes", "batch"), [("1", "1"), ("4", "7"), ("4", "1000")])
def test_same_bytes_on_any_number_of_processes_and_in_any_batches(
    exported: Exported, tmp_path: Path, processes: str, batch: str
):
    assert _build([PAGES], tmp_path, "--processes", processes, "--batch-rows", batch).bytes == exported.bytes


def test_same_bytes_in_another_order_with_another_hash_seed_zone_and_locale(exported: Exported, tmp_path: Path):
    paths = sorted(PAGES.iterdir())
    random.Random(1).shuffle(paths)
    settings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Kolkata", "LC_ALL": "C"}
    check_pages(paths, tmp_path / "record", settings=settings)
    assert export_record(tmp_path / "record", tmp_path / "tables").bytes == exported.bytes


def test_same_rows_when_pages_lie_in_another_folder(exported: Exported, tmp_path: Path):
    shutil.copytree(PAGES, tmp_path / "elsewhere" / "pages")
    assert _drop_sources(_build([tmp_path / "elsewhere"], tmp_path)) == _drop_sources(exported)


def test_a_rerun_changes_nothing(tmp_path: Path):
    first = _build([PAGES], tmp_path / "first")
    check_pages([PAGES], tmp_path / "first" / "record")
    again = export_record(tmp_path / "first" / "record", tmp_path / "again")
    assert again.bytes == first.bytes


def test_pages_that_come_one_by_one_give_the_same_rows(exported: Exported, tmp_path: Path):
    paths = sorted(PAGES.iterdir())
    for path in (paths[0], paths[4]):
        check_pages([path], tmp_path / "record")
    check_pages(paths, tmp_path / "record")
    assert export_record(tmp_path / "record", tmp_path / "tables").bytes == exported.bytes
