"""Runs of capitalised words, cut into stretches that may be one name each.

A run ends where a place, a body, a title or a word of another script stands: "Президент Самалстана Ержан Каракемеров" is one run and
holds one name. What is cut off tells about its neighbours: before "Foundation" stands no person's name.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.mentions.known import Naming
from onrecord.mentions.words import WordFacts
from onrecord.text.names import NamePart, NameRun
from onrecord.text.spans import SpanIndex

LONGEST_NAME = 4


class Segment(NamedTuple):
    """Words that may be one name; ``is_named_thing``: the next word makes them the name of a body or a place."""

    parts: tuple[NamePart, ...]
    is_named_thing: bool


def cut_segments(runs: Iterable[NameRun], naming: Naming, offices: SpanIndex, labels: SpanIndex) -> list[Segment]:
    """The stretches of some runs that are no part of an office and no thing, in order; most are words alone."""
    found: list[Segment] = []
    for run in runs:
        if len(run.parts) > 1:
            found += _cut(run, naming, offices, labels)
        elif naming.may_name(run.parts[0].word) and not offices.covers(run.start):
            found.append(Segment(run.parts, False))
    return found


def _cut(run: NameRun, naming: Naming, offices: SpanIndex, labels: SpanIndex) -> Iterator[Segment]:
    parts = run.parts
    facts = [naming.look_up(part.word) for part in parts]
    is_label = labels.covers(run.start)
    held: list[NamePart] = []
    place = 0
    while place < len(parts):
        if _ends_known(facts[: place + 1], naming) and held:
            held.append(parts[place]._replace(stop=parts[place].start + 1, is_initial=False))
            place += 1
            continue
        size = (
            1 if offices.covers(parts[place].start) else _count_things(parts, facts, place, naming, is_label=is_label)
        )
        if size == 0 and not held and facts[place].is_apart and not parts[place].is_initial:
            size = 1
        if size:
            yield from _close(held, is_named_thing=facts[place].is_thing or facts[place].is_place)
            held = []
            place += size
            continue
        held.append(parts[place])
        if facts[place].ends_name and place:
            yield from _close(held, is_named_thing=False)
            held = []
        place += 1
    yield from _close(held, is_named_thing=False)


def _ends_known(facts: Sequence[WordFacts], naming: Naming) -> bool:
    """Whether the last of some words is one letter that ends a known name with the word before it: «Ван И»."""
    if len(facts) == 1 or len(facts[-1].stem) > 1:
        return False
    return any(form.others == (facts[-2].stem,) for form in naming.people.get(facts[-1].stem, ()))


def _close(held: Sequence[NamePart], *, is_named_thing: bool) -> Iterator[Segment]:
    parts = list(held)
    while parts and parts[-1].is_initial:
        parts.pop()
    if parts:
        yield Segment(tuple(parts), is_named_thing)


def _count_things(
    parts: Sequence[NamePart], facts: Sequence[WordFacts], place: int, naming: Naming, *, is_label: bool
) -> int:
    """How many words from ``place`` on name a thing and no person; 0 where the word may belong to a name."""
    part, fact = parts[place], facts[place]
    if part.is_initial:
        return 0
    if fact.stem in naming.countries and (size := _count_country(parts, place, naming)):
        return size
    if fact.opens_place and place + 1 < len(parts):
        return 2
    if fact.is_thing or fact.is_place or len(part.word) < 2:
        return 1
    if place and fact.is_opener:
        return 1
    if place and fact.is_title and place + 1 < len(parts) and not facts[place - 1].is_given and not is_label:
        return 1
    is_acronym = part.word.isupper() and not is_label and not all(one.word.isupper() for one in parts)
    return int(is_acronym and not any(one.is_patronymic for one in facts[place + 1 :]))


def _count_country(parts: Sequence[NamePart], place: int, naming: Naming) -> int:
    """How many words from here on are the name of a country; a lone word is one only where it is no given name."""
    sizes = [0]
    for form, _ in naming.countries[naming.look_up(parts[place].word).stem]:
        stems = tuple(naming.look_up(part.word).stem for part in parts[place : place + len(form)])
        if len(form) > 1 and stems == form:
            sizes.append(len(form))
    return max(sizes)
