"""Full names of one surname that mean one person: forms, spellings and short forms of one given name.

Only given names that may be one are compared, so that a surname with many bearers does not have each held against each.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.entities.forms import NameKey
from onrecord.knowledge.romanisation import Romanisation
from onrecord.text.names import stem_name

Pair = tuple[int, int]


def group_given(names: Sequence[NameKey], endings: tuple[str, ...], romanisation: Romanisation) -> list[list[NameKey]]:
    """The names, those of one given name together: by way of a third one too."""
    held = [[place] for place in range(len(names))]
    if len(names) > 1:
        for one, other in (*_pair_cases(names, endings), *_pair_spellings(names, romanisation)):
            if held[one] is not held[other]:
                held[one] += held[other]
                for place in held[other]:
                    held[place] = held[one]
    return [[names[at] for at in places] for place, places in enumerate(held) if place == min(places)]


def _pair_cases(names: Sequence[NameKey], endings: tuple[str, ...]) -> Iterator[Pair]:
    """Forms of one name: of "Максим" and "Максиму" one stem is that of the other."""
    places = {name.given: place for place, name in enumerate(names)}
    for place, name in enumerate(names):
        if (other := places.get(stem_name(name.given, endings))) is not None:
            yield place, other


def _pair_spellings(names: Sequence[NameKey], romanisation: Romanisation) -> Iterator[Pair]:
    """Spellings of one name and its short forms; a spelling opens with the same letter, a short form need not ("Bill", "William")."""
    places: dict[str, list[int]] = {}
    letters: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        folded = romanisation.fold(name.given)
        places.setdefault(folded, []).append(place)
        letters.setdefault(folded[:1], []).append(place)
    for same in places.values():
        yield from ((same[0], place) for place in same[1:])
        for short in romanisation.list_short(names[same[0]].given, names[same[0]].language):
            yield from ((same[0], place) for place in places.get(short, ()))
    for opening in letters.values():
        for one, other in combinations(opening, 2):
            if romanisation.is_one_given(names[one].given, names[other].given, names[one].language):
                yield one, other
