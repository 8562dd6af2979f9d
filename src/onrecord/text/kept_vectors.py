"""Vectors that were worked out once: in memory, and on the disk where a store is given."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from onrecord.text.encoder import Encoder, Vectors

_DIGEST_BYTES = 16


class VectorStore(Protocol):
    """Where vectors outlast the process, by the digest of what they depend on: model, version and text."""

    def find(self, keys: Sequence[bytes]) -> Mapping[bytes, Vectors]:
        """Those of the keys that are held, each with its vector."""
        ...

    def keep(self, vectors: Mapping[bytes, Vectors]) -> None:
        """Holds these too."""
        ...


@dataclass(slots=True)
class KeptVectors:
    """An encoder that works out the vector of a sentence once; ``most`` are kept in memory, the oldest go first.

    What an inexact model gives for a list is kept for that list alone, so that a vector that was kept and one that is worked out again
    are the same.
    """

    encoder: Encoder
    most: int = 8_000
    store: VectorStore | None = None
    kept: dict[bytes, Vectors] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the model."""
        return self.encoder.name

    @property
    def is_quick(self) -> bool:
        """What the model says of itself."""
        return self.encoder.is_quick

    @property
    def has_words(self) -> bool:
        """What the model says of itself."""
        return self.encoder.has_words

    @property
    def is_exact(self) -> bool:
        """What the model says of itself."""
        return self.encoder.is_exact

    def knows(self, language: str | None) -> bool:
        """Whether the model was trained on texts of the language."""
        return self.encoder.knows(language)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, those not met before worked out."""
        keys = self._sign(texts)
        held = self._find(keys)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in held}
        if new:
            rows = self.encoder.encode(list(new.values()))
            held |= self._keep(dict(zip(new, rows, strict=True)))
        return np.vstack([held[key] for key in keys]) if keys else np.zeros((0, 1), dtype=np.float32)

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        """The same in one go, kept for this list where the model is not exact."""
        if self.encoder.is_exact or not texts:
            return self.encode(texts)
        keys = self._sign(texts, beside="\n".join(texts))
        held = self._find(keys)
        if len(held) < len(set(keys)):
            rows = self.encoder.encode_together(texts)
            held = self._keep(dict(zip(keys, rows, strict=True)))
        return np.vstack([held[key] for key in keys])

    def find_known(self, texts: Sequence[str]) -> list[Vectors | None]:
        """The vectors of those texts that have one already, each text by itself; nothing is worked out."""
        keys = self._sign(texts)
        held = self._find(keys)
        return [held.get(key) for key in keys]

    def _sign(self, texts: Sequence[str], beside: str = "") -> list[bytes]:
        """A digest of each text with the model and, where that counts, all that it is encoded with."""
        begun = hashlib.blake2b(_frame(self.name) + _frame(beside), digest_size=_DIGEST_BYTES)
        keys = []
        for text in texts:
            hasher = begun.copy()
            hasher.update(_frame(text))
            keys.append(hasher.digest())
        return keys

    def _find(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        held = {key: self.kept[key] for key in keys if key in self.kept}
        missing = [key for key in dict.fromkeys(keys) if key not in held]
        if self.store is not None and missing:
            held |= self._remember(self.store.find(missing))
        return held

    def _keep(self, vectors: Mapping[bytes, Vectors]) -> dict[bytes, Vectors]:
        if self.store is not None:
            self.store.keep(vectors)
        return self._remember(vectors)

    def _remember(self, vectors: Mapping[bytes, Vectors]) -> dict[bytes, Vectors]:
        self.kept.update(vectors)
        for key in list(self.kept)[: max(0, len(self.kept) - self.most)]:
            del self.kept[key]
        return dict(vectors)


def _frame(text: str) -> bytes:
    raw = text.encode("utf-8", "surrogatepass")
    return b"%d:%b" % (len(raw), raw)
