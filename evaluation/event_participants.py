"""Who took part in the event that a page is about, in which way and for which side; who is only named there.

    python -m evaluation.run --set event-participants

Each event of the gold is held against one event that was found on its page, that which shares most people with it, then kind and day.
A person who was found is one of the page by a mention where the gold points, else by the surname. The other events that are found on a
page, those it only recalls, count neither way.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz.distance import Prefix

from evaluation.events import EventGold, build_tables
from evaluation.found import Row, place_words
from evaluation.gold import Range, count_words, read_lines
from evaluation.pages import Page
from evaluation.participants_gold import GoldEvent, GoldPage, GoldPerson, read_gold_pages
from evaluation.scores import Pairs, Score, score_errors, score_pairs
from onrecord.text.words import fold_text, list_words

SET = "event-participants"
# What the record says where a page does not tell how somebody took part.
_NOT_TOLD = ("unknown", None)
_DAY = 10  # characters of a day in EDTF
# Two words are forms of one name where they are the same up to an ending: "Сельвик", "Сельвиком".
_LEAST_ALIKE, _LONGEST_ENDING = 3, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A participant of an event that was found: the forms of the name, and the mentions on the page, in words of the file."""

    names: frozenset[str]
    words: tuple[Range, ...]
    mode: str | None
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """An event that a page is an account of, as the record has it."""

    kind: str
    start: str | None
    place: str | None
    people: tuple[FoundPerson, ...]


@dataclass(kw_only=True)
class Tally:
    """What is counted over all pages; each list holds a line for each error."""

    correct: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    absent: int = 0
    taken: list[str] = field(default_factory=list)
    totals: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    errors: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def count(self, measure: str, error: str | None) -> None:
        """One more of a measure, right where there is no error."""
        self.totals[measure] += 1
        self.errors[measure] += [error] if error else []


def measure_event_participants() -> Iterator[Score]:
    """The scores of this set; nothing where the pages are missing."""
    gold, pages = read_gold_pages()
    if gold:
        with TemporaryDirectory(prefix="onrecord-evaluation-") as folder:
            found = find_events(tuple(pages.values()), Path(folder))
        yield from score_event_participants(gold, found)


def find_events(pages: tuple[Page, ...], folder: Path) -> Mapping[str, Sequence[FoundEvent]]:
    """The events that each page is an account of, by file, from the exported tables of a record of all pages."""
    gold = EventGold(name=SET, pages=pages, events={}, editions=(), knowledge=None)
    tables, sources = build_tables(gold, folder)
    names = {row["id"]: _list_forms(row) for row in read_lines(folder / "tables" / "entities.jsonl")}
    mentions = _place_mentions(pages, tables["documents"], sources, read_lines(folder / "tables" / "mentions.jsonl"))
    files = {row["id"]: sources[Path(row["source"]).name] for row in tables["documents"]}
    events = {row["id"]: row for row in tables["events"]}
    held = dict.fromkeys((files[row["document"]], row["event"]) for row in tables["accounts"])
    found: defaultdict[str, list[FoundEvent]] = defaultdict(list)
    for file, event in held:
        found[file].append(_read_found(events[event], names, mentions[file]))
    return found


def _list_forms(entity: Row) -> frozenset[str]:
    return frozenset(form for forms in entity["names"].values() for form in forms) | {entity["name"]}


def _place_mentions(
    pages: Sequence[Page], documents: Sequence[Row], sources: Mapping[str, str], mentions: Sequence[Row]
) -> Mapping[str, Mapping[str, tuple[Range, ...]]]:
    """By file and entity, where its mentions stand in words of the file."""
    placed: dict[str, defaultdict[str, tuple[Range, ...]]] = {page.file: defaultdict(tuple) for page in pages}
    for page in pages:
        own = {row["id"]: row for row in documents if sources[Path(row["source"]).name] == page.file}
        places = place_words(page.text, sorted(own.values(), key=lambda row: row["part"]))
        for row in mentions:
            if row["document"] in own and row["entity"]:
                text = own[row["document"]]["text"]
                first, stop = count_words(text, row["start"], row["stop"])
                words = places[row["document"]]
                placed[page.file][row["entity"]] += ((words[first], words[max(first, stop - 1)] + 1),)
    return placed


def _read_found(row: Row, names: Mapping[str, frozenset[str]], mentions: Mapping[str, tuple[Range, ...]]) -> FoundEvent:
    people = tuple(
        FoundPerson(
            names=names[one["entity"]], words=mentions.get(one["entity"], ()), mode=one["mode"], side=one["side"]
        )
        for one in row["participants"]
    )
    return FoundEvent(kind=row["kind"], start=row["start"], place=row["place"], people=people)


def score_event_participants(gold: Sequence[GoldPage], found: Mapping[str, Sequence[FoundEvent]]) -> Iterator[Score]:
    """People of the events, look-alikes, how and for whom they took part, then what the events are."""
    tally = Tally()
    for page in gold:
        _count_page(page, found.get(page.file, ()), tally)
    pairs = Pairs(correct=tally.correct, missed=tuple(tally.missed), extra=tuple(tally.extra))
    yield from score_pairs(SET, "participants", pairs)
    yield score_errors(SET, "look-alikes left out", tally.absent, tally.taken)
    for measure in ("mode told", "mode right", "side told", "side right", "events found", "kind", "day", "place"):
        yield score_errors(SET, measure, tally.totals[measure], tally.errors[measure])


def _count_page(page: GoldPage, found: Sequence[FoundEvent], tally: Tally) -> None:
    name = Path(page.file).stem
    paired = _pair_events(page, found)
    taken: set[str] = set()
    for order, event in enumerate(page.events):
        other = paired.get(order)
        tally.count("events found", None if other else f"{name}: {'/'.join(event.kinds)} {'/'.join(event.days)}")
        if other is None:
            tally.missed += [f"{name}: {one.name} (no event)" for one in event.people if not one.is_optional]
        else:
            taken |= _count_people(page, event, other, tally)
            _count_event(name, event, other, tally)
    tally.absent += len(page.absent)
    tally.taken += [f"{name}: {one}" for one in sorted(taken)]


def _pair_events(page: GoldPage, found: Sequence[FoundEvent]) -> Mapping[int, FoundEvent]:
    """By the place of a gold event among those of the page, the found one that it is; each found one at most once."""
    ranked = sorted(
        (
            (_likeness(page, event, other), -order, -number)
            for order, event in enumerate(page.events)
            for number, other in enumerate(found)
        ),
        reverse=True,
    )
    paired: dict[int, int] = {}
    for likeness, order, number in ranked:
        if any(likeness[:2]) and -order not in paired and -number not in paired.values():
            paired[-order] = -number
    return {order: found[number] for order, number in paired.items()}


def _likeness(page: GoldPage, event: GoldEvent, other: FoundEvent) -> tuple[int, bool, bool]:
    met = [_identify(page, person, event) for person in other.people]
    return sum(one in met for one in event.people), other.kind in event.kinds, _is_day(event, other)


def _identify(page: GoldPage, person: FoundPerson, event: GoldEvent) -> GoldPerson | None:
    """Who of the page this is: by a mention where the gold points, else by the surname; those of the event come first."""
    others = (one for other in page.events for one in other.people if one not in event.people)
    named = [*event.people, *others, *page.absent]
    pointed = (one for one in named if any(_overlaps(span, place) for span in person.words for place in one.words))
    return next(pointed, None) or next((one for one in named if _bears_surname(person, one)), None)


def _overlaps(one: Range, other: Range) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _bears_surname(person: FoundPerson, one: GoldPerson) -> bool:
    surname = [word for word in list_words(fold_text(one.name)) if len(word) > len("jr")][-1]
    return any(_is_form(word, surname) for name in person.names for word in list_words(fold_text(name)))


def _is_form(one: str, other: str) -> bool:
    """The same word, or the same in another case."""
    alike = Prefix.similarity(one, other)
    return one == other or alike >= max(_LEAST_ALIKE + 1, max(len(one), len(other)) - _LONGEST_ENDING)


def _count_people(page: GoldPage, event: GoldEvent, other: FoundEvent, tally: Tally) -> set[str]:
    """Count who was found of an event, and give the look-alikes that were taken for participants."""
    name = Path(page.file).stem
    met: list[GoldPerson] = []
    taken: set[str] = set()
    for person in sorted(other.people, key=lambda one: not one.words):
        one = _identify(page, person, event)
        if one is not None and one in event.people and one not in met:
            met.append(one)
            _count_way(name, one, person, tally)
        elif one is None or not one.is_optional:
            tally.extra.append(f"{name}: {_say_why(page, event, person, one)}")
            taken |= {one.name} if one is not None and one in page.absent else set()
    tally.correct += sum(not one.is_optional for one in met)
    tally.missed += [f"{name}: {one.name}" for one in event.people if one not in met and not one.is_optional]
    return taken


def _say_why(page: GoldPage, event: GoldEvent, person: FoundPerson, one: GoldPerson | None) -> str:
    """A line for somebody who was found and did not take part."""
    if one is None:
        where = "not listed" if person.words else "not on the page"
        return f"{min(person.names, default='?')} ({where})"
    if one in event.people:
        return f"{one.name} (twice: {min(person.names, default='?')})"
    return f"{one.name} ({'look-alike' if one in page.absent else 'of another event'})"


def _count_way(name: str, one: GoldPerson, person: FoundPerson, tally: Tally) -> None:
    """How and for whom, of people who are wanted, where the gold says."""
    ways = {"mode": (one.mode, person.mode), "side": (one.side, person.side)}
    for way, (wanted, told) in ways.items():
        if wanted and not one.is_optional:
            is_told = told not in _NOT_TOLD
            tally.count(f"{way} told", None if is_told else f"{name}: {one.name} {wanted}")
            if is_told:
                tally.count(f"{way} right", None if told == wanted else f"{name}: {one.name} {wanted}, found {told}")


def _count_event(name: str, event: GoldEvent, other: FoundEvent, tally: Tally) -> None:
    tally.count("kind", None if other.kind in event.kinds else f"{name}: {'/'.join(event.kinds)}, found {other.kind}")
    if event.days:
        tally.count("day", None if _is_day(event, other) else f"{name}: {'/'.join(event.days)}, found {other.start}")
    if event.is_place_told or (other.place and not _is_place(event, other)):
        is_right = _is_place(event, other)
        tally.count("place", None if is_right else f"{name}: {'/'.join(event.places) or 'none'}, found {other.place}")


def _is_day(event: GoldEvent, other: FoundEvent) -> bool:
    return (other.start or "")[:_DAY] in event.days


def _is_place(event: GoldEvent, other: FoundEvent) -> bool:
    """A word of the place is a form of one that the page tells."""
    return any(
        _is_form(one, wanted)
        for place in event.places
        for wanted in list_words(fold_text(place))
        for one in list_words(fold_text(other.place or ""))
    )
