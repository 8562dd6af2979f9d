"""What fuzzing has found is read again, and some inputs by chance; the search itself runs outside CI (tests/fuzz/run.py)."""

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.fuzz.files import WHOLE
from tests.fuzz.laws import read_documents, read_speech, take_apart
from tests.fuzz.targets import OFFICIAL, TARGETS
from tests.fuzz.traced import trace_report
from tests.fuzz.words import write

CORPUS = sorted(path for path in (Path(__file__).parent / "corpus").glob("*/*") if path.is_file())
# Enough for each branch of a reader to be entered now and then; the same ones at each run.
INPUTS = 100
LONGEST = 200


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_failed_is_read(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_every_folder_of_the_corpus_has_a_target() -> None:
    assert {path.parent.name for path in CORPUS} <= set(TARGETS)


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_whole_files_with_some_bytes_changed_are_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    for whole in WHOLE[name]:
        TARGETS[name](whole)
        for _ in range(INPUTS):
            content = bytearray(whole)
            for _ in range(chance.randrange(1, 5)):
                content[chance.randrange(len(content))] = chance.randrange(256)
            TARGETS[name](bytes(content[: chance.choice((len(content), chance.randrange(len(content))))]))


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_whole_files_are_pages(name: str) -> None:
    for whole in WHOLE[name]:
        pages = take_apart(name, whole)
        assert pages
        assert all(read_documents(content, capture.media_type) for capture, content in pages)


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_bytes_by_chance_are_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    for _ in range(INPUTS):
        TARGETS[name](chance.randbytes(chance.randrange(1, LONGEST)))


def test_pieces_of_pages_make_quotations_and_many_verdicts() -> None:
    chance = random.Random(7)
    verdicts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for _ in range(150):
        content = chance.randbytes(150)
        sources = read_documents(OFFICIAL.encode() + write(content), "text/plain")
        reports = read_documents(write(content), "text/plain")
        if sources and reports:
            report = read_speech(reports[0])
            kinds.update(quotation.kind for quotation in report.quotations)
            verdicts.update(trace.verdict for trace in trace_report(read_speech(sources[0]), report))
    assert set(kinds) == {"direct", "mixed", "indirect"}
    assert len(verdicts) >= 4, verdicts
