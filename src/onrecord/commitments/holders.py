"""The people of a page who hold an office, and what those offices are of: "the President of Torlan"."""

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Document, Mention
from onrecord.text.words import fold_word

_SIGNS = '.,;:!?)»"”'
_PIECE = re.compile(r"\S+")
# Letters between an office and the name of its holder: "the President of Torlan, Ann Roe".
_BESIDE = 30
# Words of one stem agree in so many letters; what stands behind an office is read so far. All three are chosen, not measured.
STEM = 5
_BEHIND = 40
# What parts a key made of a name ("ru:рахимов:муртаз"); people whom knowledge knows have a key of their own.
_MADE = ":"


def list_officials(page: Document, mentions: Sequence[Mention]) -> frozenset[str]:
    """The keys of people who hold an office on a page or whom knowledge knows, and stems of names that offices are of.

    Of an official page, where anybody may commit somebody, they are not read.
    """
    if page.standing == "official":
        return frozenset()
    return frozenset((*_list_holders(page, mentions), *_list_states(page, mentions)))


def _list_states(page: Document, mentions: Sequence[Mention]) -> Iterator[str]:
    """The stem of the name in an office, or of the first name right behind it: "the ministers of Torlan", «министр транспорта Торлана»."""
    people = {one.start for one in mentions if one.kind == "person"}
    for one in mentions:
        if one.kind == "office":
            said = _find_name(page.text, one.start + 1, one.stop + _BEHIND)
            if said and said.start() not in people:
                yield fold_word(said.group().strip(_SIGNS))[:STEM]


def _find_name(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The first word with a capital behind a blank, before any sign."""
    for said in _PIECE.finditer(text, text.find(" ", start, stop) + 1 or stop, stop):
        if said.group()[0].isupper():
            return said
        if said.group()[-1] in _SIGNS:
            return None
    return None


def _list_holders(page: Document, mentions: Sequence[Mention]) -> Iterator[str]:
    before: Mention | None = None
    for one in mentions:
        if one.person and (one.kind == "office" or _MADE not in one.person or _is_beside(page, before, one)):
            yield one.person
        before = one


def _is_beside(page: Document, office: Mention | None, one: Mention) -> bool:
    """The name stands behind an office, with nothing that parts them."""
    if office is None or office.kind != "office" or one.start - office.stop > _BESIDE:
        return False
    return not any(letter in '.;:,()«»"' for letter in page.text[office.stop : one.start])
