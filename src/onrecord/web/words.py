"""The words of the interface: one catalogue a language, read from ``catalogue/<language>.toml``; the same keys in each.

A key names a phrase (``home.title``) or what a word of the record is called (``verdict.edited``). A phrase holds its fields in braces.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

FIRST = "en"  # the language that is spoken where a reader asks for none that there is
_LONGEST_HEADER = 200  # characters of Accept-Language that are looked at
_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language by dotted key."""

    language: str
    phrases: Mapping[str, str]

    def __call__(self, key: str, /, **fields: str | int) -> str:
        """The phrase with its fields filled in; ``KeyError`` where the catalogue lacks it."""
        phrase = self.phrases[key]
        return phrase.format(**fields) if fields else phrase

    def name(self, kind: str, word: str | None) -> str:
        """What a word of the record is called; a word that the catalogue does not know stands as it is, its underscores as blanks."""
        if not word:
            return ""
        return self.phrases.get(f"{kind}.{word}", word.replace("_", " "))

    def has(self, key: str) -> bool:
        """Whether the catalogue has a phrase of this key."""
        return key in self.phrases


@cache
def load_catalogues() -> Mapping[str, Words]:
    """All catalogues by language, the first language first."""
    folder = files(__package__) / "catalogue"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(_SUFFIX))
    ordered = sorted((name.removesuffix(_SUFFIX) for name in names), key=lambda code: (code != FIRST, code))
    return {
        code: Words(code, dict(flatten(tomllib.loads((folder / f"{code}{_SUFFIX}").read_text(encoding="utf-8")))))
        for code in ordered
    }


def flatten(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """The strings of nested tables by dotted key."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def choose_words(asked: str | None, kept: str | None, accepted: str | None) -> Words:
    """The words of the language asked for, else of the one kept from before, else of the first that the browser accepts."""
    catalogues = load_catalogues()
    listed = (part.split(";")[0].split("-")[0].strip() for part in (accepted or "")[:_LONGEST_HEADER].split(","))
    for code in (asked, kept, *listed):
        if code is not None and code in catalogues:
            return catalogues[code]
    return catalogues[FIRST]
