"""Abbreviations of one version that the other has neither as they are, nor in other letters, nor spelled out."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.alignment.name_words import WORD, Name, Sides, find_abbreviations, list_abbreviations
from onrecord.alignment.numbers import ROMAN
from onrecord.alignment.one_name import NameKnowledge, is_one
from onrecord.text.encoder import Encoder

# From this cosine on a word of the other text may mean the abbreviation. On demetr 0.5 finds ten names more that were taken out, and one
# more in an unchanged text.
_ANSWERED = 0.4
_SPELLED = 2  # words of a name that may spell an abbreviation out


def find_lost_abbreviations(sides: Sides, names: Iterable[Name], known: NameKnowledge, encoder: Encoder) -> list[Name]:
    """Abbreviations of the first text that the second does not hold; ``names`` are those of the second.

    None where the second has an abbreviation that the first lacks ("UN" for «ONU»), or a name of more words of which none stands in the
    first ("Polish Football Association" for «PZPN»): these may be the same.
    """
    text, other = sides.texts
    others = tuple(dict.fromkeys(WORD.findall(other)))
    lost = [
        name
        for name in find_abbreviations(text)
        if not ROMAN.fullmatch(name.words[0])
        and name.words[0].lower() not in other.lower()
        and not any(is_one(name.words[0], word, known) for word in others)
    ]
    if not lost or list_abbreviations(other) - list_abbreviations(text):
        return []
    own = tuple(dict.fromkeys(WORD.findall(text)))
    may_spell = any(
        len(name.words) >= _SPELLED and not any(is_one(word, one, known) for word in name.words for one in own)
        for name in names
    )
    return [] if may_spell else [name for name in lost if _measure_meaning(name, others, encoder) < _ANSWERED]


def _measure_meaning(name: Name, others: Sequence[str], encoder: Encoder) -> float:
    """How near the meaning of an abbreviation is to a word or two neighbours of the other text ("TV", «telewizor»)."""
    phrases = [word.lower() for word in (*others, *map(" ".join, pairwise(others)))]
    vectors = encoder.encode_together([name.words[0], *phrases])
    return float((vectors[1:] @ vectors[0]).max(initial=0.0))
