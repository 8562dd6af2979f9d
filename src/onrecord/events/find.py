"""The tellings of one document: its own event, the other events that stretches of it are about, and those spoken of in passing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.events.names import read_series
from onrecord.events.own import TABLE, find_own
from onrecord.events.passing import find_passing
from onrecord.events.places import find_place
from onrecord.events.scene import Scene
from onrecord.events.signed import find_signed, share_signed
from onrecord.events.telling import Telling, TellUnit
from onrecord.knowledge.events import EventKnowledge
from onrecord.model import Span
from onrecord.model.identity import identify_row
from onrecord.text.stems import FoundPhrase

# "In the course of the interregional forum": so many letters may stand between the cue and the word for the event.
_SET = 40
_FRAMES = frozenset({"visit", "statement", "message", "decision", "tour", "ceremony"})


def find_tellings(unit: TellUnit, known: EventKnowledge) -> tuple[Telling, ...]:
    """Every telling of the document, its own first, then by place; none in a language whose words for events are not known."""
    language = known.languages.get(unit.page.language or "")
    if language is None:
        return ()
    scene = Scene(unit, known, language)
    own = find_own(scene)
    if own is None:
        return ()
    main, parts = _divide(scene, own)
    passing = {one.id: one for one in find_passing(scene, own)}
    told = _order(scene, tuple(share_signed((main, *parts), find_signed(scene, own))))
    return (*told, *(passing[key] for key in sorted(passing)))


def _divide(scene: Scene, own: Telling) -> tuple[Telling, tuple[Telling, ...]]:
    """The stretches of a report that are about another event of the day ("in the course of the forum …"), and what is left."""
    if scene.page.standing == "official":
        return own, ()
    runs: list[tuple[int, int, FoundPhrase | None]] = []
    current: FoundPhrase | None = None
    for block in scene.page.blocks:
        if block.kind == "paragraph":
            current = _find_setting(scene, Span(start=block.start, stop=block.stop), own, current)
            runs.append((block.start, block.stop, current))
    chosen: dict[str, list[tuple[int, int, FoundPhrase]]] = {}
    for start, stop, setting in runs:
        if setting is not None:
            chosen.setdefault(setting.key, []).append((start, stop, setting))
    parts = tuple(_make_part(scene, own, held) for _, held in sorted(chosen.items()))
    taken = [span for part in parts for span in part.spans]
    return _leave_out(own, taken), parts


def _find_setting(scene: Scene, span: Span, own: Telling, current: FoundPhrase | None) -> FoundPhrase | None:
    """The event that a paragraph says it is at; where it says none, the one before goes on."""
    group = scene.known.group_of(own.kind)
    cues = [one for one in scene.find("order", span.start, span.stop) if one.key == "setting"]
    for found in scene.find_kinds(span):
        is_set = any(0 <= found.start - cue.stop <= _SET for cue in cues)
        if is_set and found.key not in _FRAMES:
            return None if scene.known.group_of(found.key) == group else found
    return current


def _make_part(scene: Scene, own: Telling, held: Sequence[tuple[int, int, FoundPhrase]]) -> Telling:
    start, stop, found = held[0]
    sentence = next(
        (one for one in scene.split(start, stop) if one.start <= found.start < one.stop), Span(start=start, stop=stop)
    )
    series_noun = scene.find_first("series", found.start, found.stop)
    named = [
        one
        for first, last, _ in held
        for one in scene.list_attendants(first, last, "present")
        if not scene.is_quoted(first)
    ]
    return replace(
        own,
        id=identify_row(TABLE, own.document, sentence.start, sentence.stop, f"part {found.key}"),
        role="part",
        kind=found.key,
        format=None,
        start=sentence.start,
        stop=sentence.stop,
        exact=scene.text[sentence.start : sentence.stop],
        title=scene.text[sentence.start : sentence.stop],
        spans=tuple(_join(Span(start=first, stop=last) for first, last, _ in held)),
        place=find_place(scene, sentence, found.start) or own.place,
        attendants=tuple({one.key: one for one in named}.values()),
        words=(),
        series=read_series(scene, series_noun, sentence) if series_noun else None,
        quotations=_choose_quotations(scene, held),
    )


def _choose_quotations(scene: Scene, held: Sequence[tuple[int, int, FoundPhrase]]) -> tuple[str, ...]:
    return tuple(one.id for one in scene.unit.quotations if any(first <= one.start < last for first, last, _ in held))


def _leave_out(own: Telling, taken: Sequence[Span]) -> Telling:
    """The telling of the page without the stretches that are about something else."""
    spans: list[Span] = []
    at = own.spans[0].start
    for span in sorted(taken, key=lambda one: one.start):
        if at < span.start:
            spans.append(Span(start=at, stop=span.start))
        at = max(at, span.stop)
    if at < own.spans[-1].stop:
        spans.append(Span(start=at, stop=own.spans[-1].stop))
    return replace(own, spans=tuple(spans))


def _join(spans: Iterator[Span]) -> Iterator[Span]:
    """Stretches that follow each other as one."""
    held: Span | None = None
    for span in spans:
        if held is not None and span.start - held.stop <= _GAP:
            held = Span(start=held.start, stop=span.stop)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


_GAP = 3


def _order(scene: Scene, tellings: Sequence[Telling]) -> Iterator[Telling]:
    """The tellings with those that the report's words put before each ("at the meeting before the plenary session")."""
    by_group = {scene.known.group_of(one.kind): one for one in reversed(tellings)}
    earlier: dict[str, set[str]] = {one.id: set() for one in tellings}
    for sentence in scene.unit.sentences if len(by_group) > 1 else ():
        span = Span(start=sentence.start, stop=sentence.stop)
        found = [(one, by_group.get(scene.known.group_of(one.key))) for one in scene.find_kinds(span)]
        for (first, told), (last, other) in pairwise(found):
            cue = scene.find_first("order", first.stop, last.start)
            if cue is None or cue.key == "setting" or told is None or other is None or told.id == other.id:
                continue
            before, after = (told, other) if cue.key == "before" else (other, told)
            earlier[after.id].add(before.id)
    for one in tellings:
        yield replace(one, follows=tuple(sorted(earlier[one.id])))
