"""Units of the matches stage: a report with its quotations, and the words of the official documents that it may quote."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from onrecord.engines.reading import read_inside
from onrecord.engines.shelf import Shelf
from onrecord.engines.sources import Keyed, TableSource
from onrecord.matches.accounts import DatedAccounts, find_near, find_recalled_accounts
from onrecord.matches.candidates import Candidate
from onrecord.matches.reports import Report, find_reports
from onrecord.matches.worded import Worded
from onrecord.model import Document, Quotation
from onrecord.model.accounts import Account, Occasion, Recalled
from onrecord.text.days import Days, find_days

READS = ("pages", "speech", "quoted", "worded", "candidates", "recalled", "accounted")
# Reports follow each other by date, so that the documents of a few days are asked for again and again: tens of kilobytes each.
_KEPT = 512
_NO_DAYS = Days(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """A report with its quotations."""

    page: Document
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchesUnit:
    """A report with its quotations and candidates; ``near`` are the official documents that fit by date, in any language.

    ``sources`` are the words of those in the report's language, and of the candidates.
    """

    page: Document
    quotations: tuple[Quotation, ...]
    candidates: tuple[Candidate, ...]
    near: tuple[str, ...]
    sources: tuple[Worded, ...]
    occasions: tuple[Occasion, ...] = ()


class MatchesSource:
    """One unit per report, by date: neighbours have documents in common."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}
        self._reporting = Shelf(Reporting, self._paths["pages"], self._paths["quoted"])

    def __getstate__(self) -> dict[str, Any]:
        return {"_paths": self._paths, "_reporting": self._reporting}

    def list_units(self) -> Sequence[Keyed]:
        """Every report; its digest covers the documents it is laid against."""
        return [Keyed(document, self._digest(document)) for document in self._documents]

    def load(self, index: int) -> MatchesUnit:
        """The unit of one report."""
        document = self._documents[index]
        reporting = self._reporting.take(document)
        return MatchesUnit(
            page=reporting.page,
            quotations=reporting.quotations,
            candidates=tuple(self._candidates[document]),
            near=tuple(account.document for account in self._near(document)),
            occasions=tuple(self._find_occasions(document)),
            sources=tuple(self._take_words(self._words[source][0]) for source in self._find_sources(document)),
        )

    def _digest(self, document: str) -> str:
        hasher = hashlib.blake2b(self._reporting.digest(document).encode(), digest_size=16)
        for one in self._candidates[document]:
            hasher.update(f"|{one.quotation}|{one.source}|{one.total}|{one.shared}|{one.telling}".encode())
        for account in self._near(document):
            hasher.update(f"|{account.document}".encode())
        hasher.update(repr(tuple(self._find_occasions(document))).encode())
        for source in self._find_sources(document):
            hasher.update(f"|{self._words[source][1]}".encode())
        return hasher.hexdigest()

    def _find_occasions(self, document: str) -> Iterator[Occasion]:
        for row in self._recalled[document]:
            documents = [account.document for account in find_recalled_accounts(row, self._dated)]
            for one in documents or (None,):
                yield Occasion(quotation=row.quotation, document=one, is_beside=row.is_beside)

    def _near(self, document: str) -> list[Account]:
        return find_near(self._reports[document].published, self._dated)

    def _find_sources(self, document: str) -> Iterator[str]:
        dated = {account.document for account in self._near(document)}
        dated |= {one.document for one in self._find_occasions(document) if one.document}
        language = self._reports[document].language
        wanted = {one for one in dated if self._languages[one] == language}
        wanted |= {one.source for one in self._candidates[document]}
        yield from (source for source in sorted(wanted) if source in self._words)

    @cached_property
    def _reports(self) -> Mapping[str, Report]:
        return find_reports(self._paths["pages"], self._paths["quoted"])

    @cached_property
    def _documents(self) -> Sequence[str]:
        dated = [(find_days(one.published) or _NO_DAYS, document) for document, one in self._reports.items()]
        return [document for _, document in sorted(dated) if document in self._reporting]

    @cached_property
    def _words(self) -> Mapping[str, tuple[int, str]]:
        """Where the words of each document lie, and their digest."""
        units = TableSource(Worded, self._paths["worded"]).list_units()
        return {unit.key: (place, unit.digest) for place, unit in enumerate(units)}

    @cached_property
    def _take_words(self) -> Callable[[int], Worded]:
        return lru_cache(maxsize=_KEPT)(TableSource(Worded, self._paths["worded"]).load)

    @cached_property
    def _accounts(self) -> Sequence[Account]:
        return list(read_inside(self._paths["accounted"], "accounts", Account))

    @cached_property
    def _languages(self) -> Mapping[str, str | None]:
        return {account.document: account.language for account in self._accounts}

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
        for one in read_inside(self._paths["candidates"], "candidates", Candidate):
            grouped[one.document].append(one)
        for found in grouped.values():
            found.sort(key=lambda one: (one.quotation, one.source))
        return grouped
