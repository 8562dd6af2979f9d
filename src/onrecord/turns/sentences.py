"""Sentences of a paragraph: every full stop with a space behind it may part, and small rules say where it does.

A rule says join, part, or abstains; the first that speaks decides. Where all abstain a Cyrillic text is asked of razdel, which was right
on all of the known pages, and any other text parts.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from razdel import sentenize
from razdel.segmenters import sokr

from onrecord.knowledge.pages import PageLanguage
from onrecord.text.names import INITIAL

# A run of stops is looked at from its first one alone: a megabyte of them would take hours from each. The pattern opens with the stop
# and looks back behind it, so that a stop is looked for quickly.
_BREAK = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*[\"”’»)\]]*(?P<gap>\s+)(?=[^\s.,;:!?…)\]»”])")
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
# Razdel parts wherever a capital stands less than this behind a word that it knows no shortening of and that numbers no list; it is asked
# about other breaks alone, which are one of nineteen in official transcripts.
_WINDOW = 10
_SHORTENED = frozenset(
    {*sokr.SOKRS, *sokr.INITIALS, *(word for pair in sokr.PAIR_SOKRS | sokr.HEAD_PAIR_SOKRS for word in pair)}
)


class _Gap(NamedTuple):
    """The words on both sides of a candidate break; ``left`` begins with the sentence or ``_REACH`` characters before the gap.

    ``bare`` is ``last`` without its full stop and the brackets and marks it opens with. ``is_near_capital``: a capital stands right behind
    the gap.
    """

    left: str
    last: str
    bare: str
    first: str
    is_near_capital: bool


Rule = Callable[[_Gap, PageLanguage], bool | None]


def split_sentences(text: str, start: int, stop: int, language: PageLanguage | None) -> Iterator[tuple[int, int]]:
    """Where the sentences of ``[start, stop)`` start and stop, without the space between them; every word lies in exactly one.

    ``language`` is ``None`` where it is not known: then every candidate parts, a small letter behind it aside.
    """
    first, last = _strip(text, start, stop)
    opened = first
    asked: frozenset[int] | None = None
    for found in _BREAK.finditer(text, first, last):
        left_stop, right_start = found.span("gap")
        left = text[max(opened, left_stop - _REACH) : left_stop]
        if not (text[right_start].isupper() and right_start - left_stop < _WINDOW and _ends_plainly(left, language)):
            gap = _read_gap(text, left, (left_stop, right_start), last)
            joins = _joins(gap, language)
            if joins is None and language is not None and language.script == "Cyrillic" and not _parts_surely(gap):
                asked = _ask_razdel(text[first:last]) if asked is None else asked
                joins = left_stop - first not in asked
            if joins:
                continue
        yield opened, left_stop
        opened = right_start
    if opened < last:
        yield opened, last


def _strip(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start].isspace():
        start += 1
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    return start, stop


def _ends_plainly(left: str, language: PageLanguage | None) -> bool:
    """A word in small letters with one stop stands last, and no rule knows it: before a capital nothing joins there.

    So end two of three candidates on 268 official pages, whose gaps need not be read.
    """
    last = left.rsplit(None, 1)[-1]
    word = last[:-1]
    if not (len(word) > 1 and word.isalpha() and word[0].islower()):
        return False
    return word.lower() not in _SHORTENED and (language is None or word not in language.sentences.known_words)


def _joins(gap: _Gap, language: PageLanguage | None) -> bool | None:
    """What the first rule says that speaks; most candidates end in a word that no rule but the first two knows."""
    if gap.first[:1].islower():
        return True
    if language is None or (gap.bare not in language.sentences.known_words and not _may_be_initials(gap)):
        return join_list_numbers(gap, language)
    return next((answer for rule in RULES if (answer := rule(gap, language)) is not None), None)


def _may_be_initials(gap: _Gap) -> bool:
    return gap.last[:1].isupper() and len(gap.last) <= _LONGEST_INITIALS


def _parts_surely(gap: _Gap) -> bool:
    """Razdel parts here, whatever else the line holds: "… открылся. Гостей …"."""
    word = gap.last[:-1].rpartition("-")[2]
    is_word = len(word) > 1 and word.isalpha() and not word.isupper() and word.lower() not in _SHORTENED
    return is_word and gap.is_near_capital


def _ask_razdel(line: str) -> frozenset[int]:
    """Where razdel ends sentences; everywhere in a line that is too long for it."""
    if len(line) > _LONGEST_ASKED:
        return frozenset(range(len(line)))
    return frozenset(piece.stop for piece in sentenize(line))


def _read_gap(text: str, left: str, between: tuple[int, int], stop: int) -> _Gap:
    left_stop, right_start = between
    last = left.rsplit(None, 1)[-1]
    if not last[:-1].isalpha():
        last = _TOKEN_START.split(last)[-1]
    first = _FIRST_WORD.match(text, right_start, min(stop, right_start + _REACH))
    is_near_capital = right_start - left_stop < _WINDOW and text[right_start].isupper()
    return _Gap(left, last, last.rstrip(".").lstrip('(["“«„'), first["word"] if first else "", is_near_capital)


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
