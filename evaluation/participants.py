"""Participants of Kremlin pages: those whom the index lists (../shared/data/kremlin-ru-2025) and whose name the page's text prints.

    python -m evaluation.run --set participants

The index lists participants from pages of their own, with given name and patronymic; few stand on the saved page. One is found where a
person named on the page has the surname and the given name or its initial. A wrong merge is one person of the page who is two of the list.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from evaluation.kremlin_index import DATA, read_indexed
from evaluation.scores import Score, score_errors
from onrecord.documents.known import PageKnowledge, load_page_knowledge
from onrecord.entities.forms import read_key
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.people import NameLanguage, People
from onrecord.mentions.find import find_mentions
from onrecord.mentions.known import MentionKnowledge, load_mention_knowledge
from onrecord.text.names import stem_name
from onrecord.text.words import list_words
from onrecord.turns.find import find_turns
from onrecord.turns.stage import load_turn_knowledge

SET = "participants"
_LANGUAGE = "ru"
_MOST_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A participant by the stems of surname and given name."""

    name: str
    surname: str
    given: str


def measure_participants(data: Path = DATA) -> Iterator[Score]:
    """Recall, and people of a page who are two participants; nothing where the pages are missing."""
    index = data / "index.jsonl"
    if not index.exists():
        return
    pages, known = load_page_knowledge(KnowledgeFolders()), load_mention_knowledge(KnowledgeFolders())
    missed: list[str] = []
    merged: list[str] = []
    total = people = 0
    for line in index.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["participants"]:
            listed, found = _read_page(entry, data, pages, known)
            total += len(listed)
            people += len(found)
            missed += [
                f"{entry['id']}: {one.name}" for one in listed if not any(_agrees(one, key, known) for key in found)
            ]
            merged += [
                f"{entry['id']}: {key} = {', '.join(names)}"
                for key in found
                if len(names := [one.name for one in listed if _agrees(one, key, known)]) > 1
            ]
    yield _cut(score_errors(SET, "participants found", total, missed))
    yield _cut(score_errors(SET, "no wrong merge", people, merged))


def _cut(score: Score) -> Score:
    return Score(
        set=score.set,
        measure=score.measure,
        correct=score.correct,
        total=score.total,
        errors=score.errors[:_MOST_SHOWN],
    )


def _read_page(
    entry: dict[str, Any], data: Path, pages: PageKnowledge, known: MentionKnowledge
) -> tuple[list[Listed], list[str]]:
    document = read_indexed(entry, data, pages).document
    turns = find_turns(document, load_turn_knowledge(KnowledgeFolders()))
    language = known.people.find_language(_LANGUAGE)
    assert language is not None
    stem = partial(stem_name, endings=language.endings)
    stems = [stem(word) for word in list_words(document.text)]
    listed = list(dict.fromkeys(_read_listed(line, language) for line in entry["participants"]))
    mentions = find_mentions(document, turns, known)
    keys = sorted({one.person for one in mentions if one.person})
    return [one for one in listed if _is_printed(one, stems)], keys


def _is_printed(one: Listed, stems: Sequence[str]) -> bool:
    """The surname with the given name or its initial beside it: a relative of that surname is another."""
    return any(
        near == one.given or (len(near) == 1 and one.given.startswith(near))
        for at, stem in enumerate(stems)
        if stem == one.surname
        for near in stems[max(0, at - 2) : at + 3]
    )


def _read_listed(line: str, language: NameLanguage) -> Listed:
    """ "ЯСЕНЕВ Роман Львович – министр": the surname in capitals, given name, patronymic, then what they are."""
    words = list_words(line)[:3]
    surname = [word for word in words if word.isupper()] or words[:1]
    given = next((word for word in words if word not in surname), "")
    return Listed(
        name=" ".join(words), surname=stem_name(surname[-1], language.endings), given=stem_name(given, language.endings)
    )


def _agrees(one: Listed, key: str, known: MentionKnowledge) -> bool:
    name, language = read_key(key), known.people.find_language(_LANGUAGE)
    if name is None or language is None:
        return any(one.surname in stems and one.given in stems for stems in _list_stems(key, known.people))
    # Of "Максим" and "Максиму" one stem is that of the other.
    forms = {name.given, stem_name(name.given, language.endings)} if len(name.given) > 1 else set()
    begins = not name.given or (len(name.given) == 1 and one.given.startswith(name.given))
    return name.surname == one.surname and (
        begins or one.given in forms or stem_name(one.given, language.endings) in forms
    )


def _list_stems(key: str, people: People) -> Iterator[Sequence[str]]:
    language = people.find_language(_LANGUAGE)
    for name in people.names_of.get(key, ()):
        if language is not None and name.language == _LANGUAGE:
            yield [stem_name(word, language.endings) for word in list_words(name.name)]
