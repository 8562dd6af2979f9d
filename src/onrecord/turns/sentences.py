"""Sentences of a paragraph: every full stop with a space behind it may part, and small rules say where it does.

A rule says join, part, or abstains; the first that speaks decides. Where all abstain a Cyrillic text is asked of razdel, which was right
on all of the known pages, and any other text parts.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from razdel import sentenize

from onrecord.knowledge.pages import PageLanguage
from onrecord.model.evidence import Span
from onrecord.text.names import INITIAL

_BREAK = re.compile(r"[.!?…]+[\"”’»)\]]*(?P<gap>\s+)(?=\S)")
_TOKEN_START = re.compile(r"[\s(\[«“\"„]")
_FIRST_WORD = re.compile(r"[\"“‘«„(\[—–-]*\s*(?P<word>[^\W\d_]\.(?!\.)|[^\W_]+(?:['’.-][^\W_]+)*)")
_INITIALS = re.compile(rf"(?:^|[\s(«“\"])(?:{INITIAL}\s?-?\s?){{1,3}}$")
# "В 2021 г. Тарханин приехал": a date that opens the sentence does not end it.
_OPENING_DATE = re.compile(r"^\W*(?:[^\W\d_]{1,3}\s)?\d[\w\s.,–-]{0,30}$")
_NUMBER_BEFORE = re.compile(r"(?:\d|[XVI])[\d\s.,]*\s?(?:[^\W\d]+\.?\s)?$")
_LIST_NUMBER = re.compile(r"\s*[\"“«(]?\d{1,3}[.)]")
# As much of the text on both sides as any rule looks at.
_REACH = 80
_LONGEST_INITIALS = 9
# Razdel joins pieces one by one: a line of 1 MB takes it half a minute. No paragraph is longer than this.
_LONGEST_ASKED = 50_000


@dataclass(frozen=True, slots=True)
class _Gap:
    """The words on both sides of a candidate break; ``left`` begins with the sentence or ``_REACH`` characters before the gap."""

    left: str
    last: str
    first: str


Rule = Callable[[_Gap, PageLanguage], bool | None]


def split_sentences(text: str, start: int, stop: int, language: PageLanguage | None) -> Iterator[Span]:
    """Sentences of ``[start, stop)``, without the space between them; every word lies in exactly one.

    ``language`` is ``None`` where it is not known: then every candidate parts, a small letter behind it aside.
    """
    opened = start
    asks = language is not None and language.script == "Cyrillic" and stop - start <= _LONGEST_ASKED
    parted = _ask_razdel(text, start, stop) if asks else None
    for found in _BREAK.finditer(text, start, stop):
        left_stop, right_start = found.start("gap"), found.end("gap")
        gap = _read_gap(text, opened, left_stop, text[right_start : min(stop, right_start + _REACH)])
        if language is None:
            joins = bool(join_lower_case(gap, None))
        else:
            answer = next((answer for rule in RULES if (answer := rule(gap, language)) is not None), None)
            joins = answer if answer is not None else parted is not None and left_stop not in parted
        if not joins:
            yield from _trim(text, opened, left_stop)
            opened = right_start
    yield from _trim(text, opened, stop)


def _ask_razdel(text: str, start: int, stop: int) -> frozenset[int]:
    """Where razdel ends sentences."""
    return frozenset(start + piece.stop for piece in sentenize(text[start:stop]))


def _read_gap(text: str, opened: int, left_stop: int, right: str) -> _Gap:
    left = text[max(opened, left_stop - _REACH) : left_stop]
    first = _FIRST_WORD.match(right)
    return _Gap(left, _TOKEN_START.split(left)[-1], first["word"] if first else "")


def _trim(text: str, start: int, stop: int) -> Iterator[Span]:
    piece = text[start:stop]
    if piece.strip():
        lead = len(piece) - len(piece.lstrip())
        yield Span(start=start + lead, stop=start + len(piece.rstrip()))


def _bare(token: str) -> str:
    return token.rstrip(".").lstrip('(["“«„')


def join_list_numbers(gap: _Gap, language: PageLanguage | None) -> bool | None:
    """In "1. The parties agreed" the number is not a sentence."""
    return True if _LIST_NUMBER.fullmatch(gap.left) else None


def join_lower_case(gap: _Gap, language: PageLanguage | None) -> bool | None:
    """“What?” he asked: a sentence does not begin with a small letter."""
    return True if gap.first[:1].islower() else None


def join_numbers(gap: _Gap, language: PageLanguage) -> bool | None:
    """No. 12, стр. 5: joins before a number alone; "No. He left" parts."""
    if not gap.last.endswith(".") or _bare(gap.last) not in language.sentences.before_numbers:
        return None
    return True if gap.first[:1].isdigit() else None


def join_initials(gap: _Gap, language: PageLanguage) -> bool | None:
    """К.-Ж. Токаев, Joseph R. Biden; but "Vitamin C. The …" parts where the next word opens sentences."""
    if not gap.last[:1].isupper() or len(gap.last) > _LONGEST_INITIALS or not _INITIALS.search(gap.left):
        return None
    return gap.first[:1].isupper() and gap.first not in language.sentences.openers


def join_initialisms(gap: _Gap, language: PageLanguage) -> bool | None:
    """At 5 p.m. in Omsk, the U.S. Congress; but "at 5 p.m. He left" parts."""
    if _bare(gap.last) not in language.sentences.initialisms:
        return None
    return gap.first not in language.sentences.openers


def part_after_closing(gap: _Gap, language: PageLanguage) -> bool | None:
    """What closes a list, "и т. д.", parts before a capital."""
    is_closing = f" {gap.left}".replace(". ", ".").endswith(language.sentences.closing)
    return False if is_closing and gap.first[:1].isupper() else None


def part_after_measures(gap: _Gap, language: PageLanguage) -> bool | None:
    """В 2021 г. Затем …: parts behind a number before a capital; an acronym, and a date that opens the sentence, go on."""
    if not gap.last.endswith(".") or _bare(gap.last) not in language.sentences.after_numbers:
        return None
    if not _NUMBER_BEFORE.search(gap.left[: -len(gap.last)]):
        return None
    is_acronym = len(gap.first) > 1 and gap.first.isupper()
    return not gap.first[:1].isupper() or is_acronym or bool(_OPENING_DATE.match(gap.left))


def join_abbreviations(gap: _Gap, language: PageLanguage) -> bool | None:
    """В г. Омске, Mr. Smith; a small abbreviation before a word that opens sentences parts."""
    if not gap.last.endswith(".") or _bare(gap.last) not in language.sentences.abbreviations:
        return None
    return gap.first not in language.sentences.openers or _bare(gap.last)[:1].isupper()


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
