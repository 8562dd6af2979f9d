"""What the passages of one page are found by among those of all others: numbers of their stems, and pairs of a stem and a way.

One telling word is enough where a second thing agrees, its *way*: something of the same kind was undone, or both name a term. In
another language it is the term and the kind of act.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from onrecord.commitments.outcomes import UNDONE
from onrecord.commitments.said import Content, SaidCommitment, SaidOutcome
from onrecord.knowledge.commitments import Kind

Told = SaidCommitment | SaidOutcome
# A stem, a way, and the stem that has to be common for the two to count (nought: they always do).
Way = tuple[int, int, int]
_DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysPage:
    """What is read of a document."""

    id: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysUnit:
    """One page with its passages."""

    page: KeysPage
    commitments: tuple[SaidCommitment, ...]
    outcomes: tuple[SaidOutcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The people named in the sentence that announces a meeting, a call or a visit."""

    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKeys:
    """The passages of a page, its commitments before its outcomes, as columns of unsigned numbers of 64 bits.

    ``words`` are stems, each once for every passage that has it, by which it is told what is common; ``heads`` those of objects.
    ``stems`` are the numbers of all stems of each passage, ``counts`` how many; ``alone`` the stems and ways by which a passage is
    found, ``asked`` those by which a commitment looks for others. ``people`` are all people named.
    """

    document: str
    language: str
    commitments: int
    words: tuple[str, ...]
    heads: tuple[str, ...]
    stems: bytes
    counts: bytes
    alone: bytes
    alone_counts: bytes
    asked: bytes
    asked_counts: bytes
    people: tuple[str, ...]
    meetings: tuple[Meeting, ...]


def key_page(unit: KeysUnit, kinds: Mapping[str, Kind]) -> PageKeys:
    """The keys of one page."""
    language = unit.page.language or ""
    told: tuple[Told, ...] = (*unit.commitments, *unit.outcomes)
    stems = [sorted(key_stem(language, stem) for stem in list_stems(one.content)) for one in told]
    alone = [list(_list_alone(one, language)) for one in told]
    asked = [list(_list_asked(one, language)) for one in unit.commitments]
    actors = (key for one in unit.commitments for actor in one.actors for key in actor.keys)
    named = (key for one in told for key in one.content.people)
    announced = (one for one in unit.commitments if _is_meeting(one, kinds))
    return PageKeys(
        document=unit.page.id,
        language=language,
        commitments=len(unit.commitments),
        words=tuple(stem for one in told for stem in sorted(set(one.content.stems))),
        heads=tuple(sorted({one.content.head for one in told if one.content.head})),
        stems=_pack([number for one in stems for number in one]),
        counts=_pack(list(map(len, stems))),
        alone=_pack([number for one in alone for way in one for number in way]),
        alone_counts=_pack(list(map(len, alone))),
        asked=_pack([number for one in asked for way in one for number in way]),
        asked_counts=_pack(list(map(len, asked))),
        people=tuple(sorted({*actors, *named})),
        meetings=tuple(Meeting(people=one.content.people) for one in announced),
    )


def list_stems(content: Content) -> frozenset[str]:
    """The stems of what a passage is about, its object's among them."""
    return frozenset((*content.stems, content.head) if content.head else content.stems)


def is_undone(told: Told) -> bool:
    """The passage says that something was denied or put off."""
    return isinstance(told, SaidOutcome) and told.what in UNDONE


# Of 5,000 pages there are some tens of thousands.
@lru_cache(maxsize=65_536)
def key_stem(language: str, stem: str) -> int:
    """The number of a stem of a language."""
    return int.from_bytes(blake2b(f"{language}|{stem}".encode(), digest_size=8).digest(), "little")


def _pack(numbers: Sequence[int]) -> bytes:
    return np.array(numbers, np.uint64).tobytes()


def _is_meeting(one: SaidCommitment, kinds: Mapping[str, Kind]) -> bool:
    kind = kinds.get(one.content.kind or "")
    return kind is not None and bool(kind.events) and one.strength != "done" and len(one.content.people) > 1


def _list_alone(told: Told, language: str) -> Iterator[Way]:
    """How one telling word may be enough for a passage, and how it is found in another language."""
    ways = [f"kind {told.content.kind}"] if is_undone(told) else []
    if told.due and isinstance(told, SaidCommitment):
        ways.append(_DUE)
    for stem in sorted(list_stems(told.content)) if ways else ():
        for way in ways:
            yield key_stem(language, stem), key_stem(way, ""), 0
    yield from _list_terms(told)


def _list_asked(one: SaidCommitment, language: str) -> Iterator[Way]:
    """With one telling word alone the object's own word is shared: where it is common, or there is none, it may be any other."""
    head = key_stem(language, one.content.head) if one.content.head else 0
    ways = [f"kind {one.content.kind}", *([_DUE] if one.due else [])]
    for stem in sorted(list_stems(one.content)):
        number = key_stem(language, stem)
        for way in ways:
            yield number, key_stem(way, ""), 0 if number == head else head
    yield from _list_terms(one)


def _list_terms(told: Told) -> Iterator[Way]:
    if told.due and told.content.kind:
        yield key_stem(f"term {told.due}", ""), key_stem(f"kind {told.content.kind}", ""), 0
