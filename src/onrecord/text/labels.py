"""Speaker labels: the words before a colon that say who has the floor.

A line alone often cannot tell: "Clean Water: …" in a list has the shape of "Jane Roe: …". So a line gives a candidate with its
shape (:func:`find_label`), and the page decides which candidates hold (:mod:`onrecord.text.held_labels`).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.text.names import INITIAL, UPPER

_LONGEST = 160
_MOST_WORDS = 18
_LONGEST_NAME = 4
_LONGEST_MARKER = 12
_NAME = rf"[{UPPER}][^\W\d_]*(?:['’ʼ-][^\W\d_]+)*"
# "В.Путин", "М.Диас-Канель Бермудес", "Х.Бен Тарек Аль Саид".
INITIALED = rf"(?:{INITIAL}\s?-?\s?){{1,3}}{_NAME}(?: {_NAME}){{0,3}}"
_INITIALED = re.compile(INITIALED)
_NAMES = re.compile(rf"(?:{_NAME} )(?:[{UPPER}]\. )?(?:(?:{_NAME}|[^\W\d_]{{2,3}}) )*{_NAME}")
_SURNAME = re.compile(_NAME)
_SHOUTED = re.compile(rf"[{UPPER}][{UPPER}.'’-]+(?: [{UPPER}][{UPPER}.'’-]*){{0,6}}")
_NOTE = re.compile(r"\s*\([^()]{1,60}\)")
_QUOTE_MARKS = ('"', "“", "«", "„", "‘", "'")
# What the last line of speech ends with; a line of a list ends without.
_SPOKEN_END = tuple(".!?…—–-:;,)”»\"’'")
# Shapes that are a label wherever they stand; the others need a page that speaks in labels.
CERTAIN = frozenset({"initials", "nameless", "titled", "known_name", "office_and_name", "marker"})


class LabelWords(NamedTuple):
    """What the languages know of labels.

    ``titles``: first words of offices and forms of title; ``nameless``: words for people without a name; ``markers``: of
    these, the ones printed without a colon before a wide gap; ``lone_markers``: the ones that are no word of their own, so that a
    plain space is enough; ``patronymics``: their ends; ``addresses``: words that
    open a form of address; ``particles``: small words inside names ("bin"); ``openers``: words that open a sentence before a name;
    ``initialisms`` have the shape of initials ("U.S.");
    ``articles`` stand before titles; ``office_words``: small words inside offices; ``plain_titles``: titles of languages that
    write headings without capitals, so that capitals show names; ``people``: full names of the people we know, in lower
    case.
    """

    titles: frozenset[str]
    nameless: frozenset[str]
    markers: frozenset[str]
    patronymics: tuple[str, ...]
    addresses: frozenset[str]
    lone_markers: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    initialisms: tuple[str, ...] = ()
    articles: frozenset[str] = frozenset()
    office_words: frozenset[str] = frozenset()
    plain_titles: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


class Label(NamedTuple):
    """A label at ``[start, stop)``, a note in brackets after the name included, with the speech from ``speech`` on.

    ``printed`` is the label without the note, with single spaces. ``is_entry``: what follows looks like an entry of a list: it
    opens with a quotation mark ("Jane Roe: “We …”"), or has no mark at its end ("Jane Roe: Nominee for the Court").
    """

    start: int
    stop: int
    speech: int
    printed: str
    note: str
    shape: str
    is_entry: bool = False


def find_label(text: str, start: int, stop: int, words: LabelWords) -> Label | None:
    """The label that the line ``[start, stop)`` may open with.

    Shapes, in the order tried: ``marker``, one without a colon before a wide gap ("Q    Thank you"); ``lone_marker``, one before a
    plain space ("Q Thank you"); ``nameless`` (Вопрос), ``initials`` (К.-Ж.Токаев), ``titled`` (THE PRESIDENT, MS. ROE),
    ``known_name`` (a person we know, after an office or not), ``shouted`` (JANE ROE), ``office`` (The President),
    ``office_and_name`` (President of … Jane Roe), ``title_and_name`` (Senator Roe), ``name`` (Jane Roe), ``surname`` (Roe). A
    form of address ("Уважаемый Имя Отчество:") is none, nor is a clause that ends in a colon.
    """
    if (marker := _find_marker(text, start, stop, words)) is not None:
        return marker
    colon = text.find(":", start, min(stop, start + _LONGEST))
    if colon < 0 or (colon + 1 < stop and not text[colon + 1].isspace()):
        return None
    printed = text[start:colon].rstrip()
    notes = list(_NOTE.finditer(printed)) if "(" in printed else []
    tokens = (_NOTE.sub("", printed) if notes else printed).split()
    bare = " ".join(tokens)
    shape = _find_shape(bare, tokens, words)
    if shape is None:
        return None
    note = " ".join(found.group().strip(" ()") for found in notes)
    speech = _skip_spaces(text, colon + 1, stop)
    return Label(start, start + len(printed), speech, bare, note, shape, _is_entry(text[speech:stop]))


def _is_entry(following: str) -> bool:
    shown = following.strip("* ")
    return bool(shown) and (shown.startswith(_QUOTE_MARKS) or not shown.endswith(_SPOKEN_END))


def _find_marker(text: str, start: int, stop: int, words: LabelWords) -> Label | None:
    gap = text.find(" ", start, min(stop, start + _LONGEST_MARKER + 1))
    marker = text[start:gap] if gap > start else ""
    if marker.casefold() not in words.markers:
        return None
    speech = _skip_spaces(text, gap, stop)
    if speech - gap > 1:
        return Label(start, gap, speech, marker, "", "marker")
    is_lone = marker.casefold() in words.lone_markers and marker.isupper()
    if not is_lone or speech >= stop or text[speech].islower():
        return None
    return Label(start, gap, speech, marker, "", "lone_marker")


def _skip_spaces(text: str, place: int, stop: int) -> int:
    while place < stop and text[place] == " ":
        place += 1
    return place


def _find_shape(bare: str, printed: Sequence[str], words: LabelWords) -> str | None:
    has_article = len(printed) > 1 and printed[0].casefold() in words.articles
    tokens = printed[1:] if has_article else printed
    if not tokens or len(tokens) > _MOST_WORDS or not (bare[0].isalpha() and bare[-1].isalnum()):
        return None
    first = tokens[0].casefold().strip(".,")
    if bare.casefold() in words.nameless:
        return "nameless"
    if first in words.addresses:
        return None
    is_titled = first in words.titles or first.split("-")[0] in words.titles
    is_shouted = bare[1:2].isupper() or not bare[1:2].isalpha()
    if is_shouted and is_titled and len(printed) > 1 and _SHOUTED.fullmatch(bare):
        return "titled"
    if _INITIALED.fullmatch(bare) and not bare.casefold().startswith(words.initialisms):
        return "initials"
    if _ends_with_person(tokens, words, is_titled=is_titled):
        return "known_name"
    if is_shouted and len(bare) > 2 and _SHOUTED.fullmatch(bare):
        return "shouted"
    if has_article:
        return "office" if is_titled and all(token[:1].isupper() for token in tokens) else None
    return _find_mixed_shape(bare, tokens, words, is_titled=is_titled)


def _find_mixed_shape(bare: str, tokens: Sequence[str], words: LabelWords, *, is_titled: bool) -> str | None:
    """The shape of a label in small letters and capitals."""
    first, last = tokens[0].casefold(), tokens[-1].casefold()
    if first in words.openers or (words.patronymics and last.endswith(words.patronymics)):
        return None
    if "," in bare:
        return _find_shape_with_comma(bare, words)
    if is_titled:
        return _find_shape_of_office(tokens, words)
    if len(tokens) == 1:
        return "surname" if _SURNAME.fullmatch(bare) else None
    if any(token[0].islower() and token not in words.particles for token in tokens):
        return None
    return "name" if len(tokens) <= _LONGEST_NAME and _NAMES.fullmatch(bare) else None


def _find_shape_of_office(tokens: Sequence[str], words: LabelWords) -> str | None:
    """An office and a name: "President of … Jane Roe", "Press Secretary Jane Roe"; "Head Start Programs" may be a heading."""
    if not all(token[:1].isupper() for token in tokens[-2:]) or _is_title(tokens[-1], words):
        return None
    small = [token for token in tokens if not token[:1].isupper()]
    is_plain = tokens[0].casefold() in words.plain_titles
    if not (_are_plain_words(small, words) if is_plain else _are_office_words(small, words)):
        return None
    is_office = bool(small) or sum(_is_title(token, words) for token in tokens) > 1
    if len(tokens) > 2 and (is_office or is_plain):
        return "office_and_name"
    return "title_and_name" if len(tokens) > 1 else None


def _are_office_words(small: Sequence[str], words: LabelWords) -> bool:
    """Where headings have capitals, other small words make a clause: "President Roe hosted the Summit"."""
    return all(token in words.office_words or token in words.particles for token in small)


def _are_plain_words(small: Sequence[str], words: LabelWords) -> bool:
    """«Министр связи Лугоземья Роман Рой»; but «Первый вопрос Роману Рою» names what is said."""
    return all(token.isalpha() and token not in words.nameless for token in small)


def _ends_with_person(tokens: Sequence[str], words: LabelWords, *, is_titled: bool) -> bool:
    """The tokens are the name of a person we know, alone or after an office."""
    tails = range(1, len(tokens) - 1) if is_titled else ()
    return any(" ".join(tokens[start:]).casefold() in words.people for start in (0, *tails))


def _is_title(token: str, words: LabelWords) -> bool:
    return token.casefold().strip(".") in words.titles


def _find_shape_with_comma(bare: str, words: LabelWords) -> str | None:
    """A name with its office, "Jane Roe, press secretary"; any other comma makes a clause."""
    name, _, office = bare.partition(", ")
    first = office.split(" ", 1)[0].casefold()
    is_name = _INITIALED.fullmatch(name) or (_NAMES.fullmatch(name) and len(name.split()) <= _LONGEST_NAME)
    return "name_and_office" if is_name and first in words.titles and "," not in office else None
