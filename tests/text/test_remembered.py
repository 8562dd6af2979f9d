"""What was read is kept: each string is read once, until there is no room."""

from functools import partial

from onrecord.text.remembered import Remembered


def note_length(read: list[str], text: str) -> int:
    read.append(text)
    return len(text)


def test_a_string_is_read_once() -> None:
    read: list[str] = []
    lengths = Remembered(partial(note_length, read), most=10)
    assert list(map(lengths.__getitem__, ["one", "three", "one", "three", "one"])) == [3, 5, 3, 5, 3]
    assert read == ["one", "three"]


def test_without_room_all_are_read_again() -> None:
    read: list[str] = []
    lengths = Remembered(partial(note_length, read), most=2)
    assert list(map(lengths.__getitem__, ["a", "bb", "ccc", "a"])) == [1, 2, 3, 1]
    assert read == ["a", "bb", "ccc", "a"]
    assert set(lengths) == {"ccc", "a"}


def test_what_is_longer_than_words_is_not_kept():
    lengths = Remembered(len, most=10)
    assert lengths["x" * 1000] == 1000
    assert not lengths
