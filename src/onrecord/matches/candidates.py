"""Which official documents share three-word keys with which quotations: all quotations of a record in one walk of its pages.

The pages pass by once and leave only what some quotation shares with them, so that memory grows with what is shared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.matches.worded import ROW_BYTES, AnyWorded, join_words
from onrecord.text.shingles import (
    KEY_BYTES,
    KeyTable,
    Places,
    ShingleKeys,
    Shingles,
    key_language,
    key_shingles,
    unpack_keys,
)

# Keys that stand in more distinct sentences than this, and in more than one of 4,000 of the record, are stock phrases: they point
# nowhere. Of 10⁶ sentences 64 is too few: 0.9879 of lightly and 0.8558 of heavily edited quotations are found, with 250 of them
# 0.9954 and 0.8926. What is shared grows as the record does, no faster.
MOST_TEXTS = 64
STOCK_SHARE = 4_000
# Keys that stand in no more distinct sentences, and no more documents, than this are telling: they point at one source.
TELLING = 3
# The best documents of each quotation.
MOST_SOURCES = 6
# A fifth of the keys makes a good candidate: of words of which 0.6 survive, 0.6³ of the keys do. Where a quotation has none, the best one
# that shares more than one key, or a telling one, is looked at all the same: a quotation with a third of its words changed and its
# clauses reordered keeps few keys. More of them cost the stages that follow twice the time, and changed none of 552 verdicts.
GOOD_SHARE = 5
LEAST_SHARED = 2
MOST_WEAK = 1
# Quotations joined at once: what they share with every page is in memory together.
_QUOTATIONS_AT_ONCE = 4_096
# Pages gone through at once: a few hundred kilobytes of keys.
_WORDS_AT_ONCE = 50_000
# Hits taken in before stock phrases are looked for among them.
_HITS_AT_ONCE = 500_000
_Number = TypeVar("_Number", np.int64, np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An official document that shares keys with a quotation: ``shared`` of its ``total``, ``telling`` of them rare in the record."""

    quotation: str
    document: str
    source: str
    total: int
    shared: int
    telling: int


class _Asked(NamedTuple):
    """Every distinct key of all quotations, and for each quotation ``keys[firsts[n]:firsts[n + 1]]``, the places of its own."""

    names: list[tuple[str, str]]
    distinct: ShingleKeys
    keys: Places
    firsts: Places


class _Shared(NamedTuple):
    """Distinct pairs of a key and a document that holds it, by key; ``firsts`` as above. ``telling``, ``common``: of each key."""

    documents: Places
    firsts: Places
    telling: NDArray[np.bool_]


def find_candidates(worded: Sequence[AnyWorded]) -> Iterator[Candidate]:
    """The documents that share enough keys with a quotation of their language, at most six of each, best first."""
    asked = _key_quotations(worded)
    if not len(asked.distinct):
        return
    sources: list[str] = []
    yield from _choose_all(asked, _share_keys(asked.distinct, worded, sources), sources)


def find_held_candidates(worded: AnyWorded, held: "HeldKeys") -> Iterator[Candidate]:
    """The same for the quotations of one text, over keys that lie in order and are looked up."""
    asked = _key_quotations([worded])
    distinct = len(asked.distinct)
    if not distinct:
        return
    hits = held.look_up(asked.distinct)
    most = _count_most(held.sentences)
    stock = _count_texts(hits, distinct, most) > most
    shared = _share_hits(hits.keep(~stock.take(hits.keys)), distinct, len(held.sources))
    yield from _choose_all(asked, shared, held.sources)


def _choose_all(asked: _Asked, shared: _Shared, sources: Sequence[str]) -> Iterator[Candidate]:
    ranks = np.argsort(np.argsort(np.array(sources, dtype=np.str_), kind="stable"), kind="stable")
    for start in range(0, len(asked.names), _QUOTATIONS_AT_ONCE):
        chosen = range(start, min(len(asked.names), start + _QUOTATIONS_AT_ONCE))
        yield from _choose(asked, shared, chosen, sources, ranks)


def _key_quotations(worded: Iterable[AnyWorded]) -> _Asked:
    names: list[tuple[str, str]] = []
    packed: list[bytes] = []
    languages: list[int] = []
    for one in worded:
        if one.language and one.quoted:
            names += [(one.document, quoted.quotation) for quoted in one.quoted]
            packed += [quoted.words for quoted in one.quoted]
            languages += [key_language(one.language)] * len(one.quoted)
    lengths = np.array([len(words) // KEY_BYTES for words in packed], np.int64)
    lasts = np.cumsum(lengths)
    salted = np.repeat(np.array(languages, np.uint64), lengths)
    shingles = key_shingles(unpack_keys(b"".join(packed)), lasts, salted)
    distinct, places = np.unique(shingles.keys, return_inverse=True)
    pairs = _sort_distinct(shingles.sentences * max(1, len(distinct)) + places)
    owners, places = np.divmod(pairs, max(1, len(distinct)))
    return _Asked(names, distinct, places, np.searchsorted(owners, np.arange(len(names) + 1)))


class Hits(NamedTuple):
    """Where quotations' keys stand: the key's place among the distinct ones, the document's number, the key of the sentence."""

    keys: Places
    documents: Places
    texts: ShingleKeys

    def keep(self, chosen: NDArray[np.bool_]) -> "Hits":
        """Those hits alone."""
        at = np.flatnonzero(chosen)
        return Hits(self.keys.take(at), self.documents.take(at), self.texts.take(at))


class HeldKeys(Protocol):
    """The keys of official documents, to be asked for some: ``sources`` are the documents by number, ``sentences`` how many theirs are."""

    @property
    def sources(self) -> Sequence[str]: ...
    @property
    def sentences(self) -> int: ...
    def look_up(self, keys: ShingleKeys) -> Hits:
        """Where these keys stand."""
        ...


class _Tally:
    """Hits as they come in; those of a key that is said in more than ``most`` sentences are let go."""

    def __init__(self, wanted: ShingleKeys, most: int) -> None:
        self._most = most
        self._keys = wanted
        self._kept = [Hits(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint64))]
        self._alive = np.arange(len(wanted))
        self._wanted = KeyTable(wanted)
        self._room = _HITS_AT_ONCE

    def add(self, shingles: Shingles, documents: Places) -> None:
        """The hits among some documents' keys; ``documents`` is the number of each sentence's document."""
        at, places = self._wanted.find(shingles.keys)
        sentences = shingles.sentences.take(at)
        self._kept.append(Hits(self._alive.take(places), documents.take(sentences), shingles.texts.take(sentences)))
        self._room -= len(at)
        if self._room < 0:
            self.settle()

    def settle(self) -> Hits:
        """All hits of keys that are no stock phrase so far."""
        hits = Hits(*(np.concatenate(column) for column in zip(*self._kept, strict=True)))
        stock = _count_texts(hits, len(self._keys), self._most) > self._most
        if stock.any():
            hits = hits.keep(~stock.take(hits.keys))
            self._alive = self._alive[~stock[self._alive]]
            self._wanted = KeyTable(self._keys[self._alive])
        # As many again before the next look: each hit is gone through a few times at most.
        self._kept, self._room = [hits], max(_HITS_AT_ONCE, len(hits.keys))
        return hits


def _share_keys(wanted: ShingleKeys, published: Sequence[AnyWorded], sources: list[str]) -> _Shared:
    """Which documents hold which keys, stock phrases left out; ``sources`` takes the ids of the documents by number."""
    sentences = sum(len(one.sentences) // ROW_BYTES for one in published)
    tally = _Tally(wanted, _count_most(sentences))
    for group in _group(published):
        columns = join_words(group)
        tally.add(key_shingles(columns.words, columns.lasts, _salt(group)), columns.documents + len(sources))
        sources += [one.document for one in group]
    return _share_hits(tally.settle(), len(wanted), len(sources))


def _count_most(sentences: int) -> int:
    """In how many distinct sentences a key may stand that is no stock phrase, in a record of so many sentences."""
    return max(MOST_TEXTS, sentences // STOCK_SHARE)


def _share_hits(hits: Hits, distinct: int, sources: int) -> _Shared:
    """Which of so many documents hold which of so many keys."""
    most = max(1, sources)
    keys, documents = np.divmod(_sort_distinct(hits.keys * most + hits.documents), most)
    held = np.bincount(keys, minlength=distinct)
    texts = _count_texts(hits.keep(held[hits.keys] <= TELLING), distinct, TELLING)
    return _Shared(documents, np.concatenate(([0], np.cumsum(held))), (texts <= TELLING) & (held <= TELLING))


def _count_texts(hits: Hits, distinct: int, exact_from: int) -> Places:
    """In how many distinct sentences each key stands; of a key with at most ``exact_from`` hits, how many hits it has."""
    counts = np.bincount(hits.keys, minlength=distinct)
    often = np.flatnonzero((counts > exact_from).take(hits.keys))
    # The key's place in the upper bits, as much of the sentence's key as there is room for below: sorting numbers is quickest.
    room = np.uint64(64 - distinct.bit_length())
    mixed = (hits.keys.take(often).view(np.uint64) << room) | (hits.texts.take(often) >> (np.uint64(64) - room))
    counts[counts > exact_from] = 0
    held = (_sort_distinct(mixed) >> room).astype(np.int64)
    return counts + np.bincount(held, minlength=distinct)


def _sort_distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """The distinct values in order; on millions of numbers many times quicker than ``numpy.unique``."""
    ordered = np.sort(values)
    return ordered[_find_firsts(ordered)]


def _find_firsts(ordered: NDArray[_Number]) -> Places:
    """The places where another value begins."""
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)])


def _group(published: Iterable[AnyWorded]) -> Iterator[list[AnyWorded]]:
    """Documents of a known language, some at a time: one by one, starting on each would take longer than going through it."""
    group: list[AnyWorded] = []
    words = 0
    for one in published:
        if one.language and one.words:
            group.append(one)
            words += len(one.words) // KEY_BYTES
            if words >= _WORDS_AT_ONCE:
                yield group
                group, words = [], 0
    if group:
        yield group


def _salt(group: Sequence[AnyWorded]) -> ShingleKeys:
    keys = np.array([key_language(one.language or "") for one in group], np.uint64)
    return np.repeat(keys, [len(one.words) // KEY_BYTES for one in group])


def _choose(
    asked: _Asked, shared: _Shared, chosen: range, sources: Sequence[str], ranks: Places
) -> Iterator[Candidate]:
    """The candidates of some quotations."""
    low, high = asked.firsts[chosen.start], asked.firsts[chosen.stop]
    keys = asked.keys[low:high]
    totals = np.diff(asked.firsts[chosen.start : chosen.stop + 1])
    quotations = np.repeat(np.arange(len(chosen)), totals)
    held = shared.firsts[keys + 1] - shared.firsts[keys]
    ends = np.cumsum(held)
    within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - held, held)
    documents = shared.documents[np.repeat(shared.firsts[keys], held) + within]
    # Quotation, document, telling or not, in one number: sorted, the pairs lie together.
    mixed = np.sort(
        (np.repeat(quotations, held) * len(sources) + documents) * 2 + np.repeat(shared.telling[keys], held)
    )
    firsts = _find_firsts(mixed >> 1)
    counts = np.diff(firsts, append=len(mixed))
    telling = np.add.reduceat(mixed & 1, firsts) if len(firsts) else counts
    quotation, source = np.divmod(mixed[firsts] >> 1, max(1, len(sources)))
    likely = np.flatnonzero((counts >= LEAST_SHARED) | (telling > 0) | (totals[quotation] == 1))
    pairs = _Pairs(quotation[likely], source[likely], totals[quotation[likely]], counts[likely], telling[likely])
    best = _rank(pairs, ranks)
    for number, place, total, count, rare in zip(*(column[best].tolist() for column in pairs), strict=True):
        document, name = asked.names[chosen.start + number]
        yield Candidate(
            quotation=name, document=document, source=sources[place], total=total, shared=count, telling=rare
        )


class _Pairs(NamedTuple):
    """Quotations and documents that share keys, by quotation: numbers of both, and the counts of a ``Candidate``."""

    quotations: Places
    sources: Places
    totals: Places
    shared: Places
    telling: Places


def _rank(pairs: _Pairs, ranks: Places) -> Places:
    """The places of the pairs that are candidates, quotation by quotation, best first."""
    good = (pairs.totals == 1) | ((pairs.shared >= LEAST_SHARED) & (pairs.shared * GOOD_SHARE >= pairs.totals))
    order = np.lexsort((ranks[pairs.sources], -pairs.telling, -pairs.shared, pairs.quotations))
    begins = np.searchsorted(pairs.quotations, pairs.quotations)
    places = np.arange(len(order)) - begins
    most = np.where(good[order[begins]], MOST_SOURCES * good[order], MOST_WEAK)
    return order[places < most]
