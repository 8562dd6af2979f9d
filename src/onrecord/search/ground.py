"""What a text is held against: the words and accounts of a release's official documents, asked for by key; nothing of them stays in memory.

How it lies in a release is told in :mod:`onrecord.record.ground`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np

from onrecord.engines.tables import read_row
from onrecord.errors import RecordDamaged
from onrecord.matches.accounts import LONGEST
from onrecord.matches.candidates import Hits
from onrecord.matches.worded import ROW_BYTES, Worded
from onrecord.model import Speaker
from onrecord.model.accounts import Account
from onrecord.record.ground import TEXT_BITS, name_keys
from onrecord.record.layout import DATABASE
from onrecord.record.view import View
from onrecord.text.shingles import Places, ShingleKeys

# Releases that a process knows the documents of: a server shows the current one, requests under way the one before.
_MOST_OPEN = 2
_NOBODY = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keyed:
    """The documents of a release whose words are keys: ids in order, and for each part the number of the document in each row."""

    sources: tuple[str, ...]
    numbers: tuple[Places, ...]
    sentences: int


@dataclass(slots=True, eq=False)
class Ground:
    """The official documents of a release as one check asks for them.

    ``left`` are documents that it does without: a text is not held against itself.
    """

    view: View
    left: frozenset[str] = frozenset()
    _accounts: dict[str, Account | None] = field(default_factory=dict)

    @property
    def sources(self) -> Sequence[str]:
        """The ids of the documents, by their numbers in hits."""
        return open_keyed(self.view.folder).sources

    @property
    def sentences(self) -> int:
        """How many sentences with words the documents have."""
        held = sum(count_sentences(self.view, one) for one in sorted(self.left))
        return open_keyed(self.view.folder).sentences - held

    def look_up(self, keys: ShingleKeys) -> Hits:
        """Where some keys stand, one part of the record after the other."""
        keyed = open_keyed(self.view.folder)
        found = [
            _look_up(self.view.folder / name_keys(part), keys, numbers) for part, numbers in enumerate(keyed.numbers)
        ]
        nothing = Hits(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint64))
        hits = Hits(*(np.concatenate(column) for column in zip(nothing, *found, strict=True)))
        left = [number for number, source in enumerate(keyed.sources) if source in self.left] if self.left else []
        return hits.keep(~np.isin(hits.documents, left)) if left else hits

    def between(self, first: int, last: int) -> list[Account]:
        """The accounts whose date can be one of these days, counted from the year 1, by document."""
        asked = "SELECT document, account FROM accounted WHERE first BETWEEN ? AND ? AND last >= ? ORDER BY document"
        rows = self.view.ask(asked, first - LONGEST, last, first)
        return [self._keep(document, account) for document, account in rows if document not in self.left]

    def find_account(self, document: str) -> Account | None:
        """The account that a document is."""
        if document in self._accounts or document in self.left:
            return self._accounts.get(document)
        for (account,) in self.view.ask("SELECT account FROM accounted WHERE document = ?", document):
            return self._keep(document, account)
        self._accounts[document] = None
        return None

    def read_words(self, document: str) -> Worded | None:
        """The words of a document; none where it has no words or the ground does without it."""
        asked = "SELECT language, sentences, words FROM worded WHERE document = ? ORDER BY part, row LIMIT 1"
        for language, sentences, words in () if document in self.left else self.view.ask(asked, document):
            turns = self.view.ask('SELECT id FROM turns WHERE document = ? ORDER BY "order"', document)
            return Worded(
                document=document,
                language=language,
                turns=tuple(turn for (turn,) in turns),
                sentences=sentences,
                words=words,
                quoted=(),
            )
        return None

    def _keep(self, document: str, account: str) -> Account:
        held = self._accounts.get(document)
        if held is None:
            held = self._accounts[document] = read_row(Account, account)
        return held


def count_sentences(view: View, document: str) -> int:
    """How many sentences of a document have words."""
    asked = "SELECT length(sentences) FROM worded WHERE document = ? ORDER BY part, row LIMIT 1"
    return sum(length // ROW_BYTES for (length,) in view.ask(asked, document))


@lru_cache(maxsize=_MOST_OPEN)
def open_keyed(folder: Path) -> Keyed:
    """The documents of the release in a folder; a text that was saved twice is one document."""
    with View(folder.name, folder / DATABASE) as view:
        rows = list(view.ask("SELECT part, row, document, length(sentences) FROM worded ORDER BY part, row"))
    sources = sorted({document for _, _, document, _ in rows})
    places = {document: place for place, document in enumerate(sources)}
    numbers = [np.full(size, _NOBODY, np.int64) for size in _count_rows(rows)]
    for part, row, document, _ in rows:
        numbers[part][row] = places[document]
    lengths = {document: length for _, _, document, length in rows}
    return Keyed(
        sources=tuple(sources),
        numbers=tuple(numbers),
        sentences=sum(length // ROW_BYTES for length in lengths.values()),
    )


def _count_rows(rows: Iterable[tuple[int, int, str, int]]) -> list[int]:
    """How many rows of each part may be pointed at."""
    sizes: list[int] = []
    for part, row, _, _ in rows:
        sizes += [0] * (part + 1 - len(sizes))
        sizes[part] = row + 1
    return sizes


def _look_up(path: Path, keys: ShingleKeys, numbers: Places) -> Hits:
    """Where some keys stand in one part."""
    try:
        held, places = np.load(path, mmap_mode="r")
    except (OSError, ValueError) as error:
        raise RecordDamaged(f"{path}: expected keys of words, found: {error}. Make it with: onrecord build") from error
    lows = np.searchsorted(held, keys)
    counts = np.searchsorted(held, keys, side="right") - lows
    ends = np.cumsum(counts)
    within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - counts, counts)
    found = np.asarray(places[np.repeat(lows, counts) + within])
    rows = (found >> np.uint64(TEXT_BITS)).astype(np.int64)
    return Hits(np.repeat(np.arange(len(keys)), counts), numbers[rows], found << np.uint64(64 - TEXT_BITS))


def read_speaking(view: View, documents: Iterable[str]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The entities that speak each turn of these official documents, by document."""
    return {document: _group(view.rows_of(Speaker, document)) for document in documents}


def _group(speakers: Iterable[Speaker]) -> Mapping[str, tuple[str, ...]]:
    grouped: dict[str, set[str]] = {}
    for speaker in speakers:
        if speaker.role == "speaker":
            grouped.setdefault(speaker.row, set()).add(speaker.entity)
    return {row: tuple(sorted(entities)) for row, entities in grouped.items()}


def find_people(view: View, keys: Iterable[str]) -> Mapping[str, str]:
    """The person whom each key of mentions means, as far as the record knows them."""
    found: dict[str, str] = {}
    for key in sorted(set(keys)):
        for (entity,) in view.ask("SELECT entity FROM entity_keys WHERE kind = 'person' AND key = ?", key):
            found[key] = entity
    return found


def find_attending(
    account: Account, speaking: Mapping[str, tuple[str, ...]], people: Mapping[str, str]
) -> tuple[str, ...]:
    """Who takes part in an account: those who speak in it, and those whom its narration names."""
    spoken = {entity for entities in speaking.values() for entity in entities}
    return tuple(sorted(spoken | {people[key] for key in account.named if key in people}))
