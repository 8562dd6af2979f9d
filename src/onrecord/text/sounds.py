"""What a word sounds like, whatever script it is written in: consonants alone, letters that stand for one sound as one."""

import re
from functools import lru_cache

from anyascii import anyascii

# In this order: "ts" of «концепция» and "c" before "e" of "concept" are one sound.
_SPELLINGS = (
    (re.compile(r"shch|sch|sh|zh|ch"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ts|c(?=[eiy])"), "s"),
    (re.compile(r"ck|[cq]"), "k"),
)
_VOICED = str.maketrans({"z": "s", "w": "v", "x": "k"})
_SILENT = re.compile(r"[^a-z]|[aeiouyjh]")
_DOUBLED = re.compile(r"(.)\1+")
_MOST = 4


@lru_cache(maxsize=50_000)
def find_sound(word: str) -> str:
    """Up to four consonants of a word: "programme" and «программа» are both ``prgr``."""
    letters = anyascii(word).lower()
    for spelling, sound in _SPELLINGS:
        letters = spelling.sub(sound, letters)
    return _DOUBLED.sub(r"\1", _SILENT.sub("", letters.translate(_VOICED)))[:_MOST]
