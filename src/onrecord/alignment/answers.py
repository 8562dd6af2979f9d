"""How well the second of two texts answers the names of the first, and how little is too little.

Words that letters or lists do not find there are measured by vectors (:mod:`onrecord.alignment.support`). Where the quick model was not
trained on a language a slower one is asked, if there is one that was; beside another script names are then told by their sound too.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from onrecord.alignment.abbreviations import find_new_abbreviations
from onrecord.alignment.claims import Claims, is_written_as, pair_meant, pair_words, pair_written
from onrecord.alignment.name_words import (
    SOUNDS,
    WORD,
    Name,
    Sides,
    Token,
    begins_sentence,
    has_capitals,
    list_names,
    list_tokens,
    opens_none,
    strip_possessive,
)
from onrecord.alignment.one_name import NameKnowledge, find_script, is_one, measure_sound
from onrecord.alignment.second_opinion import measure_meanings
from onrecord.alignment.support import Asked, Free, Models, measure_support
from onrecord.text.common_words import is_common, is_name
from onrecord.text.encoder import Encoder
from onrecord.text.listed_words import has_list, is_listed_name
from onrecord.text.read_names import find_read_names


class Limits(NamedTuple):
    """A name that is answered less than ``alone`` differs whatever the other side has, less than ``paired`` where that side has such a
    name too: then one was put in for the other.
    """

    alone: float
    paired: float


_NEVER = Limits(0.0, 0.0)
# By whether both texts are in one script, and whether the model knows both languages; docs/stages/alignment.md has what was measured.
# Across scripts only two that are left over count: «омичи» answers "Omsk", and neither letters nor vectors say so.
LIMITS = {(True, True): Limits(0.53, 0.68), (False, True): Limits(0.0, 0.55), (True, False): Limits(0.45, 0.6)}
# The same of what the slower model says of names in one script.
_SECOND = Limits(0.86, 0.88)
# From this cosine of the slower model on a name is answered whatever it sounds like, and a word may mean an abbreviation.
_MEANT = 0.87
# The same where the quick model, which knows both languages, does not take a name for answered.
_CONFIRMED = 0.88
# Of a text beside one in katakana: none of 100 Japanese sentences falls below it unchanged, a third with a name put in. Names in Han
# characters sound like nothing: 64 of 160 Chinese sentences would.
_BESIDE_SOUNDS = 0.45
# How alike a name sounds at least to words of another script: of 100 Hindi sentences five fall below it unchanged, three quarters with a
# name put in.
_SOUNDS_ALIKE = 0.6
# Added to the answer of a name: where every noun has a capital and this may be one, more behind an article; where an abbreviation of the
# other side may stand for it, for each word up to two; where all words are common; where it is one word that opens a sentence.
_NOUN, _DETERMINED, _SHORTENED, _COMMON, _OPENS, _PARTLY = 0.1, 0.2, 0.15, 0.05, 0.1, 0.1
_SHORTEST = 3
# From this cosine on a free word of the other text may mean an abbreviation.
_ABBREVIATED = 0.4


def choose_limits(sides: Sides, models: Models) -> Limits:
    """How little of a name of the first text may be answered; nothing is too little where that was not measured."""
    if not has_capitals(sides.texts[0]):
        return _NEVER
    knows = all(map(models.quick.knows, sides.languages))
    if not has_capitals(sides.texts[1]):
        if knows:
            return Limits(_BESIDE_SOUNDS, _BESIDE_SOUNDS) if SOUNDS.search(sides.texts[1]) else _NEVER
        return Limits(_SOUNDS_ALIKE, _SOUNDS_ALIKE) if models.quick.knows(sides.languages[0]) else _NEVER
    is_alike = find_script(sides.texts[0]) == find_script(sides.texts[1])
    if is_alike and _find_judge(sides, models):
        return _SECOND
    return LIMITS.get((is_alike, knows), _NEVER)


def _find_judge(sides: Sides, models: Models) -> Encoder | None:
    """The slower model where it tells by itself which names are answered: where the quick one does not know a language, and a list of its
    words is there. That was measured for Czech; of 60 Kazakh sentences and their Russian versions it tells nine, three without it.
    """
    unknown = [language for language in sides.languages if not models.quick.knows(language)]
    return models.find_alone(sides.languages) if all(map(has_list, unknown)) else None


def choose_opening(sides: Sides, models: Models) -> Callable[[str], bool]:
    """What tells whether the first word of a sentence belongs to a name.

    Where the quick model does not know the language a list of its words does, if one is installed, and else none is.
    """
    language = sides.languages[0]
    if not models.quick.knows(language):
        is_told = _find_judge(sides, models) is not None
        return partial(is_listed_name, language=language) if is_told else opens_none
    return _is_uncommon if models.quick.knows(sides.languages[1]) else is_name


def _is_uncommon(word: str) -> bool:
    return not is_common(word)


def measure_names(sides: Sides, known: NameKnowledge, models: Models) -> dict[Name, float]:
    """How well the second text answers the names of the first; without those that are written there whole."""
    text, other = sides.texts
    no_names = known.romanisation.folds.no_names
    names = [
        name
        for name in list_names(text, choose_opening(sides, models))
        if not no_names.issuperset(map(strip_possessive, name.words))
    ]
    if not names or not WORD.search(other):
        return {}
    is_alike = find_script(text) == find_script(other)
    if not is_alike and not all(map(models.quick.knows, sides.languages)):
        return _measure_sounds(names, sides, known, models)
    second = _find_judge(sides, models)
    if is_alike and second is not None:
        return _measure_second(names, sides, known, second)
    return _measure_quick(names, sides, known, models)


def _measure_quick(names: Sequence[Name], sides: Sides, known: NameKnowledge, models: Models) -> dict[Name, float]:
    """The same by the vectors of the quick model; in one script, where it knows both languages, each word answers once.

    It is asked only where letters and lists leave a word of a name over.
    """
    encoder = models.quick
    others = tuple(dict.fromkeys(WORD.findall(sides.texts[1])))
    claims = pair_written(_list_both(sides), known) if _counts_once(sides, models) else None
    asked = ((name, _ask(name, others, known, claims)) for name in names)
    left = [name for name, one in asked if not all((one.free or one).written)]
    if not left:
        return {}
    claims = pair_meant(claims, encoder) if claims else None
    doubted = [_ask(name, others, known, claims) for name in left]
    support = measure_support(doubted, sides.texts, others, encoder)
    return {
        name: float(answered) + _excuse(name, (one.free or one).written, sides, known, encoder)
        for name, one, answered in zip(left, doubted, support, strict=True)
    }


def _counts_once(sides: Sides, models: Models) -> bool:
    """Whether each word answers once: in one script, between languages that the quick model knows."""
    return find_script(sides.texts[0]) == find_script(sides.texts[1]) and all(map(models.quick.knows, sides.languages))


def _list_both(sides: Sides) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    return list_tokens(sides.texts[0]), list_tokens(sides.texts[1])


def confirm_names(names: Sequence[Name], sides: Sides, known: NameKnowledge, models: Models) -> set[Name]:
    """Which of the names that are to be told the second text answers after all, where the quick model knows both languages: the slower
    model is asked for what is left, in a text without capitals readings too.
    """
    counts_once = _counts_once(sides, models)
    if not names or not (
        counts_once or (all(map(models.quick.knows, sides.languages)) and not has_capitals(sides.texts[1]))
    ):
        return set()
    others = tuple(dict.fromkeys(WORD.findall(sides.texts[1])))
    claims = pair_words(_list_both(sides), known, models.quick) if counts_once else None
    asked = {name: _ask(name, others, known, claims) for name in names}
    confirmed = _list_confirmed([*asked.values()], sides, known, models)
    return {name for name, one in asked.items() if one in confirmed}


def _list_confirmed(asked: Sequence[Asked], sides: Sides, known: NameKnowledge, models: Models) -> set[Asked]:
    """The names that readings or the slower model find in the second text after all; in a text without capitals common words too."""
    confirmed: set[Asked] = set()
    if not has_capitals(sides.texts[1]):
        readings = [name.reading for name in find_read_names(sides.texts[1])] if asked else []
        confirmed = {
            one
            for one in asked
            if all(map(is_common, one.words))
            or (readings and measure_sound([*map(strip_possessive, one.words)], readings, known) >= _SOUNDS_ALIKE)
        }
    second = models.find_second(sides.languages)
    if second is None:
        return confirmed
    return confirmed | {
        one for one in asked if one not in confirmed and _measure_left(one, sides, second) >= _CONFIRMED
    }


def _ask(name: Name, others: Sequence[str], known: NameKnowledge, claims: Claims | None) -> Asked:
    no_names = known.romanisation.folds.no_names
    is_alike = is_one if claims is None else is_written_as
    words = tuple(map(strip_possessive, name.words))
    written = tuple(word in no_names or any(is_alike(word, one, known) for one in others) for word in words)
    places = claims.list_places(name.start, name.stop) if claims else []
    if claims is None or len(places) != len(words):
        return Asked(*name, written)
    once = tuple(word in no_names or claims.is_written(place) for place, word in zip(places, words, strict=True))
    return Asked(*name, written, Free(tuple(dict.fromkeys(claims.list_free(places))), once))


def _measure_second(names: Sequence[Name], sides: Sides, known: NameKnowledge, second: Encoder) -> dict[Name, float]:
    """The same by the slower model, by words that letters pair with no other word."""
    others = tuple(dict.fromkeys(WORD.findall(sides.texts[1])))
    claims = pair_words(_list_both(sides), known, None)
    asked = [_ask(name, others, known, claims) for name in names]
    return {
        name: _measure_left(one, sides, second, counts_parts=True)
        for name, one in zip(names, asked, strict=True)
        if not all((one.free or one).written)
    }


def _measure_left(asked: Asked, sides: Sides, second: Encoder, *, counts_parts: bool = False) -> float:
    """How near the slower model puts a name, or those of its words that are not written there, to the words left for it; of a name that is
    written there in part, to all words.
    """
    words = [word.text for word in list_tokens(sides.texts[1])]
    if asked.free is not None and not (counts_parts and any(asked.free.written)):
        kept = {*asked.free.words}
        words = [word for word in words if word in kept]
    left = [word for word, held in zip(asked.words, (asked.free or asked).written, strict=True) if not held]
    names = {" ".join(map(strip_possessive, one)) for one in (left, asked.words)}
    return float(measure_meanings(sorted(names), words, second).max(initial=0.0)) if words else 0.0


def _measure_sounds(names: Sequence[Name], sides: Sides, known: NameKnowledge, models: Models) -> dict[Name, float]:
    """How alike each name sounds to words of another script; of common words, which are translated, nothing is said.

    What the slower model, if there is one, takes for answered is answered.
    """
    no_names = known.romanisation.folds.no_names
    others = tuple(dict.fromkeys(WORD.findall(sides.texts[1])))
    second = models.find_alone(sides.languages)
    held = {}
    for name in names:
        words = [word for word in name.words if len(word) >= _SHORTEST and not is_common(word) and word not in no_names]
        if words:
            held[name] = measure_sound([strip_possessive(word) for word in words], others, known)
    asked = [name for name, alike in held.items() if alike < _SOUNDS_ALIKE]
    if second is not None and asked:
        meanings = measure_meanings([" ".join(name.words) for name in asked], others, second)
        held |= {name: 1.0 for name, near in zip(asked, meanings, strict=True) if near >= _MEANT}
    return held


def _excuse(name: Name, written: Sequence[bool], sides: Sides, known: NameKnowledge, encoder: Encoder) -> float:
    """What speaks for a name that it is answered in a way that is not seen."""
    left = [word for word, held in zip(name.words, written, strict=True) if not held]
    folds = known.romanisation.folds
    excuse = 0.0
    if sides.languages[0] in folds.capital_nouns and (len(name.words) == 1 or any(written)):
        before = WORD.findall(sides.texts[0][: name.start])
        excuse += _NOUN + _DETERMINED * (bool(before) and folds.is_determined(before[-1]))
    if find_new_abbreviations(sides, known):
        excuse += _SHORTENED * min(sum(len(word.split("-")) for word in left), 2)
    if encoder.knows(sides.languages[0]) and all(map(is_common, left)):
        excuse += _COMMON
    if len(name.words) == 1 and not is_name(name.words[0]) and begins_sentence(sides.texts[0], name.start):
        excuse += _OPENS
    if any(written):
        excuse += _PARTLY
    return excuse


def is_meant(name: Name, sides: Sides, known: NameKnowledge, models: Models) -> bool:
    """Whether a word or two neighbours of the second text may mean an abbreviation of the first ("TV", «telewizor»)."""
    second = _find_judge(sides, models)
    if second is not None:
        return float(measure_meanings(name.words, WORD.findall(sides.texts[1]), second)[0]) >= _MEANT
    others = tuple(dict.fromkeys(WORD.findall(sides.texts[1])))
    if all(map(models.quick.knows, sides.languages)):
        claims = pair_words(_list_both(sides), known, models.quick)
        others = tuple(dict.fromkeys(claims.list_free(claims.list_places(name.start, name.stop) or [-1])))
    phrases = [word.lower() for word in (*others, *map(" ".join, pairwise(others)))]
    vectors = models.quick.encode_together([name.words[0], *phrases])
    return float((vectors[1:] @ vectors[0]).max(initial=0.0)) >= _ABBREVIATED
