"""The small world as a gold set: its expected record, found again in its pages."""

from collections.abc import Iterator

from evaluation.gold import ALL_KINDS, GoldDocument, GoldQuotation, GoldSet, GoldTurn, count_words, digest_words
from evaluation.pages import Page
from tests.small_world.world import (
    KNOWLEDGE,
    PAGES,
    ExpectedDocument,
    ExpectedQuotation,
    read_expected,
    read_people,
)


def read_world() -> GoldSet:
    """Every page of the small world."""
    documents = read_expected()
    pages = {file: _read_page(file) for file in sorted({one.file for one in documents})}
    return GoldSet(
        name="small-world",
        knowledge=KNOWLEDGE,
        pages=tuple(pages.values()),
        documents=tuple(
            GoldDocument(
                file=one.file, part=one.part, title=digest_words(one.title), published=one.published, place=one.place
            )
            for one in documents
        ),
        turns=tuple(turn for one in documents for turn in _find_turns(one, pages[one.file].text)),
        quotations=tuple(found for one in documents for found in _find_quotations(one, pages[one.file].text)),
        has_turns=True,
        quoted={one.file: ALL_KINDS if one.quotations else frozenset() for one in documents},
    )


def _read_page(file: str) -> Page:
    return Page(file=file, content=(PAGES / file).read_bytes())


def _find_turns(document: ExpectedDocument, text: str) -> Iterator[GoldTurn]:
    at = text.index(document.title) if document.part else 0
    for turn in document.turns:
        if turn.label:
            at = text.index(turn.label, at) + len(turn.label)
        start = text.index(turn.first, at)
        at = text.index(turn.last, start) + len(turn.last)
        if turn.label:
            yield GoldTurn(file=document.file, words=count_words(text, start, at), speaker=_name(turn.speaker))


def _find_quotations(document: ExpectedDocument, text: str) -> Iterator[GoldQuotation]:
    at = 0
    for quotation in document.quotations:
        start = text.index(quotation.words, at)
        at = start + len(quotation.words)
        yield _make_quotation(document, quotation, count_words(text, start, at))


def _make_quotation(document: ExpectedDocument, quotation: ExpectedQuotation, words: tuple[int, int]) -> GoldQuotation:
    return GoldQuotation(
        file=document.file,
        words=words,
        kind=quotation.kind,
        place=quotation.place,
        exact=quotation.words,
        speakers=tuple(_name(key) for key in quotation.speakers),
        is_named=bool(quotation.speakers),
        verdicts=(quotation.verdict,),
        codes=frozenset(quotation.findings) | frozenset(quotation.may_find),
        is_optional=False,
        wanted_codes=frozenset(quotation.findings),
    )


def _name(key: str) -> str:
    """The longest form of a person's name: scores compare its last word with all forms that were found."""
    return max(sorted(read_people()[key]), key=len)
