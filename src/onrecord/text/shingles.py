"""Integer keys of three neighbouring words, by which a quotation finds the sentences that may hold it."""

import hashlib
from collections.abc import Iterator, Sequence

SHINGLE_WORDS = 3
KEPT_LETTERS = 5


def cut_word(folded: str) -> str:
    """A folded word cut to its first five letters: most endings of most languages fall away."""
    return folded[:KEPT_LETTERS]


def hash_shingle(words: Sequence[str]) -> int:
    """A signed 64-bit key of cut words, the same on every machine and in every run (BLAKE2b, never ``hash()``)."""
    digest = hashlib.blake2b(" ".join(words).encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def find_shingles(folded: Sequence[str]) -> Iterator[int]:
    """The key of every three neighbouring words in order; none where there are fewer words."""
    cut = [cut_word(word) for word in folded]
    for start in range(len(cut) - SHINGLE_WORDS + 1):
        yield hash_shingle(cut[start : start + SHINGLE_WORDS])
