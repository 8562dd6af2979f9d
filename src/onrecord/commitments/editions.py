"""Which meeting, visit or edition of a series a commitment announces, and which pages tell that it was held."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.commitments.around import Spoken, index_held
from onrecord.commitments.ledger import Scene
from onrecord.commitments.said import SaidCommitment, SaidOutcome
from onrecord.knowledge.commitments import Kind
from onrecord.model.commitments import Later
from onrecord.model.events import Event
from onrecord.text.edtf import find_bounds

# Without a term, an announced meeting is one held within so many days after the page.
_SOON = 60
_LEAST_PEOPLE = 2


def find_editions(scene: Scene) -> Mapping[str, str]:
    """Commitment to the series whose edition its sentence speaks of."""
    spoken: defaultdict[str, list[Spoken]] = defaultdict(list)
    for each in scene.unit.spoken:
        spoken[each.document].append(each)
    found: dict[str, str] = {}
    for one in scene.unit.commitments:
        inside = {
            each.series
            for each in spoken.get(one.document, ())
            if each.start < one.sentence.stop and one.sentence.start < each.stop
        }
        if len(inside) == 1 and one.content.kind in ("hold", "meet", None):
            found[one.id] = inside.pop()
    return found


class Held(NamedTuple):
    """Held events by each person who takes part, and by page the passages that say what was done, in their order."""

    events: Mapping[str, Sequence[Event]]
    outcomes: Mapping[str, Sequence[SaidOutcome]]


def open_held(scene: Scene) -> Held:
    """What was held, and where it is told."""
    outcomes: defaultdict[str, list[SaidOutcome]] = defaultdict(list)
    for told in sorted(scene.unit.outcomes, key=lambda told: told.evidence.start):
        outcomes[told.document].append(told)
    return Held(index_held(scene.unit.events), outcomes)


def find_held(one: SaidCommitment, scene: Scene, kinds: Mapping[str, Kind], held: Held) -> Iterator[Later]:
    """The pages that tell of the meeting, call or visit that a commitment announces: the same people, in its term."""
    kind = kinds.get(one.content.kind or "")
    people = _list_people(one, scene)
    if kind is None or not kind.events or len(people) < _LEAST_PEOPLE:
        return
    for event in held.events.get(min(people), ()):
        is_theirs = people <= {each.entity for each in event.participants}
        if is_theirs and event.kind in kind.events and _is_in_term(one, event, scene):
            for told in _cite_event(one, event, scene, kind):
                passages = held.outcomes.get(told.evidence.document, ())
                named = (each for each in passages if people & _list_people(each, scene))
                said = (passage.evidence for passage in named if _is_of_kind(passage, kind, kinds))
                yield replace(told, evidence=next(said, told.evidence))


def _list_people(one: SaidCommitment | SaidOutcome, scene: Scene) -> set[str]:
    aliases = scene.unit.aliases
    return {aliases[key] for key in one.content.people if key in aliases}


def _is_of_kind(told: SaidOutcome, kind: Kind, kinds: Mapping[str, Kind]) -> bool:
    """A passage says that an event of this kind was held: "met today with …"; better words for it than a heading."""
    own = kinds.get(told.what)
    return own is not None and not set(own.events).isdisjoint(kind.events)


def _is_in_term(one: SaidCommitment, event: Event, scene: Scene) -> bool:
    held, page = find_bounds(event.start), scene.pages[one.document].days
    term = find_bounds(one.due)
    if held is None or page is None or held.last < page.first:
        return False
    if term is None:
        return held.first - page.last <= _SOON
    return held.first <= term.last and term.first <= held.last


def _cite_event(one: SaidCommitment, event: Event, scene: Scene, kind: Kind) -> Iterator[Later]:
    told: set[str] = set()
    for evidence in event.evidence:
        page = scene.pages.get(evidence.document)
        is_account = page is not None and event.id in page.events
        if is_account and evidence.document not in {one.document, *told}:
            told.add(evidence.document)
            yield Later(evidence=evidence, what=kind.becomes)
