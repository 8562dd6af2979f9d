"""What a page tells of how words were spoken: in which language, and whether an interpreter's words are printed."""

import re
from collections.abc import Iterator, Sequence

from onrecord.knowledge.pages import PageLanguages
from onrecord.model import Evidence, Hop, Turn, cite
from onrecord.model.accounts import Spoken

_NOTE = re.compile(r"\([^()]{1,60}\)")


def hear_words(spoken: Spoken, words: Sequence[Evidence], pages: PageLanguages) -> Iterator[Hop]:
    """The language in which words of a page were spoken, as far as it tells, and the interpreter, where its note says that there was one.

    A turn that the page prints as it was spoken tells it; of one that was translated a note may: "(Speaks French.)", «(по-немецки)».
    """
    turns = [turn for turn in spoken.turns if turn.kind == "speech" and any(_overlaps(turn, one) for one in words)]
    languages = {_find_language(spoken, turn, pages) for turn in turns}
    language = languages.pop() if len(languages) == 1 else None
    yield Hop(kind="spoken", language=language, document=spoken.page.id, words=(), differs=())
    interpreted = [turn for turn in turns if turn.rendering == "interpreted"]
    if interpreted:
        notes = dict.fromkeys(note for turn in interpreted for note in _find_note(spoken, turn, pages))
        into = interpreted[0].language
        yield Hop(kind="interpreter", language=into, document=spoken.page.id, words=tuple(notes), differs=())


def _overlaps(turn: Turn, words: Evidence) -> bool:
    return turn.start < words.stop and words.start < turn.stop


def _find_language(spoken: Spoken, turn: Turn, pages: PageLanguages) -> str | None:
    if turn.rendering == "original":
        return turn.language
    named = {language for note in _list_notes(spoken, turn) if (language := _read_note(note, pages))}
    return named.pop() if len(named) == 1 else None


def _list_notes(spoken: Spoken, turn: Turn) -> Iterator[Evidence]:
    """What stands in brackets behind the label of a turn, and inside it."""
    holder = next((one for one in spoken.turns if one.id == turn.label_of), turn)
    start = turn.start if holder.label_start is None else holder.label_start
    spans = [(start, holder.start), (turn.start, turn.stop)]
    for first, last in spans:
        for found in _NOTE.finditer(spoken.page.text, first, last):
            yield cite(spoken.page, found.start(), found.end())


def _read_note(note: Evidence, pages: PageLanguages) -> str | None:
    """The language that a note says is spoken; it is the last thing in it."""
    said = note.exact.strip("(). ").lower()
    return next((code for word, code in pages.spoken_names.items() if said == word or said.endswith(f" {word}")), None)


def _find_note(spoken: Spoken, turn: Turn, pages: PageLanguages) -> Iterator[Evidence]:
    """The note that says so: behind the label; else the first one behind this speaker's label; else one inside the turn."""
    holder = next((one for one in spoken.turns if one.id == turn.label_of), turn)
    same = [one for one in spoken.turns if one.label and holder.label and _bare(one.label) == _bare(holder.label)]
    notes = [note for one in (holder, *same) if one.label for note in _list_notes(spoken, one)]
    told = (*notes, *_list_notes(spoken, turn))
    yield from [note for note in told if pages.interpreted_note.fullmatch(note.exact.strip("() "))][:1]


def _bare(label: str) -> str:
    return label.partition("(")[0].strip()
