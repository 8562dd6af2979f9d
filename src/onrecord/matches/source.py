"""Units of the matches stage: a document with quotations, and the official documents it may quote."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord.engines.reading import read_inside, read_table
from onrecord.engines.shelf import Shelf
from onrecord.engines.sources import Keyed
from onrecord.matches.accounts import DatedAccounts, find_near, find_recalled_accounts
from onrecord.model import Document, Quotation
from onrecord.model.accounts import Account, Occasion, Recalled, Spoken

READS = ("pages", "speech", "quoted", "candidates", "recalled", "accounted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An official document that shares keys with a quotation: ``shared`` of its ``total``, ``telling`` of them rare in the record."""

    quotation: str
    document: str
    source: str
    total: int
    shared: int
    telling: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """A document with its quotations."""

    page: Document
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchesUnit:
    """A document with its quotations and candidates; ``near`` are the official documents that fit by date, in any language.

    ``sources`` are the texts of those in the document's language, and of the candidates.
    """

    page: Document
    quotations: tuple[Quotation, ...]
    candidates: tuple[Candidate, ...]
    near: tuple[str, ...]
    sources: tuple[Spoken, ...]
    occasions: tuple[Occasion, ...] = ()


class MatchesSource:
    """One unit per document that is not official and holds quotations."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}
        self._quoting = Shelf(Quoting, self._paths["pages"], self._paths["quoted"])
        self._spoken = Shelf(Spoken, self._paths["pages"], self._paths["speech"])

    def __getstate__(self) -> dict[str, Any]:
        return {"_paths": self._paths, "_quoting": self._quoting, "_spoken": self._spoken}

    def list_units(self) -> Sequence[Keyed]:
        """Every such document by id; its digest covers the documents it is laid against."""
        return [Keyed(document, self._digest(document)) for document in self._documents]

    def load(self, index: int) -> MatchesUnit:
        """The unit of one document."""
        document = self._documents[index]
        quoting = self._quoting.take(document)
        sources = tuple(self._spoken.take(source) for source in self._find_sources(document))
        return MatchesUnit(
            page=quoting.page,
            quotations=quoting.quotations,
            candidates=tuple(self._candidates[document]),
            near=tuple(account.document for account in self._near(document)),
            occasions=tuple(self._find_occasions(document)),
            sources=sources,
        )

    def _digest(self, document: str) -> str:
        hasher = hashlib.blake2b(self._quoting.digest(document).encode(), digest_size=16)
        for one in self._candidates[document]:
            hasher.update(f"|{one.quotation}|{one.source}|{one.total}|{one.shared}|{one.telling}".encode())
        for account in self._near(document):
            hasher.update(f"|{account.document}".encode())
        hasher.update(repr(tuple(self._find_occasions(document))).encode())
        for source in self._find_sources(document):
            hasher.update(f"|{self._spoken.digest(source)}".encode())
        return hasher.hexdigest()

    def _find_occasions(self, document: str) -> Iterator[Occasion]:
        for row in self._recalled[document]:
            documents = [account.document for account in find_recalled_accounts(row, self._dated)]
            yield from (Occasion(quotation=row.quotation, document=one) for one in documents or (None,))

    def _near(self, document: str) -> list[Account]:
        return find_near(self._dates[document], self._dated)

    def _find_sources(self, document: str) -> Iterator[str]:
        language = self._languages[document]
        dated = {account.document for account in self._near(document)}
        dated |= {one.document for one in self._find_occasions(document) if one.document}
        compared = {account.document for account in self._accounts if account.language == language}
        wanted = (dated & compared) | {one.source for one in self._candidates[document]}
        yield from (source for source in sorted(wanted) if source in self._spoken)

    @cached_property
    def _documents(self) -> Sequence[str]:
        """Documents with quotations that are not official."""
        official = {account.document for account in self._accounts}
        held = {quotation.document for quotation in read_inside(self._paths["quoted"], "quotations", Quotation)}
        return sorted(document for document in held - official if document in self._quoting)

    @cached_property
    def _dates(self) -> Mapping[str, str | None]:
        return {document: self._quoting.take(document).page.published for document in self._documents}

    @cached_property
    def _languages(self) -> Mapping[str, str | None]:
        return {document: self._quoting.take(document).page.language for document in self._documents}

    @cached_property
    def _accounts(self) -> Sequence[Account]:
        return list(read_inside(self._paths["accounted"], "accounts", Account))

    @cached_property
    def _dated(self) -> DatedAccounts:
        return DatedAccounts(self._accounts)

    @cached_property
    def _recalled(self) -> Mapping[str, list[Recalled]]:
        grouped: defaultdict[str, list[Recalled]] = defaultdict(list)
        for row in read_inside(self._paths["recalled"], "recalled", Recalled):
            grouped[row.document].append(row)
        return grouped

    @cached_property
    def _candidates(self) -> Mapping[str, list[Candidate]]:
        grouped: defaultdict[str, list[Candidate]] = defaultdict(list)
        for one in sorted(
            read_table(self._paths["candidates"], Candidate), key=lambda one: (one.document, one.quotation, one.source)
        ):
            grouped[one.document].append(one)
        return grouped
