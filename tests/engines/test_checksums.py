"""Checksums of tables outlast a process, and tell of every change to a file."""

from pathlib import Path

import pytest

from onrecord.engines import checksums
from onrecord.engines.checksums import checksum_part, checksum_table, recall_checksums, remember_checksums
from onrecord.engines.files import list_parts
from onrecord.errors import RecordDamaged


def make_table(folder: Path, *parts: bytes, name: str = "words.parquet") -> Path:
    table = folder / name
    table.mkdir(parents=True)
    for number, content in enumerate(parts):
        (table / f"{number:04}.parquet").write_bytes(content)
    return table


def forget() -> None:
    """What a new process knows."""
    checksums._recalled.clear()
    checksums._checksum_file.cache_clear()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, as they are read."""
    names: list[str] = []
    real = Path.open

    def open_told(self: Path, *arguments: object, **named: object) -> object:
        if self.suffix == ".parquet":
            names.append(self.name)
        return real(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", open_told)
    forget()
    return names


def test_a_table_that_stays_as_it_is_is_read_once(tmp_path: Path, read: list[str]) -> None:
    table = make_table(tmp_path / "work", b"one", b"two")
    (tmp_path / "work" / "small.parquet").write_bytes(b"three")
    read.clear()
    first = checksum_table(table)
    remember_checksums(tmp_path / "kept", tmp_path / "work")
    assert read == ["0000.parquet", "0001.parquet", "small.parquet"]
    forget()
    recall_checksums(tmp_path / "kept", tmp_path / "work")
    assert checksum_table(table) == first
    assert len(read) == 3


def test_a_part_that_was_written_again_is_read_again(tmp_path: Path, read: list[str]) -> None:
    table = make_table(tmp_path / "work", b"one", b"two")
    first = checksum_table(table)
    remember_checksums(tmp_path / "kept", tmp_path / "work")
    (tmp_path / "aside").write_bytes(b"TWO")
    (tmp_path / "aside").replace(list_parts(table)[1])
    forget()
    recall_checksums(tmp_path / "kept", tmp_path / "work")
    read.clear()
    changed = checksum_table(table)
    assert (read, changed != first) == (["0001.parquet"], True)
    forget()
    assert checksum_table(table) == changed


def test_what_is_remembered_is_of_that_folder(tmp_path: Path, read: list[str]) -> None:
    make_table(tmp_path / "work", b"one")
    remember_checksums(tmp_path / "kept", tmp_path / "work")
    other = make_table(tmp_path / "other", b"two")
    forget()
    recall_checksums(tmp_path / "kept", tmp_path / "other")
    assert checksum_part(list_parts(other)[0]) != (tmp_path / "kept").read_text().split()[0]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"no such line\n", b"0" * 32 + b" 1 2\n", b"[" * 100_000])
def test_a_broken_memory_is_none(tmp_path: Path, read: list[str], content: bytes) -> None:
    table = make_table(tmp_path / "work", b"one", b"two")
    first = checksum_table(table)
    (tmp_path / "kept").write_bytes(content)
    forget()
    recall_checksums(tmp_path / "kept", tmp_path / "work")
    assert checksum_table(table) == first
    remember_checksums(tmp_path / "kept", tmp_path / "work")
    assert len((tmp_path / "kept").read_text().splitlines()) == 2


def test_a_place_that_refuses_is_no_error(tmp_path: Path) -> None:
    make_table(tmp_path / "work", b"one")
    recall_checksums(tmp_path / "none" / "kept", tmp_path / "work")
    remember_checksums(tmp_path / "none" / "kept", tmp_path / "work")
    assert not (tmp_path / "none").exists()


def test_a_table_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordDamaged, match="found no file"):
        checksum_table(tmp_path / "words.parquet")
