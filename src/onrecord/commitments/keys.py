"""What the passages of one page are found by among those of all others, and held against them by: columns of numbers.

One telling word is enough where a second thing agrees, its *way*: something of the same kind was undone, or both name a term. In
another language it is the term and the kind of act.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from operator import attrgetter

import numpy as np

from onrecord.commitments.content import words_stem
from onrecord.commitments.outcomes import UNDONE
from onrecord.commitments.said import Content, SaidCommitment, SaidOutcome
from onrecord.knowledge.commitments import Kind
from onrecord.model.commitments import STRENGTHS
from onrecord.text.edtf import find_bounds

Told = SaidCommitment | SaidOutcome
# A stem, a way, and the stem that has to be common for the two to count (nought: they always do).
Way = tuple[int, int, int]
_DUE = "due"
_MOST = (1 << 64) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysPage:
    """What is read of a document."""

    id: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysUnit:
    """One page with its passages, and the stems of the names on it."""

    page: KeysPage
    commitments: tuple[SaidCommitment, ...]
    outcomes: tuple[SaidOutcome, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The people named in the sentence that announces a meeting, a call or a visit."""

    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKeys:
    """The passages of a page, its commitments before its outcomes, as columns of unsigned numbers of 64 bits.

    Of what a passage has several, all lie one behind the other, and beside them how many each passage has. ``words`` are the stems
    of what it is about, each once, ``alone`` the stems and ways by which it is found, ``asked`` those by which a commitment looks for
    others; ``names``, ``called`` (people), ``sounds`` and ``ordinals`` are those of its content. ``facts`` are the fields of
    :class:`Facts`. ``page_names`` are all names on a page that commits somebody; ``people`` the keys of all people named.
    """

    document: str
    language: str
    commitments: int
    facts: bytes
    words: bytes
    word_counts: bytes
    alone: bytes
    alone_counts: bytes
    asked: bytes
    asked_counts: bytes
    names: bytes
    name_counts: bytes
    called: bytes
    called_counts: bytes
    sounds: bytes
    sound_counts: bytes
    ordinals: bytes
    ordinal_counts: bytes
    page_names: bytes
    people: tuple[str, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a passage has one of: places of its words and of its sentence, numbers of its words, its term and the days of that.

    ``strength`` is the place in ``STRENGTHS``, counted from one; nought stands for what is not there, and for no commitment.
    """

    head: int
    strength: int
    what: int
    kind: int
    due: int
    first_day: int
    last_day: int
    start: int
    stop: int
    sentence_start: int
    sentence_stop: int


FACTS = tuple(field.name for field in fields(Facts))
_READ_FACTS = attrgetter(*FACTS)


def key_page(unit: KeysUnit, kinds: Mapping[str, Kind]) -> PageKeys:
    """The keys of one page."""
    language = unit.page.language or ""
    told: tuple[Told, ...] = (*unit.commitments, *unit.outcomes)
    held = {
        "word": [_key_all(one.content.stems) for one in told],
        "alone": [[number for way in _list_alone(one, language) for number in way] for one in told],
        "asked": [[number for way in _list_asked(one, language) for number in way] for one in unit.commitments],
        "name": [_key_all(one.content.names) for one in told],
        "called": [_key_all(map(_name_of, one.content.people)) for one in told],
        "sound": [_key_all(one.content.sounds) for one in told],
        "ordinal": [_key_all(map(str, one.content.ordinals)) for one in told],
    }
    columns = {name: _pack(chain.from_iterable(lists)) for name, lists in held.items()}
    counts = {f"{name}_counts": _pack(map(len, lists)) for name, lists in held.items()}
    actors = (key for one in unit.commitments for actor in one.actors for key in actor.keys)
    named = (key for one in told for key in one.content.people)
    announced = (one for one in unit.commitments if _is_meeting(one, kinds))
    page_names = {*unit.names, *(name for one in told for name in one.content.names)} if unit.commitments else ()
    return PageKeys(
        document=unit.page.id,
        language=language,
        commitments=len(unit.commitments),
        facts=_pack(number for one in told for number in _READ_FACTS(_list_facts(one))),
        words=columns["word"],
        alone=columns["alone"],
        asked=columns["asked"],
        names=columns["name"],
        called=columns["called"],
        sounds=columns["sound"],
        ordinals=columns["ordinal"],
        page_names=_pack(_key_all(page_names)),
        people=tuple(sorted({*actors, *named})),
        meetings=tuple(Meeting(people=one.content.people) for one in announced),
        **counts,
    )


def list_stems(content: Content) -> frozenset[str]:
    """The stems of what a passage is about, its object's among them."""
    return frozenset((*content.stems, content.head) if content.head else content.stems)


# Of 5,000 pages there are some tens of thousands.
@lru_cache(maxsize=65_536)
def key_word(word: str | None) -> int:
    """The number of a word, of 63 bits, whatever its language; nought for none."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little") >> 1 if word else 0


def key_stem(language: str, stem: str) -> int:
    """The number of a stem of a language: the sum of those of both, so that columns are made the same way."""
    return key_language(language) + key_word(stem) & _MOST


def key_language(language: str) -> int:
    """The number of a language, that of none among them."""
    return key_word(f"language {language}")


def _key_all(words: Iterable[str]) -> list[int]:
    return sorted(map(key_word, set(words)))


def _list_facts(told: Told) -> Facts:
    strength, what, sentence = 0, 0, told.evidence
    if isinstance(told, SaidCommitment):
        strength, sentence = STRENGTHS.index(told.strength) + 1, told.sentence
    else:
        what = key_word(told.what)
    term = find_bounds(told.due)
    return Facts(
        head=key_word(told.content.head),
        strength=strength,
        what=what,
        kind=key_word(told.content.kind),
        due=key_word(told.due),
        first_day=term.first if term else 0,
        last_day=term.last if term else 0,
        start=told.evidence.start,
        stop=told.evidence.stop,
        sentence_start=sentence.start,
        sentence_stop=sentence.stop,
    )


def _is_undone(told: Told) -> bool:
    """The passage says that something was denied or put off."""
    return isinstance(told, SaidOutcome) and told.what in UNDONE


def _name_of(key: str) -> str:
    """A person's key; of a name that only one page knows its surname, cut as stems are: pages decline it."""
    parts = key.split(":")
    return words_stem(parts[1]) if len(parts) > 1 else key


def _pack(numbers: Iterable[int]) -> bytes:
    return np.fromiter(numbers, np.uint64).tobytes()


def _is_meeting(one: SaidCommitment, kinds: Mapping[str, Kind]) -> bool:
    kind = kinds.get(one.content.kind or "")
    return kind is not None and bool(kind.events) and one.strength != "done" and len(one.content.people) > 1


def _list_alone(told: Told, language: str) -> Iterator[Way]:
    """How one telling word may be enough for a passage, and how it is found in another language."""
    ways = [f"kind {told.content.kind}"] if _is_undone(told) else []
    if told.due and isinstance(told, SaidCommitment):
        ways.append(_DUE)
    for stem in sorted(list_stems(told.content)) if ways else ():
        for way in ways:
            yield key_stem(language, stem), key_word(way), 0
    yield from _list_terms(told)


def _list_asked(one: SaidCommitment, language: str) -> Iterator[Way]:
    """With one telling word alone the object's own word is shared: where it is common, or there is none, it may be any other."""
    if one.strength == "done":
        return
    head = key_stem(language, one.content.head) if one.content.head else 0
    ways = [f"kind {one.content.kind}", *([_DUE] if one.due else [])]
    for stem in sorted(list_stems(one.content)):
        number = key_stem(language, stem)
        for way in ways:
            yield number, key_word(way), 0 if number == head else head
    yield from _list_terms(one)


def _list_terms(told: Told) -> Iterator[Way]:
    if told.due and told.content.kind:
        yield key_word(f"term {told.due}"), key_word(f"kind {told.content.kind}"), 0
