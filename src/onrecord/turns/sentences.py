"""Sentences of a paragraph, in the manner of razdel: candidate breaks first, then small rules that join again.

Cyrillic candidates come from razdel itself, which was right on all of the known pages; Latin ones from one pattern. The rules that
join are the same for both and read the language's abbreviations, initialisms and openers. A rule says join, part, or
abstains; the first that speaks decides.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from razdel import sentenize

from onrecord.knowledge.pages import PageLanguage
from onrecord.model.evidence import Span
from onrecord.text.names import UPPER

_LATIN_BREAK = re.compile(r"[.!?…]+[\"”’»)\]]*(?P<gap>\s+)(?=\S)")
_LAST_TOKEN = re.compile(r"(?P<token>[^\s(\[«“\"„]+)$")
_FIRST_WORD = re.compile(r"[\"“‘«„(\[—–-]*\s*(?P<word>[^\W_]+(?:['’.-][^\W_]+)*)")
_INITIAL = re.compile(rf"(?:^|[\s(«“\"-])[{UPPER}][^\W\d_]?\.$")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.\s?-?\s?){{1,3}}$")
_YEAR = re.compile(r"\d{4}\s+\S+$")


@dataclass(frozen=True, slots=True)
class _Gap:
    """The words on both sides of a candidate break."""

    left: str
    right: str
    last: str
    first: str


Rule = Callable[[_Gap, PageLanguage], bool | None]


def split_sentences(text: str, start: int, stop: int, language: PageLanguage | None) -> Iterator[Span]:
    """Sentences of ``[start, stop)``, without the space between them; every word lies in exactly one.

    ``language`` is ``None`` where it is not known: then breaks are taken as the script suggests.
    """
    opened = start
    for left_stop, right_start in _find_breaks(text, start, stop, language):
        gap = _read_gap(text, opened, left_stop, right_start, stop)
        if language is None or not _joins(gap, language):
            yield from _trim(text, opened, left_stop)
            opened = right_start
    yield from _trim(text, opened, stop)


def _find_breaks(text: str, start: int, stop: int, language: PageLanguage | None) -> Iterator[tuple[int, int]]:
    part = text[start:stop]
    if language is not None and language.script == "Latin":
        for found in _LATIN_BREAK.finditer(part):
            yield start + found.start("gap"), start + found.end("gap")
        return
    for left, right in pairwise(sentenize(part)):
        yield start + left.stop, start + right.start


def _read_gap(text: str, opened: int, left_stop: int, right_start: int, stop: int) -> _Gap:
    left, right = text[opened:left_stop], text[right_start : min(stop, right_start + 80)]
    last, first = _LAST_TOKEN.search(left), _FIRST_WORD.match(right)
    return _Gap(left, right, last["token"] if last else "", first["word"] if first else "")


def _trim(text: str, start: int, stop: int) -> Iterator[Span]:
    piece = text[start:stop]
    if piece.strip():
        lead = len(piece) - len(piece.lstrip())
        yield Span(start=start + lead, stop=start + len(piece.rstrip()))


def _joins(gap: _Gap, language: PageLanguage) -> bool:
    return next((answer for rule in RULES if (answer := rule(gap, language)) is not None), False)


def _bare(token: str) -> str:
    return token.rstrip(".").lstrip('(["“«„')


def join_lower_case(gap: _Gap, language: PageLanguage) -> bool | None:
    """“What?” he asked: a sentence does not begin with a small letter."""
    return True if gap.first[:1].islower() else None


def join_initials(gap: _Gap, language: PageLanguage) -> bool | None:
    """К.-Ж. Токаев, Joseph R. Biden; but "Vitamin C. The …" parts where the next word opens sentences."""
    if not _INITIAL.search(gap.left) and not _INITIALS.search(gap.last):
        return None
    return gap.first[:1].isupper() and gap.first not in language.sentences.openers


def join_initialisms(gap: _Gap, language: PageLanguage) -> bool | None:
    """At 5 p.m. in Omsk, the U.S. Congress; but "at 5 p.m. He left" parts."""
    if _bare(gap.last) not in language.sentences.initialisms:
        return None
    return gap.first not in language.sentences.openers


def join_abbreviations(gap: _Gap, language: PageLanguage) -> bool | None:
    """В г. Омске, 24,5 млрд долл. США, Mr. Smith; but "в 2021 г. Затем" parts: a year is before it and a capital after."""
    if not gap.last.endswith(".") or _bare(gap.last) not in language.sentences.abbreviations:
        return None
    if gap.first in language.sentences.openers and not _bare(gap.last)[:1].isupper():
        return False
    is_acronym = len(gap.first) > 1 and gap.first.isupper()
    ends = re.search(r"\d[\d\s.,]*\s?(?:[^\W\d]+\.?\s)?$", gap.left[: -len(gap.last)])
    return not (ends and gap.first[:1].isupper() and not is_acronym and language.script == "Cyrillic")


def join_list_numbers(gap: _Gap, language: PageLanguage) -> bool | None:
    """In "1. The parties agreed" the number is not a sentence."""
    return True if re.fullmatch(r"\s*[\"“«(]?\d{1,3}[.)]", gap.left) else None


RULES: tuple[Rule, ...] = (join_list_numbers, join_lower_case, join_initials, join_initialisms, join_abbreviations)
