"""How a language says when: ``languages/*/dates.toml``, compiled for :mod:`onrecord.text.edtf_phrases`."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from pydantic import Field

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders, keep_loaded
from onrecord.knowledge.pages import NEED as PAGES
from onrecord.knowledge.pages import load_page_languages
from onrecord.text.edtf import Unit
from onrecord.text.edtf_phrases import DatePhrase, DatePhrases

NEED = "languages/*/dates.toml"
NEEDS = (NEED, PAGES)
_PLACEHOLDER = re.compile(r"\b(?:MONTH2?|WEEKDAY|SEASON|NTH|COUNT|YEAR)\b")


class Phrase(Strict):
    """A pattern of words that say when. ``unit`` and ``shift`` are of a phrase that counts from the anchor ("yesterday": day, -1).

    ``sign`` is -1 or 1 where the words themselves say how many ("5 years ago"). ``is_back`` and ``is_ahead`` turn a day of
    the week, a day without a year or a season to the past or the future, whatever the sentence says. ``needs`` are letters that
    stand in every such phrase, lower case, or ``MONTH`` for the name of any month: most texts are passed over by them.
    """

    pattern: str
    unit: Unit | None = None
    shift: int = 0
    sign: int = 0
    is_back: bool = False
    is_ahead: bool = False
    needs: tuple[str, ...] = ()


class Example(Strict):
    """Words, the day on which they are said, and what they mean; ``value`` is empty where they say no date."""

    words: str
    said_on: str
    value: str
    leaning: Literal["back", "ahead"] = "back"


class DatingFile(Strict):
    """One ``dates.toml``; each entry of a table is a pattern of the words for that number."""

    language: str
    years: dict[str, str]
    seasons: dict[int, str]
    weekdays: dict[int, str]
    cardinals: dict[int, str]
    ordinals: dict[int, str]
    tens: dict[int, str] = Field(default_factory=dict)
    ordinal_digits: str
    months: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    ahead: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    examples: tuple[Example, ...]

    @cached_property
    def ordinal_words(self) -> re.Pattern[str]:
        """An ordinal in words or digits, alone: «шестнадцатый», «двадцать первый», "16th"."""
        return re.compile(rf"(?<!\w){self.ordinal_pattern}(?!\w)", re.IGNORECASE)

    @cached_property
    def ordinal_pattern(self) -> str:
        """The same as part of a longer pattern, with the group ``nth``."""
        words = "|".join(self.ordinals[number] for number in sorted(self.ordinals, reverse=True))
        tens = "|".join(self.tens.values())
        compound = rf"(?:{tens})[\s-]+(?:{words})|" if tens else ""
        return rf"(?P<nth>{compound}{words}|{self.ordinal_digits})"


@keep_loaded(*NEEDS)
def load_date_phrases(folders: KnowledgeFolders) -> Mapping[str, DatePhrases]:
    """Language to its date phrases; raises :class:`KnowledgeError` where a pattern is none or two files tell of one language."""
    months = {one.language: one.months for one in load_page_languages(folders).languages}
    found: dict[str, DatePhrases] = {}
    for file in folders.find(NEED):
        read = read_checked(file, DatingFile)
        if read.language in found:
            raise KnowledgeError(f"{file.path}: language {read.language!r} is described twice")
        found[read.language] = _compile(file, read, months.get(read.language, {}))
    return found


def _compile(file: KnowledgeFile, read: DatingFile, months: Mapping[int, tuple[str, ...]]) -> DatePhrases:
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
        "NTH": read.ordinal_pattern,
        "COUNT": rf"(?P<count>\d{{1,3}}|{'|'.join(read.cardinals.values())})",
        "YEAR": rf"(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in read.years.items())})",
    }
    try:
        return DatePhrases(
            phrases=tuple(_compile_phrase(phrase, parts) for phrase in read.phrases),
            months=forms,
            weekdays=_compile_table(read.weekdays),
            seasons=_compile_table(read.seasons),
            cardinals=_compile_table(read.cardinals),
            ordinals=_compile_table(read.ordinals),
            tens=_compile_table(read.tens),
            ordinal=read.ordinal_words,
            ahead=re.compile(rf"(?<!\w)(?:{'|'.join(read.ahead)})(?!\w)", re.IGNORECASE),
        )
    except re.error as error:
        raise KnowledgeError(f"{file.path}: {error}: {error.pattern!r}") from error


def _compile_phrase(phrase: Phrase, parts: Mapping[str, str]) -> DatePhrase:
    pattern = _PLACEHOLDER.sub(lambda found: parts[found.group()], phrase.pattern)
    return DatePhrase(
        pattern=re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE),
        unit=phrase.unit,
        shift=phrase.shift,
        sign=phrase.sign,
        leaning="back" if phrase.is_back else "ahead" if phrase.is_ahead else None,
        needs=phrase.needs,
    )


def _compile_table(table: Mapping[int, str]) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (re.compile(pattern, re.IGNORECASE), number) for number, pattern in sorted(table.items(), reverse=True)
    )


def _join(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
