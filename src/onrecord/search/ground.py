"""What a text is held against: the words and accounts of a release's official pages in memory, everything else asked for by key.

Opened once for a release and used by many checks at once, each with a view of its own. What it holds is read from the work tables
of the record: a page that these have already and the release has not is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from onrecord.engines.reading import read_inside, read_table
from onrecord.matches.accounts import DatedAccounts
from onrecord.matches.worded import KeyedWords, Worded
from onrecord.model import Speaker, Turn
from onrecord.model.accounts import Account
from onrecord.record.layout import Layout
from onrecord.record.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The official pages of a release: their words as keys and their accounts, by document."""

    digest: str
    worded: Mapping[str, KeyedWords]
    accounts: Mapping[str, Account]
    dated: DatedAccounts

    def without(self, documents: Iterable[str]) -> "Ground":
        """The ground without some documents: a text is not held against itself."""
        left = set(documents)
        if left.isdisjoint(self.worded):
            return self
        accounts = {key: account for key, account in self.accounts.items() if key not in left}
        return Ground(
            digest=self.digest,
            worded={key: one for key, one in self.worded.items() if key not in left},
            accounts=accounts,
            dated=DatedAccounts(accounts.values()),
        )


def open_ground(view: View, layout: Layout) -> Ground:
    """The ground of the release that a view shows."""
    shown = {id for (id,) in view.ask("SELECT id FROM shelved WHERE standing = 'official'")}
    worded = read_table(layout.work / "worded.parquet", KeyedWords)
    accounts = read_inside(layout.work / "accounted.parquet", "accounts", Account)
    held = {account.document: account for account in accounts if account.document in shown}
    ground = Ground(
        digest=view.digest,
        worded={one.document: one for one in worded if one.document in shown},
        accounts=held,
        dated=DatedAccounts(held.values()),
    )
    pa.default_memory_pool().release_unused()
    return ground


def read_worded(view: View, words: KeyedWords) -> Worded:
    """The words of a page with the ids of its turns, which take more memory than the words and are wanted of few pages."""
    turns = sorted(view.rows_of(Turn, words.document), key=lambda turn: turn.order)
    return Worded(
        document=words.document,
        language=words.language,
        turns=tuple(turn.id for turn in turns),
        sentences=words.sentences,
        words=words.words,
        quoted=words.quoted,
    )


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
