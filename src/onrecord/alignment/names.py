"""Names of one version held against those of the other: T04 where a name of one side is not answered on the other.

A name is a run of words with a capital. The first word of a sentence is part of it where it is no common word
(:mod:`onrecord.text.common_words`); a month or a day is none. A word is written on the other side where a word there is written alike,
whatever the script, or is known to name the same country, place or organisation; each word answers once
(:mod:`onrecord.alignment.claims`). Names of which a word is not are measured by vectors (:mod:`onrecord.alignment.answers`). What is
written in capitals is none: abbreviations are translated as they come («ВИЧ», "HIV"), and may stand for any name ("UK" for
"Royaume-Uni"); in one script they are looked for by themselves (:mod:`onrecord.alignment.abbreviations`), and so are names in scripts
without capitals (:mod:`onrecord.alignment.unmarked_names`) and words of no list (:mod:`onrecord.alignment.unlisted_names`).
"""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import zip_longest

from onrecord.alignment.abbreviations import find_lost_abbreviations
from onrecord.alignment.answers import Limits, choose_limits, choose_opening, confirm_names, is_meant, measure_names
from onrecord.alignment.name_words import Name, Sides, has_capitals, list_names
from onrecord.alignment.one_name import NameKnowledge, find_script
from onrecord.alignment.support import Models
from onrecord.alignment.unlisted_names import find_unlisted_names
from onrecord.alignment.unmarked_names import find_lost_names


def find_different_names(
    texts: tuple[str, str], languages: tuple[str, str], known: NameKnowledge, models: Models
) -> tuple[tuple[Name | None, Name | None], ...]:
    """Names of two texts that the other one does not answer, in their order; two that are left over stand beside each other.

    Vectors are asked for only where letters and lists leave a word of a name over, the slower model only for what is to be told.
    """
    sides = Sides(texts, languages)
    both = (sides, sides.turn())
    limits = [choose_limits(one, models) for one in both]
    held = [measure_names(one, known, models) if limit.paired else {} for limit, one in zip(limits, both, strict=True)]
    doubted = _choose_told(held, limits)
    for answers, names, one in zip(held, doubted, both, strict=True):
        answers |= dict.fromkeys(confirm_names(names, one, known, models), 1.0)
    told = _choose_told(held, limits)
    left = [_join(names, _find_lost(side, known, models)) for names, side in zip(told, both, strict=True)]
    return tuple((one, other) for one, other in zip_longest(left[0], left[1]))


def _choose_told(held: Sequence[Mapping[Name, float]], limits: Sequence[Limits]) -> list[list[Name]]:
    """The names of each side that are answered too little."""
    is_paired = all(min(one.values(), default=1.0) < limit.paired for one, limit in zip(held, limits, strict=True))
    chosen = [limit.paired if is_paired else limit.alone for limit in limits]
    return [[name for name in one if one[name] < limit] for one, limit in zip(held, chosen, strict=True)]


def _join(names: Sequence[Name], lost: Sequence[Name]) -> list[Name]:
    """These names, and of those that are lost the ones that are no part of them, in their order."""
    apart = [one for one in lost if not any(name.start <= one.start < name.stop for name in names)]
    return sorted({*names, *apart})


def _find_lost(sides: Sides, known: NameKnowledge, models: Models) -> list[Name]:
    """Names that the second text lacks and that no capital tells: those of scripts without capitals, abbreviations, and words
    of no list.
    """
    if not has_capitals(sides.texts[0]):
        return find_lost_names(sides, known, models) if has_capitals(sides.texts[1]) else []
    if find_script(sides.texts[0]) != find_script(sides.texts[1]):
        return []
    names = list_names(sides.texts[1], choose_opening(sides.turn(), models))
    is_answered = partial(is_meant, sides=sides, known=known, models=models)
    return [
        *find_lost_abbreviations(sides, names, known, is_answered),
        *find_unlisted_names(sides, known, models),
    ]
