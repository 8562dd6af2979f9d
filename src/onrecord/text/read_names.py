"""Names in Japanese text with their readings, by a dictionary (packages ``sudachipy`` and ``sudachidict-small``, optional).

Characters of China tell neither where a name begins nor how it sounds: «諏訪» is read "Suwa". The dictionary says both. Without the
packages nothing is found.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

_NAME = "固有名詞"
_KINDS = frozenset({"人名", "地名"})
PACKAGES = ("sudachipy", "sudachidict-small")


class ReadName(NamedTuple):
    """A name at ``[start, stop)`` of a text, with its reading in katakana."""

    start: int
    stop: int
    reading: str


def has_readings() -> bool:
    """Whether the packages are installed."""
    return all(find_spec(package.replace("-", "_")) is not None for package in PACKAGES)


def find_read_names(text: str) -> tuple[ReadName, ...]:
    """The names of people and places of a text, in their order."""
    if not has_readings():
        return ()
    return tuple(
        ReadName(word.begin(), word.end(), word.reading_form())
        for word in _load().tokenize(text)
        if word.part_of_speech()[1] == _NAME and word.part_of_speech()[2] in _KINDS
    )


@cache
def _load() -> Any:
    return import_module("sudachipy").Dictionary(dict="small").tokenizer()
