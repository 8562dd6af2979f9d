"""Encodings to try on pages that do not say theirs: ``encodings.toml``."""

from collections.abc import Mapping

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders

NEED = "encodings.toml"


class Encodings(Strict):
    """Candidates for single-byte pages and what tells the right one; ``wider``: by a declared name the encoding that is meant."""

    common: str
    candidates: tuple[str, ...]
    latin: str
    most_broken: float
    few_broken: int
    most_broken_of_few: float
    least_common: float
    wider: Mapping[str, str] = {}

    def is_readable(self, broken: float, characters: int) -> bool:
        """A share of ``broken`` of so many characters leaves the page sound enough to be read."""
        if broken <= self.most_broken:
            return True
        return round(broken * characters) <= self.few_broken and broken <= self.most_broken_of_few


def load_encodings(folders: KnowledgeFolders) -> Encodings:
    """The encodings, from the first folder that has them."""
    for file in folders.find(NEED):
        return read_checked(file, Encodings)
    raise KnowledgeError(f"{NEED} is missing from the installed package")
