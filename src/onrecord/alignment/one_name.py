"""Whether a word of one version writes a word of a name of the other: by its letters in any script, or by lists of known names."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from onrecord.knowledge.name_roots import NameRoots
from onrecord.knowledge.romanisation import Romanisation

# Letters tell one name from chance above the first share where both words begin alike, above the second wherever they begin: «Austria»
# is told from "industry".
_ALIKE, _QUITE_ALIKE = 0.6, 0.8
# A name of three consonants or more is told by them; cases and adjectives add up to two.
_FEWEST_CONSONANTS, _ENDING = 3, 2
# Of three letters or fewer each counts ("CSU" is not "to"); names that are cut short have two to four (»Rz«, "Rzeczpospolita").
_SHORT, _CUT_SHORT, _CUT = 3, 4, 2
# A word with a small letter answers a name only where it begins like it ("siciliano", "Sicilian").
_OPENING = 3
# A name that another script holds inside a longer word, by its consonants («मोहन-जोदड़ो», "Daro").
_INSIDE = 0.8
_HARD_C = re.compile(r"[cC](?!h)")
# One nasal sound is written in many ways before other consonants («लंदन», "London").
_NASALS = str.maketrans("m", "n")
_TWICE = re.compile(r"(.)\1+")


class NameKnowledge(NamedTuple):
    """How names are written in other scripts, and which words are of one name."""

    romanisation: Romanisation
    roots: NameRoots


def is_one(word: str, other: str, known: NameKnowledge) -> bool:
    """Whether two words may be one name; endings of cases do not count («Трампом», "Trump")."""
    shared = find_roots(word, known) & find_roots(other, known)
    if find_script(word) != find_script(other):
        return bool(shared) or _share_letters(word, other, known.romanisation)
    one, two = anyascii(word).lower(), anyascii(other).lower()
    if one == two:
        return True
    has_capital = other[0].isupper()
    begins_alike = one[:_OPENING] == two[:_OPENING]
    if min(len(one), len(two)) <= _CUT_SHORT and has_capital and _is_cut_short(word, other):
        return True
    if min(len(one), len(two)) <= _SHORT:
        return has_capital and bool(shared)
    if shared and (has_capital or begins_alike or len(find_roots(other, known)) == 1):
        return True
    if known.romanisation.compare(word, other) >= _QUITE_ALIKE and has_capital:
        return True
    begins_alike = begins_alike or (has_capital and known.romanisation.may_open(word, other))
    return begins_alike and _share_letters(word, other, known.romanisation)


def _is_cut_short(word: str, other: str) -> bool:
    """Whether one word is the beginning of the other, or the same capitals in another order: »Rz«, "USA" and "US", "NATO" and "OTAN"."""
    short, long = sorted((anyascii(word), anyascii(other)), key=len)
    return (len(short) >= _CUT and long.startswith(short)) or (short.isupper() and sorted(short) == sorted(long))


def _share_letters(word: str, other: str, romanisation: Romanisation) -> bool:
    short, long = sorted((romanisation.list_consonants(word), romanisation.list_consonants(other)), key=len)
    if len(short) >= _FEWEST_CONSONANTS and long.startswith(short) and len(long) - len(short) <= _ENDING:
        return True
    return romanisation.compare(word, other) >= _ALIKE


def measure_sound(words: Sequence[str], others: Sequence[str], known: NameKnowledge) -> float:
    """How alike a name sounds to the nearest words of a text in another script, 0 to 1: its words on the mean, or all as one."""
    spoken = (*others, *(one + other for one, other in pairwise(others)))
    *single, whole = (
        max((_sound_alike(word, other, known) for other in spoken), default=0.0) for word in (*words, "".join(words))
    )
    return max(whole, sum(single) / len(single))


def _sound_alike(word: str, other: str, known: NameKnowledge) -> float:
    """The mean of how alike the consonants and the letters of two words are; "c" is read in both of its ways."""
    if not find_roots(word, known).isdisjoint(find_roots(other, known)):
        return 1.0
    romanisation = known.romanisation
    return max(_compare_sounds(way, other, romanisation) for way in (word, _HARD_C.sub("k", word)))


def _compare_sounds(word: str, other: str, romanisation: Romanisation) -> float:
    one, two = _list_sounds(word, romanisation), _list_sounds(other, romanisation)
    if not one or not two:
        return 0.0
    alike = float(Levenshtein.normalized_similarity(one, two))
    short, long = sorted((one, two), key=len)
    if len(short) >= _FEWEST_CONSONANTS and short in long:
        alike = max(alike, _INSIDE)
    letters = Levenshtein.normalized_similarity(romanisation.fold(word), romanisation.fold(other))
    return (alike + float(letters)) / 2


def _list_sounds(word: str, romanisation: Romanisation) -> str:
    return _TWICE.sub(r"\1", romanisation.list_consonants(word).translate(_NASALS))


def find_roots(word: str, known: NameKnowledge) -> frozenset[str]:
    """The keys of the names that a word is of, or one of its parts: "Royaume-Uni"."""
    return frozenset().union(*(known.roots.find(part) for part in {word, *word.split("-")}))


@lru_cache(maxsize=16_384)
def find_script(text: str) -> str:
    """The script of most letters of a text, by the first word of their names."""
    letters = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    return max(sorted(letters), key=lambda one: letters[one], default="")
