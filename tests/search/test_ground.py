"""The ground of a check: what it looks up by key is what the stages find by going through every page."""

import numpy as np
import pytest

from onrecord.engines.reading import read_inside, read_table
from onrecord.errors import RecordDamaged
from onrecord.matches.accounts import DatedAccounts, find_near
from onrecord.matches.candidates import find_candidates, find_held_candidates
from onrecord.matches.worded import KeyedWords, QuotedWords, Worded
from onrecord.model import Document
from onrecord.model.accounts import Account
from onrecord.record.ground import name_keys
from onrecord.record.layout import Layout
from onrecord.record.view import View
from onrecord.search.ground import Ground, open_keyed
from onrecord.text.shingles import KEY_BYTES

STRETCHES = ((0, 4), (2, 9), (5, 40))


@pytest.fixture(scope="module")
def work(view):
    return Layout(view.folder.parents[1]).work


@pytest.fixture(scope="module")
def worded(work):
    return list(read_table(work / "worded.parquet", KeyedWords))


def quote_stretches(published: KeyedWords) -> KeyedWords:
    """A report that quotes some words of a page."""
    quoted = tuple(
        QuotedWords(quotation=f"{start}-{stop}", words=published.words[start * KEY_BYTES : stop * KEY_BYTES])
        for start, stop in STRETCHES
    )
    return KeyedWords(document="report", language=published.language, sentences=b"", words=b"", quoted=quoted)


def test_candidates_are_those_that_a_walk_of_all_pages_finds(view, worded):
    published = [one for one in worded if one.sentences]
    found = 0
    for one in published:
        report = quote_stretches(one)
        walked = list(find_candidates([*published, report]))
        assert list(find_held_candidates(report, Ground(view))) == walked
        found += len(walked)
    assert found > len(published)


def test_a_ground_without_some_documents_is_the_ground_of_the_others(view, worded):
    published = [one for one in worded if one.sentences]
    for one in published:
        left = frozenset({one.document})
        report = quote_stretches(one)
        walked = find_candidates([*(other for other in published if other.document not in left), report])
        ground = Ground(view, left)
        assert list(find_held_candidates(report, ground)) == list(walked)
        assert ground.read_words(one.document) is None
        assert ground.find_account(one.document) is None


def test_words_and_accounts_are_those_of_the_work_tables(view, work, worded):
    ground = Ground(view)
    full = {one.document: one for one in read_table(work / "worded.parquet", Worded)}
    accounts = {one.document: one for one in read_inside(work / "accounted.parquet", "accounts", Account)}
    assert accounts
    for one in worded:
        held = ground.read_words(one.document)
        if one.sentences:
            assert held is not None
            assert (held.sentences, held.words, held.turns) == (
                one.sentences,
                one.words,
                full[one.document].turns,
            )
        else:
            assert held is None
        assert ground.find_account(one.document) == accounts.get(one.document)


def test_accounts_are_found_by_their_days(view, work):
    accounts = list(read_inside(work / "accounted.parquet", "accounts", Account))
    days = {page.published for page in view.rows(Document)} | {None, "2021", "2021-09", "1990-01-01"}
    for day in sorted(days, key=str):
        assert find_near(day, Ground(view)) == find_near(day, DatedAccounts(accounts))


def test_a_damaged_file_of_keys_is_named(view, tmp_path):
    for path in view.folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / name_keys(0)).write_bytes(b"\x93NUMPY")
    with View(tmp_path.name, tmp_path / "record.sqlite") as damaged, pytest.raises(RecordDamaged, match=name_keys(0)):
        Ground(damaged).look_up(np.array([1, 2], np.uint64))
    open_keyed.cache_clear()
