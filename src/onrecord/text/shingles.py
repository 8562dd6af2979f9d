"""Words as 32-bit keys, and 64-bit keys of three neighbouring ones, by which a quotation finds the sentences that may hold it.

Whole documents at a time, as numpy columns: a key is the same on every machine and in every run (BLAKE2b, never ``hash()``).
"""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.text.remembered import Remembered
from onrecord.text.words import fold_word, list_words

SHINGLE_WORDS = 3
KEPT_LETTERS = 5
KEY_BYTES = 4
_SPACED_NUMBER = re.compile(r"\d \d")
# Odd and random: sums of 32-bit keys times these, in 64 bits, collide as rarely as random numbers do.
_FACTORS = tuple(
    np.uint64(factor) for factor in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
)
# The more slots a key, the fewer looks at a key that shares its own; the fewer, the more of the table the processor has at hand.
_SLOT_BITS = range(16, 27)
_SLOTS_A_KEY = 4
_BITS_A_KEY = 16
_BITS_BYTE, _IN_BYTE = np.uint64(3), np.uint64(7)

WordKeys = NDArray[np.uint32]
ShingleKeys = NDArray[np.uint64]
Places = NDArray[np.int64]


class Shingles(NamedTuple):
    """The keys of every three neighbouring words of one sentence, and the place of its sentence.

    ``texts`` has for each sentence a key of all its words; zero where they are fewer than three.
    """

    keys: ShingleKeys
    sentences: Places
    texts: ShingleKeys


class KeyTable:
    """Distinct keys, in order, as a table that refuses most other keys at one look.

    One bit a slot says whether a key can be there: half a megabyte for 150,000 keys, which stays in the processor's cache. Of 20
    million keys asked for, a tenth of them there, that takes 0.4 s; looking in the table of places at once took 0.9.
    """

    def __init__(self, keys: ShingleKeys) -> None:
        self._keys = keys
        self._bit_shift = _shift_to(len(keys) * _BITS_A_KEY)
        held = np.zeros(1 << (64 - int(self._bit_shift)), np.bool_)
        held[_as_places(keys >> self._bit_shift)] = True
        self._bits = np.packbits(held, bitorder="little")
        self._shift = _shift_to(len(keys) * _SLOTS_A_KEY)
        # For each value of the highest bits, the place of the first key that has it.
        values = _as_places(keys >> self._shift)
        firsts = np.flatnonzero(np.diff(values, prepend=-1))
        self._slots = np.zeros(1 << (64 - int(self._shift)), np.int32)
        self._slots[values[firsts]] = firsts
        self._deepest = int(np.diff(firsts, append=len(keys)).max(initial=0))

    def find(self, keys: ShingleKeys) -> tuple[Places, Places]:
        """Places of those of some keys that are in the table, in their order, and the place of each in the table."""
        bits = keys >> self._bit_shift
        there = self._bits.take(_as_places(bits >> _BITS_BYTE))
        there >>= (bits & _IN_BYTE).astype(np.uint8)
        there &= 1
        at = np.flatnonzero(there.view(np.bool_))
        asked = keys.take(at)
        places = self._slots.take(_as_places(asked >> self._shift)).astype(np.int64)
        for _ in range(1, self._deepest):
            places += self._keys.take(places) < asked
            np.minimum(places, len(self._keys) - 1, out=places)
        held = np.flatnonzero(self._keys.take(places) == asked)
        return at.take(held), places.take(held)


def _shift_to(slots: int) -> np.uint64:
    """How far to shift a key to get one of at least so many slots."""
    return np.uint64(64 - min(max(slots.bit_length(), _SLOT_BITS[0]), _SLOT_BITS[-1]))


def _as_places(keys: ShingleKeys) -> Places:
    """Small numbers as places: numpy copies unsigned ones before it looks there."""
    return keys.view(np.int64)


def cut_word(folded: str) -> str:
    """A folded word cut to its first five letters: most endings of most languages fall away."""
    return folded[:KEPT_LETTERS]


def has_spaced_number(text: str) -> bool:
    """Whether two digits stand with a blank between: only a number may have blanks in it."""
    return _SPACED_NUMBER.search(text) is not None


def pack_text(text: str, *, may_space: bool = True) -> bytes:
    """The packed keys of the words of a text in their order; ``may_space=False`` where no number of it has a blank in it.

    Looked up by what stands between blanks, which takes a third of the time of looking for words, and joined as bytes: a page's words
    made a list of numbers first take twice as long.
    """
    if may_space and has_spaced_number(text):
        return _key_piece(text)
    return b"".join(map(_PIECES.__getitem__, text.split()))


def _key_piece(piece: str) -> bytes:
    return b"".join([key_word(word).to_bytes(KEY_BYTES, "little") for word in list_words(piece)])


_PIECES = Remembered(_key_piece, 200_000)


@lru_cache(maxsize=200_000)
def key_word(word: str) -> int:
    """The key of a word as printed: of its folded form, cut."""
    cut = cut_word(fold_word(word))
    return int.from_bytes(hashlib.blake2b(cut.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little")


def key_shingles(words: WordKeys, stops: Places, languages: ShingleKeys) -> Shingles:
    """The keys of every three neighbouring words of one sentence; ``stops`` are the places where sentences end, in order.

    ``languages`` holds the key of each word's language: the same words of two languages have two keys.
    """
    if len(words) < SHINGLE_WORDS:
        return Shingles(np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.uint64))
    wide = words.astype(np.uint64)
    keys = wide[:-2] * _FACTORS[0]
    keys += wide[1:-1] * _FACTORS[1]
    keys += wide[2:] * _FACTORS[2]
    keys += languages[:-2]
    whole = np.ones(len(words), np.bool_)
    for step in range(1, SHINGLE_WORDS):
        whole[np.maximum(stops - step, 0)] = False
    keys = keys[whole[: len(keys)]]
    counts = np.maximum(np.diff(stops, prepend=0) - (SHINGLE_WORDS - 1), 0)
    sentences = np.repeat(np.arange(len(stops)), counts)
    held = counts[counts > 0]
    texts = np.add.reduceat(keys, np.cumsum(held) - held) if len(held) else keys
    every = np.zeros(len(stops), np.uint64)
    every[counts > 0] = texts
    return Shingles(keys, sentences, every)


@lru_cache(maxsize=1_000)
def key_language(language: str) -> int:
    """A 64-bit key of the name of a language."""
    return int.from_bytes(hashlib.blake2b(language.encode("utf-8"), digest_size=8).digest(), "little")


def pack_keys(keys: Sequence[int]) -> bytes:
    """Keys of words as bytes, four a word."""
    return np.array(keys, dtype="<u4").tobytes()


def unpack_keys(packed: bytes) -> WordKeys:
    """The keys of words that were packed."""
    return np.frombuffer(packed, dtype="<u4")
