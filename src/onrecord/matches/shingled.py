"""Quotations and published sentences as integer keys, so that SQL can join them without looking at a word."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Document, Quotation, Sentence
from onrecord.text.passages import read_quoted
from onrecord.text.shingles import find_shingles
from onrecord.text.words import find_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedShingle:
    """Three neighbouring words of a sentence of an official document; ``words`` is a key of the whole sentence's words."""

    document: str
    language: str
    words: int
    shingle: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedShingle:
    """Three neighbouring words of a quotation, of ``total`` such keys in it."""

    document: str
    quotation: str
    language: str
    total: int
    shingle: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShinglesUnit:
    """One document with its sentences and quotations."""

    page: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shingled:
    """The keys of one document: of its sentences where it is official, of its quotations elsewhere."""

    document: str
    published: tuple[PublishedShingle, ...]
    quoted: tuple[QuotedShingle, ...]


def find_keys(unit: ShinglesUnit) -> Shingled:
    """The keys of one document; a page without a known language has none."""
    page = unit.page
    official = page.standing == "official"
    return Shingled(
        document=page.id,
        published=tuple(_find_published(unit)) if official and page.language else (),
        quoted=() if official or not page.language else tuple(_find_quoted(unit)),
    )


def fold_quotation(quotation: Quotation) -> list[str]:
    """The folded words of a quotation that are the speaker's own: no interruptions, no words in brackets."""
    interruptions = [(span.start - quotation.start, span.stop - quotation.start) for span in quotation.interruptions]
    passage = read_quoted(quotation.exact, interruptions)
    return [word.folded for word, bracket in zip(passage.words, passage.brackets, strict=True) if not bracket]


def _find_published(unit: ShinglesUnit) -> Iterator[PublishedShingle]:
    page = unit.page
    for sentence in unit.sentences:
        words = [word.folded for word in find_words(page.text[sentence.start : sentence.stop])]
        whole = int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "big", signed=True)
        for shingle in sorted(set(find_shingles(words))):
            yield PublishedShingle(document=page.id, language=page.language or "", words=whole, shingle=shingle)


def _find_quoted(unit: ShinglesUnit) -> Iterator[QuotedShingle]:
    page = unit.page
    for quotation in unit.quotations:
        keys = sorted(set(find_shingles(fold_quotation(quotation))))
        for key in keys:
            yield QuotedShingle(
                document=page.id, quotation=quotation.id, language=page.language or "", total=len(keys), shingle=key
            )
