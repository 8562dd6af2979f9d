"""Groups of tellings as rows of the record: events, accounts, the ids that became one, and issues of what stays open."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.events.decide import Decided, Unsure
from onrecord.events.items import Item
from onrecord.events.own import stem_words
from onrecord.events.series import choose_name
from onrecord.events.telling import Telling
from onrecord.knowledge.events import EventKnowledge
from onrecord.model import Evidence, Identity, Issue, make_issue
from onrecord.model.events import Event, EventAccount, EventParticipant, EventStatus, Mode, SignedDocument
from onrecord.model.identity import identify_about, identify_row
from onrecord.text.edtf import find_bounds
from onrecord.text.edtf_phrases import read_ordinals

TABLE = "events"
_ROLES = ("own", "part", "passing")
_MODES: tuple[Mode, ...] = ("by_video", "addressed", "by_phone", "present", "unknown")
_MOST_EVIDENCE = 50
_OPENING = re.compile(r"^[^\w«“\"]+|\s+$")


def identify_event(tellings: Iterable[Telling]) -> str:
    """By the earliest telling: the page's date, then the telling's id."""
    earliest = min(tellings, key=lambda one: (one.published or "9999", one.id))
    return identify_about(TABLE, earliest.id)


def identify_groups(decided: Decided) -> tuple[str, ...]:
    """The id of the event of each group."""
    return tuple(identify_event(item.telling for item in group) for group in decided.groups)


def make_events(
    decided: Decided,
    identities: Sequence[str],
    people: tuple[Mapping[str, str], Mapping[str, str]],
    known: EventKnowledge,
) -> tuple[Event, ...]:
    """The events by id, with the events of the same day that words put before each; ``people`` are key to entity, and entity to country."""
    ids = {item.telling.id: event for group, event in zip(decided.groups, identities, strict=True) for item in group}
    names = _name_series(decided, known)
    follows = _find_follows(decided, ids)
    events = [
        _make_event(event, group, people, (names, tuple(sorted(follows.get(event, ())))))
        for event, group in zip(identities, decided.groups, strict=True)
    ]
    return tuple(sorted(events, key=lambda event: event.id))


def _make_event(
    identity: str,
    group: Sequence[Item],
    people: tuple[Mapping[str, str], Mapping[str, str]],
    others: tuple[Mapping[int, str], tuple[str, ...]],
) -> Event:
    names, follows = others
    items = sorted(group, key=lambda item: _rank(item.telling)) if len(group) > 1 else group
    tellings = [item.telling for item in items]
    best = tellings[0]
    start, stop = _find_days(tellings)
    series = Counter(item.series for item in group if item.series is not None and _is_edition(item.telling, best))
    ordinals = Counter(
        one.series.ordinal
        for one in tellings
        if one.series and one.series.ordinal is not None and _is_edition(one, best)
    )
    name = names[min(series, key=lambda one: (-series[one], one))] if series else None
    return Event(
        id=identity,
        kind=best.kind,
        title=name if best.role == "passing" and best.series and name else best.title,
        start=start,
        stop=stop,
        place=next((item.town.name if item.town else item.telling.place for item in items if item.telling.place), None),
        participants=tuple(_list_participants(tellings, *people)),
        series=name,
        edition=min(ordinals, key=lambda one: (-ordinals[one], one)) if ordinals else None,
        status=_find_status(tellings),
        evidence=tuple(_list_evidence(tellings)),
        follows=follows,
        signed=tuple(_list_signed(tellings)),
    )


def _is_edition(one: Telling, best: Telling) -> bool:
    """The telling's series is the event's own, not one that a meeting is held beside."""
    return one.kind == best.kind or one.role != "passing" or best.role == "passing" or best.series is not None


def _rank(one: Telling) -> tuple[int, bool, bool, str, str]:
    """What says it best comes first: official pages of their own, those that were there, the earliest."""
    return _ROLES.index(one.role), one.standing != "official", one.status != "held", one.published or "9999", one.id


def _find_days(tellings: Sequence[Telling]) -> tuple[str | None, str | None]:
    """The most precise date of those who say it best; a page's own date only where nobody says one."""
    told = [one for one in tellings if one.when and one.role != "passing"] or [one for one in tellings if one.when]
    held = [one for one in told if one.status == "held"] or told
    if not held:
        return None, None
    chosen = min(
        held,
        key=lambda one: (_ROLES.index(one.role), one.standing != "official", _measure(one.when), one.basis != "said"),
    )
    first, _, last = (chosen.when or "").partition("/")
    return first or None, last or None


def _measure(when: str | None) -> int:
    bounds = find_bounds(when)
    return bounds.last - bounds.first if bounds else 10_000


def _find_status(tellings: Sequence[Telling]) -> EventStatus:
    """Held where anybody says so; else what was said last."""
    told = [one for one in tellings if one.status != "mentioned"]
    if any(one.status == "held" for one in told):
        return "held"
    latest = max(told, key=lambda one: (one.published or "", one.id), default=None)
    return latest.status if latest else "mentioned"


def _list_participants(
    tellings: Sequence[Telling], aliases: Mapping[str, str], sides: Mapping[str, str]
) -> Iterator[EventParticipant]:
    """Every person that a page of its own names or lets speak, by entity; how they are there as the most telling page says."""
    held: dict[str, set[Mode]] = {}
    sources = [one for one in tellings if one.role != "passing"] or tellings
    for one in sources:
        for attendant in one.attendants:
            entity = aliases.get(attendant.key)
            if entity is not None:
                held.setdefault(entity, set()).add(attendant.mode)
    for entity in sorted(held):
        mode = next(mode for mode in _MODES if mode in held[entity])
        yield EventParticipant(entity=entity, side=sides.get(entity), mode=mode)


def _list_evidence(tellings: Sequence[Telling]) -> Iterator[Evidence]:
    for one in tellings[:_MOST_EVIDENCE]:
        yield Evidence(document=one.document, start=one.start, stop=one.stop, exact=one.exact)


def _list_signed(tellings: Sequence[Telling]) -> Iterator[SignedDocument]:
    """What pages say was signed, those that say it best first; of one language each title once, in its fullest wording first said."""
    seen: list[tuple[str | None, frozenset[str]]] = []
    for one in tellings:
        for each in one.signed:
            words = frozenset(stem_words(each.exact))
            if words and any(language == one.language and words <= held for language, held in seen):
                continue
            seen.append((one.language, words))
            yield SignedDocument(title=each.exact, document=each.document, start=each.start, stop=each.stop)


def _name_series(decided: Decided, known: EventKnowledge) -> Mapping[int, str]:
    """Each series' name as shown: the fullest that a page prints, without an ordinal."""
    held: dict[int, list[Telling]] = {}
    for group in decided.groups:
        for item in group:
            if item.series is not None and item.telling.series is not None:
                held.setdefault(item.series, []).append(item.telling)
    return {series: _choose_series_name(tellings, known) for series, tellings in held.items()}


def _choose_series_name(tellings: Sequence[Telling], known: EventKnowledge) -> str:
    named = [one for one in tellings if one.series and not one.series.is_pointed] or list(tellings)
    strip = {one.series.printed: _strip_ordinal(one, known) for one in named if one.series}
    return choose_name([one.series for one in named if one.series], strip)


def _strip_ordinal(one: Telling, known: EventKnowledge) -> str:
    printed = one.series.printed if one.series else ""
    language = known.languages.get(one.language or "")
    for start, stop, _ in sorted(read_ordinals(printed, language.dates)) if language else ():
        if start == 0:
            return _OPENING.sub("", printed[stop:])
    return printed


def _find_follows(decided: Decided, ids: Mapping[str, str]) -> Mapping[str, set[str]]:
    """Event to the events that words put before it."""
    own: dict[str, str] = {}
    for telling, event in ids.items():
        own[telling] = event
    main = {
        item.telling.document: ids[item.telling.id]
        for group in decided.groups
        for item in group
        if item.telling.role == "own"
    }
    found: dict[str, set[str]] = {}
    for group in decided.groups:
        for item in group:
            event, base = ids[item.telling.id], main.get(item.telling.document)
            for earlier in item.telling.follows:
                found.setdefault(event, set()).add(own.get(earlier, event))
            if base is not None and item.telling.order == "before":
                found.setdefault(base, set()).add(event)
            if base is not None and item.telling.order == "after":
                found.setdefault(event, set()).add(base)
    return {event: earlier - {event} for event, earlier in found.items()}


def make_accounts(decided: Decided, identities: Sequence[str]) -> tuple[EventAccount, ...]:
    """One row for each stretch of a document that tells of an event."""
    rows = {}
    for event, group in zip(identities, decided.groups, strict=True):
        for item in group:
            for span in item.telling.spans:
                one = item.telling
                identity = identify_row("accounts", one.document, span.start, span.stop, one.kind)
                rows[identity] = EventAccount(
                    id=identity,
                    event=event,
                    document=one.document,
                    start=span.start,
                    stop=span.stop,
                    side=one.side,
                    extent=one.extent,
                )
    return tuple(rows[key] for key in sorted(rows))


def make_identities(decided: Decided, identities: Sequence[str]) -> tuple[Identity, ...]:
    """The ids that an event would have by each of its tellings alone (``new``), and the one that stays (``old``)."""
    rows = {}
    for old, group in zip(identities, decided.groups, strict=True):
        for item in group if len(group) > 1 else ():
            new = identify_event((item.telling,))
            if old != new:
                identity = identify_about("identities", old, new)
                rows[identity] = Identity(id=identity, old=old, new=new)
    return tuple(rows[key] for key in sorted(rows))


def make_issues(unsure: Sequence[Unsure]) -> tuple[Issue, ...]:
    """An issue for each pair of pages that may tell of one event."""
    issues = {}
    for one in unsure:
        first, last = sorted((one.one.telling, one.other.telling), key=lambda telling: telling.id)
        parts = ", ".join(f"{name} {value:.2f}" for name, value in one.score.parts.items() if value)
        why = f"«{first.title[:80]}» may be the event of «{last.title[:80]}» of document {last.document} ({parts})"
        issue = make_issue(stage="events", source=first.source, document=first.document, why=why)
        issues[issue.id] = issue
    return tuple(issues[key] for key in sorted(issues))
