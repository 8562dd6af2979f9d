"""Names in Russian sentences by a model: persons, places, organisations, where nothing in a rule or a list tells.

The model is that of ``slovnet`` (MIT) with the files that lie in the package ``natasha`` (MIT): nothing is downloaded. Of natasha the
files alone are read; its modules, which need an old analyser, are never imported. Loading takes a second or two, so it waits for the first
sentence that asks, once a process.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LIBRARIES = ("slovnet", "natasha", "navec")
_FILES = "natasha"
_VECTORS = "data/emb/navec_news_v1_1B_250K_300d_100q.tar"
_MODEL = "data/model/slovnet_ner_news_v1.tar"
# Sentences read at once: the model pads them to the longest.
_BATCH = 16


class NameModel:
    """Finds names in sentences."""

    @property
    def is_there(self) -> bool:
        """Whether the model and its files are installed."""
        return find_spec("slovnet") is not None and find_spec(_FILES) is not None

    def find(self, sentences: Sequence[str]) -> Iterator[list[tuple[int, int, str]]]:
        """For each sentence its names: start, stop, and PER, LOC or ORG."""
        for found in _load_model().map(sentences):
            yield [(span.start, span.stop, span.type) for span in found.spans]


@cache
def _load_model() -> Any:
    package = find_spec(_FILES)
    folder = Path(next(iter(package.submodule_search_locations or ()))) if package else Path()
    vectors = import_module("navec").Navec.load(folder / _VECTORS)
    model = import_module("slovnet").NER.load(folder / _MODEL, batch_size=_BATCH)
    model.navec(vectors)
    return model
