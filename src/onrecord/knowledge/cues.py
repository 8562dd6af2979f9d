"""What promises, plans and proposes in a language: its cues, and verbs whose very form says that an act is to come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.knowledge.commitments_file import CommitmentsFile, CueEntry, Doer, Person, Takes
from onrecord.knowledge.forms import Forms
from onrecord.model.commitments import Strength
from onrecord.text.words import fold_word

# The columns of ``verbs_ahead.txt`` behind the infinitive, and who speaks in each.
_PERSONS: tuple[Person, ...] = ("i", "we", "it", "they")
Ends = tuple[tuple[str, str], ...]
# The cue of those verbs, and those of what they become when somebody is told to act.
_AHEAD, _TOLD, _YOURS = "ahead", "told to", "told ahead"


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue's words mean; see :class:`CueEntry`."""

    name: str
    strength: Strength
    takes: Takes
    doer: Doer
    person: Person
    is_joint: bool
    needs_participle: bool
    needs_saying: bool
    needs_present: bool
    needs_act: bool
    is_pledge: bool
    objects: Forms[bool] | None
    needs_quotation: bool
    needs_together: bool
    needs_due: bool
    needs_mark: bool
    needs_others: bool
    needs_agent: bool
    needs_power: bool
    needs_doer: bool
    told_of: Forms[bool] | None
    otherwise: "Cue | None"


def list_cues(read: CommitmentsFile) -> Iterator[tuple[tuple[str, ...], Cue]]:
    """Each phrase of a cue, folded, with what it means."""
    spoken, being, between = (frozenset(split_words(one)) for one in (read.speaker_forms, read.presents, read.between))
    named = {entry.name: entry for entry in read.cues}
    for entry in read.cues:
        other = make_cue(named[entry.otherwise], named[entry.otherwise].person) if entry.otherwise else None
        for phrase in entry.words:
            words = fold_phrase(phrase)
            cue = make_cue(entry, "we" if words[0] in spoken else entry.person, other)
            yield words, cue
            if len(words) > 1 and words[0] in being:
                yield from (((words[0], word, *words[1:]), cue) for word in between)


def list_ahead(read: CommitmentsFile, text: str) -> Iterator[tuple[tuple[str, ...], Cue]]:
    """Verbs whose very form says that they are still to come: «подпишем» is "we will sign"; also as somebody is told to act."""
    entries = {one.name: one for one in read.cues}
    if _AHEAD not in entries:
        return
    for line in text.splitlines():
        verb, *forms = [fold_word(form) for form in line.partition("#")[0].split()] or [""]
        said = {person: form for person, form in zip(_PERSONS, forms, strict=False) if form != "-"}
        yield from (((form,), make_cue(entries[_AHEAD], person)) for person, form in said.items())
        if verb in split_words(read.speech):
            continue
        turned: tuple[tuple[str, Person, Ends], ...] = (
            (_TOLD, "they", read.command_ends),
            (_YOURS, "we", read.your_ends),
        )
        for name, person, ends in turned:
            is_meant = name in entries and not (name == _YOURS and verb in split_words(read.happenings))
            for form in _list_turned(said.get(person, ""), ends) if is_meant else ():
                yield (form,), make_cue(entries[name], entries[name].person)


def _list_turned(form: str, ends: Ends) -> Iterator[str]:
    """A form of a verb with each end that its own may have instead: «подготовят», «подготовьте»."""
    for own, other in ends if form else ():
        turned = re.sub(f"{own}$", other, form)
        if turned != form:
            yield turned


def make_cue(entry: CueEntry, person: Person, otherwise: Cue | None = None) -> Cue:
    """The cue of an entry, said by a person."""
    return Cue(
        name=entry.name,
        strength=entry.strength,
        takes=entry.takes,
        doer=entry.doer,
        person=person,
        is_joint=entry.is_joint,
        needs_participle=entry.needs_participle,
        needs_saying=entry.needs_saying,
        needs_present=entry.needs_present,
        needs_act=entry.needs_act,
        is_pledge=entry.is_pledge,
        objects=make_forms(entry.objects),
        needs_quotation=entry.needs_quotation,
        needs_together=entry.needs_together,
        needs_due=entry.needs_due,
        needs_mark=entry.needs_mark,
        needs_others=entry.needs_others,
        needs_agent=entry.needs_agent,
        needs_power=entry.needs_power,
        needs_doer=entry.needs_doer,
        told_of=make_forms(entry.told_of),
        otherwise=otherwise,
    )


def make_forms(words: str) -> Forms[bool] | None:
    """Words of a list; nothing where it is empty."""
    return Forms([(word, True) for word in split_words(words)]) if words else None


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, folded; a star stays at its word."""
    return tuple(fold_word(word) for word in phrase.split())


def split_words(words: str) -> list[str]:
    """The words of a list, folded."""
    return [fold_word(word) for word in words.split()]
