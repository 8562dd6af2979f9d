"""What a model says of the sentences in which a capitalised word is left that nothing else has settled."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.knowledge.things import NamedKind
from onrecord.mentions.things import ThingFound
from onrecord.model import Sentence
from onrecord.text.name_model import NameModel
from onrecord.text.spans import SpanIndex, index_spans

_KINDS: Mapping[str, NamedKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
# A capital that opens no sentence: a word with one at the beginning may be any word.
_CAPITAL = re.compile(
    r"(?<=[\w,;:)»”\"(«“-] )[\"«“(]?(?P<word>[^\W\d_a-zа-яё][^\W\d_]*)|[«“\"](?P<quoted>[^\W\d_a-zа-яё][^\W\d_]*)"
)


class Asked(NamedTuple):
    """The model, and words in capitals that name nothing."""

    model: NameModel
    barred: frozenset[str]


def ask_model(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[ThingFound],
    people: SpanIndex,
    asked: Asked,
) -> tuple[ThingFound, ...]:
    """What rules have found, with what the model adds; where they disagree on a word, the list of known names is right, then the model."""
    settled = index_outer((one.start, one.stop) for one in found)
    open_ones = [one for one in sentences if _is_open(text, one, settled, people)]
    answers = asked.model.find([text[one.start : one.stop] for one in open_ones]) if open_ones else iter(())
    added = [
        ThingFound(one.start + start, one.start + stop, _KINDS[kind], None, "model")
        for one, names in zip(open_ones, answers, strict=True)
        for start, stop, kind in names
        if text[one.start + start : one.start + stop].casefold() not in asked.barred
    ]
    return merge_found(found, added, people)


def index_outer(spans: Iterator[tuple[int, int]]) -> SpanIndex:
    """Spans without those that lie inside another."""
    outer: list[tuple[int, int]] = []
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not outer or start >= outer[-1][1]:
            outer.append((start, stop))
        elif stop > outer[-1][1]:
            outer[-1] = (outer[-1][0], stop)
    return index_spans(outer)


def _is_open(text: str, sentence: Sentence, settled: SpanIndex, people: SpanIndex) -> bool:
    for capital in _CAPITAL.finditer(text, sentence.start, sentence.stop):
        place = capital.start("word") if capital["word"] else capital.start("quoted")
        if not (settled.covers(place) or people.covers(place)):
            return True
    return False


def merge_found(found: Sequence[ThingFound], added: Sequence[ThingFound], people: SpanIndex) -> tuple[ThingFound, ...]:
    """The rules' names that the model does not touch, known names, and the model's own outside people and known names.

    What both name is the known one: its key is that of knowledge.
    """
    known = index_outer((one.start, one.stop) for one in found if one.rule == "known_name")
    listed = {(one.start, one.stop, one.kind) for one in found if one.rule == "known_name"}
    heads = [one for one in found if one.rule == "head"]
    kept = [
        one
        for one in added
        if not _touches(people, one)
        and (one.start, one.stop, one.kind) not in listed
        and not (one.kind != "organisation" and _touches(known, one))
        and not any(head.start <= one.start and one.stop <= head.stop and head.kind == one.kind for head in heads)
    ]
    named = index_outer((one.start, one.stop) for one in kept)
    rules = [one for one in found if _stands(one, named, kept)]
    return tuple(sorted({*rules, *kept}, key=lambda one: (one.start, one.stop, one.kind, one.rule)))


def _stands(one: ThingFound, named: SpanIndex, kept: Sequence[ThingFound]) -> bool:
    """What a rule has found is left out where the model has more of the same name, or anything of a word in capitals."""
    if one.rule == "known_name":
        return True
    if one.rule == "head":
        return not any(more.start <= one.start and one.stop <= more.stop and more.kind == one.kind for more in kept)
    return not _touches(named, one)


def _touches(index: SpanIndex, one: ThingFound) -> bool:
    return index.covers(one.start) or index.covers(one.stop - 1) or index.has_within(one.start, one.stop)
