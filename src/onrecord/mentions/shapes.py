"""Names of people nobody has told us of: what about a stretch of capitalised words says that it names a person.

In order: initials, a given name that we know, a patronymic, a title or office right before it, a speaker's label. Where a language writes
headings with capitals, a verb of saying beside the name; where it does not, two capitalised words inside a sentence are enough, and at
its beginning the first of them may be any word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.mentions.cases import cut_by_case
from onrecord.mentions.known import Naming
from onrecord.mentions.segments import LONGEST_NAME, Segment
from onrecord.mentions.speaking import find_speaker
from onrecord.text.names import NamePart
from onrecord.text.remembered import Remembered
from onrecord.text.spans import SpanIndex
from onrecord.text.words import read_word

# The rule of a name that opens a sentence: its first word may still be any word.
OPENING = "opening"
_NEXT_WORD = re.compile(r"\s(?P<word>[^\W\d_]+)")
_LONGEST_TITLE = 30
_BLANKS = (" ", "\u00a0")
# The editor's word behind a name: "[Ясенев]".
_ADDED = re.compile(r" \[(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)\]")
_FULL_NAME = 3
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:\n])[\s\"«“„(\[—–-]*$")
_OPENING_MARKS = "«“„\"'"
_CLOSING_MARKS = "»”“\"'"


@dataclass(frozen=True, slots=True)
class Page:
    """What the page around a name tells: its text and its labels; ``in_office`` are the places right behind an office.

    ``small`` remembers by stem which words stand on the page in small letters.
    """

    text: str
    labels: SpanIndex
    in_office: frozenset[int] = frozenset()
    small: dict[str, bool] = field(default_factory=dict)

    @property
    def speaks(self) -> bool:
        """People talk to each other here, and call each other by name and patronymic."""
        return bool(self.labels.starts)

    def has_small(self, stem: str, naming: Naming) -> bool:
        """A word of this stem stands on the page in small letters."""
        known = self.small.get(stem)
        if known is None:
            known = self.small[stem] = self._find_small(stem, naming)
        return known

    def _find_small(self, stem: str, naming: Naming) -> bool:
        place = self.text.find(stem)
        while place >= 0:
            word = read_word(self.text, place)
            if word and not self.text[place - 1 : place].isalpha() and naming.stem(word.folded) == stem:
                return True
            place = self.text.find(stem, place + 1)
        return False


@dataclass(frozen=True, slots=True)
class Shaped:
    """The words of a name, which of them is the surname and which the given name, and the rule that spoke."""

    parts: tuple[NamePart, ...]
    surname: NamePart
    given: NamePart | None
    rule: str


def find_shape(segment: Segment, page: Page, naming: Naming) -> Shaped | None:
    """The unknown person that a stretch of words names, if anything says that it is one."""
    parts = segment.parts
    if len(parts) == 1:
        titled = _by_title(parts, page, naming)
        return titled if titled and _cut_at_place(parts, page, naming) else None
    parts = _cut_at_place(_skip_initialism(parts, page, naming), page, naming)
    if not parts:
        return None
    if len(parts) > 1:
        if _fills_marks(parts, page):
            return None
        if parts[0].is_initial and not parts[-1].is_initial:
            return Shaped(parts[:LONGEST_NAME], parts[:LONGEST_NAME][-1], parts[0], "initials")
        named = _by_given_name(parts, page, naming) or _by_patronymic(parts, page, naming)
        if named is not None or _is_patronymic(parts[-1], page, naming):
            return named
        if naming.look_up(parts[0].word).is_adjective:
            return None
        if not _opens_sentence(parts[0], page):
            parts = cut_by_case(parts, page.text, naming.language)
    return _by_title(parts, page, naming) or (None if segment.is_named_thing else _by_capitals(parts, page, naming))


def _skip_initialism(parts: tuple[NamePart, ...], page: Page, naming: Naming) -> tuple[NamePart, ...]:
    """The words behind "U.S." or "P.M.", which are no initials."""
    if not parts[0].is_initial:
        return parts
    first = next((place for place, part in enumerate(parts) if not part.is_initial), 0)
    if first and page.text[parts[0].start : parts[first].start].strip(" .-").casefold() in naming.language.initialisms:
        return parts[first:]
    return parts


def _cut_at_place(parts: tuple[NamePart, ...], page: Page, naming: Naming) -> tuple[NamePart, ...]:
    """Without the word that the next one makes a place: "Вельской области"."""
    following = _NEXT_WORD.match(page.text, parts[-1].stop) if parts else None
    return parts[:-1] if following and naming.look_up(following["word"]).is_place else parts


def _fills_marks(parts: Sequence[NamePart], page: Page) -> bool:
    """All that stands in quotation marks: a ship, a club or a title, named after a person at best."""
    before, after = page.text[parts[0].start - 1 : parts[0].start], page.text[parts[-1].stop : parts[-1].stop + 1]
    return bool(before and after) and before in _OPENING_MARKS and after in _CLOSING_MARKS


def _by_given_name(parts: tuple[NamePart, ...], page: Page, naming: Naming) -> Shaped | None:
    for place, part in enumerate(parts[:-1]):
        if not part.is_initial and naming.look_up(part.word).is_given:
            named = parts[place : _find_name_end(parts, place, naming)]
            surname = named[-1]
            if _is_patronymic(surname, page, naming):
                return _by_patronymic(parts, page, naming)
            return Shaped(named, surname, part, "given_name")
    return None


def _find_name_end(parts: Sequence[NamePart], place: int, naming: Naming) -> int:
    """Where a name ends that opens with a given name: before the next given name, or after four words."""
    last = min(len(parts), place + LONGEST_NAME)
    following = (at for at in range(place + 2, last) if naming.look_up(parts[at].word).is_given)
    return next((at for at in following if at < len(parts) - 1), last)


def _by_patronymic(parts: tuple[NamePart, ...], page: Page, naming: Naming) -> Shaped | None:
    """Surname, given name, patronymic, in either order; the two without a surname name nobody on their own.

    An editor may have put the surname behind them: "Роман Львович [Ясенев]".
    """
    if len(parts) > 1 and _is_patronymic(parts[1], page, naming):
        if len(parts) > _FULL_NAME - 1 and not parts[0].is_initial:
            return Shaped(parts[:_FULL_NAME], parts[_FULL_NAME - 1], parts[0], "patronymic")
        if added := _ADDED.match(page.text, parts[1].stop):
            surname = NamePart(added.start("word"), added.end("word"), added["word"], False)
            return Shaped(parts[:2], surname, parts[0], "patronymic")
    for place, part in enumerate(parts):
        if place > 1 and _is_patronymic(part, page, naming) and not _is_opening_word(parts[place - 2], page, naming):
            return Shaped(parts[place - 2 : place + 1], parts[place - 2], parts[place - 1], "patronymic")
    return None


def _is_patronymic(part: NamePart, page: Page, naming: Naming) -> bool:
    """A word that ends like a patronymic of no name we know is one where people speak, and a surname in the press."""
    facts = naming.look_up(part.word)
    return facts.is_patronymic or (facts.may_be_patronymic and page.speaks)


def read_word_before(text: str, start: int) -> str:
    """The word right before ``start``, its full stop with it, with one space between; empty where there is none.

    What stands behind the blank before it is remembered: of 30,000 looks on 268 pages 5,000 are different.
    """
    if text[start - 1 : start] not in _BLANKS:
        return ""
    opened = max(0, start - _LONGEST_TITLE)
    blank = text.rfind(" ", opened, start - 1)
    return _WORDS_BEFORE[text[opened if blank < 0 else blank + 1 : start]]


def _read_last_word(before: str) -> str:
    """The last word of what stands before a blank at its end."""
    if len(before) < 2 or not (before[-2].isalpha() or before[-2] == "."):
        return ""
    word = before[:-1].rsplit(None, 1)[-1]
    if word.isalpha():
        return word
    word = word.lstrip("«“„\"'(—–")
    return word if word.removesuffix(".").replace("-", "").isalpha() else ""


_WORDS_BEFORE = Remembered(_read_last_word, 50_000)


def find_title_before(text: str, start: int, naming: Naming) -> str:
    """The title right before a name as printed; behind a full stop only one that is printed short ("Mr.", "Gov.")."""
    printed = read_word_before(text, start)
    word = printed.removesuffix(".") if printed else ""
    if not word or not naming.look_up(word).is_title:
        return ""
    return word if word == printed or naming.look_up(word).stem in naming.short_titles else ""


def _by_title(parts: tuple[NamePart, ...], page: Page, naming: Naming) -> Shaped | None:
    if len(parts) > 1 and page.labels.covers(parts[0].start):
        # Behind an office of a country nobody has told us of, the last two words are the name.
        named = parts[-2:] if not page.labels.opens(parts[0].start) else parts[:LONGEST_NAME]
        return Shaped(named, named[-1], named[0], "label")
    before = find_title_before(page.text, parts[0].start, naming)
    stem = naming.look_up(before).stem if before else ""
    if not before or (stem in naming.modifiers and stem not in naming.honorifics):
        return None
    rule = "honorific" if stem in naming.honorifics else "titled"
    parts = _cut_behind_known(parts, naming)[:LONGEST_NAME]
    if len(parts) > 1:
        return Shaped(parts, parts[-1], parts[0], rule)
    if stem in naming.given_titles:
        return None
    if stem in naming.single_named and naming.look_up(parts[0].word).is_given:
        return Shaped(parts, parts[0], None, rule)
    # "President Roe": where titles before names are printed with a capital, one word is a surname; «президент Вельи» may be any country.
    is_printed_so = naming.language.capitals_in_headings and before[0].isupper()
    is_word = rule == "titled" and page.has_small(naming.look_up(parts[0].word).stem, naming)
    return Shaped(parts, parts[0], None, rule) if rule == "honorific" or (is_printed_so and not is_word) else None


def _cut_behind_known(parts: tuple[NamePart, ...], naming: Naming) -> tuple[NamePart, ...]:
    """The surname of a person we know, without the words of a heading behind it: "President Roe Commemorating"."""
    first = naming.look_up(parts[0].word)
    return parts[:1] if first.stem in naming.alone and not first.is_given else parts


def _opens_sentence(part: NamePart, page: Page) -> bool:
    return _OPENS_SENTENCE.search(page.text[max(0, part.start - _LONGEST_TITLE) : part.start]) is not None


def _is_opening_word(part: NamePart, page: Page, naming: Naming) -> bool:
    """A word that opens a sentence, and is a verb or stands on the page in small letters too, is no name."""
    if not _opens_sentence(part, page):
        return False
    return part.word.endswith(naming.language.verb_endings) or page.has_small(naming.look_up(part.word).stem, naming)


def _by_capitals(parts: tuple[NamePart, ...], page: Page, naming: Naming) -> Shaped | None:
    if len(parts) < 2:
        return None
    if naming.language.capitals_in_headings:
        named = find_speaker(parts, page.text, naming.speech)
        return Shaped(named, named[-1], named[0], "speaking") if named else None
    rule = "capitalised"
    if _opens_sentence(parts[0], page):
        if _is_opening_word(parts[0], page, naming) or len(parts) > LONGEST_NAME - 1:
            parts = parts[1:]
        else:
            rule = OPENING
        parts = cut_by_case(parts, page.text, naming.language)
    if not 1 < len(parts) <= LONGEST_NAME or any(part.word.isupper() for part in parts if not part.is_initial):
        return None
    return Shaped(parts, parts[-1], parts[0], rule)
