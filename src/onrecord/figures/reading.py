"""A sentence being read for figures: its page, its passage, its dates, and the language's knowledge."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.figures.amounts import Amount
from onrecord.figures.passages import Passage
from onrecord.knowledge.amounts import Amounts
from onrecord.knowledge.forms import Phrases
from onrecord.knowledge.indicators import Indicator
from onrecord.model import Document, Mention, Quotation, Sentence, Turn
from onrecord.text.edtf_phrases import DatePhrases, SaidDate


@dataclass(frozen=True, slots=True)
class FigureKnowledge:
    """What figures are read with, by language."""

    amounts: Mapping[str, Amounts]
    indicators: Mapping[str, Phrases[Indicator]]
    dates: Mapping[str, DatePhrases]
    adjectives: Mapping[str, Phrases[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """One page with what was read from it so far; of its mentions the places."""

    page: Document
    turns: Sequence[Turn]
    sentences: Sequence[Sentence]
    places: Sequence[Mention]
    quotations: Sequence[Quotation]


class Reading(NamedTuple):
    """A sentence being read: its passage, its dates, and the language's knowledge."""

    said: Said
    sentence: Sentence
    before: Sentence | None
    passage: Passage
    dates: Sequence[SaidDate]
    months: Container[str]
    known: Amounts
    names: Phrases[Indicator]
    adjectives: Phrases[str]


class Read(NamedTuple):
    """An amount, and whether it is a figure unless it is part of a date."""

    amount: Amount
    is_figure: bool
