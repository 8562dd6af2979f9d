"""Speaker labels: the words before a colon that say who has the floor."""

import re
from typing import NamedTuple

from onrecord.text.names import UPPER

_LONGEST = 120
_MOST_WORDS = 14
_NAME = rf"[{UPPER}][^\W\d_]*(?:['’ʼ-][^\W\d_]+)*"
_INITIALED = re.compile(rf"(?:[{UPPER}][^\W\d_]?\.\s?-?\s?){{1,3}}{_NAME}(?: {_NAME})?")
_NAMES = re.compile(rf"(?:{_NAME} )(?:[{UPPER}]\. )?(?:(?:{_NAME}|[^\W\d_]{{2,3}}) )*{_NAME}")
_SHOUTED = re.compile(rf"(?:(?:THE|MR|MS|MRS|DR)\.? )?[{UPPER}][{UPPER}.'’-]+(?: [{UPPER}][{UPPER}.'’-]*){{0,6}}|[A-Z]")
_BRACKETS = re.compile(r"\s*\([^()]{1,60}\)")


class LabelWords(NamedTuple):
    """What the languages know of labels: first words of offices, words for people without a name, ends of patronymics."""

    titles: frozenset[str]
    nameless: frozenset[str]
    patronymics: tuple[str, ...]


class Label(NamedTuple):
    """A label at ``[start, stop)`` with the speech from ``speech`` on; ``note`` is what stands in brackets after the name."""

    start: int
    stop: int
    speech: int
    printed: str
    note: str
    shape: str


def find_label(text: str, start: int, stop: int, words: LabelWords) -> Label | None:
    """The label that the line ``[start, stop)`` opens with, if it does.

    A label may be broken over lines, its colon at the beginning of the next one ("President of … \\n: Thank you."). Shapes, in
    the order tried: ``initials`` (К.-Ж.Токаев), ``nameless`` (Вопрос), ``shouted`` (THE PRESIDENT), ``office_and_name``, ``name``. A form of
    address ("Уважаемый Имя Отчество:") is none, nor is a clause that ends in a colon.
    """
    colon = text.find(":", start, min(len(text), start + _LONGEST))
    if colon < 0 or (colon > stop and text[stop:colon].strip()):
        return None
    if colon + 1 < len(text) and not text[colon + 1].isspace():
        return None
    printed = text[start:colon].rstrip()
    bare = _BRACKETS.sub("", printed).strip()
    shape = _name_shape(bare, words)
    if shape is None or "\n" in printed:
        return None
    speech = colon + 1
    while speech < len(text) and text[speech] == " ":
        speech += 1
    note = " ".join(found.group().strip(" ()") for found in _BRACKETS.finditer(printed))
    label_stop = start + len(printed) if not note else start + len(printed[: printed.find("(")].rstrip())
    return Label(start, label_stop, speech, bare, note, shape)


def _name_shape(bare: str, words: LabelWords) -> str | None:
    tokens = bare.split()
    if not tokens or len(tokens) > _MOST_WORDS:
        return None
    first = tokens[0].casefold().strip(".,")
    if bare.casefold() in words.nameless:
        return "nameless"
    if _INITIALED.fullmatch(bare):
        return "initials"
    if _SHOUTED.fullmatch(bare) and (len(tokens) > 1 or len(bare) > 2):  # noqa: PLR2004
        return "shouted"
    if tokens[-1].casefold().endswith(words.patronymics) if words.patronymics else False:
        return None
    if first in words.titles or first.split("-")[0] in words.titles:
        return "office_and_name" if _ends_in_name(tokens) else None
    return "name" if _NAMES.fullmatch(bare) and len(tokens) <= 4 else None  # noqa: PLR2004


def _ends_in_name(tokens: list[str]) -> bool:
    capitalised = [token[:1].isupper() for token in tokens[-2:]]
    return len(tokens) > 2 and all(capitalised)  # noqa: PLR2004
