"""Words that make a statement weaker or stronger (``strength.toml``): opinion, doubt, duty, intensity, amount, denial."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.text.words import fold_text

NEED = "strength.toml"


@dataclass(frozen=True, slots=True)
class Strength:
    """The words of one language, by kind, as patterns over folded words."""

    kinds: Mapping[str, re.Pattern[str]]

    def find(self, kind: str, text: str) -> list[str]:
        """The words of a kind in a text, folded, in their order."""
        pattern = self.kinds.get(kind)
        return pattern.findall(fold_text(text)) if pattern is not None else []


@keep_loaded(NEED)
def load_strengths(folders: KnowledgeFolders) -> Mapping[str, Strength]:
    """The words of each language; a user's own file adds languages and words."""
    held: dict[str, dict[str, list[str]]] = {}
    for file in folders.find(NEED):
        for language, kinds in file.read_toml().items():
            for kind, words in dict(kinds).items():  # type: ignore[call-overload]
                held.setdefault(language, {}).setdefault(kind, []).extend(words)
    return {
        language: Strength({kind: _compile(words) for kind, words in kinds.items()}) for language, kinds in held.items()
    }


def _compile(words: list[str]) -> re.Pattern[str]:
    """Longer phrases first; a star is any ending."""
    folded = {fold_text(word.rstrip("*")) + "*" * word.endswith("*") for word in words}
    written = sorted(folded, key=lambda one: (-len(one), one))
    return re.compile(r"(?<!\S)(?:" + "|".join(re.escape(one).replace(r"\*", r"\S*") for one in written) + r")(?!\S)")
