"""Names of one version held against those of the other: T04 where a name of one side is not answered on the other.

A name is a run of words with a capital that no sentence begins with. What is all in capitals is none: abbreviations are translated as they
come («ВИЧ», "HIV"); nor is a month or a day. A word is written on the other side where a word there is written alike, whatever the script,
or is known to name the same country, place or organisation. Names of which a word is not are measured by vectors
(:mod:`onrecord.alignment.support`). Where the other side has an abbreviation that this one lacks, it may stand for any name ("UK" for
"Royaume-Uni"). Scripts without capitals, and without spaces between words, are not compared.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from onrecord.alignment.support import Asked, measure_support
from onrecord.knowledge.name_roots import NameRoots
from onrecord.knowledge.romanisation import Romanisation
from onrecord.text.encoder import Encoder

# Where no space parts words, kinds of letters do; letters of India are written with marks that are no letters.
_WORD = re.compile(
    r"[\u30a0-\u30ff]+|[\u3040-\u309f]+|[\u3400-\u9fff]+|(?:[^\W\d_\u3040-\u9fff]|[\u0900-\u0dff])+(?:[-’'][^\W\d_\u3040-\u9fff]+)*"
)
_SOUNDS = re.compile(r"[\u30a0-\u30ff]")
_BEGINS = re.compile(r"(?:^|[.!?:…;]|[«»“”„\"(\[–—])\s*$")
_SHORTEST = 3
# Letters tell one name from chance above this share.
_ALIKE = 0.6
# A name of three consonants or more is told by them; cases and adjectives add up to two.
_FEWEST_CONSONANTS, _ENDING = 3, 2
# "US", "U.S.", «ООН»
_ABBREVIATION = re.compile(r"\b[^\W\d_](?:\.?[^\W\d_]){1,4}\b\.?")


class Limits(NamedTuple):
    """A name that is answered less than ``alone`` differs whatever the other side has, less than ``paired`` where that side has such a
    name too: then one was put in for the other.
    """

    alone: float
    paired: float


# By whether both texts are in one script, and whether the model knows both languages; docs/stages/alignment.md has what was measured.
# Across scripts only two that are left over count: «омичи» answers "Omsk", and neither letters nor vectors say so.
LIMITS = {(True, True): Limits(0.55, 0.65), (False, True): Limits(0.0, 0.55), (True, False): Limits(0.4, 0.5)}
# Of a text beside one in katakana: none of 100 Japanese sentences falls below it unchanged, a third with a name put in. Names in Han
# characters sound like nothing: 64 of 160 Chinese sentences would.
_BESIDE_SOUNDS = 0.35
_CAPITAL_NOUNS = 0.35  # where every noun has a capital: most of what is found then is none


class NameKnowledge(NamedTuple):
    """How names are written in other scripts, and which words are of one name."""

    romanisation: Romanisation
    roots: NameRoots


class Name(NamedTuple):
    """A name at ``[start, stop)`` of a text, and its words."""

    start: int
    stop: int
    words: tuple[str, ...]


def find_different_names(
    texts: tuple[str, str], languages: tuple[str, str], known: NameKnowledge, encoder: Encoder
) -> tuple[tuple[Name | None, Name | None], ...]:
    """Names of two texts that the other one does not answer, in their order; two that are left over stand beside each other.

    Vectors are asked for only where letters and lists leave a word of a name over.
    """
    most = _choose_limits(texts, languages, known, encoder)
    words = [tuple(dict.fromkeys(_WORD.findall(text))) for text in texts]
    held = [
        _measure_names(pair, other, known, encoder) if limit.paired else {}
        for limit, pair, other in zip(most, (texts, (texts[1], texts[0])), reversed(words), strict=True)
    ]
    is_paired = all(min(one.values(), default=1.0) < limit.paired for one, limit in zip(held, most, strict=True))
    limits = [limit.paired if is_paired else limit.alone for limit in most]
    left = [[name for name in one if one[name] < limit] for one, limit in zip(held, limits, strict=True)]
    return tuple((one, other) for one, other in zip_longest(left[0], left[1]))


def _choose_limits(
    texts: tuple[str, str], languages: tuple[str, str], known: NameKnowledge, encoder: Encoder
) -> tuple[Limits, Limits]:
    """How little of a name of each text may be answered; nothing is too little where that was not measured."""
    never = Limits(0.0, 0.0)
    capitals = [_has_capitals(text) for text in texts]
    knows = all(map(encoder.knows, languages))
    if not all(capitals):
        sounds = knows and any(_SOUNDS.search(text) for text in texts)
        one, other = (Limits(_BESIDE_SOUNDS, _BESIDE_SOUNDS) if has and sounds else never for has in capitals)
        return one, other
    limits = LIMITS.get((_find_script(texts[0]) == _find_script(texts[1]), knows), never)
    nouns = known.romanisation.folds.capital_nouns
    one, other = (
        Limits(min(limits.alone, _CAPITAL_NOUNS), _CAPITAL_NOUNS) if language in nouns else limits
        for language in languages
    )
    return one, other


def _measure_names(
    texts: tuple[str, str], others: Sequence[str], known: NameKnowledge, encoder: Encoder
) -> dict[Name, float]:
    """How well the second text, with these words, answers the names of the first; without those that are written there whole."""
    names = [name for name in list_names(texts[0]) if not known.romanisation.folds.no_names.issuperset(name.words)]
    written = [tuple(any(_is_one(word, other, known) for other in others) for word in name.words) for name in names]
    asked = [Asked(*name, held) for name, held in zip(names, written, strict=True) if not all(held)]
    if not asked or not others or _list_abbreviations(texts[1]) - _list_abbreviations(texts[0]):
        return {}
    support = measure_support(asked, texts, others, encoder)
    return {Name(*one[:3]): float(answered) for one, answered in zip(asked, support, strict=True)}


def _has_capitals(text: str) -> bool:
    """Whether most letters are of a script that has capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter.lower() != letter.upper() for letter in letters) > len(letters)


def _list_abbreviations(text: str) -> set[str]:
    found = (one.group().replace(".", "") for one in _ABBREVIATION.finditer(text))
    return {one for one in found if one.isupper()}


def _find_script(text: str) -> str:
    """The script of most letters of a text, by the first word of their names."""
    letters = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    return max(sorted(letters), key=lambda one: letters[one], default="")


def list_names(text: str) -> list[Name]:
    """The names of a text in their order; of a text all in capitals none."""
    if text.isupper():
        return []
    names: list[Name] = []
    for found in _WORD.finditer(text):
        word = found.group()
        if not word[0].isupper() or word.isupper() or len(word) < _SHORTEST or _BEGINS.search(text[: found.start()]):
            continue
        if names and text[names[-1].stop : found.start()] == " ":
            names[-1] = Name(names[-1].start, found.end(), (*names[-1].words, word))
        else:
            names.append(Name(found.start(), found.end(), (word,)))
    return names


def _is_one(one: str, other: str, known: NameKnowledge) -> bool:
    """Whether two words may be one name; endings of cases do not count («Трампом», "Trump")."""
    if not _find_roots(one, known).isdisjoint(_find_roots(other, known)):
        return True
    short, long = sorted((known.romanisation.list_consonants(one), known.romanisation.list_consonants(other)), key=len)
    if len(short) >= _FEWEST_CONSONANTS and long.startswith(short) and len(long) - len(short) <= _ENDING:
        return True
    return known.romanisation.compare(one, other) >= _ALIKE


def _find_roots(word: str, known: NameKnowledge) -> frozenset[str]:
    """The keys of the names that a word is of, or one of its parts: "Royaume-Uni"."""
    return frozenset().union(*(known.roots.find(part) for part in {word, *word.split("-")}))
