"""Speaker labels: the words before a colon that say who has the floor.

A line alone often cannot tell: "Clean Water: …" in a list has the shape of "Jane Roe: …". So a line gives a candidate with its
shape (:func:`find_label`), and the page decides which candidates hold (:func:`choose_labels`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.text.names import INITIAL, UPPER

_LONGEST = 160
_MOST_WORDS = 18
_LONGEST_NAME = 4
_NAME = rf"[{UPPER}][^\W\d_]*(?:['’ʼ-][^\W\d_]+)*"
_INITIALED = re.compile(rf"(?:{INITIAL}\s?-?\s?){{1,3}}{_NAME}(?: {_NAME})?")
_NAMES = re.compile(rf"(?:{_NAME} )(?:[{UPPER}]\. )?(?:(?:{_NAME}|[^\W\d_]{{2,3}}) )*{_NAME}")
_SURNAME = re.compile(_NAME)
_SHOUTED = re.compile(rf"[{UPPER}][{UPPER}.'’-]+(?: [{UPPER}][{UPPER}.'’-]*){{0,6}}")
_NOTE = re.compile(r"\s*\([^()]{1,60}\)")
_WIDE_GAP = re.compile(r" {2,}")
# Shapes that are a label wherever they stand; the others need a page that speaks in labels.
CERTAIN = frozenset({"initials", "nameless", "titled", "known_name", "office_and_name", "marker"})
_NAMED = frozenset({"title_and_name", "name_and_office", "name"})


class LabelWords(NamedTuple):
    """What the languages know of labels.

    ``titles``: first words of offices and forms of title; ``nameless``: words for people without a name; ``markers``: of
    these, the ones printed without a colon before a wide gap; ``patronymics``: their ends; ``addresses``: words that
    open a form of address; ``particles``: small words inside names ("bin");
    ``articles`` stand before titles; ``plain_titles``: titles of languages that
    write headings without capitals, so that capitals show names; ``people``: full names of the people we know, in lower
    case.
    """

    titles: frozenset[str]
    nameless: frozenset[str]
    markers: frozenset[str]
    patronymics: tuple[str, ...]
    addresses: frozenset[str]
    particles: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    plain_titles: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


class Label(NamedTuple):
    """A label at ``[start, stop)``, a note in brackets after the name included, with the speech from ``speech`` on.

    ``printed`` is the label without the note.
    """

    start: int
    stop: int
    speech: int
    printed: str
    note: str
    shape: str


def find_label(text: str, start: int, stop: int, words: LabelWords) -> Label | None:
    """The label that the line ``[start, stop)`` may open with.

    Shapes, in the order tried: ``nameless`` (Вопрос), ``initials`` (К.-Ж.Токаев), ``titled`` (THE PRESIDENT, MS. ROE),
    ``shouted`` (JANE ROE), ``known_name`` (a person we know, after an office or not), ``office_and_name`` (President of …
    Jane Roe), ``title_and_name`` (Senator Roe), ``name`` (Jane Roe), ``surname`` (Roe); ``marker`` is one without a colon
    ("Q    Thank you"). A form of address ("Уважаемый Имя Отчество:") is none, nor is a clause that ends in a colon.
    """
    colon = text.find(":", start, min(stop, start + _LONGEST))
    if colon < 0:
        return _find_marker(text, start, stop, words)
    if colon + 1 < stop and not text[colon + 1].isspace():
        return _find_marker(text, start, stop, words)
    printed = text[start:colon].rstrip()
    notes = list(_NOTE.finditer(printed))
    bare = _NOTE.sub("", printed).strip() if notes else printed
    shape = _name_shape(bare, words)
    if shape is None:
        return _find_marker(text, start, stop, words)
    note = " ".join(found.group().strip(" ()") for found in notes)
    return Label(start, start + len(printed), _skip_spaces(text, colon + 1, stop), bare, note, shape)


def _find_marker(text: str, start: int, stop: int, words: LabelWords) -> Label | None:
    gap = _WIDE_GAP.search(text, start, min(stop, start + 40))
    if gap is None or text[start : gap.start()].casefold() not in words.markers:
        return None
    return Label(start, gap.start(), _skip_spaces(text, gap.end(), stop), text[start : gap.start()], "", "marker")


def _skip_spaces(text: str, place: int, stop: int) -> int:
    while place < stop and text[place] == " ":
        place += 1
    return place


def _name_shape(bare: str, words: LabelWords) -> str | None:
    words_printed = bare.split()
    tokens = words_printed[1:] if words_printed and words_printed[0].casefold() in words.articles else words_printed
    if not tokens or len(tokens) > _MOST_WORDS or not (bare[0].isalpha() and bare[-1].isalnum()):
        return None
    first = tokens[0].casefold().strip(".,")
    if bare.casefold() in words.nameless:
        return "nameless"
    if first in words.addresses:
        return None
    is_titled = first in words.titles or first.split("-")[0] in words.titles
    if is_titled and len(words_printed) > 1 and _SHOUTED.fullmatch(bare):
        return "titled"
    if _INITIALED.fullmatch(bare):
        return "initials"
    if _ends_with_person(tokens, words, is_titled=is_titled):
        return "known_name"
    if _SHOUTED.fullmatch(bare) and len(bare) > 2:
        return "shouted"
    if words.patronymics and tokens[-1].casefold().endswith(words.patronymics):
        return None
    if "," in bare:
        return _shape_with_comma(bare, words)
    if is_titled:
        return _shape_of_office(tokens, words)
    if len(tokens) == 1:
        return "surname" if _SURNAME.fullmatch(bare) else None
    if any(token[0].islower() and token not in words.particles for token in tokens):
        return None
    return "name" if len(tokens) <= _LONGEST_NAME and _NAMES.fullmatch(bare) else None


def _shape_of_office(tokens: Sequence[str], words: LabelWords) -> str | None:
    """An office and a name: "President of … Jane Roe", "Press Secretary Jane Roe"; "Head Start Programs" may be a heading."""
    if not all(token[:1].isupper() for token in tokens[-2:]) or _is_title(tokens[-1], words):
        return None
    is_office = any(token[:1].islower() for token in tokens) or sum(_is_title(token, words) for token in tokens) > 1
    if len(tokens) > 2 and (is_office or tokens[0].casefold() in words.plain_titles):
        return "office_and_name"
    return "title_and_name" if len(tokens) > 1 else None


def _ends_with_person(tokens: Sequence[str], words: LabelWords, *, is_titled: bool) -> bool:
    """The tokens are the name of a person we know, alone or after an office."""
    tails = range(1, len(tokens) - 1) if is_titled else ()
    return any(" ".join(tokens[start:]).casefold() in words.people for start in (0, *tails))


def _is_title(token: str, words: LabelWords) -> bool:
    return token.casefold().strip(".") in words.titles


def _shape_with_comma(bare: str, words: LabelWords) -> str | None:
    """A name with its office, "Jane Roe, press secretary"; any other comma makes a clause."""
    name, _, office = bare.partition(", ")
    first = office.split(" ", 1)[0].casefold()
    is_name = _INITIALED.fullmatch(name) or (_NAMES.fullmatch(name) and len(name.split()) <= _LONGEST_NAME)
    return "name_and_office" if is_name and first in words.titles and "," not in office else None


def _may_be_shouted_name(label: Label) -> bool:
    """Two to four words: "NOMINATIONS SENT TO THE SENATE" is a heading."""
    return 1 < len(label.printed.split()) <= _LONGEST_NAME


def choose_labels(candidates: Sequence[Label], head: str) -> tuple[Label, ...]:
    """The candidates that are labels, in order, judged by the page they stand on; ``head`` is the text above the first of them.

    A name or words in capitals hold where another label does or where they open two lines; names also where the head names them (a
    title and a name, or two names), and where a name returns without its office ("President Jane Roe:", then "Jane Roe:"); a
    surname alone holds after a label that ends with it.
    """
    times = Counter(label.printed for label in candidates)
    named = {label.printed for label in candidates if label.shape in _NAMED}
    returns = any(longer.endswith(f" {shorter}") for longer in named for shorter in named)
    speaks = returns or any(label.shape in CERTAIN for label in candidates)
    shouted = sum(label.shape == "shouted" for label in candidates)
    headed = {printed for printed in named if printed in head}
    surnames: set[str] = set()
    chosen: list[Label] = []
    for label in candidates:
        if label.shape == "surname":
            holds = label.printed in surnames
        elif label.shape in CERTAIN:
            holds = True
        elif label.shape == "shouted":
            holds = speaks or times[label.printed] > 1 or (shouted > 1 and _may_be_shouted_name(label))
        else:
            is_headed = label.printed in headed and (label.shape == "title_and_name" or len(headed) > 1)
            holds = speaks or times[label.printed] > 1 or is_headed
        if holds:
            chosen.append(label)
            surnames.add(label.printed.partition(",")[0].split()[-1].rpartition(".")[2])
    return tuple(chosen)
