"""Bytes read as the stages read them, and what must hold whatever they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from onrecord.capture.intake import Intake
from onrecord.capture.members import Member
from onrecord.documents.stage import STAGE as DOCUMENTS
from onrecord.documents.stage import PageUnit
from onrecord.engines.steps import Stage
from onrecord.engines.tables import read_row, write_row
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.stage import STAGE as MENTIONS
from onrecord.mentions.stage import MentionsUnit
from onrecord.model import Capture, Document, Issue, Mention, Quotation, Sentence, Turn
from onrecord.model.identity import digest_bytes
from onrecord.quotations.stage import STAGE as QUOTATIONS
from onrecord.quotations.stage import QuotationsUnit
from onrecord.turns.stage import STAGE as TURNS
from onrecord.turns.stage import TurnsUnit

FOLDERS = KnowledgeFolders()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document with all that is read from it alone."""

    page: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]


class Memory:
    """A store of captures that forgets."""

    def __init__(self) -> None:
        self.kept: list[tuple[Capture, bytes]] = []

    def add(self, content: bytes, *, source: str, media_type: str, **said: Any) -> Capture:
        capture = make_capture(content, media_type, source=source, **said)
        self.kept.append((capture, content))
        return capture

    def settle(self, given: Any, issues: Any) -> None:
        pass

    def flush(self) -> None:
        pass


def make_capture(
    content: bytes, media_type: str, *, source: str = "page", url: str | None = None, retrieved: str | None = None
) -> Capture:
    """The capture of some bytes."""
    digest = digest_bytes(content)
    return Capture(
        id=digest,
        sha256=digest,
        url=url,
        retrieved=retrieved,
        media_type=media_type,
        bytes=len(content),
        source=source,
    )


@cache
def known(stage: Stage[Any, Any, Any]) -> Any:
    """What a stage knows."""
    return stage.open_knowledge(FOLDERS)


def take_apart(name: str, content: bytes) -> list[tuple[Capture, bytes]]:
    """The pages that a file of this name holds; what is no page has a reason."""
    store = Memory()
    intake = Intake(store, ())
    intake.take_member(Member(name=name, content=content))
    for issue in intake.issues.values():
        check_issue(issue)
    return store.kept


def read_documents(content: bytes, media_type: str) -> tuple[Document, ...]:
    """The documents of a page, each with whole text and marks inside it; or a reason why there is none."""
    pages = DOCUMENTS.work(PageUnit(capture=make_capture(content, media_type), content=content), known(DOCUMENTS))
    assert pages.documents or pages.issues
    for issue in pages.issues:
        check_issue(issue)
    for document in pages.documents:
        check_document(document)
    return pages.documents


def read_turns(document: Document) -> tuple[tuple[Turn, ...], tuple[Sentence, ...]]:
    """The turns and sentences of a document, one after the other."""
    speech = TURNS.work(TurnsUnit(page=document), known(TURNS))
    check_turns(document, speech.turns, speech.sentences)
    return speech.turns, speech.sentences


def read_speech(document: Document) -> Read:
    """Everything that is read from one document, each span cut out of its text."""
    turns, sentences = read_turns(document)
    named = MENTIONS.work(MentionsUnit(page=document, turns=turns), known(MENTIONS))
    unit = QuotationsUnit(page=document, turns=turns, sentences=sentences, mentions=named.mentions)
    quoted = QUOTATIONS.work(unit, known(QUOTATIONS))
    read = Read(page=document, turns=turns, sentences=sentences, mentions=named.mentions, quotations=quoted.quotations)
    check_spans(read)
    return read


def check_issue(issue: Issue) -> None:
    """An issue says something, and can be stored."""
    assert issue.why.strip()
    assert read_row(Issue, write_row(issue)) == issue


def check_document(document: Document) -> None:
    """A document can be stored, its blocks, cuts and insertions lie inside its text, and it opens with no blank."""
    assert read_row(Document, write_row(document)) == document
    spans = [(one.start, one.stop) for one in (*document.cuts, *document.insertions)]
    blocks = [(one.start, one.stop) for one in document.blocks]
    for start, stop in (*spans, *blocks):
        assert 0 <= start < stop <= len(document.text)
    check_order(blocks)


def check_order(spans: Sequence[tuple[int, int]]) -> None:
    """The spans lie one after the other."""
    for (_, stop), (start, _) in pairwise(spans):
        assert stop <= start


def check_turns(page: Document, turns: Sequence[Turn], sentences: Sequence[Sentence]) -> None:
    """Turns and sentences lie one after the other, sentences in their turns, and none is empty."""
    known_turns = {turn.id: turn for turn in turns}
    assert len(known_turns) == len(turns)
    check_order([(turn.start, turn.stop) for turn in turns])
    check_order([(sentence.start, sentence.stop) for sentence in sentences])
    for turn in turns:
        check_words(page, turn.start, turn.stop)
    for sentence in sentences:
        check_words(page, sentence.start, sentence.stop)
        turn = known_turns[sentence.turn]
        assert turn.start <= sentence.start < sentence.stop <= turn.stop


def check_spans(read: Read) -> None:
    """Mentions and quotations are cut out of the text, and each has a word."""
    for mention in read.mentions:
        check_exact(read.page, mention.start, mention.stop, mention.exact)
    for quotation in read.quotations:
        check_exact(read.page, quotation.start, quotation.stop, quotation.exact)
    assert len({quotation.id for quotation in read.quotations}) == len(read.quotations)


def check_exact(page: Document, start: int, stop: int, exact: str) -> None:
    """These are the words at this place, a letter or a digit among them."""
    assert check_words(page, start, stop) == exact
    assert any(map(str.isalnum, exact))


def check_words(page: Document, start: int, stop: int) -> str:
    """What stands at this place; it is inside the text, and more than blanks."""
    assert 0 <= start < stop <= len(page.text)
    assert page.text[start:stop].strip()
    return page.text[start:stop]


def list_evidence(row: Any) -> Iterator[Any]:
    """Every piece of evidence of a trace."""
    yield from (*row.statements, *row.left_out, *row.continuation)
