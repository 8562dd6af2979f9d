"""Files that hold pages: each page inside is a capture of its own, named as if the file were a folder."""

from pathlib import Path

import pytest

from onrecord.capture.take_in import take_in
from onrecord.record.captures import CaptureStore

PAGES = b"""{"text": "The bridge is open.", "url": "https://courier.example/1"}

{"text": "The harbour is closed."}
"""


@pytest.fixture
def store(tmp_path: Path) -> CaptureStore:
    return CaptureStore(tmp_path / "captures")


def test_each_line_of_json_lines_is_a_page(tmp_path: Path, store: CaptureStore) -> None:
    (tmp_path / "pages.jsonl").write_bytes(PAGES)
    captures, issues = take_in([tmp_path], store)
    assert sorted((capture.source, capture.media_type, capture.bytes) for capture in captures) == [
        (f"{tmp_path}/pages.jsonl/1", "application/json", 67),
        (f"{tmp_path}/pages.jsonl/3", "application/json", 34),
    ]
    assert issues == ()


def test_a_line_that_is_no_text_is_an_issue_and_the_others_are_taken_in(tmp_path: Path, store: CaptureStore) -> None:
    (tmp_path / "pages.jsonl").write_bytes(PAGES + b"\0\1\2\n")
    captures, issues = take_in([tmp_path], store)
    assert len(captures) == 2
    assert [(issue.source, issue.why) for issue in issues] == [
        (f"{tmp_path}/pages.jsonl/4", "expected text, found a binary file (a zero byte at 0)")
    ]
