"""Quotations and published sentences as keys of words, so that they can be joined and laid side by side without reading a word again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from onrecord.model import Document, Quotation, Sentence, Turn
from onrecord.model.pages import Standing
from onrecord.text.passages import read_quoted
from onrecord.text.shingles import (
    KEY_BYTES,
    Places,
    WordKeys,
    has_spaced_number,
    key_word,
    pack_keys,
    pack_text,
    unpack_keys,
)

ROW_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedPage:
    """The text of a document, and what decides which of its words are wanted."""

    id: str
    standing: Standing
    language: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedTurn:
    """A turn by its id."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedSentence:
    """Where a sentence of a turn stands."""

    turn: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedUnit:
    """One document with its turns, sentences and quotations, of which nothing is read but what words need."""

    page: WordedPage
    turns: tuple[WordedTurn, ...]
    sentences: tuple[WordedSentence, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedWords:
    """The speaker's own words of one quotation, as packed keys."""

    quotation: str
    words: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """The words of one document as packed keys: of its sentences where it is official, of its quotations elsewhere.

    ``sentences`` are packed rows of four 32-bit numbers: turn (a place in ``turns``), start, stop, count of words. A sentence without
    a word has no row.
    """

    document: str
    language: str | None
    turns: tuple[str, ...]
    sentences: bytes
    words: bytes
    quoted: tuple[QuotedWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedWords:
    """What candidates ask of :class:`Worded`: all of it but the ids of the turns, which are most of what it takes to read one."""

    document: str
    language: str | None
    sentences: bytes
    words: bytes
    quoted: tuple[QuotedWords, ...]


AnyWorded = Worded | KeyedWords


class WordColumns(NamedTuple):
    """The words of some documents as columns, one document after the other.

    ``words`` are keys; of each sentence: ``documents`` and ``turns`` the place of its document and of its turn there, ``starts`` and
    ``stops`` where it lies in the text, ``lasts`` the place where its words end.
    """

    words: WordKeys
    documents: Places
    turns: Places
    starts: Places
    stops: Places
    lasts: Places


def read_words(unit: WordedUnit) -> Worded:
    """The words of one document."""
    if unit.page.standing == "official":
        return key_published(unit.page, unit.turns, unit.sentences)
    quoted = [
        QuotedWords(quotation=one.id, words=pack_keys([key_word(word) for word in list_own_words(one)]))
        for one in unit.quotations
    ]
    return Worded(
        document=unit.page.id,
        language=unit.page.language,
        turns=(),
        sentences=b"",
        words=b"",
        quoted=tuple(one for one in quoted if one.words),
    )


def key_published(
    page: Document | WordedPage,
    turns: Sequence[Turn | WordedTurn],
    sentences: Iterable[Sentence | WordedSentence],
) -> Worded:
    """The words of the sentences of an official document."""
    numbers = {turn.id: number for number, turn in enumerate(turns)}
    text, may_space = page.text, has_spaced_number(page.text)
    words: list[bytes] = []
    rows: list[int] = []
    for number, start, stop in sorted([(numbers[one.turn], one.start, one.stop) for one in sentences]):
        found = pack_text(text[start:stop], may_space=may_space)
        if found:
            words.append(found)
            rows += (number, start, stop, len(found) // KEY_BYTES)
    return Worded(
        document=page.id,
        language=page.language,
        turns=tuple(numbers),
        sentences=np.array(rows, dtype="<i4").tobytes(),
        words=b"".join(words),
        quoted=(),
    )


def list_own_words(quotation: Quotation) -> Iterator[str]:
    """The words of a quotation that are the speaker's own, folded."""
    interruptions = [(span.start - quotation.start, span.stop - quotation.start) for span in quotation.interruptions]
    passage = read_quoted(quotation.exact, interruptions)
    yield from (word.folded for word, bracket in zip(passage.words, passage.brackets, strict=True) if not bracket)


def join_words(worded: Sequence[AnyWorded]) -> WordColumns:
    """The words of documents, one document after the other."""
    rows = np.frombuffer(b"".join([one.sentences for one in worded]), dtype="<i4").reshape(-1, 4).astype(np.int64)
    sentences = [len(one.sentences) // ROW_BYTES for one in worded]
    return WordColumns(
        words=unpack_keys(b"".join([one.words for one in worded])),
        documents=np.repeat(np.arange(len(worded)), sentences),
        turns=rows[:, 0],
        starts=rows[:, 1],
        stops=rows[:, 2],
        lasts=np.cumsum(rows[:, 3]),
    )
