"""Words of a language by a list (package ``simplemma``, optional): which words are common where no encoder tells.

A list holds the forms of a language with the word that each is a form of. A name is either in none, or of a word with a capital. Words
in letters of India are looked up whatever their spelling: long and short vowels, nasal sounds and dots are written in many ways there.
Without the package, or in a language that it does not know, nothing is said.
"""

import re
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from unicodedata import normalize

PACKAGE = "simplemma"
# How an unlisted form is told from a name, in signs without spelling.
_LONGEST_ENDING, _SHORTEST_STEM = 3, 3
_INDIAN = re.compile(r"[\u0900-\u097f]")
# A nasal letter without a vowel before another consonant is written as a dot above too, and long vowels stand for short ones.
_NASAL = re.compile(r"[\u0919\u091e\u0923\u0928\u092e]\u094d(?=[\u0915-\u0939])")
_SPELLINGS = str.maketrans(
    {"\u093c": "", "\u0901": "", "\u0902": "", "\u200c": "", "\u200d": "", "ी": "ि", "ू": "ु", "ई": "इ", "ऊ": "उ", "ॉ": "ा", "ऑ": "आ"}
)  # fmt: skip


@cache
def has_list(language: str) -> bool:
    """Whether a list of the language is installed."""
    if find_spec(PACKAGE) is None:
        return False
    try:
        _load().is_known("a", lang=language)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=16_384)
def is_listed(word: str, language: str) -> bool:
    """Whether the list holds the word, as it is or with a small letter; raises ValueError for a language without a list."""
    if _INDIAN.match(word):
        return fold_spelling(word) in _list_folded(language)
    return bool(_load().is_known(word, lang=language) or _load().is_known(word.lower(), lang=language))


@lru_cache(maxsize=16_384)
def is_listed_name(word: str, language: str) -> bool:
    """Whether the list holds the word as a form of one with a capital; raises ValueError for a language without a list."""
    return is_listed(word, language) and str(_load().lemmatize(word, lang=language))[:1].isupper()


@lru_cache(maxsize=16_384)
def is_formed(word: str, language: str) -> bool:
    """Whether a word in letters of India is one of the list with an ending of up to three signs; raises as :func:`is_listed`."""
    folded = fold_spelling(word)
    stems = (folded[:-ending] for ending in range(1, _LONGEST_ENDING + 1) if len(folded) - ending >= _SHORTEST_STEM)
    return any(stem in _list_folded(language) for stem in stems)


def fold_spelling(word: str) -> str:
    """A word in letters of India without what is written in many ways; others as they are."""
    return _NASAL.sub("", normalize("NFD", word)).translate(_SPELLINGS) if _INDIAN.search(word) else word


@cache
def _list_folded(language: str) -> frozenset[str]:
    held = _load().strategies.DefaultDictionaryFactory().get_dictionary(language)
    return frozenset(fold_spelling(str(word)) for pair in held.items() for word in pair)


@cache
def _load() -> Any:
    return import_module(PACKAGE)
