"""Known names in scripts without capitals: found as they stand, since nothing else shows where a name begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.knowledge.people import People

# Kana, Han and Hangul: scripts in which words are not set apart either.
_LETTERS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class UncasedNames:
    """Names by their letters, and the pattern that finds the longest of them; no pattern where there are none."""

    keys: dict[str, str]
    pattern: re.Pattern[str] | None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where such names stand in the text, in order, and the key of each."""
        if self.pattern is None or not _LETTERS.search(text):
            return
        for found in self.pattern.finditer(text):
            yield found.start(), found.end(), self.keys[found.group()]


def read_uncased(people: People) -> UncasedNames:
    """The names of knowledge that hold such letters; one that two people bear is nobody's."""
    bearers: dict[str, set[str]] = {}
    for name in people.names:
        if _LETTERS.search(name.name):
            bearers.setdefault(name.name, set()).add(name.key)
    keys = {name: min(held) for name, held in bearers.items() if len(held) == 1}
    longest = sorted(keys, key=lambda name: (-len(name), name))
    return UncasedNames(keys, re.compile("|".join(map(re.escape, longest))) if keys else None)
