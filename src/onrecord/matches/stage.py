"""The matches stages: words as keys, candidates by shared keys, accounts by date, then the turns that hold a quotation's words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.engines.plan import Mapped, Step, map_documents, map_whole
from onrecord.engines.steps import Stage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import NEEDS, open_wordings
from onrecord.matches.accounts import Accounted, AccountUnit, find_account
from onrecord.matches.candidates import Candidate, find_candidates
from onrecord.matches.recalled import RecalledUnit, Recalling, find_recalled
from onrecord.matches.reports import ReportSource
from onrecord.matches.score import Hint, Sources, read_quoted_row
from onrecord.matches.source import READS, MatchesSource, MatchesUnit
from onrecord.matches.worded import KeyedWords, Worded, WordedUnit, read_words
from onrecord.model import Document, Issue, Match, make_issue
from onrecord.model.accounts import Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatesUnit:
    """The words of every document of the record."""

    id: str
    worded: tuple[KeyedWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The candidates of every quotation of the record."""

    id: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The matches of one document's quotations; ``near`` are the official documents whose date fits the document's.

    ``occasions`` are the accounts of other days that the document names for single quotations.
    """

    document: str
    matches: tuple[Match, ...]
    near: tuple[str, ...]
    occasions: tuple[Occasion, ...]
    issues: tuple[Issue, ...]


def open_nothing(folders: KnowledgeFolders) -> None:
    """Words are matched without any knowledge of languages."""


def key_words(unit: WordedUnit, known: None) -> Worded:
    """The words of one document as keys."""
    return read_words(unit)


def join_words(unit: CandidatesUnit, known: None) -> Candidates:
    """The candidates of all quotations."""
    ordered = sorted(find_candidates(unit.worded), key=lambda one: (one.document, one.quotation, one.source))
    return Candidates(id=unit.id, candidates=tuple(ordered))


def read_account(unit: AccountUnit, known: None) -> Accounted:
    """The account that a document is."""
    return find_account(unit)


def match_quotations(unit: MatchesUnit, known: None) -> Matched:
    """Every quotation against the official documents of its days, and against the candidates of any day."""
    rows = [row for row in map(read_quoted_row, unit.quotations) if row.words]
    sources = Sources(unit.sources, rows)
    hints: defaultdict[str, dict[str, Hint]] = defaultdict(dict)
    for one in unit.candidates:
        hints[one.quotation][one.source] = Hint(one.total, one.telling)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for occasion in unit.occasions:
        if occasion.document:
            named[occasion.quotation].add(occasion.document)
    matches: list[Match] = []
    for row in rows:
        held = hints[row.quotation.id]
        matches += sources.find_matches(row, held, frozenset((*unit.near, *held, *named[row.quotation.id])))
    return Matched(
        document=unit.page.id,
        matches=tuple(sorted(matches, key=lambda match: match.id)),
        near=unit.near,
        occasions=unit.occasions,
        issues=tuple(_tell_shortened(unit.page, sources, len(rows))),
    )


def _tell_shortened(page: Document, sources: Sources, quotations: int) -> Iterator[Issue]:
    """An issue where quotations could stand in more turns than were gone through."""
    if sources.shortened:
        why = (
            f"{sources.shortened} of {quotations} quotations share words with more turns than a page can ask for; they were "
            f"compared with the {sources.most_laid} that share most, of which the best {sources.most_matches} were kept"
        )
        yield make_issue(stage=STAGE.name, source=page.source, document=page.id, why=why)


RECALLED = Stage(
    name="recalled",
    version="2",
    unit=RecalledUnit,
    result=Recalling,
    needs=NEEDS,
    open_knowledge=open_wordings,
    work=find_recalled,
)

WORDED = Stage(
    name="words",
    version="1",
    unit=WordedUnit,
    result=Worded,
    needs=(),
    open_knowledge=open_nothing,
    work=key_words,
)

ACCOUNTS = Stage(
    name="accounts",
    version="1",
    unit=AccountUnit,
    result=Accounted,
    needs=(),
    open_knowledge=open_nothing,
    work=read_account,
)

CANDIDATES = Stage(
    name="candidates",
    version="6",
    unit=CandidatesUnit,
    result=Candidates,
    needs=(),
    open_knowledge=open_nothing,
    work=join_words,
    libraries=("numpy",),
)

STAGE = Stage(
    name="matches",
    version="5",
    unit=MatchesUnit,
    result=Matched,
    needs=(),
    open_knowledge=open_nothing,
    work=match_quotations,
    libraries=("numpy", "rapidfuzz"),
)

STEPS: tuple[Step, ...] = (
    map_documents(WORDED, "speech", "quoted", writes="worded"),
    map_whole(CANDIDATES, KeyedWords, "worded", writes="candidates"),
    Mapped(
        stage=RECALLED,
        reads=("pages", "speech", "quoted"),
        writes="recalled",
        find_source=lambda places: ReportSource(RecalledUnit, places("pages"), places("speech"), places("quoted")),
    ),
    map_documents(ACCOUNTS, "speech", "named", writes="accounted"),
    Mapped(stage=STAGE, reads=READS, writes="matched", find_source=MatchesSource),
)
