"""Abbreviations of one version that the other has neither as they are, nor in other letters, nor spelled out."""

from collections.abc import Callable, Iterable

from onrecord.alignment.name_words import WORD, Name, Sides, find_abbreviations, list_abbreviations
from onrecord.alignment.numbers import ROMAN
from onrecord.alignment.one_name import NameKnowledge, is_one

_SPELLED = 2  # words of a name that may spell an abbreviation out


def find_lost_abbreviations(
    sides: Sides, names: Iterable[Name], known: NameKnowledge, is_answered: Callable[[Name], bool]
) -> list[Name]:
    """Abbreviations of the first text that the second does not hold; ``names`` are those of the second, ``is_answered`` says whether a
    word there may mean one.

    None where the second has an abbreviation that the first lacks ("UN" for «ONU»), or a name of more words of which none stands in the
    first ("Polish Football Association" for «PZPN»): these may be the same. Words with capitals spell one by their first letters.
    """
    text = sides.texts[0]
    others = tuple(dict.fromkeys(WORD.findall(sides.texts[1])))
    lost = [
        name
        for name in find_abbreviations(text)
        if not ROMAN.fullmatch(name.words[0])
        and not any(_is_held(name.words[0], word) for word in others)
        and not any(is_one(name.words[0], word, known) for word in others)
    ]
    initials = "".join(word[0] for word in WORD.findall(sides.texts[1]) if word[0].isupper())
    lost = [name for name in lost if name.words[0].upper() not in initials]
    if not lost or find_new_abbreviations(sides, known):
        return []
    own = tuple(dict.fromkeys(WORD.findall(text)))
    may_spell = any(
        len(name.words) >= _SPELLED and not any(is_one(word, one, known) for word in name.words for one in own)
        for name in names
    )
    return [] if may_spell else [name for name in lost if not is_answered(name)]


def _is_held(abbreviation: str, word: str) -> bool:
    """Whether a word is the abbreviation or holds it: "EU", "EU-wide", but not "proposed" for «PO»."""
    return word.lower() == abbreviation.lower() or abbreviation in word


def find_new_abbreviations(sides: Sides, known: NameKnowledge) -> list[str]:
    """Abbreviations of the second text that the first has in no letters: "UK", but not "NGO" beside «ONG»."""
    own = list_abbreviations(sides.texts[0])
    words = (*sorted(own), *dict.fromkeys(WORD.findall(sides.texts[0])))
    return [
        one
        for one in sorted(list_abbreviations(sides.texts[1]) - own)
        if not any(is_one(one, word, known) for word in words)
    ]
