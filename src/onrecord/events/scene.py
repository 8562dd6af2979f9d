"""One document as it is read for events: its words in lower case, its head, its names by place, and which words are quoted."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from onrecord.events.telling import Attendant, TellMention, TellSentence, TellUnit
from onrecord.knowledge.events import EventKnowledge, EventLanguage
from onrecord.model import Span
from onrecord.model.events import Mode
from onrecord.text.edtf import cut_clock, find_bounds
from onrecord.text.edtf_phrases import Leaning, SaidDate, read_dates, read_ordinals
from onrecord.text.stems import FoundPhrase, keep_longest, lower_text

# A head: what stands before the first speech, and no more paragraphs of a report than its lead and the two that follow.
_HEAD_PARAGRAPHS = 3
_HEAD_CHARACTERS = 1500
NameTable = Literal["kinds", "series", "formats", "generic", "signed", "persons"]
AttendingTable = Literal["lists", "alone", "beside", "apart", "elsewhere", "serves"]
PhraseTable = Literal[NameTable, AttendingTable, "status", "modes", "order", "cues", "here", "public"]
_AROUND = 24
_EVENT_TABLES = frozenset({"kinds", "series"})
# Letters between a word that takes a person ("received") and the name: some fifteen words; chosen, not measured.
_BESIDE = 120


class Scene:
    """The document of a unit with the words of its language."""

    def __init__(self, unit: TellUnit, known: EventKnowledge, language: EventLanguage) -> None:
        self.unit, self.page, self.known, self.language = unit, unit.page, known, language
        self.text = unit.page.text
        self.lowered = lower_text(self.text)
        self.mentions = tuple(one for one in unit.mentions if not self._is_misread(one))
        self._starts = [mention.start for mention in self.mentions]
        self._around: dict[tuple[int, int], Mapping[str, _Places]] = {}

    def _is_misread(self, mention: TellMention) -> bool:
        """«Третий Речной (конгресс)» has the shape of a name, but no name opens with an ordinal."""
        if mention.kind != "person" or " " not in mention.exact:
            return False
        return any(start == 0 for start, _, _ in read_ordinals(mention.exact, self.language.dates))

    @cached_property
    def published(self) -> str | None:
        """The day on which the page came out."""
        return cut_clock(self.page.published) if self.page.published else None

    @cached_property
    def quoted(self) -> Sequence[Span]:
        """What a press text quotes in marks; reported speech is the reporter's own words, and in an official text nothing is quoted."""
        if self.page.standing == "official":
            return ()
        return sorted(
            (Span(start=one.start, stop=one.stop) for one in self.unit.quotations if one.kind != "indirect"),
            key=lambda span: (span.start, span.stop),
        )

    def is_quoted(self, place: int) -> bool:
        """Whether somebody else's words stand there."""
        return any(span.start <= place < span.stop for span in self.quoted)

    def is_spoken(self, place: int) -> bool:
        """Whether somebody says what stands there, on the page or in a quotation."""
        return any(start <= place < stop for start, stop in self._speech) or self.is_quoted(place)

    @cached_property
    def _speech(self) -> Sequence[tuple[int, int]]:
        return [(turn.start, turn.stop) for turn in self.unit.turns if turn.kind == "speech"]

    def count_voices(self) -> int:
        """How many labels people speak under, as printed."""
        labels = {
            self.lowered[one.label_start : one.label_stop]
            for one in self.unit.turns
            if one.kind == "speech" and one.label_start is not None and one.label_stop is not None
        }
        return len(labels)

    @cached_property
    def headline(self) -> Span | None:
        """The page's headline."""
        return next((Span(start=one.start, stop=one.stop) for one in self.page.blocks if one.kind == "headline"), None)

    @cached_property
    def head(self) -> Sequence[Span]:
        """The sentences of headline, lead and first paragraphs, before anybody speaks, in that order."""
        first_speech = min(
            (turn.label_start or turn.start for turn in self.unit.turns if turn.kind == "speech"),
            default=len(self.text),
        )
        held: list[Span] = []
        paragraphs = 0
        for block in self.page.blocks:
            if (
                block.kind not in ("headline", "lead", "paragraph")
                or block.start >= first_speech
                or paragraphs >= _HEAD_PARAGRAPHS
            ):
                continue
            paragraphs += block.kind == "paragraph"
            held.extend(self.split(block.start, min(block.stop, first_speech, block.start + _HEAD_CHARACTERS)))
        return held

    def split(self, start: int, stop: int) -> Iterator[Span]:
        """The sentences of a stretch of text, as far as they lie in it."""
        for one in self._sentences[bisect_right(self._sentences, start, key=lambda one: one.stop) :]:
            if one.start >= stop:
                return
            yield Span(start=max(one.start, start), stop=min(one.stop, stop))

    @cached_property
    def _sentences(self) -> Sequence[TellSentence]:
        return sorted(self.unit.sentences, key=lambda one: one.start)

    @cached_property
    def _named(self) -> Mapping[str, "_Places"]:
        """The words for events, series and what points at them, of the whole text."""
        found = _sort_phrases(self.language.named.find(self.lowered), 0)
        persons = found["persons"].found if "persons" in found else ()
        dropped = {one.start for one in persons if not self._is_by_person(one)}
        dropped.update(
            one.start for one in (found["series"].found if "series" in found else ()) if self._is_parliament(one)
        )
        return {table: _drop(held, dropped) if table in _EVENT_TABLES else held for table, held in found.items()}

    def _is_parliament(self, noun: FoundPhrase) -> bool:
        """Whether the noun of a gathering is the name of a body: only the words right around it are read."""
        pattern = self.language.parliament
        if pattern is None:
            return False
        around = pattern.search(self.text, max(0, noun.start - _AROUND), noun.stop + _AROUND)
        return around is not None and around.start("noun") == noun.start

    def _is_by_person(self, word: FoundPhrase) -> bool:
        """Whether a person or an office is named in the line of a word, near it."""
        first = max(word.start - _BESIDE, self.lowered.rfind("\n", 0, word.start) + 1)
        line = self.lowered.find("\n", word.stop)
        last = word.stop + _BESIDE if line < 0 else min(line, word.stop + _BESIDE)
        return _has_between(self._starts, first, last)

    def _find_around(self, start: int, stop: int) -> Mapping[str, "_Places"]:
        """The other phrases, of the lines that a stretch lies in: most lines name no event and are never searched."""
        first, last = self.lowered.rfind("\n", 0, start) + 1, self.lowered.find("\n", stop)
        last = last if last >= 0 else len(self.lowered)
        held = self._around.get((first, last))
        if held is None:
            held = _sort_phrases(self.language.around.find(self.lowered[first:last]), first)
            self._around[first, last] = held
        return held

    def find(self, words: PhraseTable, start: int, stop: int) -> Sequence[FoundPhrase]:
        """The phrases of one table of the language that stand in a stretch."""
        tables = self._named if words in _NAMED else self._find_around(start, stop)
        held = tables.get(words)
        if held is None:
            return []
        first, last = bisect_left(held.starts, start), bisect_left(held.starts, stop)
        return [one for one in held.found[first:last] if one.stop <= stop]

    @cached_property
    def _event_words(self) -> list[int]:
        """Where a word for an event or a series stands."""
        return sorted(
            start for table in ("kinds", "series") if table in self._named for start in self._named[table].starts
        )

    def names_events(self, start: int, stop: int) -> bool:
        """Whether such a word stands in a stretch."""
        return _has_between(self._event_words, start, stop)

    def may_point(self, start: int, stop: int) -> bool:
        """Whether a word stands in a stretch that "this" before it makes an event of the page's series."""
        return "generic" in self._named and _has_between(self._named["generic"].starts, start, stop)

    def find_first(self, words: PhraseTable, start: int, stop: int) -> FoundPhrase | None:
        """The first of them."""
        return next(iter(self.find(words, start, stop)), None)

    def find_kinds(self, span: Span) -> list[FoundPhrase]:
        """The words for events in a stretch, quoted ones aside."""
        return [one for one in self.find("kinds", span.start, span.stop) if not self.is_quoted(one.start)]

    def mentions_in(self, start: int, stop: int) -> Sequence[TellMention]:
        """The names in a stretch of text."""
        held = self.mentions
        return [
            one for one in held[bisect_left(self._starts, start) : bisect_left(self._starts, stop)] if one.stop <= stop
        ]

    def list_attendants(self, start: int, stop: int, mode: Mode) -> Iterator[Attendant]:
        """Persons named in a stretch, or the offices whose holder is not known, as those who matter most."""
        return self.make_attendants(self.mentions_in(start, stop), mode)

    def make_attendants(self, mentions: Iterable[TellMention], mode: Mode) -> Iterator[Attendant]:
        """Those of the mentions that are persons, or offices whose holder is not known, as those who matter most."""
        for mention in mentions:
            key = mention.person or (
                mention.key if mention.kind in ("person", "office") and "." in mention.key else None
            )
            if key is None or (mention.kind == "office" and mention.person is None and "." not in mention.key):
                continue
            yield Attendant(key=key, country=self.find_country(mention), mode=mode, is_main=True)

    def find_country(self, mention: TellMention) -> str | None:
        """The country of an office ("president.kz")."""
        if mention.kind != "office" or "." not in mention.key:
            return None
        return mention.key.split(".")[1].upper()

    def read_dates(self, span: Span, anchor: str | None, leaning: Leaning | None = None) -> Sequence[SaidDate]:
        """The dates said in a stretch, with places in the text."""
        words = self.text[span.start : span.stop]
        dates = self.language.dates
        said = read_dates(words, dates, anchor, leaning)
        return [one._replace(start=one.start + span.start, stop=one.stop + span.start) for one in said]

    def is_day(self, value: str) -> bool:
        """Whether a date is as precise as a few days."""
        bounds = find_bounds(value)
        return bounds is not None and bounds.last - bounds.first < _FEW_DAYS


_FEW_DAYS = 8
_NAMED = frozenset(get_args(NameTable))


class _Places(NamedTuple):
    """Phrases of one table in order, and where they start."""

    found: Sequence[FoundPhrase]
    starts: Sequence[int]


def _sort_phrases(found: Iterable[FoundPhrase], offset: int) -> Mapping[str, _Places]:
    """Phrases by their table, the longest of those that overlap; ``offset`` is where the text begins that they were found in."""
    tables: dict[str, list[FoundPhrase]] = {}
    for one in found:
        table, _, key = one.key.partition(":")
        tables.setdefault(table, []).append(FoundPhrase(one.start + offset, one.stop + offset, key))
    longest = ((table, keep_longest(held)) for table, held in tables.items())
    return {table: _Places(held, [one.start for one in held]) for table, held in longest}


def _drop(held: _Places, dropped: Set[int]) -> _Places:
    kept = [one for one in held.found if one.start not in dropped]
    return held if len(kept) == len(held.found) else _Places(kept, [one.start for one in kept])


def _has_between(places: Sequence[int], start: int, stop: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < stop
