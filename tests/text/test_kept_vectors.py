"""Vectors that are kept: the same as those worked out again, in bounds, and never in the way."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from onrecord.engines.vector_store import VectorFile
from onrecord.text.encoder import Vectors
from onrecord.text.kept_vectors import KeptVectors


class Counting:
    """A model that counts letters, and remembers what it was asked."""

    has_words = is_quick = False

    def __init__(self, name: str = "counting 1", is_exact: bool = True) -> None:
        self.name, self.is_exact = name, is_exact
        self.asked: list[str] = []

    def knows(self, language: str | None) -> bool:
        return True

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([[len(text), 0] for text in texts], dtype=np.float32)

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        """As inexact models do: what stands beside a text shows in its vector."""
        self.asked += texts
        return np.array([[len(text), len(texts)] for text in texts], dtype=np.float32)


def test_a_text_is_worked_out_once_and_the_oldest_is_forgotten() -> None:
    model = Counting()
    kept = KeptVectors(model, most=2)
    assert kept.encode(["a", "bb", "a"])[:, 0].tolist() == [1, 2, 1]
    kept.encode(["ccc"])
    kept.encode(["bb", "a"])
    assert model.asked == ["a", "bb", "ccc", "a"]


def test_nothing_asked_nothing_given() -> None:
    assert len(KeptVectors(Counting()).encode([])) == 0


def test_of_an_exact_model_a_text_is_known_in_any_list() -> None:
    model = Counting()
    kept = KeptVectors(model)
    kept.encode_together(["a", "bb"])
    kept.encode_together(["bb", "ccc"])
    assert model.asked == ["a", "bb", "ccc"]


def test_of_an_inexact_model_a_list_is_known_as_a_whole() -> None:
    model = Counting(is_exact=False)
    kept = KeptVectors(model)
    first = kept.encode_together(["a", "bb"])
    assert kept.encode_together(["a", "bb"]).tolist() == first.tolist() == [[1, 2], [2, 2]]
    assert kept.encode_together(["bb"]).tolist() == [[2, 1]]
    assert model.asked == ["a", "bb", "bb"]


@pytest.mark.parametrize("is_exact", [True, False])
def test_another_process_finds_them_on_the_disk(tmp_path: Path, is_exact: bool) -> None:
    store = VectorFile(tmp_path / "vectors.sqlite")
    first = KeptVectors(Counting(is_exact=is_exact), store=store).encode_together(["a", "bb"])
    model = Counting(is_exact=is_exact)
    assert KeptVectors(model, store=store).encode_together(["a", "bb"]).tolist() == first.tolist()
    assert model.asked == []


def test_another_version_of_the_model_finds_none(tmp_path: Path) -> None:
    store = VectorFile(tmp_path / "vectors.sqlite")
    KeptVectors(Counting(), store=store).encode(["a"])
    model = Counting("counting 2")
    KeptVectors(model, store=store).encode(["a"])
    assert model.asked == ["a"]


def vectors(*keys: int) -> dict[bytes, Vectors]:
    return {b"%d" % key: np.array([key], dtype=np.float32) for key in keys}


def test_the_file_holds_no_more_than_it_may(tmp_path: Path) -> None:
    store = VectorFile(tmp_path / "vectors.sqlite", most=3)
    for key in range(10):
        store.keep(vectors(key))
    assert sorted(store.find([b"%d" % key for key in range(10)])) == [b"7", b"8", b"9"]


def test_what_was_cut_off_is_not_there_and_the_rest_is(tmp_path: Path) -> None:
    """A transaction that never ends, as when the program is stopped."""
    store = VectorFile(tmp_path / "vectors.sqlite")
    store.keep(vectors(1))
    stopped = sqlite3.connect(store.path)
    stopped.execute("INSERT INTO vectors (key, vector) VALUES (?, ?)", (b"2", b"\0\0\0\0"))
    stopped.close()
    assert sorted(store.find([b"1", b"2"])) == [b"1"]


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_damaged_file_is_begun_again(tmp_path: Path, content: bytes) -> None:
    store = VectorFile(tmp_path / "vectors.sqlite")
    store.path.write_bytes(content)
    assert store.find([b"1"]) == {}
    store.keep(vectors(1))
    assert sorted(store.find([b"1"])) == [b"1"]


def test_a_file_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    store = VectorFile(tmp_path / "missing" / "vectors.sqlite")
    store.keep(vectors(1))
    assert store.find([b"1"]) == {}
