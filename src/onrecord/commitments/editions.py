"""Which meeting, visit or edition of a series a commitment announces, and which pages tell that it was held."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.commitments.ledger import Scene
from onrecord.commitments.said import SaidCommitment
from onrecord.knowledge.commitments import Kind
from onrecord.model.commitments import Later
from onrecord.model.events import Event
from onrecord.text.edtf import find_bounds

# Without a term, an announced meeting is one held within so many days after the page.
_SOON = 60
_LEAST_PEOPLE = 2


def find_editions(scene: Scene) -> Mapping[str, str]:
    """Commitment to the series whose edition its sentence speaks of."""
    spoken: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for event in scene.unit.events:
        for evidence in event.evidence if event.series else ():
            spoken[evidence.document].append((evidence.start, evidence.stop, event.series or ""))
    found: dict[str, str] = {}
    for one in scene.unit.commitments:
        inside = {
            series
            for start, stop, series in spoken.get(one.document, ())
            if start < one.sentence.stop and one.sentence.start < stop
        }
        if len(inside) == 1 and one.content.kind in ("hold", "meet", None):
            found[one.id] = inside.pop()
    return found


def index_events(scene: Scene) -> Mapping[str, Sequence[Event]]:
    """Held events by each person who takes part."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in scene.unit.events:
        for one in event.participants if event.status == "held" else ():
            found[one.entity].append(event)
    return found


def find_held(
    one: SaidCommitment, scene: Scene, kinds: Mapping[str, Kind], events: Mapping[str, Sequence[Event]]
) -> Iterator[Later]:
    """The pages that tell of the meeting, call or visit that a commitment announces: the same people, in its term."""
    kind = kinds.get(one.content.kind or "")
    people = {scene.unit.aliases[key] for key in one.content.people if key in scene.unit.aliases}
    if kind is None or not kind.events or len(people) < _LEAST_PEOPLE:
        return
    for event in events.get(min(people), ()):
        is_theirs = people <= {each.entity for each in event.participants}
        if is_theirs and event.kind in kind.events and _is_in_term(one, event, scene):
            yield from _cite_event(one, event, scene, kind)


def _is_in_term(one: SaidCommitment, event: Event, scene: Scene) -> bool:
    held, page = find_bounds(event.start), find_bounds((scene.pages[one.document].published or "")[:10] or None)
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
