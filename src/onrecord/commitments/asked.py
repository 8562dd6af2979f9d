"""Who is asked to act: «прошу министра проверить», «Прошу, Олег Ильич, проверить», «Министерству прошу проверить»; never who asks."""

from onrecord.commitments.passage import PAUSES, Clause, Passage
from onrecord.commitments.subjects import NOBODY, Subject
from onrecord.model import Mention


def find_asked(passage: Passage, first: int, told: Subject, clause: Clause) -> Subject:
    """Who is asked by a cue at ``first``: whoever stands behind it, is spoken to, or stands in the dative before it; else nobody."""
    named = _find_named(passage, told) if told.kind != "none" else None
    if named is not None:
        return named
    return _find_addressed(passage) or _find_in_dative(passage, first, clause) or NOBODY


def _find_named(passage: Passage, told: Subject) -> Subject | None:
    """Whoever is told, by a noun for actors or, to the end of it, by a name."""
    if not passage.known.agents.lacks(passage.words[told.first : told.stop]):
        return told
    stops = [one.stop for one in passage.list_named(told.first, told.stop) if _is_person(one)]
    inside = [at for at in range(told.first, told.stop) if stops and passage.starts[at] < stops[-1]]
    return told._replace(stop=inside[-1] + 1) if inside else None


def _is_person(one: Mention) -> bool:
    return one.kind in ("person", "office")


def _find_addressed(passage: Passage) -> Subject | None:
    """Whoever is named between signs, or at the opening of the sentence before a comma: the only one of whom this holds."""
    found = []
    for one in passage.list_named(0, len(passage.tokens)):
        inside = [at for at, start in enumerate(passage.starts) if one.start <= start < one.stop]
        if inside and _is_person(one) and _is_parted(passage, inside[0], inside[-1] + 1):
            found.append(Subject(inside[0], inside[-1] + 1, "agent"))
    return found[0] if len(found) == 1 else None


def _is_parted(passage: Passage, first: int, stop: int) -> bool:
    is_opened = first == 0 or passage.tokens[first - 1].text in PAUSES
    return is_opened and stop < len(passage.tokens) and passage.tokens[stop].text in PAUSES | {"!", "."}


def _find_in_dative(passage: Passage, first: int, clause: Clause) -> Subject | None:
    """A noun for actors in the dative before the cue, no preposition before it."""
    known, words = passage.known, passage.words
    for at in range(first - 1, clause.first - 1, -1):
        is_dative = known.recipient is not None and known.recipient.fullmatch(words[at]) is not None
        if is_dative and words[at] in known.agents and (at == 0 or words[at - 1] not in known.prepositions):
            return Subject(at, at + 1, "agent")
    return None
