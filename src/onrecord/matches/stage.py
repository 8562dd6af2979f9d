"""The matches stages: keys of words, candidates by SQL, accounts by date, then the turns that hold a quotation's words."""

from dataclasses import dataclass
from importlib.resources import files

from onrecord.engines.plan import Asked, Mapped, Step, map_documents
from onrecord.engines.steps import Relational, Stage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import NEED, open_wordings
from onrecord.matches.accounts import Accounted, AccountUnit, find_account
from onrecord.matches.recalled import RecalledUnit, Recalling, find_recalled
from onrecord.matches.score import Hint, read_spoken, score_quotation
from onrecord.matches.shingled import Shingled, ShinglesUnit, find_keys, fold_quotation
from onrecord.matches.source import READS, Candidate, MatchesSource, MatchesUnit
from onrecord.model import Issue, Match
from onrecord.model.accounts import Occasion


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


def hash_words(unit: ShinglesUnit, known: None) -> Shingled:
    """The keys of one document."""
    return find_keys(unit)


def read_account(unit: AccountUnit, known: None) -> Accounted:
    """The account that a document is."""
    return find_account(unit)


def match_quotations(unit: MatchesUnit, known: None) -> Matched:
    """Every quotation against the official documents of its days, and against the candidates of any day."""
    scored = {source.page.id: read_spoken(source) for source in unit.sources}
    hints = {(one.quotation, one.source): Hint(one.total, one.telling) for one in unit.candidates}
    matches: list[Match] = []
    for quotation in unit.quotations:
        folded = fold_quotation(quotation)
        if not folded:
            continue
        looked = set(unit.near) | {
            one.document for one in unit.occasions if one.quotation == quotation.id and one.document
        }
        looked |= {one.source for one in unit.candidates if one.quotation == quotation.id}
        for document in sorted(looked & scored.keys()):
            matches += score_quotation(quotation, folded, scored[document], hints.get((quotation.id, document)))
    return Matched(
        document=unit.page.id,
        matches=tuple(sorted(matches, key=lambda match: match.id)),
        near=unit.near,
        occasions=unit.occasions,
        issues=(),
    )


RECALLED = Stage(
    name="recalled",
    version="1",
    unit=RecalledUnit,
    result=Recalling,
    needs=(NEED,),
    open_knowledge=open_wordings,
    work=find_recalled,
)

SHINGLES = Stage(
    name="shingles",
    version="1",
    unit=ShinglesUnit,
    result=Shingled,
    needs=(),
    open_knowledge=open_nothing,
    work=hash_words,
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

CANDIDATES = Relational(
    name="candidates",
    version="1",
    inputs={"published": "shingled.published", "quoted": "shingled.quoted"},
    output=Candidate,
    sql=files("onrecord.matches").joinpath("candidates.sql").read_text(encoding="utf-8"),
)

STAGE = Stage(
    name="matches",
    version="1",
    unit=MatchesUnit,
    result=Matched,
    needs=(),
    open_knowledge=open_nothing,
    work=match_quotations,
)

STEPS: tuple[Step, ...] = (
    map_documents(SHINGLES, "speech", "quoted", writes="shingled"),
    Asked(step=CANDIDATES, writes="candidates"),
    map_documents(RECALLED, "speech", "quoted", writes="recalled"),
    map_documents(ACCOUNTS, "speech", "named", writes="accounted"),
    Mapped(stage=STAGE, reads=READS, writes="matched", find_source=MatchesSource),
)
