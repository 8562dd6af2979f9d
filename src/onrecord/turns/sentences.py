"""Sentences of a paragraph: every full stop with a space behind it may part, and small rules say where it does.

A rule says join, part, or abstains; the first that speaks decides. Where all abstain a Cyrillic text is asked of razdel, which was right
on all of the known pages, and any other text parts.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from razdel import sentenize

from onrecord.knowledge.pages import PageLanguage
from onrecord.model.evidence import Span
from onrecord.text.names import INITIAL

_BREAK = re.compile(r"[.!?…]+[\"”’»)\]]*(?P<gap>\s+)(?=[^\s.,;:!?…)\]»”])")
_TOKEN_START = re.compile(r"[\s(\[«“\"„]")
_FIRST_WORD = re.compile(r"[\"“‘«„(\[—–-]*\s*(?P<word>[^\W\d_]\.(?!\.)|[^\W_]+(?:['’.-][^\W_]+)*)")
_INITIALS = re.compile(rf"(?:^|[\s(«“\"])(?:{INITIAL}\s?-?\s?){{1,3}}$")
# "В 2021 г. Тарханин приехал": a date that opens the sentence does not end it.
_OPENING_DATE = re.compile(r"^\W*(?:[^\W\d_]{1,3}\s)?(?:\d{1,2}\s[^\W\d_]+\s)?\d{4}(?:[–-]\d{4})?\s?[^\W\d_]{1,3}\.$")
_NUMBER_BEFORE = re.compile(r"(?:\d|[XVI])[\d\s.,]*\s?(?:[^\W\d]+\.?\s)?$")
_LIST_NUMBER = re.compile(r"\s*[\"“«(]?\d{1,3}[.)]")
# As much of the text on both sides as any rule looks at.
_REACH = 80
_LONGEST_INITIALS = 9
# Razdel joins pieces one by one: a line of 1 MB takes it half a minute. No paragraph is longer than this.
_LONGEST_ASKED = 50_000


class _Gap(NamedTuple):
    """The words on both sides of a candidate break; ``left`` begins with the sentence or ``_REACH`` characters before the gap.

    ``bare`` is ``last`` without its full stop and the brackets and marks it opens with.
    """

    left: str
    last: str
    bare: str
    first: str


Rule = Callable[[_Gap, PageLanguage], bool | None]


def split_sentences(text: str, start: int, stop: int, language: PageLanguage | None) -> Iterator[Span]:
    """Sentences of ``[start, stop)``, without the space between them; every word lies in exactly one.

    ``language`` is ``None`` where it is not known: then every candidate parts, a small letter behind it aside.
    """
    line = text[start:stop]
    opened = start + len(line) - len(line.lstrip())
    stop = start + len(line.rstrip())
    for found in _BREAK.finditer(text, opened, stop):
        left_stop, right_start = found.span("gap")
        gap = _read_gap(text, opened, left_stop, text[right_start : min(stop, right_start + _REACH)])
        joins = _joins(gap, language)
        if joins is None and language is not None and language.script == "Cyrillic":
            joins = left_stop - start not in _ask_razdel(line)
        if not joins:
            yield Span(start=opened, stop=left_stop)
            opened = right_start
    if opened < stop:
        yield Span(start=opened, stop=stop)


def _joins(gap: _Gap, language: PageLanguage | None) -> bool | None:
    """What the first rule says that speaks; most candidates end in a word that no rule but the first two knows."""
    if gap.first[:1].islower():
        return True
    if language is None or (gap.bare not in language.sentences.known_words and not _may_be_initials(gap)):
        return join_list_numbers(gap, language)
    return next((answer for rule in RULES if (answer := rule(gap, language)) is not None), None)


def _may_be_initials(gap: _Gap) -> bool:
    return gap.last[:1].isupper() and len(gap.last) <= _LONGEST_INITIALS


@lru_cache(maxsize=1)
def _ask_razdel(line: str) -> frozenset[int]:
    """Where razdel ends sentences; everywhere in a line that is too long for it."""
    if len(line) > _LONGEST_ASKED:
        return frozenset(range(len(line)))
    return frozenset(piece.stop for piece in sentenize(line))


def _read_gap(text: str, opened: int, left_stop: int, right: str) -> _Gap:
    left = text[max(opened, left_stop - _REACH) : left_stop]
    last = _TOKEN_START.split(left)[-1]
    first = _FIRST_WORD.match(right)
    return _Gap(left, last, last.rstrip(".").lstrip('(["“«„'), first["word"] if first else "")


def join_list_numbers(gap: _Gap, language: PageLanguage | None) -> bool | None:
    """In "1. The parties agreed" the number is not a sentence."""
    return True if _LIST_NUMBER.fullmatch(gap.left) else None


def join_lower_case(gap: _Gap, language: PageLanguage | None) -> bool | None:
    """“What?” he asked: a sentence does not begin with a small letter."""
    return True if gap.first[:1].islower() else None


def join_numbers(gap: _Gap, language: PageLanguage) -> bool | None:
    """No. 12, стр. 5: joins before a number alone; "No. He left" parts."""
    if not gap.last.endswith(".") or gap.bare not in language.sentences.before_numbers:
        return None
    return True if gap.first[:1].isdigit() else None


def join_initials(gap: _Gap, language: PageLanguage) -> bool | None:
    """К.-Ж. Токаев, Joseph R. Biden; but "Vitamin C. The …" parts where the next word opens sentences."""
    if not _may_be_initials(gap) or not _INITIALS.search(gap.left):
        return None
    return gap.first[:1].isupper() and gap.first not in language.sentences.openers


def join_initialisms(gap: _Gap, language: PageLanguage) -> bool | None:
    """At 5 p.m. in Omsk, the U.S. Congress; but "at 5 p.m. He left" parts."""
    if gap.bare not in language.sentences.initialisms:
        return None
    return gap.first not in language.sentences.openers


def part_after_closing(gap: _Gap, language: PageLanguage) -> bool | None:
    """What closes a list, "и т. д.", parts before a capital."""
    is_closing = f" {gap.left}".replace(". ", ".").endswith(language.sentences.closing)
    return False if is_closing and gap.first[:1].isupper() else None


def part_after_measures(gap: _Gap, language: PageLanguage) -> bool | None:
    """В 2021 г. Затем …: parts behind a number before a capital; an acronym, and a date that opens the sentence, go on."""
    if not gap.last.endswith(".") or gap.bare not in language.sentences.after_numbers:
        return None
    if not _NUMBER_BEFORE.search(gap.left[: -len(gap.last)]):
        return None
    is_acronym = len(gap.first) > 1 and gap.first.isupper()
    return not gap.first[:1].isupper() or is_acronym or bool(_OPENING_DATE.match(gap.left))


def join_abbreviations(gap: _Gap, language: PageLanguage) -> bool | None:
    """В г. Омске, Mr. Smith; a small abbreviation before a word that opens sentences parts."""
    if not gap.last.endswith(".") or gap.bare not in language.sentences.abbreviations:
        return None
    return gap.first not in language.sentences.openers or gap.bare[:1].isupper()


RULES: tuple[Rule, ...] = (
    join_list_numbers,
    join_lower_case,
    join_numbers,
    join_initials,
    join_initialisms,
    part_after_closing,
    part_after_measures,
    join_abbreviations,
)
