"""Names of people nobody has told us of: what about a run of capitalised words says that it names a person.

In order: initials, a given name that we know, a patronymic, a title or office right before it, a speaker's label. Where a language writes
headings without capitals, two capitalised words inside a sentence are enough; at its beginning the first of them may be any word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.mentions.known import Naming
from onrecord.text.names import NamePart
from onrecord.text.spans import SpanIndex
from onrecord.text.words import fold_word

LONGEST_NAME = 4
# The rule of a name that opens a sentence: its first word may still be any word.
OPENING = "opening"
_FIRST_BEYOND_LATIN = "\u0250"
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)\.?\s$")
_NEXT_WORD = re.compile(r"\s(?P<word>[^\W\d_]+)")
_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_]+")
_LONGEST_TITLE = 30
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:\n])[\s\"«“„(\[—–-]*$")


@dataclass(frozen=True, slots=True)
class Page:
    """What the page around a name tells: its text, its labels, the stems of its words in small letters."""

    text: str
    labels: SpanIndex
    small: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shaped:
    """The words of a name, which of them is the surname and which the given name, and the rule that spoke."""

    parts: tuple[NamePart, ...]
    surname: NamePart
    given: NamePart | None
    rule: str


def read_around(text: str, labels: SpanIndex, naming: Naming) -> Page:
    """The page as :func:`find_shape` asks of it; words in small letters matter where headings have no capitals."""
    if naming.language.capitals_in_headings:
        return Page(text, labels, frozenset())
    words = {word for word in _SMALL_WORD.findall(text) if word[0].islower()}
    return Page(text, labels, frozenset(naming.stem(word) for word in words))


def find_shape(parts: Sequence[NamePart], page: Page, naming: Naming) -> Shaped | None:
    """The unknown person that a run of free words names, if anything says that it is one."""
    parts = _cut_at_things(_skip_initialism(parts, page, naming), page, naming)
    if not parts or not _in_own_script(parts, naming):
        return None
    if parts[0].is_initial and len(parts) > 1 and not parts[-1].is_initial:
        return Shaped(tuple(parts[:LONGEST_NAME]), parts[-1], parts[0], "initials")
    named = _by_given_name(parts, naming) or _by_patronymic(parts, naming)
    if named is not None or _is_patronymic(parts[-1], naming):
        return named
    return _by_title(parts, page, naming) or _by_capitals(parts, page, naming)


def _skip_initialism(parts: Sequence[NamePart], page: Page, naming: Naming) -> Sequence[NamePart]:
    """The words behind "U.S." or "P.M.", which are no initials."""
    first = next((place for place, part in enumerate(parts) if not part.is_initial), 0)
    if first and page.text[parts[0].start : parts[first].start].strip(" .").casefold() in naming.language.initialisms:
        return parts[first:]
    return parts


def _cut_at_things(parts: Sequence[NamePart], page: Page, naming: Naming) -> Sequence[NamePart]:
    """The words before the first that is a place or a body, and without one that the next word makes a place ("Вельской области").

    A small word that a heading prints with a capital ends a name too: "Remarks by President Roe Before Departure".
    """
    for place, part in enumerate(parts):
        is_small = place > 0 and fold_word(part.word) in naming.openers
        if not part.is_initial and (is_small or _is_thing(part, naming)):
            parts = parts[:place]
            break
    if parts:
        following = _NEXT_WORD.match(page.text, parts[-1].stop)
        if following and naming.stem(following["word"]) in naming.place_nouns:
            parts = parts[:-1]
    while parts and parts[-1].is_initial:
        parts = parts[:-1]
    return parts


def _is_thing(part: NamePart, naming: Naming) -> bool:
    stem = naming.stem(part.word)
    return stem in naming.not_people or stem in naming.countries or len(part.word) < 2


def _in_own_script(parts: Sequence[NamePart], naming: Naming) -> bool:
    """A Latin name in a Cyrillic text is a firm or a site, not a person."""
    is_latin = naming.language.titles[0] < _FIRST_BEYOND_LATIN
    return all((part.word < _FIRST_BEYOND_LATIN) == is_latin for part in parts)


def _by_given_name(parts: Sequence[NamePart], naming: Naming) -> Shaped | None:
    for place, part in enumerate(parts[:-1]):
        if not part.is_initial and naming.stem(part.word) in naming.given_names:
            named = tuple(parts[place : _find_name_end(parts, place, naming)])
            surname = named[-1]
            if _is_patronymic(surname, naming):
                return _by_patronymic(parts, naming)
            return Shaped(named, surname, part, "given_name")
    return None


def _find_name_end(parts: Sequence[NamePart], place: int, naming: Naming) -> int:
    """Where a name ends that opens with a given name: before the next given name, or after four words."""
    last = min(len(parts), place + LONGEST_NAME)
    following = (at for at in range(place + 2, last) if naming.stem(parts[at].word) in naming.given_names)
    return next((at for at in following if at < len(parts) - 1), last)


def _by_patronymic(parts: Sequence[NamePart], naming: Naming) -> Shaped | None:
    """Surname, given name, patronymic; the two without a surname are a form of address and name nobody on their own."""
    for place, part in enumerate(parts):
        if place > 1 and _is_patronymic(part, naming):
            return Shaped(tuple(parts[place - 2 : place + 1]), parts[place - 2], parts[place - 1], "patronymic")
    return None


def _is_patronymic(part: NamePart, naming: Naming) -> bool:
    endings = naming.patronymic_stems
    return bool(endings) and naming.stem(part.word).endswith(endings)


def _by_title(parts: Sequence[NamePart], page: Page, naming: Naming) -> Shaped | None:
    if page.labels.covers(parts[0].start) and len(parts) > 1:
        # Behind an office of a country nobody has told us of, the last two words are the name.
        named = parts[-2:] if not page.labels.opens(parts[0].start) else parts[:LONGEST_NAME]
        return Shaped(tuple(named), named[-1], named[0], "label")
    before = _BEFORE.search(page.text[max(0, parts[0].start - _LONGEST_TITLE) : parts[0].start])
    stem = naming.stem(before["word"]) if before else ""
    if stem in naming.honorifics:
        given = parts[0] if len(parts) > 1 else None
        return Shaped(tuple(parts[:LONGEST_NAME]), parts[:LONGEST_NAME][-1], given, "honorific")
    if stem not in naming.titles or stem in naming.modifiers:
        return None
    if len(parts) > 1:
        return Shaped(tuple(parts[:LONGEST_NAME]), parts[:LONGEST_NAME][-1], parts[0], "titled")
    # "President Roe": where titles before names are printed with a capital, one word is a surname; «президент Вельи» may be any country.
    is_printed_so = naming.language.capitals_in_headings and before is not None and before["word"][0].isupper()
    return Shaped(tuple(parts), parts[0], None, "titled") if is_printed_so else None


def _by_capitals(parts: Sequence[NamePart], page: Page, naming: Naming) -> Shaped | None:
    if naming.language.capitals_in_headings:
        return None
    rule = "capitalised"
    if _OPENS_SENTENCE.search(page.text[max(0, parts[0].start - _LONGEST_TITLE) : parts[0].start]):
        first = parts[0].word
        is_word = naming.stem(first) in page.small or first.endswith(naming.language.verb_endings)
        if is_word or len(parts) > LONGEST_NAME - 1:
            parts = parts[1:]
        else:
            rule = OPENING
    if not 1 < len(parts) <= LONGEST_NAME or any(part.word.isupper() for part in parts if not part.is_initial):
        return None
    return Shaped(tuple(parts), parts[-1], parts[0], rule)
