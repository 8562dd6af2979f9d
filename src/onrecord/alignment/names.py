"""Names of one version held against those of the other: T04 where a name of one side stands for another name on the other.

A name is a run of words with a capital that no sentence begins with. What is all in capitals is none: abbreviations are translated as
they come («ВИЧ», "HIV"). A word has a counterpart where a word of the other side is written alike, whatever the script, is known to name
the same country, place or organisation, or has a vector near its own. Only a name without counterpart **on both sides** is a name that
differs: what one side does not name at all is left out with its words, or said with a pronoun.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onrecord.alignment.sides import Values
from onrecord.knowledge.name_roots import NameRoots
from onrecord.knowledge.romanisation import Romanisation
from onrecord.text.encoder import Encoder

# Where no space parts words, kinds of letters do; letters of India are written with marks that are no letters.
_WORD = re.compile(
    r"[\u30a0-\u30ff]+|[\u3040-\u309f]+|[\u3400-\u9fff]+|(?:[^\W\d_\u3040-\u9fff]|[\u0900-\u0dff])+(?:[-’'][^\W\d_\u3040-\u9fff]+)*"
)
_BEGINS = re.compile(r"(?:^|[.!?:…;]|[«»“”„\"(\[–—])\s*$")
_SHORTEST = 3
# Letters tell one name from chance above this share.
_ALIKE = 0.6
# A name of three consonants or more is told by them; cases and adjectives add up to two.
_FEWEST_CONSONANTS, _ENDING = 3, 2
# The best counterpart of a name that is another lies below this. On demetr (seven languages into English, vectors for five): see
# docs/stages/alignment.md for what is found, and seen wrongly, at this and other limits.
LIMIT = 0.55


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
    texts: tuple[str, str], known: NameKnowledge, encoder: Encoder, limit: float = LIMIT
) -> tuple[tuple[Name, Name], ...]:
    """Pairs of names of two texts that stand where the same name should; none where one side has nothing left over.

    Vectors are asked for only where letters and lists leave a name over on both sides.
    """
    words = [tuple(dict.fromkeys(_WORD.findall(text))) for text in texts]
    left = [
        [name for name in list_names(text) if not _is_written(name, other, known)]
        for text, other in zip(texts, reversed(words), strict=True)
    ]
    if not all(left):
        return ()
    cosines = _compare_vectors(words[0], words[1], encoder)
    left = [
        [name for name in held if _find_support(name, side, rows) < limit]
        for held, side, rows in zip(left, words, (cosines, cosines.T), strict=True)
    ]
    return tuple(zip(*left, strict=False))


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


def _is_written(name: Name, others: Sequence[str], known: NameKnowledge) -> bool:
    """Whether a word of a name stands among other words, in whatever script or language."""
    return any(_is_one(word, other, known) for word in name.words for other in others)


def _is_one(one: str, other: str, known: NameKnowledge) -> bool:
    """Whether two words may be one name; endings of cases do not count («Трампом», "Trump")."""
    if not known.roots.find(one).isdisjoint(known.roots.find(other)):
        return True
    short, long = sorted((known.romanisation.list_consonants(one), known.romanisation.list_consonants(other)), key=len)
    if len(short) >= _FEWEST_CONSONANTS and long.startswith(short) and len(long) - len(short) <= _ENDING:
        return True
    return known.romanisation.compare(one, other) >= _ALIKE


def _compare_vectors(own: Sequence[str], other: Sequence[str], encoder: Encoder) -> Values:
    """The cosines of words of both sides, by rows and columns, nothing below 0."""
    vectors = encoder.encode_together([word.lower() for word in (*own, *other)])
    return np.asarray(np.clip(vectors[: len(own)] @ vectors[len(own) :].T, 0, 1), dtype=np.float64)


def _find_support(name: Name, words: Sequence[str], cosines: Values) -> float:
    """How near the best word of a name is to one of the other side."""
    return max(float(cosines[words.index(word)].max()) for word in name.words)
