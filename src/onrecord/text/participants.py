"""A line about a person, as lists of participants and pop-up cards print it, into surname, given names and office."""

import re
from typing import NamedTuple

from onrecord.text.labels import LabelWords

_BULLET = re.compile(r"(?:\d{1,3}[.)]|[•*–—-])\s+")
_DASH = re.compile(r"\s+[–—-]\s+|(?<=\w)[–—](?=\w)")
_WORD = re.compile(r"\S+")


class Participant(NamedTuple):
    """Names as printed: "РОЕВА", "Ядвига Яновна", "министр гаваней"; the office may be empty, and of one name so are the given names."""

    surname: str
    given: str
    office: str


def read_participant(line: str, words: LabelWords) -> Participant | None:
    """The person of a line, or nothing where it opens with no name.

    A dash ends the name ("РОЕВА Ядвига Яновна – министр гаваней", "Ада РОЙ – …"); without one the patronymic does, or the first
    word of an office ("Роева Ядвига Яновна министр гаваней", "Рой Ада Президент …"). Words in capitals are the surname,
    else it is the first word.
    """
    line = _BULLET.sub("", line.strip(), count=1) if _BULLET.match(line.strip()) else line.strip()
    dash = _DASH.search(line)
    name, office = (line[: dash.start()], line[dash.end() :]) if dash else ("", "")
    if not name or not _is_name(name, words):
        stop = _find_name_stop(line, words)
        name, office = line[:stop], line[stop:].strip()
    tokens = name.split()
    if not tokens:
        return None
    shouted = [token for token in tokens if len(token) > 1 and token.isupper()]
    surname = shouted if shouted and len(shouted) < len(tokens) else tokens[:1]
    given = [token for token in tokens if token not in surname]
    return Participant(" ".join(surname), " ".join(given), office)


def _is_name(name: str, words: LabelWords) -> bool:
    return _find_name_stop(name, words) == len(name)


def _find_name_stop(line: str, words: LabelWords) -> int:
    """Where the capitalised words and particles at the beginning end: behind a patronymic, before an office."""
    stop = 0
    for place, token in enumerate(_WORD.finditer(line)):
        word = token.group().strip(".,")
        folded = word.casefold()
        if not word[:1].isupper() and folded not in words.particles:
            return stop
        if place and folded in words.titles:
            return stop
        stop = token.end()
        if place and words.patronymics and folded.endswith(words.patronymics):
            return stop
    return stop
