"""Names of one version held against those of the other: T04 where a name of one side is not answered on the other.

A name is a run of words with a capital. The first word of a sentence is part of it where it is no common word
(:mod:`onrecord.text.common_words`); a month or a day is none. A word is written on the other side where a word there is written alike,
whatever the script, or is known to name the same country, place or organisation. Names of which a word is not are measured by vectors
(:mod:`onrecord.alignment.support`), where the model does not know the language of another script by their sound. What is written
in capitals is none: abbreviations are translated as they come («ВИЧ», "HIV"), and may stand for any name ("UK" for "Royaume-Uni"); in one
script they are looked for by themselves (:mod:`onrecord.alignment.abbreviations`), and so are names in scripts without capitals
(:mod:`onrecord.alignment.unmarked_names`).
"""

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from onrecord.alignment.abbreviations import find_lost_abbreviations
from onrecord.alignment.name_words import SOUNDS, WORD, Name, Sides, has_capitals, is_abbreviation, list_abbreviations
from onrecord.alignment.one_name import NameKnowledge, find_script, is_one, measure_sound
from onrecord.alignment.support import Asked, measure_support
from onrecord.alignment.unmarked_names import find_lost_names
from onrecord.text.common_words import is_common, is_name
from onrecord.text.encoder import Encoder

_BEGINS = re.compile(r"(?:^|[.!?:…;]|[«»“”„\"(\[–—])\s*$")
_POSSESSIVE = re.compile(r"[’']\w{1,2}$")
# "L’Allemagne", "O'Malley"
_ELIDED = re.compile(r"\w{1,2}[’'](?=\w{3})")
_SHORTEST = 3


class Limits(NamedTuple):
    """A name that is answered less than ``alone`` differs whatever the other side has, less than ``paired`` where that side has such a
    name too: then one was put in for the other.
    """

    alone: float
    paired: float


# By whether both texts are in one script, and whether the model knows both languages; docs/stages/alignment.md has what was measured.
# Across scripts only two that are left over count: «омичи» answers "Omsk", and neither letters nor vectors say so.
LIMITS = {(True, True): Limits(0.55, 0.7), (False, True): Limits(0.0, 0.55), (True, False): Limits(0.45, 0.6)}
# Of a text beside one in katakana: none of 100 Japanese sentences falls below it unchanged, a third with a name put in. Names in Han
# characters sound like nothing: 64 of 160 Chinese sentences would.
_BESIDE_SOUNDS = 0.45
# How alike a name sounds at least to words of another script: of 100 Hindi sentences five fall below it unchanged, three quarters with a
# name put in.
_SOUNDS_ALIKE = 0.6
# Added to the answer of a name: where every noun has a capital and this may be one; where an abbreviation of the other side may stand
# for it, for each word up to two; where all words are common; where it is one word that opens a sentence. Chosen together with the limits.
_NOUN, _SHORTENED, _COMMON, _OPENS = 0.15, 0.15, 0.05, 0.1


def find_different_names(
    texts: tuple[str, str], languages: tuple[str, str], known: NameKnowledge, encoder: Encoder
) -> tuple[tuple[Name | None, Name | None], ...]:
    """Names of two texts that the other one does not answer, in their order; two that are left over stand beside each other.

    Vectors are asked for only where letters and lists leave a word of a name over.
    """
    sides = Sides(texts, languages)
    limits = [_choose_limits(one, encoder) for one in (sides, sides.turn())]
    held = [
        _measure_names(one, known, encoder) if limit.paired else {}
        for limit, one in zip(limits, (sides, sides.turn()), strict=True)
    ]
    is_paired = all(min(one.values(), default=1.0) < limit.paired for one, limit in zip(held, limits, strict=True))
    chosen = [limit.paired if is_paired else limit.alone for limit in limits]
    left = [
        sorted({*(name for name in one if one[name] < limit), *_find_lost(side, known, encoder)})
        for one, limit, side in zip(held, chosen, (sides, sides.turn()), strict=True)
    ]
    return tuple((one, other) for one, other in zip_longest(left[0], left[1]))


def _find_lost(sides: Sides, known: NameKnowledge, encoder: Encoder) -> list[Name]:
    """Names that the second text lacks and that no capital tells: those of scripts without capitals, and abbreviations."""
    if not has_capitals(sides.texts[0]):
        return find_lost_names(sides, known, encoder) if has_capitals(sides.texts[1]) else []
    if find_script(sides.texts[0]) != find_script(sides.texts[1]):
        return []
    names = list_names(sides.texts[1], _choose_opening(sides.turn(), encoder))
    return find_lost_abbreviations(sides, names, known, encoder)


def _choose_limits(sides: Sides, encoder: Encoder) -> Limits:
    """How little of a name of the first text may be answered; nothing is too little where that was not measured."""
    never = Limits(0.0, 0.0)
    if not has_capitals(sides.texts[0]):
        return never
    knows = all(map(encoder.knows, sides.languages))
    if not has_capitals(sides.texts[1]):
        if knows:
            return Limits(_BESIDE_SOUNDS, _BESIDE_SOUNDS) if SOUNDS.search(sides.texts[1]) else never
        return Limits(_SOUNDS_ALIKE, _SOUNDS_ALIKE) if encoder.knows(sides.languages[0]) else never
    return LIMITS.get((find_script(sides.texts[0]) == find_script(sides.texts[1]), knows), never)


def _measure_names(sides: Sides, known: NameKnowledge, encoder: Encoder) -> dict[Name, float]:
    """How well the second text answers the names of the first; without those that are written there whole."""
    text, other = sides.texts
    others = tuple(dict.fromkeys(WORD.findall(other)))
    no_names = known.romanisation.folds.no_names
    names = [name for name in list_names(text, _choose_opening(sides, encoder)) if not no_names.issuperset(name.words)]
    if not others or not names:
        return {}
    if not all(map(encoder.knows, sides.languages)) and find_script(text) != find_script(other):
        return _measure_sounds(names, others, known)
    bare = [tuple(_POSSESSIVE.sub("", word) for word in name.words) for name in names]
    written = [
        tuple(word in no_names or any(is_one(word, one, known) for one in others) for word in words) for words in bare
    ]
    pairs = [(name, held) for name, held in zip(names, written, strict=True) if not all(held)]
    if not pairs:
        return {}
    support = measure_support([Asked(*name, held) for name, held in pairs], sides.texts, others, encoder)
    return {
        name: float(answered) + _excuse(name, held, sides, known, encoder)
        for (name, held), answered in zip(pairs, support, strict=True)
    }


def _measure_sounds(names: Sequence[Name], others: Sequence[str], known: NameKnowledge) -> dict[Name, float]:
    """How alike each name sounds to words of another script; of common words, which are translated, nothing is said."""
    no_names = known.romanisation.folds.no_names
    held = {}
    for name in names:
        words = [word for word in name.words if len(word) >= _SHORTEST and not is_common(word) and word not in no_names]
        if words:
            held[name] = measure_sound([_POSSESSIVE.sub("", word) for word in words], others, known)
    return held


def _excuse(name: Name, written: Sequence[bool], sides: Sides, known: NameKnowledge, encoder: Encoder) -> float:
    """What speaks for a name that it is answered in a way that is not seen."""
    left = [word for word, held in zip(name.words, written, strict=True) if not held]
    excuse = 0.0
    if sides.languages[0] in known.romanisation.folds.capital_nouns and (
        len(name.words) == 1 or any(map(is_common, left))
    ):
        excuse += _NOUN
    if list_abbreviations(sides.texts[1]) - list_abbreviations(sides.texts[0]):
        excuse += _SHORTENED * min(sum(len(word.split("-")) for word in left), 2)
    if encoder.knows(sides.languages[0]) and all(map(is_common, left)):
        excuse += _COMMON
    if len(name.words) == 1 and not is_name(name.words[0]) and _BEGINS.search(sides.texts[0][: name.start]):
        excuse += _OPENS
    return excuse


def _choose_opening(sides: Sides, encoder: Encoder) -> Callable[[str], bool]:
    """What tells whether the first word of a sentence belongs to a name; none does where the model does not know the language."""
    if not encoder.knows(sides.languages[0]):
        return _opens_none
    return _is_uncommon if encoder.knows(sides.languages[1]) else is_name


def _is_uncommon(word: str) -> bool:
    return not is_common(word)


def _opens_none(_: str) -> bool:
    return False


def list_names(text: str, opens: Callable[[str], bool] = _opens_none) -> list[Name]:
    """The names of a text in their order; of a text all in capitals none. ``opens`` says of the first word of a sentence whether it is
    part of a name.
    """
    if text.isupper():
        return []
    names: list[Name] = []
    for found in WORD.finditer(text):
        elided = _ELIDED.match(found.group())
        start = found.start() + (elided.end() if elided else 0)
        word = text[start : found.end()]
        if not word[0].isupper() or len(word) < _SHORTEST or word.isupper() or is_abbreviation(word):
            continue
        if _BEGINS.search(text[: found.start()]) and not opens(word):
            continue
        if names and text[names[-1].stop : start] == " ":
            names[-1] = Name(names[-1].start, found.end(), (*names[-1].words, word))
        else:
            names.append(Name(start, found.end(), (word,)))
    return names
