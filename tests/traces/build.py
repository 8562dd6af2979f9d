"""A small builder of official pages and reports in memory, judged as the two stages would judge them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import open_wordings
from onrecord.matches.accounts import DatedAccounts, find_near, find_recalled_accounts, make_account
from onrecord.matches.candidates import Candidate
from onrecord.matches.recalled import RecalledUnit, find_recalled
from onrecord.matches.source import MatchesUnit
from onrecord.matches.stage import match_quotations
from onrecord.matches.worded import key_published
from onrecord.model import Document, Quotation, Sentence, Span, Trace, Turn
from onrecord.model.accounts import Account, Occasion, Spoken
from onrecord.model.identity import digest_fields
from onrecord.traces.decide import trace_quotations
from onrecord.traces.stage import open_knowledge
from onrecord.traces.unit import Traced, TraceKnowledge, TraceUnit
from tests.traces.pairs import cut_sentences

FOLDERS = KnowledgeFolders()
KNOWN = open_knowledge(FOLDERS)
WORDINGS = open_wordings(FOLDERS)
SIDES = {"ozerova": "XA", "berg": "XB", "dorn": "XB"}
CUT = "<…>"
UNKNOWN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """An official page: turns as (speaker, text); an empty speaker is narration; one with a question mark before it is a label of nobody
    known; a text that is a cut mark is a cut.
    """

    name: str
    published: str | None
    side: str
    turns: tuple[tuple[str, str], ...]
    language: str = "ru"
    kind: str = "transcript"
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One quotation of a report: the sentence it stands in, with the quoted words in «»."""

    sentence: str
    speakers: tuple[str, ...]
    kind: str = "direct"


def make_document(name: str, text: str, **fields: Any) -> Document:
    """A document with the fields that matter here."""
    defaults: dict[str, Any] = {
        "id": digest_fields("documents", name),
        "capture": "",
        "publication": name,
        "part": 1,
        "source": name,
        "url": None,
        "canonical_url": None,
        "publisher": name,
        "standing": "press",
        "side": None,
        "relay_of": None,
        "kind": "report",
        "rendering": "original",
        "language": "ru",
        "title": None,
        "published": None,
        "place": None,
        "text": text,
        "text_sha256": "",
        "cuts": (),
        "insertions": (),
        "furniture": (),
        "blocks": (),
        "profile": "test",
    }
    return Document(**(defaults | fields))


def build_official(page: Official) -> tuple[Spoken, Mapping[str, tuple[str, ...]]]:
    """The page with its turns and sentences, and who speaks each turn."""
    text = ""
    cuts: list[Span] = []
    turns: list[Turn] = []
    sentences: list[Sentence] = []
    speaking: dict[str, tuple[str, ...]] = {}
    document = digest_fields("documents", page.name)
    holder: tuple[str, str] | None = None
    for speaker, words in page.turns:
        start = len(text)
        text += words + "\n"
        if words == CUT:
            cuts.append(Span(start=start, stop=start + len(words)))
            continue
        turn = f"{page.name}-{len(turns)}"
        goes_on = holder is not None and holder[0] == speaker
        turns.append(
            Turn(
                id=turn,
                document=document,
                order=len(turns),
                kind="speech" if speaker else "narration",
                label=None if goes_on or not speaker else speaker,
                label_start=None,
                label_stop=None,
                label_of=holder[1] if goes_on and holder else None,
                language=page.language,
                rendering="original",
                start=start,
                stop=start + len(words),
            )
        )
        if not goes_on:
            holder = (speaker, turn)
        if speaker and not speaker.startswith(UNKNOWN):
            speaking[turn] = (speaker,)
        for low, high in cut_sentences(words):
            sentences.append(
                Sentence(
                    id=f"{turn}-{low}",
                    document=document,
                    turn=turn,
                    order=len(sentences),
                    start=start + low,
                    stop=start + high,
                )
            )
    made = make_document(
        page.name,
        text,
        standing="official",
        side=page.side,
        kind=page.kind,
        title=page.title,
        language=page.language,
        published=page.published,
        cuts=tuple(cuts),
    )
    return Spoken(page=made, turns=tuple(turns), sentences=tuple(sentences)), speaking


def trace_said(
    said: Said, officials: Sequence[Official], published: str | None = "2031-05-14", language: str = "ru"
) -> Trace:
    """The trace of one quotation of a report against official pages."""
    return trace_report((said,), officials, published, language)[0]


def trace_report(
    said: Sequence[Said],
    officials: Sequence[Official],
    published: str | None = "2031-05-14",
    language: str = "ru",
    knowledge: TraceKnowledge = KNOWN,
) -> list[Trace]:
    """The traces of a report's quotations, in their order, against official pages; each sentence is a paragraph."""
    judged = judge_report(said, officials, published, language, knowledge)
    traces = {trace.quotation: trace for trace in judged.traces}
    return [traces[quotation.id] for quotation in _write_report(said, published, language)[2]]


def judge_report(
    said: Sequence[Said],
    officials: Sequence[Official],
    published: str | None = "2031-05-14",
    language: str = "ru",
    knowledge: TraceKnowledge = KNOWN,
) -> Traced:
    """The same, with issues."""
    page, sentences, quotations = _write_report(said, published, language)
    built = [build_official(official) for official in officials]
    spoken = {source.page.id: source for source, _ in built}
    speaking = {turn: people for _, one in built for turn, people in one.items()}
    speaking |= {quotation.id: one.speakers for quotation, one in zip(quotations, said, strict=True)}
    accounts = {one: make_account(source.page, source.turns, ()) for one, source in spoken.items()}
    known: dict[str, Account] = {one: account for one, account in accounts.items() if account}
    dated = DatedAccounts(known.values())
    near = tuple(account.document for account in find_near(published, dated))
    occasions = _find_occasions(RecalledUnit(page=page, sentences=sentences, quotations=quotations), dated)
    candidates = tuple(
        Candidate(quotation=quotation.id, document=page.id, source=one, total=8, shared=8, telling=8)
        for quotation in quotations
        for one, source in sorted(spoken.items())
        if source.page.language == language
    )
    matched = match_quotations(
        MatchesUnit(
            page=page,
            quotations=quotations,
            candidates=candidates,
            near=near,
            occasions=occasions,
            sources=tuple(key_published(one.page, one.turns, one.sentences) for one in spoken.values()),
        ),
        None,
    )
    unit = TraceUnit(
        page=page,
        sentences=sentences,
        quotations=quotations,
        matches=matched.matches,
        near=near,
        occasions=occasions,
        accounts=tuple(known.values()),
        sources=tuple(spoken[one] for one in sorted(spoken)),
        speaking={row: people for row, people in speaking.items() if people},
        sides=SIDES,
        attending={
            one: tuple(sorted({person for turn in source.turns for person in speaking.get(turn.id, ())}))
            for one, source in spoken.items()
        },
    )
    return trace_quotations(unit, knowledge)


def _write_report(
    said: Sequence[Said], published: str | None, language: str
) -> tuple[Document, tuple[Sentence, ...], tuple[Quotation, ...]]:
    """The page, a sentence for each paragraph, and the words inside its marks."""
    text = "\n".join(one.sentence for one in said)
    page = make_document("report", text, published=published, language=language)
    sentences, quotations, start = [], [], 0
    for order, one in enumerate(said):
        stop = start + len(one.sentence)
        quoted = re.search(r"«(.*)»", one.sentence)
        assert quoted
        sentences.append(Sentence(id=f"s{order}", document=page.id, turn="t", order=order, start=start, stop=stop))
        quotations.append(make_quotation(page, start + quoted.start(1), start + quoted.end(1), one.kind))
        start = stop + 1
    return page, tuple(sentences), tuple(quotations)


def _find_occasions(unit: RecalledUnit, dated: DatedAccounts) -> tuple[Occasion, ...]:
    return tuple(
        Occasion(quotation=row.quotation, document=one, is_beside=row.is_beside)
        for row in find_recalled(unit, WORDINGS).recalled
        for one in (tuple(account.document for account in find_recalled_accounts(row, dated)) or (None,))
    )


def make_quotation(page: Document, start: int, stop: int, kind: str) -> Quotation:
    """A quotation of a report's words."""
    return Quotation(
        id=digest_fields("quotations", page.id, start, stop),
        document=page.id,
        kind=kind,  # type: ignore[arg-type]
        place="body",
        label=None,
        cue=None,
        start=start,
        stop=stop,
        exact=page.text[start:stop],
        interruptions=(),
        speakers=(),
        on_behalf_of=(),
        claimed_source=None,
        rule="test",
    )
