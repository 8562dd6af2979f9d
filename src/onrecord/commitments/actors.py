"""Who is to act, as a page says it: each of those joined by "and" apart, with the keys of the people named."""

from collections.abc import Iterator

from onrecord.commitments.passage import PAUSES, Passage
from onrecord.commitments.said import SaidActor
from onrecord.commitments.subjects import Subject
from onrecord.model import Mention

# A pronoun means somebody named so many letters before at most: two or three sentences.
_BACK = 600
_SIDES = 2


def list_actors(passage: Passage, subject: Subject) -> Iterator[SaidActor]:
    """The actors of a subject; a pronoun of one person with whom it stands for, where the page names somebody before it."""
    if subject.kind == "none":
        return
    if subject.kind == "he":
        yield SaidActor(kind="agent", exact=_cut(passage, subject), keys=_key(find_antecedent(passage, subject.first)))
    elif subject.kind == "agent":
        for first, stop in _split(passage, subject):
            yield SaidActor(kind="agent", exact=passage.cut(first, stop), keys=_list_keys(passage, first, stop))
    else:
        keys = _list_sides(passage) if subject.kind in ("sides", "they") else ()
        yield SaidActor(kind=subject.kind, exact=_cut(passage, subject), keys=keys)


def _cut(passage: Passage, subject: Subject) -> str:
    return passage.cut(subject.first, subject.stop) if subject.first < subject.stop else ""


def _split(passage: Passage, subject: Subject) -> Iterator[tuple[int, int]]:
    """The pieces of "the President and the First Lady"; articles and what stands before a preposition's noun stay, dates do not."""
    first = subject.first
    for at in range(subject.first, subject.stop + 1):
        is_end = at == subject.stop
        is_named = at + 1 < subject.stop and passage.words[at + 1] in passage.known.behind_names
        if is_end or passage.words[at] in passage.known.joiners or (passage.tokens[at].text in PAUSES and not is_named):
            begin, end = _trim(passage, first, at)
            if begin < end:
                yield begin, end
            first = at + 1


def _trim(passage: Passage, first: int, stop: int) -> tuple[int, int]:
    """A piece that opens with no date and ends with none, nor with an adverb or what leads on: «министр до конца июня», "on Friday the
    minister".
    """
    words, dated, known = passage.words, passage.dated, passage.known
    while first < stop and (
        stop - 1 in dated or words[stop - 1] in known.prepositions or words[stop - 1] in known.adverbs
    ):
        stop -= 1
    while first < stop and (first in dated or (words[first] in known.prepositions and first + 1 in dated)):
        first += 1
    return first, stop


def _list_keys(passage: Passage, first: int, stop: int) -> tuple[str, ...]:
    named = [one.person or one.key for one in passage.list_named(first, stop) if one.kind in ("person", "office")]
    return tuple(dict.fromkeys(named))


def _list_sides(passage: Passage) -> tuple[str, ...]:
    """The two whom a page names first: its title and its first sentence say who met."""
    named = (one.person or one.key for one in passage.mentions if one.kind in ("person", "office"))
    return tuple(dict.fromkeys(named))[:_SIDES]


def find_antecedent(passage: Passage, at: int) -> Mention | None:
    """Whom a pronoun at a token means: the person whom the sentence before names first, else the nearest named before."""
    start = passage.starts[at]
    before = [
        one
        for one in passage.list_between(max(start - _BACK, passage.turn.start), start)
        if one.kind in ("person", "office")
    ]
    if not before:
        return None
    opening = passage.page.text.rfind("\n\n", 0, before[-1].start)
    return next((one for one in before if one.start > opening), before[-1])


def _key(named: Mention | None) -> tuple[str, ...]:
    return (named.person or named.key,) if named else ()
