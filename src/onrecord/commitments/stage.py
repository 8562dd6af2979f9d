"""The commitments stages: those of each document, then what was seen of them since on any page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.commitments.content import list_names
from onrecord.commitments.editions import find_editions, find_held, open_held
from onrecord.commitments.find import find_commitments
from onrecord.commitments.findings import Awaited, find_told, list_awaited
from onrecord.commitments.keys import KeysUnit, PageKeys, key_page
from onrecord.commitments.ledger import find_status, make_commitment, open_scene, sort_later
from onrecord.commitments.links import LinksUnit, PageLinks, find_links
from onrecord.commitments.links_source import READS as LINKS_READS
from onrecord.commitments.links_source import LinksSource
from onrecord.commitments.passed import READS as PASSED_READS
from onrecord.commitments.passed import Passed, PassedSource, PassedUnit, tell_passed
from onrecord.commitments.said import SaidCommitment, SaidOutcome
from onrecord.commitments.seen import choose_links, find_series_links, make_later
from onrecord.commitments.sentences import MOST_CUES_OF_A_PAGE, CommitmentKnowledge, Said
from onrecord.commitments.source import READS, LedgerSource, LedgerUnit, Linked
from onrecord.engines.plan import Mapped, Step, map_documents
from onrecord.engines.steps import Stage
from onrecord.knowledge.codes import NEEDS as CODES
from onrecord.knowledge.codes import Codebook, open_codebook
from onrecord.knowledge.commitments import KINDS, Kind, load_commitment_words, load_kinds
from onrecord.knowledge.commitments import NEEDS as WORDS
from onrecord.knowledge.dating import NEEDS as DATES
from onrecord.knowledge.dating import load_date_phrases
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Document, Finding, Issue, Mention, Quotation, Sentence, Turn, make_issue
from onrecord.model.commitments import Commitment, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsUnit:
    """One page with what was read from it so far."""

    page: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """The commitments of one document, what only looked like one, what it tells was done, and the names on it."""

    document: str
    commitments: tuple[SaidCommitment, ...]
    refusals: tuple[Refusal, ...]
    outcomes: tuple[SaidOutcome, ...]
    names: tuple[str, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The commitments of one page with what was seen of them since; ``awaited`` are those of which nothing was."""

    document: str
    commitments: tuple[Commitment, ...]
    findings: tuple[Finding, ...]
    awaited: tuple[Awaited, ...]


@dataclass(frozen=True, slots=True)
class LedgerKnowledge:
    """Kinds of acts, and the wording of findings."""

    kinds: Mapping[str, Kind]
    codebook: Codebook


def open_commitment_knowledge(folders: KnowledgeFolders) -> CommitmentKnowledge:
    """Words and dates of each language."""
    return CommitmentKnowledge(words=load_commitment_words(folders), dates=load_date_phrases(folders))


def read_commitments(unit: CommitmentsUnit, known: CommitmentKnowledge) -> Promised:
    """The commitments of one page."""
    said = Said(unit.page, unit.turns, unit.sentences, unit.mentions, unit.quotations)
    found = find_commitments(said, known)
    return Promised(
        document=unit.page.id,
        commitments=found.commitments,
        refusals=found.refusals,
        outcomes=found.outcomes,
        names=list_names(unit.page, unit.mentions) if found.commitments else (),
        issues=tuple(_say_bound(unit.page, found.beyond)),
    )


def _say_bound(page: Document, beyond: int | None) -> Iterator[Issue]:
    if beyond is not None:
        most = f"{MOST_CUES_OF_A_PAGE:,} words of promise"
        why = f"expected at most {most} on a page, found more; commitments of the first {beyond:,} characters were read"
        yield make_issue(stage=READ.name, source=page.source, document=page.id, why=why, code="D01")


def open_ledger_knowledge(folders: KnowledgeFolders) -> LedgerKnowledge:
    """What the commitments of a record are judged with."""
    return LedgerKnowledge(kinds=load_kinds(folders), codebook=open_codebook(folders))


def keep_commitments(unit: LedgerUnit, known: LedgerKnowledge) -> Kept:
    """The commitments of one page: what became of one may stand on any page."""
    scene = open_scene(unit)
    told = open_held(scene)
    of_series: defaultdict[str, list[Linked]] = defaultdict(list)
    for key, linked in find_series_links(scene, find_editions(scene)):
        of_series[key].append(linked)
    rows = []
    for one in unit.commitments:
        if one.document == unit.id:
            links = () if one.strength == "done" else (*choose_links(one, scene), *of_series[one.id])
            held = find_held(one, scene, known.kinds, told) if one.strength != "done" else ()
            later = sort_later((*make_later(links), *held), scene)
            status = find_status(one, later, is_put_off=any(linked.is_put_off for linked in links))
            rows.append(make_commitment(one, scene, later, status))
    findings = [found for row in rows for found in find_told(row, scene, known.codebook)]
    return Kept(
        document=unit.id,
        commitments=tuple(rows),
        findings=tuple(sorted(findings, key=lambda one: one.id)),
        awaited=tuple(list_awaited(rows, scene.pages[unit.id].publisher)),
    )


READ = Stage(
    name="commitments",
    version="60",
    unit=CommitmentsUnit,
    result=Promised,
    needs=(*WORDS, *DATES),
    open_knowledge=open_commitment_knowledge,
    work=read_commitments,
)

KEYS = Stage(
    name="promise keys",
    version="2",
    unit=KeysUnit,
    result=PageKeys,
    needs=(KINDS,),
    open_knowledge=load_kinds,
    work=key_page,
)

LINK = Stage(
    name="promise links",
    version="1",
    unit=LinksUnit,
    result=PageLinks,
    needs=(KINDS,),
    open_knowledge=load_kinds,
    work=find_links,
)

KEEP = Stage(
    name="commitments of the record",
    version="10",
    unit=LedgerUnit,
    result=Kept,
    needs=(KINDS, *CODES),
    open_knowledge=open_ledger_knowledge,
    work=keep_commitments,
)

PASSED = Stage(
    name="terms",
    version="1",
    unit=PassedUnit,
    result=Passed,
    needs=CODES,
    open_knowledge=open_codebook,
    work=tell_passed,
)

STEPS: tuple[Step, ...] = (
    map_documents(READ, "speech", "named", "quoted", writes="promised"),
    map_documents(KEYS, "promised", writes="promise_keys"),
    Mapped(stage=LINK, reads=LINKS_READS, writes="promise_links", find_source=LinksSource),
    Mapped(stage=KEEP, reads=READS, writes="kept", find_source=LedgerSource),
    Mapped(stage=PASSED, reads=PASSED_READS, writes="passed", find_source=PassedSource),
)
