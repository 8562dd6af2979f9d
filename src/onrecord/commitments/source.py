"""What became of the commitments of a page is worked out from: what other pages say of them, who speaks, and the events these tell of.

A unit is a page that commits somebody. Its digest covers what other pages tell of its commitments, and whatever else these are held
against: a page more changes the units of those pages alone of whose commitments it tells.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from onrecord.commitments.around import READS as AROUND
from onrecord.commitments.around import Around, PromisingPage, Spoken, open_around
from onrecord.commitments.in_a_row import InARow
from onrecord.commitments.keys import Meeting, Told
from onrecord.commitments.passages import Passages
from onrecord.commitments.said import SaidCommitment, SaidOutcome
from onrecord.commitments.told_links import ToldLinks
from onrecord.engines.files import list_column, read_keys
from onrecord.engines.reading import read_table
from onrecord.engines.signature import digest_parts
from onrecord.engines.sources import Keyed
from onrecord.model.commitments import Outcome
from onrecord.model.events import Event
from onrecord.model.evidence import Evidence

READS = ("promised", "promise_keys", "promise_links", *AROUND)


@dataclass(frozen=True, slots=True)
class Linked:
    """A passage, by its id, that tells of a commitment; ``is_put_off``: it says itself that the term was moved."""

    id: str
    evidence: Evidence
    what: Outcome
    is_put_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerUnit:
    """The commitments of the page ``id`` and all that they are held against; passages by id, events in their order.

    ``commitments`` and ``outcomes`` are those of the page itself, those of pages that speak of the same series, and outcomes of pages
    that tell of what was held; ``linked`` are for each commitment the passages that tell of it, in no order.
    ``speakers`` row to entities, ``aliases`` key to entity.
    """

    id: str
    commitments: tuple[SaidCommitment, ...]
    outcomes: tuple[SaidOutcome, ...]
    linked: Mapping[str, tuple[Linked, ...]]
    pages: Mapping[str, PromisingPage]
    events: tuple[Event, ...]
    spoken: tuple[Spoken, ...]
    speakers: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNamed:
    """Who is named where a page promises or tells, and who is named where it announces meetings."""

    document: str
    commitments: int
    people: tuple[str, ...]
    meetings: tuple[Meeting, ...]


class LedgerSource:
    """A unit for each page with commitments, by id."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}

    def __getstate__(self) -> dict[str, Any]:
        return {"_paths": self._paths}

    def list_units(self) -> Sequence[Keyed]:
        """The pages, each with the digest of its own facts and of what other pages tell of its commitments."""
        links = self._told.sum_signs()
        return [
            Keyed(page.document, digest_parts(str(links.get(page.document, 0)), *self._sign_own(page)), page.document)
            for page in self._listed
        ]

    def load(self, index: int) -> LedgerUnit:
        """The unit of one page."""
        page = self._listed[index]
        self._passages.asks_for_all |= self._asked.is_in_a_row(index)
        passages = self._passages.list_page(page.document)
        own = [one for one in passages if isinstance(one, SaidCommitment)]
        events = self._find_events(page)
        linked = self._find_linked(page.document, own)
        beside = {one.id: one for one in (*passages, *self._find_beside(page, events))}
        said = [one for _, one in sorted(beside.items())]
        documents = {one.document for one in said} | {one.evidence.document for held in linked.values() for one in held}
        documents.update(one.document for event in events for one in event.evidence)
        people = {key for one in said for key in one.content.people}
        people |= {key for one in own for actor in one.actors for key in actor.keys}
        return LedgerUnit(
            id=page.document,
            commitments=tuple(one for one in said if isinstance(one, SaidCommitment)),
            outcomes=tuple(one for one in said if isinstance(one, SaidOutcome)),
            linked=linked,
            pages={key: self._around.pages[key] for key in sorted(documents) if key in self._around.pages},
            events=events,
            spoken=tuple(one for document in sorted(documents) for one in self._around.spoken.get(document, ())),
            speakers=self._list_speakers(page.document, own),
            aliases={key: self._around.aliases[key] for key in sorted(people & self._around.aliases.keys())},
        )

    def _sign_own(self, page: PageNamed) -> Iterator[str]:
        """What the commitments of a page are held against besides passages that tell of them."""
        around = self._around
        yield self._sign_page(page.document)
        yield "|".join(f"{row} {entity}" for row, entity in around.speakers.get(page.document, ()))
        for event in around.pages[page.document].events:
            yield "|".join(around.parties.get(event, ()))
        for event in self._list_announced(page):
            yield self._sign_event(event)
        for series in self._list_series(page):
            yield self._sign_series(series)

    def _list_series(self, page: PageNamed) -> Sequence[str]:
        return sorted({one.series for one in self._around.spoken.get(page.document, ())})

    def _list_announced(self, page: PageNamed) -> Sequence[str]:
        """The events that meetings announced on a page may be: held, with all who were named."""
        around = self._around
        found: set[str] = set()
        for meeting in page.meetings:
            people = {around.aliases[key] for key in meeting.people if key in around.aliases}
            fewest = min((around.held.get(person, ()) for person in sorted(people)), key=len, default=())
            held = fewest if len(people) > 1 else ()
            found.update(event.id for event in held if people.issubset(around.parties[event.id]))
        return sorted(found)

    def _find_events(self, page: PageNamed) -> tuple[Event, ...]:
        """The events of a page, and those that its meetings may be, in their order."""
        wanted = {*self._around.pages[page.document].events, *self._list_announced(page)}
        return tuple(
            self._around.events[place]
            for place in sorted(self._places[event] for event in wanted if event in self._places)
        )

    def _find_linked(self, document: str, own: Sequence[SaidCommitment]) -> Mapping[str, tuple[Linked, ...]]:
        """The passages that tell of each commitment of a page; all are read together."""
        found: defaultdict[str, list[Linked]] = defaultdict(list)
        links = self._told.list_links(document)
        passages = self._passages.find([(self._passages.rows[link.document], link.told) for link in links])
        for link, told in zip(links, passages, strict=True):
            found[own[link.commitment].id].append(Linked(told.id, told.evidence, link.what, link.is_put_off))
        return {key: tuple(held) for key, held in found.items()}

    def _find_beside(self, page: PageNamed, events: Sequence[Event]) -> Iterator[Told]:
        """Commitments with a term on pages that speak of the same series, and what pages that tell of an event say was done."""
        for series in self._list_series(page):
            for document in self._around.of_series[series]:
                held = self._passages.list_page(document)
                yield from (one for one in held if isinstance(one, SaidCommitment) and one.due)
        for document in {one.document for event in events for one in event.evidence}:
            yield from (one for one in self._passages.list_page(document) if isinstance(one, SaidOutcome))

    def _list_speakers(self, document: str, own: Sequence[SaidCommitment]) -> Mapping[str, tuple[str, ...]]:
        wanted = {one.turn for one in own} | {one.quotation for one in own}
        found: dict[str, tuple[str, ...]] = {}
        for row, entity in self._around.speakers.get(document, ()):
            if row in wanted:
                found[row] = (*found.get(row, ()), entity)
        return found

    @cached_property
    def _asked(self) -> InARow:
        return InARow()

    @cached_property
    def _around(self) -> Around:
        return open_around(self._paths, is_last=True)

    @cached_property
    def _named(self) -> Mapping[str, PageNamed]:
        return {page.document: page for page in read_table(self._paths["promise_keys"], PageNamed)}

    @cached_property
    def _listed(self) -> Sequence[PageNamed]:
        """The pages that commit somebody, by id."""
        return [page for _, page in sorted(self._named.items()) if page.commitments]

    @cached_property
    def _promised(self) -> Mapping[str, str]:
        """Of each page the digest of its passages."""
        table = read_keys(self._paths["promised"], ("document", "digest"))
        return dict(zip(list_column(table, "document"), list_column(table, "digest"), strict=True))

    @cached_property
    def _sign_page(self) -> Callable[[str], str]:
        """What the commitments of others depend on of a page: its passages, its facts, its events, and who is named."""
        around = self._around

        def sign(document: str) -> str:
            page, named = around.pages[document], self._named.get(document)
            people = named.people if named else ()
            facts = (page.published, page.publisher, page.standing, page.language)
            return digest_parts(
                self._promised.get(document, ""),
                *(fact or "" for fact in facts),
                "|".join(page.events),
                "|".join(page.attending),
                "|".join(around.aliases.get(key, "") for key in people),
            )

        return lru_cache(maxsize=None)(sign)

    @cached_property
    def _told(self) -> ToldLinks:
        return ToldLinks(self._paths["promise_links"])

    @cached_property
    def _sign_event(self) -> Callable[[str], str]:
        """What depends on an event that was announced: the event, and what the pages that tell of it say."""

        def sign(event: str) -> str:
            held = self._around.events[self._places[event]]
            return digest_parts(repr(held), *(self._sign_page(one.document) for one in held.evidence))

        return lru_cache(maxsize=None)(sign)

    @cached_property
    def _sign_series(self) -> Callable[[str], str]:
        """What depends on a series: where it is spoken of, and what these pages say."""

        def sign(series: str) -> str:
            documents = self._around.of_series[series]
            return digest_parts(
                *(repr(self._around.spoken[document]) for document in documents),
                *(self._sign_page(document) for document in documents),
            )

        return lru_cache(maxsize=None)(sign)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {event.id: place for place, event in enumerate(self._around.events)}

    @cached_property
    def _passages(self) -> Passages:
        return Passages(self._paths["promised"])
