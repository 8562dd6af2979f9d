"""What the clause around an event spoken of says: a title for it, and which year a date without one is of.

«В марте на встрече» is of the March that was, "to hold the forum in September" of the September to come.
"""

import re

from onrecord.events.scene import Scene
from onrecord.model import Span
from onrecord.text.edtf import find_bounds
from onrecord.text.edtf_phrases import Leaning, SaidDate
from onrecord.text.stems import FoundPhrase

# What parts the clauses of a sentence.
_CLAUSE = re.compile(r"[,;:(–—]\s")
# Past and future days of one week are told apart by verbs alone; a month is rather the nearest one.
_WEEK = 7
# Letters of a title; chosen, not measured.
_LONGEST = 110


def cut_clause(scene: Scene, span: Span, noun: FoundPhrase) -> str:
    """The clause of a sentence around a word for an event, as printed and no longer than a title is: its first words where it is."""
    cuts = [one.end() for one in _CLAUSE.finditer(scene.text, span.start, noun.start)]
    behind = _CLAUSE.search(scene.text, noun.stop, span.stop)
    first = cuts[-1] if cuts else span.start
    if noun.stop - first > _LONGEST:
        first = noun.start
    words = " ".join(scene.text[first : behind.start() if behind else span.stop].split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0]


def choose_year(scene: Scene, span: Span, said: SaidDate, noun: FoundPhrase, anchor: str | None) -> SaidDate:
    """The date as the clause of the event leans, to the past or ahead; where that says neither, the nearer of the two."""
    readings = {leaning: _read(scene, said, anchor, leaning) for leaning in _LEANINGS}
    back, ahead = readings["back"], readings["ahead"]
    if not said.is_relative or back is None or ahead is None or back == ahead:
        return said
    leaning = _find_leaning(scene, _find_clause(scene, span, said, noun)) or _find_nearer(back, ahead, anchor)
    return said._replace(value=readings[leaning] or said.value) if leaning else said


_LEANINGS: tuple[Leaning, Leaning] = ("back", "ahead")


def _read(scene: Scene, said: SaidDate, anchor: str | None, leaning: Leaning) -> str | None:
    """The value of the same words as they lean."""
    held = scene.read_dates(Span(start=said.start, stop=said.stop), anchor, leaning)
    return next((one.value for one in held if (one.start, one.stop) == (said.start, said.stop)), None)


def _find_clause(scene: Scene, span: Span, said: SaidDate, noun: FoundPhrase) -> Span:
    """The clause that holds the word for the event and the date."""
    first, last = min(said.start, noun.start), max(said.stop, noun.stop)
    cuts = [one.end() for one in _CLAUSE.finditer(scene.text, span.start, first)]
    behind = _CLAUSE.search(scene.text, last, span.stop)
    return Span(start=cuts[-1] if cuts else span.start, stop=behind.start() if behind else span.stop)


def _find_leaning(scene: Scene, clause: Span) -> Leaning | None:
    """Whether the clause's own words are of the past or of what is to come; neither where it has words of both or of none."""
    keys = {one.key for one in scene.find("status", clause.start, clause.stop)}
    is_ahead = not keys.isdisjoint(("planned", "moved"))
    is_ahead = is_ahead or scene.language.dates.find_leaning(scene.text[clause.start : clause.stop]) == "ahead"
    if is_ahead == ("held" in keys):
        return None
    return "ahead" if is_ahead else "back"


def _find_nearer(back: str, ahead: str, anchor: str | None) -> Leaning | None:
    days, first, last = find_bounds(anchor), find_bounds(back), find_bounds(ahead)
    if days is None or first is None or last is None or last.first - first.last <= _WEEK:
        return None
    return "back" if days.first - first.last <= last.first - days.last else "ahead"
