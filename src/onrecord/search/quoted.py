"""One quotation against a record: the words are read like those of a press page, traced, and nothing is stored."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import load_page_languages
from onrecord.matches.accounts import DAYS_AFTER, DAYS_BEFORE, DatedAccounts, find_near, make_account
from onrecord.matches.candidates import find_candidates
from onrecord.matches.source import MatchesUnit
from onrecord.matches.stage import match_quotations
from onrecord.matches.worded import Worded, WordedPage, WordedUnit, key_published, read_words
from onrecord.model import Block, Document, Entity, Finding, Mention, Quotation, Sentence, Speaker, Trace, Turn
from onrecord.model.accounts import Account, Spoken
from onrecord.model.alignment import Bead
from onrecord.model.identity import digest_fields, identify_document, identify_row
from onrecord.record.view import View
from onrecord.search.speakers import find_speakers
from onrecord.text.days import Days, find_days
from onrecord.text.languages import Letters, detect_language
from onrecord.text.normalize import normalize_text
from onrecord.traces.decide import trace_quotations
from onrecord.traces.stage import open_knowledge
from onrecord.traces.unit import LaidVersion, TraceUnit

# Runs of letters that are printed alike whatever the page does with ё, apostrophes and the first letter's case.
_FRAGMENT = re.compile(r"[^\W\d_еёЕЁ]{4,}")
_MOST_FRAGMENTS = 6
# A page may hold the quotation when it has half of its longest fragments: three of four changed words still leave some.
_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The quotation as a page of its own, with the people who are said to speak."""

    page: Document
    quotation: Quotation
    speakers: tuple[Entity, ...]


def trace_words(
    view: View, folders: KnowledgeFolders, words: str, speaker: str | None = None, date: str | None = None
) -> tuple[Quotation, Trace]:
    """The quotation that ``words`` make, and its trace against every official page of the record.

    ``date`` is the day of the report, EDTF; without one any day counts. Raises :class:`UsageError` where the record knows
    nobody, or several people, by the speaker's name, and where the date is none.
    """
    if date is not None and find_days(date) is None:
        raise UsageError(f"--date: expected a day such as 2019-11-07, a month or a year, found {date!r}")
    asked = ask(view, folders, words, speaker, date)
    sources = {page.id: read_spoken(view, page) for page in find_pages(view, asked)}
    accounts = list(read_accounts(view, sources.values()))
    near = tuple(account.document for account in find_near(date, DatedAccounts(accounts)))
    worded = [key_published(source.page, source.turns, source.sentences) for source in sources.values()]
    matched = match_quotations(
        MatchesUnit(
            page=asked.page,
            quotations=(asked.quotation,),
            candidates=tuple(find_candidates([*worded, read_asked(asked)])),
            near=near,
            occasions=(),
            sources=tuple(worded),
        ),
        None,
    )
    found = sorted({match.document for match in matched.matches})
    speaking = read_speaking(view, sources) | {asked.quotation.id: tuple(one.id for one in asked.speakers)}
    entities = list(view.rows(Entity))
    unit = TraceUnit(
        page=asked.page,
        sentences=(),
        quotations=(asked.quotation,),
        matches=matched.matches,
        near=near,
        occasions=(),
        accounts=tuple(account for account in accounts if account.document in {*near, *found}),
        sources=tuple(sources[document] for document in sorted({*near, *found}) if document in sources),
        speaking={row: people for row, people in speaking.items() if people},
        sides={entity.id: entity.side for entity in entities if entity.side},
        attending={account.document: find_attending(account, sources, speaking, entities) for account in accounts},
        versions=tuple(read_versions(view, [sources[one].page for one in sorted({*near, *found}) if one in sources])),
    )
    return asked.quotation, trace_quotations(unit, open_knowledge(folders)).traces[0]


def ask(view: View, folders: KnowledgeFolders, words: str, speaker: str | None, date: str | None) -> Asked:
    """The words as a page with one quotation in marks."""
    text = normalize_text(words).strip().strip("«»„“”\"'‘’ ")
    languages = load_page_languages(folders).languages
    letters = [Letters(one.language, one.script, one.letters, one.shared_letters, one.frequent) for one in languages]
    capture = digest_fields("asked", text)
    document = identify_document(capture, text)
    page = Document(
        id=document,
        capture=capture,
        publication=capture,
        part=1,
        source="",
        url=None,
        canonical_url=None,
        publisher=None,
        standing="other",
        side=None,
        relay_of=None,
        kind="other",
        rendering="unknown",
        language=detect_language(text, letters),
        title=None,
        published=date,
        place=None,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        cuts=(),
        insertions=(),
        furniture=(),
        blocks=(Block(kind="paragraph", start=0, stop=len(text)),),
        profile="asked",
    )
    quotation = Quotation(
        id=identify_row("quotations", document, 0, len(text), "direct"),
        document=document,
        kind="direct",
        place="body",
        label=speaker,
        cue=None,
        start=0,
        stop=len(text),
        exact=text,
        interruptions=(),
        speakers=(),
        on_behalf_of=(),
        claimed_source=None,
        rule="asked",
    )
    return Asked(page=page, quotation=quotation, speakers=find_speakers(view, speaker))


def find_pages(view: View, asked: Asked) -> list[Document]:
    """The official pages of the quotation's language that may hold it, by their letters alone; and those of its days."""
    fragments = sorted(set(_FRAGMENT.findall(asked.page.text)), key=lambda one: (-len(one), one))[:_MOST_FRAGMENTS]
    days = find_days(asked.page.published)
    return [
        page
        for page in view.rows_where(Document, "standing", "official")
        if (page.language == asked.page.language and _may_hold(page, fragments)) or _is_near(page, days)
    ]


def _is_near(page: Document, days: Days | None) -> bool:
    """The page is of a day that a report of ``days`` can be about."""
    own = find_days(page.published)
    if days is None or own is None:
        return False
    return own.last >= days.first - DAYS_BEFORE and own.first <= days.last + DAYS_AFTER


def _may_hold(page: Document, fragments: Sequence[str]) -> bool:
    return sum(fragment in page.text for fragment in fragments) >= _SHARE * len(fragments)


def read_spoken(view: View, page: Document) -> Spoken:
    """A page with its turns and sentences."""
    return Spoken(
        page=page,
        turns=tuple(sorted(view.rows_of(Turn, page.id), key=lambda turn: turn.order)),
        sentences=tuple(sorted(view.rows_of(Sentence, page.id), key=lambda sentence: sentence.order)),
    )


def read_versions(view: View, pages: Iterable[Document]) -> Iterator[LaidVersion]:
    """The originals that those of these pages were laid against which are official translations."""
    for page in pages:
        if page.rendering != "official_translation":
            continue
        beads: dict[str, list[Bead]] = {}
        for bead in view.rows_where(Bead, "target_document", page.id):
            beads.setdefault(bead.source_document, []).append(bead)
        for original, held in sorted(beads.items()):
            source = view.find(Document, original)
            if source is not None:
                yield LaidVersion(
                    translation=page.id,
                    original=read_spoken(view, source),
                    beads=tuple(held),
                    findings=tuple(read_differences(view, held)),
                )


def read_differences(view: View, beads: Iterable[Bead]) -> Iterator[Finding]:
    """What was found to differ in these beads."""
    for bead in beads:
        for (key,) in view.ask("SELECT id FROM placed WHERE row = ? ORDER BY id", bead.id):
            finding = view.find(Finding, key)
            if finding is not None:
                yield finding


def read_accounts(view: View, sources: Iterable[Spoken]) -> Iterator[Account]:
    """The account that each page is."""
    for spoken in sources:
        account = make_account(spoken.page, spoken.turns, tuple(view.rows_of(Mention, spoken.page.id)))
        if account is not None:
            yield account


def read_asked(asked: Asked) -> Worded:
    """The quotation as keys of words."""
    page = WordedPage(
        id=asked.page.id, standing=asked.page.standing, language=asked.page.language, text=asked.page.text
    )
    return read_words(WordedUnit(page=page, turns=(), sentences=(), quotations=(asked.quotation,)))


def read_speaking(view: View, documents: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The entities that speak each turn of these documents."""
    speaking: dict[str, set[str]] = {}
    for document in documents:
        for speaker in view.rows_of(Speaker, document):
            if speaker.role == "speaker":
                speaking.setdefault(speaker.row, set()).add(speaker.entity)
    return {row: tuple(sorted(entities)) for row, entities in speaking.items()}


def find_attending(
    account: Account, sources: dict[str, Spoken], speaking: dict[str, tuple[str, ...]], entities: Sequence[Entity]
) -> tuple[str, ...]:
    """Who takes part in an account: those who speak in it, and those whom its narration names."""
    spoken = {one for turn in sources[account.document].turns for one in speaking.get(turn.id, ())}
    named = {entity.id for entity in entities if set(entity.keys) & set(account.named)}
    return tuple(sorted(spoken | named))
