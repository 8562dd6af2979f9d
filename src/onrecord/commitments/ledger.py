"""The commitments of a record as rows: who acts as people of the record, of which event, what was seen since, and what follows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.commitments.around import PromisingPage
from onrecord.commitments.said import SaidActor, SaidCommitment
from onrecord.commitments.source import LedgerUnit
from onrecord.model.commitments import DONE, Actor, Commitment, CommitmentStatus, Later
from onrecord.model.events import Event

_MOST_SIDES = 4
_TWO = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """What the commitments of a page are held against, by id."""

    unit: LedgerUnit
    pages: Mapping[str, PromisingPage]
    events: Mapping[str, Event]


def open_scene(unit: LedgerUnit) -> Scene:
    """The rows of a unit by their ids."""
    return Scene(unit, unit.pages, {event.id: event for event in unit.events})


def make_commitment(one: SaidCommitment, scene: Scene, later: Sequence[Later], status: CommitmentStatus) -> Commitment:
    """The row of a commitment, with what was seen of it since."""
    return Commitment(
        id=one.id,
        document=one.document,
        evidence=(one.evidence,),
        event=_find_event(one, scene),
        actors=tuple(_list_actors(one, scene)),
        action=one.action,
        object=one.object,
        due=one.due,
        condition=one.condition,
        joint=one.joint,
        strength=one.strength,
        status=status,
        later=tuple(later),
        standing=one.standing,
        rule=one.rule,
    )


def sort_later(later: Iterable[Later], scene: Scene) -> tuple[Later, ...]:
    """Each passage once, by the day of its page."""
    kept = {(one.evidence.document, one.evidence.start): one for one in later}
    return tuple(sorted(kept.values(), key=lambda one: _rank(one, scene)))


def _rank(one: Later, scene: Scene) -> tuple[str, str, int]:
    return scene.pages[one.evidence.document].published or "9999", one.evidence.document, one.evidence.start


def find_status(one: SaidCommitment, later: Sequence[Later], *, is_put_off: bool) -> CommitmentStatus:
    """Done where anybody says so, else dropped where the last word is that it will not be; ``moved`` only where a page says that."""
    if one.strength == "done" or any(seen.what in DONE for seen in later):
        return "done"
    if later and later[-1].what == "contradicted":
        return "dropped"
    return "moved" if is_put_off else "open"


def _find_event(one: SaidCommitment, scene: Scene) -> str | None:
    """The only event that the page is an account of; with several nobody says of which it is."""
    events = scene.pages[one.document].events
    return events[0] if len(events) == 1 else None


def _list_actors(one: SaidCommitment, scene: Scene) -> Iterator[Actor]:
    for actor in one.actors:
        people = list(_find_people(actor, one, scene))
        if not people and actor.exact:
            yield Actor(entity=None, exact=actor.exact)
        for person in people:
            yield Actor(entity=person, exact=actor.exact)


def _find_people(actor: SaidActor, one: SaidCommitment, scene: Scene) -> Iterator[str]:
    """The people that are meant: those named, whoever speaks, or both sides of the meeting."""
    if actor.kind == "agent":
        yield from dict.fromkeys(scene.unit.aliases[key] for key in actor.keys if key in scene.unit.aliases)
    elif actor.kind == "we" and one.joint and len(_list_sides(one, scene)) == _TWO:
        yield from _list_sides(one, scene)
    elif actor.kind in ("we", "i"):
        speakers = scene.unit.speakers
        yield from speakers.get(one.quotation or "", ()) or speakers.get(one.turn, ())
    elif actor.kind in ("sides", "they"):
        people = _list_sides(one, scene)
        first = dict.fromkeys(scene.unit.aliases[key] for key in actor.keys if key in scene.unit.aliases)
        yield from people if len(people) == _TWO or len(first) < _TWO else first


def _list_sides(one: SaidCommitment, scene: Scene) -> Sequence[str]:
    """Those who take part in the page's events, where they are few enough to be its sides."""
    events = [scene.events[event] for event in scene.pages[one.document].events if event in scene.events]
    people = list(dict.fromkeys(each.entity for event in events for each in event.participants))
    return people if 1 < len(people) <= _MOST_SIDES else ()
