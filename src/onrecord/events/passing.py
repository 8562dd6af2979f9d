"""Events that a document speaks of in passing: editions of a series, what was the day before, what is planned, what came first that day."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.events.leaning import choose_year, cut_clause
from onrecord.events.names import find_pointed, find_series
from onrecord.events.own import TABLE
from onrecord.events.places import find_place
from onrecord.events.refused import Asked, find_date_refusal, find_word_refusal
from onrecord.events.scene import Scene
from onrecord.events.telling import Attendant, Order, SeriesName, Telling
from onrecord.model import Span
from onrecord.model.events import EventStatus
from onrecord.model.identity import identify_row
from onrecord.text.edtf import find_bounds
from onrecord.text.edtf_phrases import SaidDate
from onrecord.text.stems import FoundPhrase, lower_text

# An event and the words that date it stand together: «состоявшихся накануне переговоров».
_NEAR = 70
_AFTER = 120
_AROUND = 70
_POINTED = 24
_COMMA = 40
# "Next year, at the proposal of …": a date that opens its sentence is of all of it.
_OPENING = 12
# Groups of events that are not followed through other pages when they are only spoken of.
_LEFT_OUT = frozenset({"statement", "message", "decision", "interview", "tour", "visit", "ceremony", "briefing"})
# A date beside a word for an event, with nothing but an article or a name between; chosen, not measured.
_CLOSE = 40
_MONTH = 31
# Pages of what is said, on which other events of the day are spoken of.
_SAID = frozenset({"press", "press_call", "statement", "decision", "interview"})
_TALKS, _SERIES = "talks", "series"
# The sort of a series' noun as a kind of event, where it is not one itself.
_KINDS: Mapping[str, str] = {
    "congress": "forum",
    "festival": "forum",
    "exhibition": "forum",
    "marathon": "forum",
    "games": "forum",
    "dialogue": "forum",
}


class _Noun(NamedTuple):
    """A word for an event in a sentence, its kind, and the series it names, if it does."""

    found: FoundPhrase
    kind: str
    series: SeriesName | None


class _Dated(NamedTuple):
    """A word for an event with the date that is said of it."""

    noun: _Noun
    said: SaidDate | None


def find_passing(scene: Scene, base: Telling) -> Iterator[Telling]:
    """The events spoken of in the sentences of a page; ``base`` is what the page itself tells of."""
    held = [one for one in scene.unit.sentences if scene.names_events(one.start, one.stop)]
    series = {one.start: find_series(scene, Span(start=one.start, stop=one.stop)) for one in held}
    main = base.series or _find_main_series([name for named in series.values() for _, name in named])
    for sentence in scene.unit.sentences:
        is_named = sentence.start in series
        if not is_named and (main is None or not scene.may_point(sentence.start, sentence.stop)):
            continue
        span = Span(start=sentence.start, stop=sentence.stop)
        nouns = [
            one for one in _list_nouns(scene, span, series.get(span.start, []), main) if _is_event(scene, span, one)
        ]
        dates = _share_dates(scene, span, nouns, base) if nouns else {}
        for noun in nouns:
            telling = _tell(scene, base, span, _Dated(noun, dates.get(noun.found)))
            if telling is not None:
                yield telling


def _is_event(scene: Scene, span: Span, noun: _Noun) -> bool:
    """No rule says that the word, or the name of the series around it, means something else."""
    group = _name_group(scene, noun)
    asked = [Asked(noun.found.start, noun.found.stop, group)]
    if noun.series is not None:
        start = scene.text.find(noun.series.printed, span.start, span.stop)
        if start >= 0:
            asked.append(Asked(start, start + len(noun.series.printed), group))
    return all(find_word_refusal(scene, span, one) is None for one in asked)


def _name_group(scene: Scene, noun: _Noun) -> str | None:
    """The group of a word's kind, by which rules are chosen; a series with a name is a group of its own."""
    return _SERIES if noun.series is not None else scene.known.group_of(noun.kind)


def _find_main_series(named: Sequence[SeriesName]) -> SeriesName | None:
    """The series that a page names most, told by its sort and words; the fullest of its names."""
    counts = Counter((name.sort, name.stems) for name in named if name.stems)
    ordered = counts.most_common(2)
    if not ordered or (len(ordered) == 2 and ordered[0][1] == ordered[1][1]):
        return None
    alike = [name for name in named if (name.sort, name.stems) == ordered[0][0]]
    return max(alike, key=lambda name: (len(name.countries), len(name.printed), name.printed))


def _list_nouns(
    scene: Scene, span: Span, named: Sequence[tuple[FoundPhrase, SeriesName]], main: SeriesName | None
) -> Iterator[_Noun]:
    """The words for events in a sentence, those of the series named in it first, then words that point at the page's series."""
    series = [*named, *find_pointed(scene, span, (main,))] if main is not None else named
    taken: list[FoundPhrase] = []
    for found, name in series:
        if all(found.start >= one.stop or one.start >= found.stop for one in taken):
            taken.append(found)
            yield _Noun(found, _KINDS.get(name.sort, name.sort), _drop_weak_ordinal(name, found, scene))
    for found in scene.find("kinds", span.start, span.stop):
        is_free = all(found.start >= one.stop or one.start >= found.stop for one in taken)
        if is_free and scene.known.group_of(found.key) not in _LEFT_OUT:
            yield _Noun(found, found.key, None)


def _drop_weak_ordinal(name: SeriesName, found: FoundPhrase, scene: Scene) -> SeriesName:
    """«Первая встреча» may be the first of anything; «первый такой форум» is the first of its series."""
    noun = scene.find_first("series", found.start, found.stop)
    is_said = not scene.language.same.isdisjoint(lower_text(name.printed).split())
    is_weak = name.is_pointed and name.ordinal == 1 and not is_said and (noun is None or noun.key != name.sort)
    return replace(name, ordinal=None) if is_weak else name


def _share_dates(scene: Scene, span: Span, nouns: Sequence[_Noun], base: Telling) -> Mapping[FoundPhrase, SaidDate]:
    """Each date of a sentence goes to the event nearest to it, unless a rule says that it is of something else; of two dates of one
    event the nearer counts.
    """
    # Somebody says it: on the day of the event and not on that of the page.
    anchor = base.when if base.when and scene.is_spoken(nouns[0].found.start) else scene.published
    shared: dict[FoundPhrase, tuple[int, SaidDate]] = {}
    said = scene.read_dates(span, anchor)
    for one in said:
        gap, place = min((_measure_gap(scene, one, noun.found), at) for at, noun in enumerate(nouns))
        nearest = nouns[place].found
        is_opening = len(said) == 1 and one.start - span.start <= _OPENING
        is_near = gap <= _NEAR or is_opening
        if (
            is_near
            and gap < shared.get(nearest, (gap + 1, one))[0]
            and not _is_of_other(scene, span, one, nouns[place])
        ):
            shared[nearest] = (gap, choose_year(scene, span, one, nearest, anchor))
    return {found: one for found, (_, one) in shared.items()}


def _is_of_other(scene: Scene, span: Span, said: SaidDate, noun: _Noun) -> bool:
    beside = Span(start=noun.found.start, stop=noun.found.stop)
    asked = Asked(said.start, said.stop, _name_group(scene, noun), beside)
    return find_date_refusal(scene, span, asked) is not None


def _measure_gap(scene: Scene, said: SaidDate, noun: FoundPhrase) -> int:
    """Letters between a date and a word for an event; a comma between them is worth many, unless a clause about the event opens there."""
    if noun.start > said.start:
        return max(0, noun.start - said.stop) + _COMMA * scene.text.count(",", said.stop, noun.start)
    clauses = [one.stop for one in scene.find("cues", noun.stop, said.start) if one.key == "relative"]
    first = max(clauses, default=noun.stop)
    return max(0, said.start - first) + _COMMA * scene.text.count(",", first, said.start)


def _tell(scene: Scene, base: Telling, span: Span, dated: _Dated) -> Telling | None:
    """The telling of one event of a sentence; nothing where the sentence neither dates it nor says that it came before or after."""
    noun, said = dated
    if noun.series is None and said is None and _find_order(scene, span, noun.found, base) is None:
        return None
    cues = {one.key for one in scene.find("cues", span.start, span.stop)}
    is_now = "this_time" in cues
    when = said.value if said else base.when if is_now else None
    status = _find_status(scene, span, dated, base)
    if noun.series is not None:
        is_numbered = noun.series.ordinal is not None and (noun.series.ordinal > 1 or not noun.series.is_pointed)
        if not (said or is_numbered or is_now) or _is_itself(noun.series, when, base):
            return None
        order = None
    elif said is None or not _is_told(scene, dated, status, base):
        order = _find_order(scene, span, noun.found, base)
        if order is None:
            return None
        when, status = base.when, "mentioned"
    else:
        order = None
    near = span if noun.series else _cut_around(span, noun.found)
    place = find_place(scene, near, noun.found.start) if said or is_now else None
    if is_now and status is None:
        status = "held"
    return replace(_make(scene, base, span, noun), when=when, place=place, status=_settle(noun, status), order=order)


def _is_told(scene: Scene, dated: _Dated, status: EventStatus | None, base: Telling) -> bool:
    """An event without a name is told of where the sentence says that it was or will be, or a day stands right beside it; on the page's own
    day only where the page is of something that is said, and not of such an event itself.
    """
    noun, said = dated
    if said is None:
        return False
    is_beside = _count_days(said.value) <= _MONTH and _measure_gap(scene, said, noun.found) <= _CLOSE
    if status is None and not is_beside:
        return False
    own, group = scene.known.group_of(base.kind), scene.known.group_of(noun.kind)
    return said.value != base.when or (own in _SAID and group != own and scene.is_day(said.value))


def _count_days(value: str) -> int:
    bounds = find_bounds(value)
    return bounds.last - bounds.first if bounds else _MONTH + 1


def _cut_around(span: Span, noun: FoundPhrase) -> Span:
    """What stands near a word for an event in its sentence: a place further away is where something else is."""
    return Span(start=max(span.start, noun.start - _AROUND), stop=min(span.stop, noun.stop + _AROUND))


def _is_itself(series: SeriesName, when: str | None, base: Telling) -> bool:
    """Words that point at a meeting as of today («нашей сегодняшней встрече») mean the meeting."""
    return series.is_pointed and series.ordinal is None and when == base.when


def _settle(noun: _Noun, status: EventStatus | None) -> EventStatus:
    """An edition of a series is held where a page says so; of another event only a page of its own says that."""
    if noun.series is not None or status in ("planned", "moved", "cancelled"):
        return status or "mentioned"
    return "mentioned"


def _make(scene: Scene, base: Telling, span: Span, noun: _Noun) -> Telling:
    attendants = () if noun.series else tuple(_list_beside(scene, span, noun.found))
    return replace(
        base,
        id=identify_row(TABLE, base.document, noun.found.start, noun.found.stop, f"passing {noun.kind}"),
        role="passing",
        kind=noun.kind,
        format=None if noun.series else _find_format(scene, noun.found),
        start=span.start,
        stop=span.stop,
        exact=scene.text[span.start : span.stop],
        title=noun.series.printed if noun.series else cut_clause(scene, span, noun.found),
        spans=(),
        extent="unknown",
        basis="said",
        attendants=attendants,
        countries=tuple(sorted({one.country for one in attendants if one.country})),
        words=(),
        series=noun.series,
        quotations=(),
        follows=(),
        signed=(),
    )


def _find_status(scene: Scene, span: Span, dated: _Dated, base: Telling) -> EventStatus | None:
    """What the sentence says of the event; a date ahead of the page makes it planned whatever the verb is."""
    noun, said = dated
    found = {one.key for one in scene.find("status", span.start, span.stop)}
    if "cancelled" in found:
        return "cancelled"
    if "moved" in found:
        return "moved"
    days, page = find_bounds(said.value if said else None), find_bounds(base.when or scene.published)
    if days is None or said is None:
        return None
    if page is not None and (
        days.first > page.last or ("planned" in found and "held" not in found and days.last >= page.first)
    ):
        return "planned"
    begun = any(one.key == "begun" for one in scene.find("cues", span.start, span.stop))
    is_told = "held" in found or begun or (noun.series is not None and noun.series.ordinal is not None)
    return "held" if is_told else None


def _find_order(scene: Scene, span: Span, noun: FoundPhrase, base: Telling) -> Order | None:
    """Whether this came before or after the page's own event ("talks, which took place before our meeting"); ``beside`` it where
    only a format of its own tells them apart ("a restricted meeting").
    """
    group = scene.known.group_of(base.kind)
    words = [one for one in scene.find("kinds", noun.stop, span.stop) if scene.known.group_of(one.key) == group]
    is_talks = scene.known.group_of(noun.key) == _TALKS and not scene.is_spoken(noun.start)
    is_restricted = is_talks and _find_format(scene, noun) == "restricted"
    if not words and not is_restricted:
        return None
    before = scene.find("order", max(span.start, noun.start - _POINTED), noun.start)
    if any(cue.key in ("before", "after") for cue in before):
        return None
    for cue in scene.find("order", noun.stop, span.stop):
        behind = [one for one in words if 0 <= one.start - cue.stop <= _POINTED]
        if behind and scene.text[cue.stop : behind[0].start].split() and cue.key != "setting":
            return "before" if cue.key == "before" else "after"
    return "beside" if is_restricted else None


def _find_format(scene: Scene, noun: FoundPhrase) -> str | None:
    found = scene.find_first("formats", max(0, noun.start - _POINTED), noun.stop + _POINTED)
    return found.key if found else None


def _list_beside(scene: Scene, span: Span, noun: FoundPhrase) -> Iterator[Attendant]:
    """Whom the sentence names behind the event; before it only where they are two or more."""
    relative = next((one.start for one in scene.find("cues", noun.stop, span.stop) if one.key == "relative"), span.stop)
    behind = list(scene.list_attendants(noun.stop, min(relative, noun.stop + _AFTER), "unknown"))
    before = list(scene.list_attendants(span.start, noun.start, "unknown"))
    is_verb = bool(scene.find("persons", noun.start, noun.stop))
    chosen = behind or (before if is_verb or len({one.key for one in before}) > 1 else [])
    if behind and len({one.key for one in before}) == 1:
        chosen = [*before, *behind]
    yield from {one.key: one for one in chosen}.values()
