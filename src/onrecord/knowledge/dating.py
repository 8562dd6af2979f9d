"""How a language says when: ``languages/*/dates.toml``, compiled for :mod:`onrecord.text.edtf_phrases`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from onrecord.knowledge.by_language import read_by_language
from onrecord.knowledge.checked import Strict
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.forms import build_trie
from onrecord.knowledge.numbers import NEED as NUMBERS
from onrecord.knowledge.numbers import NumberWords, load_number_words
from onrecord.knowledge.pages import NEED as PAGES
from onrecord.knowledge.pages import load_page_languages
from onrecord.text.edtf import Unit
from onrecord.text.edtf_phrases import DatePhrase, DatePhrases

NEED = "languages/*/dates.toml"
NEEDS = (NEED, PAGES, NUMBERS)
_NO_WORDS = NumberWords({}, {}, {}, {})
_PLACEHOLDER = re.compile(r"\b(?:MONTH2?|WEEKDAY|SEASON|NTH|COUNT|YEAR)\b")


class Phrase(Strict):
    """A pattern of words that say when. ``unit`` and ``shift`` are of a phrase that counts from the anchor ("yesterday": day, -1).

    ``sign`` is -1 or 1 where the words themselves say how many ("5 years ago"). ``is_back`` and ``is_ahead`` turn a day of
    the week, a day without a year or a season to the past or the future, whatever the sentence says. ``needs`` are letters of which
    some stand in every such phrase, lower case, or ``MONTH`` for the name of any month, ``DIGIT`` for any digit; ``also`` others of which
    some stand there too: most texts are passed over by them.
    """

    pattern: str
    unit: Unit | None = None
    shift: int = 0
    sign: int = 0
    is_back: bool = False
    is_ahead: bool = False
    needs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Example(Strict):
    """Words, the day on which they are said, and what they mean; ``value`` is empty where they say no date."""

    words: str
    said_on: str
    value: str
    leaning: Literal["back", "ahead"] = "back"


class DatingFile(Strict):
    """One ``dates.toml``; each entry of a table is a pattern of the words for that number.

    ``counted``, ``ranked`` and ``tens`` are numbers whose words are those of ``numbers.toml``: how many days or years, which of a row,
    the tens before one («двадцать первый»); ``cardinals`` and ``ordinals`` add to them.
    """

    language: str
    years: dict[str, str]
    seasons: dict[int, str]
    weekdays: dict[int, str]
    counted: tuple[int, ...] = ()
    ranked: tuple[int, ...] = ()
    tens: tuple[int, ...] = ()
    cardinals: dict[int, str] = Field(default_factory=dict)
    ordinals: dict[int, str] = Field(default_factory=dict)
    ordinal_digits: str
    months: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    ahead: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class _Counting:
    """Patterns of the words for numbers in dates."""

    cardinals: Mapping[int, str]
    ordinals: Mapping[int, str]
    tens: Mapping[int, str]
    nth: str

    @property
    def ordinal(self) -> re.Pattern[str]:
        """An ordinal in words or digits, alone: «шестнадцатый», «двадцать первый», "16th"."""
        return re.compile(rf"(?<!\w){self.nth}(?!\w)", re.IGNORECASE)


def _read_counting(file: DatingFile, words: NumberWords) -> _Counting:
    cardinals = _list_patterns(words.cardinals, file.counted, file.cardinals)
    ordinals = _list_patterns(words.ordinals, file.ranked, file.ordinals)
    first = {value: form for form, value in reversed([*words.cardinals.items()]) if value in file.tens}
    nth = "|".join(ordinals[number] for number in sorted(ordinals, reverse=True))
    compound = rf"(?:{'|'.join(first[ten] for ten in file.tens)})[\s-]+(?:{nth})|" if first else ""
    return _Counting(cardinals, ordinals, first, rf"(?P<nth>{compound}{nth}|{file.ordinal_digits})")


def _list_patterns(words: Mapping[str, int], numbers: Iterable[int], own: Mapping[int, str]) -> dict[int, str]:
    """A pattern for each number: its words, printed with ё or е, and what the file adds."""
    found = {}
    for number in dict.fromkeys((*numbers, *own)):
        forms = [form for form, value in words.items() if value == number and number in numbers]
        trie = build_trie(forms).replace("е", "[её]") if forms else ""
        found[number] = "|".join(part for part in (trie, own.get(number, "")) if part)
    return found


@keep_loaded(*NEEDS)
def load_date_phrases(folders: KnowledgeFolders) -> Mapping[str, DatePhrases]:
    """Language to its date phrases; raises :class:`KnowledgeError` where a pattern is none or two files tell of one language."""
    months = {one.language: one.months for one in load_page_languages(folders).languages}
    words = load_number_words(folders)

    def make(read: DatingFile) -> DatePhrases:
        counting = _read_counting(read, words.get(read.language, _NO_WORDS))
        return _compile(read, months.get(read.language, {}), counting)

    return read_by_language(folders, NEED, DatingFile, make)


def _compile(read: DatingFile, months: Mapping[int, tuple[str, ...]], counting: _Counting) -> DatePhrases:
    forms = {
        form.casefold(): number
        for table in (months, read.months)
        for number, listed in table.items()
        for form in listed
    }
    parts = {
        "MONTH": rf"(?P<month>{_join(forms)})",
        "MONTH2": rf"(?P<month2>{_join(forms)})",
        "WEEKDAY": rf"(?P<weekday>{'|'.join(read.weekdays.values())})",
        "SEASON": rf"(?P<season>{'|'.join(read.seasons.values())})",
        "NTH": counting.nth,
        "COUNT": rf"(?P<count>\d{{1,3}}|{'|'.join(counting.cardinals.values())})",
        "YEAR": rf"(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in read.years.items())})",
    }
    return DatePhrases(
        phrases=tuple(_compile_phrase(phrase, parts) for phrase in read.phrases),
        months=forms,
        weekdays=_compile_table(read.weekdays),
        seasons=_compile_table(read.seasons),
        cardinals=_compile_table(counting.cardinals),
        ordinals=_compile_table(counting.ordinals),
        tens=_compile_table(counting.tens),
        ordinal=counting.ordinal,
        ahead=re.compile(rf"(?<!\w)(?:{'|'.join(read.ahead)})(?!\w)", re.IGNORECASE),
    )


def _compile_phrase(phrase: Phrase, parts: Mapping[str, str]) -> DatePhrase:
    pattern = _PLACEHOLDER.sub(lambda found: parts[found.group()], phrase.pattern)
    return DatePhrase(
        pattern=re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE),
        unit=phrase.unit,
        shift=phrase.shift,
        sign=phrase.sign,
        leaning="back" if phrase.is_back else "ahead" if phrase.is_ahead else None,
        needs=phrase.needs,
        also=phrase.also,
    )


def _compile_table(table: Mapping[int, str]) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (re.compile(pattern, re.IGNORECASE), number) for number, pattern in sorted(table.items(), reverse=True)
    )


def _join(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
