"""Units of the traces stage, joined from the work tables of the whole record."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord.engines.files import list_column, read_columns
from onrecord.engines.reading import read_inside, read_table
from onrecord.engines.shelf import Shelf
from onrecord.engines.sources import Keyed
from onrecord.model import Document, Match, Quotation, Sentence
from onrecord.model.accounts import Account, Occasion, Spoken
from onrecord.model.press import QuotationKind
from onrecord.traces.compare import POSSIBLE_COVERAGE
from onrecord.traces.laid import LaidVersions
from onrecord.traces.unit import TraceUnit

READS = ("pages", "speech", "quoted", "speakers", "resolved", "accounted", "matched", "laid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """A document with quotations, its sentences, and what was matched."""

    page: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    matches: tuple[Match, ...]
    near: tuple[str, ...]
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _OutlinedPage:
    """What tells which accounts are read."""

    id: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _OutlinedQuotation:
    """A quotation without its words."""

    id: str
    kind: QuotationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _OutlinedMatch:
    """How much of a quotation a document holds."""

    quotation: str
    document: str
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlined:
    """A document with quotations without any text: what decides which other documents its unit holds."""

    page: _OutlinedPage
    quotations: tuple[_OutlinedQuotation, ...]
    matches: tuple[_OutlinedMatch, ...]
    near: tuple[str, ...]
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A key of mentions and the entity it means."""

    key: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sided:
    """A person and the side that they speak for."""

    id: str
    side: str | None


class TracesSource:
    """One unit per document that was matched."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}
        paths = self._paths
        self._quoting = Shelf(Quoting, paths["pages"], paths["speech"], paths["quoted"], paths["matched"])
        self._outlined = Shelf(Outlined, paths["pages"], paths["quoted"], paths["matched"])
        self._spoken = Shelf(Spoken, paths["pages"], paths["speech"])
        self._laid = LaidVersions(paths["laid"], self._spoken)
        self._attending: dict[str, tuple[str, ...]] = {}
        self._sums: dict[str, bytes] = {}

    def __getstate__(self) -> dict[str, Any]:
        kept = {name: self.__dict__[name] for name in ("_paths", "_quoting", "_outlined", "_spoken", "_laid")}
        return {**kept, "_attending": {}, "_sums": {}}

    def list_units(self) -> Sequence[Keyed]:
        """Every matched document by id; its digest covers all that its unit holds."""
        return [Keyed(document, self._digest(document)) for document in self._documents]

    def load(self, index: int) -> TraceUnit:
        """The unit of one document."""
        quoting = self._quoting.take(self._documents[index])
        outlined = self._outlined.take(self._documents[index])
        accounts = self._find_accounts(outlined)
        read = self._list_read(outlined)
        sources = tuple(self._spoken.take(document) for document in read)
        rows = [quotation.id for quotation in quoting.quotations]
        rows += [turn.id for source in sources for turn in source.turns]
        rows += [cut.turn for account in accounts for cut in account.cuts if cut.turn]
        speaking = {row: self._speaking[row] for row in rows if row in self._speaking}
        attending = {account.document: self._find_attending(account) for account in accounts}
        present = sorted(
            {entity for held in (speaking, attending) for entities in held.values() for entity in entities}
        )
        return TraceUnit(
            page=quoting.page,
            sentences=quoting.sentences,
            quotations=quoting.quotations,
            matches=quoting.matches,
            near=quoting.near,
            occasions=quoting.occasions,
            accounts=accounts,
            sources=sources,
            speaking=speaking,
            sides={entity: side for entity in present if (side := self._sides.get(entity))},
            attending=attending,
            versions=tuple(self._laid.list(read)),
        )

    def _digest(self, document: str) -> str:
        quoting = self._outlined.take(document)
        hasher = hashlib.blake2b(self._quoting.digest(document).encode(), digest_size=16)
        rows = [quotation.id for quotation in quoting.quotations]
        read = self._list_read(quoting)
        hasher.update(self._laid.sum(read))
        for source in read:
            hasher.update(f"|{self._spoken.digest(source)}".encode())
            rows += self._turns_spoken.get(source, ())
        for account in self._find_accounts(quoting):
            hasher.update(self._sum_account(account))
            rows += [cut.turn for cut in account.cuts if cut.turn]
        for row in rows:
            entities = self._speaking.get(row, ())
            hasher.update(f"|{row}={entities!r}{[self._sides.get(entity) for entity in entities]!r}".encode())
        return hasher.hexdigest()

    def _find_accounts(self, quoting: Outlined) -> tuple[Account, ...]:
        named = {one.document for one in quoting.occasions if one.document}
        wanted = sorted({*quoting.near, *named, *_list_matched(quoting)})
        return tuple(self._accounts[document] for document in wanted if document in self._accounts)

    def _list_read(self, quoting: Outlined) -> list[str]:
        """The documents whose texts are read: those matched, and all accounts of a speaker whose words were not matched well."""
        best = {quotation.id: 0.0 for quotation in quoting.quotations}
        for match in quoting.matches:
            best[match.quotation] = max(best[match.quotation], match.coverage)
        unmatched = [one for one in quoting.quotations if one.kind == "indirect" or best[one.id] < POSSIBLE_COVERAGE]
        speakers = {entity for one in unmatched for entity in self._speaking.get(one.id, ())}
        heard = {
            account.document
            for account in self._find_accounts(quoting)
            if speakers & set(self._find_attending(account))
        }
        return sorted({*_list_matched(quoting), *(one for one in heard if one in self._spoken)})

    def _find_attending(self, account: Account) -> tuple[str, ...]:
        """Who takes part: those who speak in it, and those whom its narration names."""
        if account.document not in self._attending:
            named = {self._aliases[key] for key in account.named if key in self._aliases}
            spoken = {entity for row in self._turns_spoken.get(account.document, ()) for entity in self._speaking[row]}
            self._attending[account.document] = tuple(sorted(named | spoken))
        return self._attending[account.document]

    def _sum_account(self, account: Account) -> bytes:
        """A digest of an account and who takes part: a report has some hundred accounts near it, and shares them with others."""
        if account.document not in self._sums:
            attending = [(entity, self._sides.get(entity)) for entity in self._find_attending(account)]
            held = f"|{account!r}|{attending!r}".encode()
            self._sums[account.document] = hashlib.blake2b(held, digest_size=16).digest()
        return self._sums[account.document]

    @cached_property
    def _documents(self) -> Sequence[str]:
        return sorted(matched for matched in self._matched if matched in self._quoting)

    @cached_property
    def _matched(self) -> Sequence[str]:
        return [row.document for row in read_table(self._paths["matched"], _Matched)]

    @cached_property
    def _accounts(self) -> Mapping[str, Account]:
        return {account.document: account for account in read_inside(self._paths["accounted"], "accounts", Account)}

    @cached_property
    def _speakers(self) -> Sequence[tuple[str, str, str, str]]:
        """Document, table, row and entity of everybody who speaks; as columns, for a page more asks for all of them."""
        names = ("role", "document", "table", "row", "entity")
        held = read_columns(self._paths["speakers"], names)
        rows = zip(*(list_column(held, name) for name in names), strict=True)
        return [(document, table, row, entity) for role, document, table, row, entity in rows if role == "speaker"]

    @cached_property
    def _speaking(self) -> Mapping[str, tuple[str, ...]]:
        return _group((row, entity) for _, _, row, entity in self._speakers)

    @cached_property
    def _turns_spoken(self) -> Mapping[str, tuple[str, ...]]:
        """The turns with a known speaker, of each document."""
        return _group((document, row) for document, table, row, _ in self._speakers if table == "turns")

    @cached_property
    def _sides(self) -> Mapping[str, str]:
        entities = read_inside(self._paths["resolved"], "entities", Sided)
        return {entity.id: entity.side for entity in entities if entity.side}

    @cached_property
    def _aliases(self) -> Mapping[str, str]:
        return {alias.key: alias.entity for alias in read_inside(self._paths["resolved"], "aliases", Named)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matched:
    """A document that was matched."""

    document: str


def _list_matched(quoting: Outlined) -> list[str]:
    return sorted({match.document for match in quoting.matches})


def _group(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        grouped[one].append(other)
    return {one: tuple(sorted(set(others)) if len(others) > 1 else others) for one, others in grouped.items()}
