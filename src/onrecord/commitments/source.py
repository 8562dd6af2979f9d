"""What became of the commitments of a page is worked out from: what other pages say of them, who speaks, and the events these tell of.

A unit is a page that commits somebody. Its digest covers all that its commitments are held against, and nothing else: a page more
changes the units of those pages alone of whose commitments it may tell.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.commitments.around import READS as AROUND
from onrecord.commitments.around import Around, PromisingPage, Spoken
from onrecord.commitments.candidates import Candidates
from onrecord.commitments.keys import PageKeys, Told
from onrecord.commitments.passages import Passages
from onrecord.commitments.said import SaidCommitment, SaidOutcome
from onrecord.engines.files import list_column, read_keys
from onrecord.engines.reading import read_table
from onrecord.engines.signature import digest_parts
from onrecord.engines.sources import Keyed
from onrecord.model.events import Event
from onrecord.text.days import Days
from onrecord.text.edtf import find_bounds

READS = ("promised", "promise_keys", *AROUND)
_HEX = 16
# One page more changes units here and there: whoever asks for so many in a row asks for all.
_IN_A_ROW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerUnit:
    """The commitments of the page ``id`` and all that they are held against; passages by id, events in their order.

    ``commitments`` and ``outcomes`` are those of the page itself, those of pages that speak of the same series, and outcomes of pages
    that tell of what was held; ``promising`` and ``telling`` are for each commitment the passages that may tell of it, in no order.
    Of other pages the names are left out. ``common`` are stems that tell nothing, ``speakers`` row to entities, ``aliases`` key to entity.
    """

    id: str
    commitments: tuple[SaidCommitment, ...]
    outcomes: tuple[SaidOutcome, ...]
    promising: Mapping[str, tuple[SaidCommitment, ...]]
    telling: Mapping[str, tuple[SaidOutcome, ...]]
    common: tuple[str, ...]
    pages: Mapping[str, PromisingPage]
    events: tuple[Event, ...]
    spoken: tuple[Spoken, ...]
    speakers: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, str]


class LedgerSource:
    """A unit for each page with commitments, by id."""

    _next = _in_a_row = 0

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}
        self._around = Around(places)

    def __getstate__(self) -> dict[str, Any]:
        return {"_paths": self._paths, "_around": self._around}

    def list_units(self) -> Sequence[Keyed]:
        """The pages, each with the digest of its own facts and of those of all pages that its commitments are held against."""
        weights = np.array([int(self._signs[keys.document][:_HEX], 16) for keys in self._keys], np.uint64)
        sums = self._candidates.sum_pages(weights).tolist()
        return [
            Keyed(keys.document, digest_parts(str(sums[page]), *self._sign_own(keys)), keys.document)
            for page, keys in self._listed
        ]

    def load(self, index: int) -> LedgerUnit:
        """The unit of one page."""
        page, keys = self._listed[index]
        self._in_a_row = self._in_a_row + 1 if index == self._next else 0
        self._next = index + 1
        self._passages.asks_for_all |= self._in_a_row >= _IN_A_ROW
        passages = self._passages.list_page(keys.document)
        own = [one for one in passages if isinstance(one, SaidCommitment)]
        events = self._find_events(keys)
        found = self._find_told(own, self._candidates.find(page))
        beside = {one.id: one for one in (*passages, *self._find_beside(keys, events))}
        said = [one for _, one in sorted(beside.items())]
        documents = {one.document for one in said} | {one.document for held in found.values() for one in held}
        documents.update(one.document for event in events for one in event.evidence)
        people = {key for one in said for key in one.content.people}
        people |= {key for one in own for actor in one.actors for key in actor.keys}
        return LedgerUnit(
            id=keys.document,
            commitments=tuple(one for one in said if isinstance(one, SaidCommitment)),
            outcomes=tuple(one for one in said if isinstance(one, SaidOutcome)),
            promising={
                key: tuple(each for each in held if isinstance(each, SaidCommitment)) for key, held in found.items()
            },
            telling={key: tuple(each for each in held if isinstance(each, SaidOutcome)) for key, held in found.items()},
            common=self._list_common(keys),
            pages=self._describe(documents, keys.document),
            events=events,
            spoken=tuple(one for document in sorted(documents) for one in self._around.spoken.get(document, ())),
            speakers=self._list_speakers(keys.document, own),
            aliases={key: self._around.aliases[key] for key in sorted(people & self._around.aliases.keys())},
        )

    def _sign_own(self, keys: PageKeys) -> Iterator[str]:
        """What the commitments of a page are held against besides passages with words of theirs."""
        around = self._around
        yield self._signs[keys.document]
        yield "|".join(self._list_common(keys))
        yield "|".join(f"{row} {entity}" for row, entity in around.speakers.get(keys.document, ()))
        for event in around.pages[keys.document].events:
            yield "|".join(around.parties.get(event, ()))
        for event in self._list_announced(keys):
            yield self._sign_event(event)
        for series in self._list_series(keys):
            yield self._sign_series(series)

    def _list_common(self, keys: PageKeys) -> tuple[str, ...]:
        return tuple(sorted(self._candidates.common.intersection((*keys.words, *keys.heads))))

    def _list_series(self, keys: PageKeys) -> Sequence[str]:
        return sorted({one.series for one in self._around.spoken.get(keys.document, ())})

    def _list_announced(self, keys: PageKeys) -> Sequence[str]:
        """The events that meetings announced on a page may be: held, with all who were named."""
        around = self._around
        found: set[str] = set()
        for meeting in keys.meetings:
            people = {around.aliases[key] for key in meeting.people if key in around.aliases}
            fewest = min((around.held.get(person, ()) for person in sorted(people)), key=len, default=())
            held = fewest if len(people) > 1 else ()
            found.update(event.id for event in held if people.issubset(around.parties[event.id]))
        return sorted(found)

    def _find_events(self, keys: PageKeys) -> tuple[Event, ...]:
        """The events of a page, and those that its meetings may be, in their order."""
        wanted = {*self._around.pages[keys.document].events, *self._list_announced(keys)}
        return tuple(
            self._around.events[place]
            for place in sorted(self._places[event] for event in wanted if event in self._places)
        )

    def _find_told(
        self, own: Sequence[SaidCommitment], places: Sequence[Sequence[tuple[int, int]]]
    ) -> Mapping[str, Sequence[Told]]:
        """What may tell of each commitment that is not yet done, from the numbers of pages and places there; all are read together."""
        rows, keys = self._passages.rows, self._keys
        asked = {
            one.id: [(rows[keys[page].document], place) for page, place in held]
            for one, held in zip(own, places, strict=True)
            if one.strength != "done"
        }
        found = iter(self._passages.find([where for held in asked.values() for where in held]))
        return {key: list(islice(found, len(held))) for key, held in asked.items()}

    def _find_beside(self, keys: PageKeys, events: Sequence[Event]) -> Iterator[Told]:
        """Commitments with a term on pages that speak of the same series, and what pages that tell of an event say was done."""
        for series in self._list_series(keys):
            for document in self._around.of_series[series]:
                held = self._passages.list_page(document)
                yield from (one for one in held if isinstance(one, SaidCommitment) and one.due)
        for document in {one.document for event in events for one in event.evidence}:
            yield from (one for one in self._passages.list_page(document) if isinstance(one, SaidOutcome))

    def _describe(self, documents: Iterable[str], own: str) -> Mapping[str, PromisingPage]:
        known = self._around.pages
        pages = {document: known[document] for document in documents if document in known}
        return pages | {own: replace(known[own], names=self._passages.list_names(own))}

    def _list_speakers(self, document: str, own: Sequence[SaidCommitment]) -> Mapping[str, tuple[str, ...]]:
        wanted = {one.turn for one in own} | {one.quotation for one in own}
        found: dict[str, tuple[str, ...]] = {}
        for row, entity in self._around.speakers.get(document, ()):
            if row in wanted:
                found[row] = (*found.get(row, ()), entity)
        return found

    @cached_property
    def _keys(self) -> Sequence[PageKeys]:
        """The pages that have passages."""
        return [keys for keys in read_table(self._paths["promise_keys"], PageKeys) if keys.counts]

    @cached_property
    def _listed(self) -> Sequence[tuple[int, PageKeys]]:
        """The pages that commit somebody with their numbers, by id."""
        listed = [(page, keys) for page, keys in enumerate(self._keys) if keys.commitments]
        return sorted(listed, key=lambda one: one[1].document)

    @cached_property
    def _candidates(self) -> Candidates:
        pages = self._around.pages
        return Candidates(self._keys, [_find_day(pages[keys.document]) for keys in self._keys])

    @cached_property
    def _signs(self) -> Mapping[str, str]:
        """What of each page the commitments of others depend on: its passages, its facts, its events, and who is named."""
        around = self._around
        people = {keys.document: keys.people for keys in self._keys}
        table = read_keys(self._paths["promised"], ("document", "digest"))
        return {
            document: digest_parts(
                digest,
                repr(around.pages[document]),
                "|".join(around.aliases.get(key, "") for key in people.get(document, ())),
            )
            for document, digest in zip(list_column(table, "document"), list_column(table, "digest"), strict=True)
        }

    @cached_property
    def _sign_event(self) -> Callable[[str], str]:
        """What depends on an event that was announced: the event, and what the pages that tell of it say."""

        def sign(event: str) -> str:
            held = self._around.events[self._places[event]]
            return digest_parts(repr(held), *(self._signs.get(one.document, "") for one in held.evidence))

        return lru_cache(maxsize=None)(sign)

    @cached_property
    def _sign_series(self) -> Callable[[str], str]:
        """What depends on a series: where it is spoken of, and what these pages say."""

        def sign(series: str) -> str:
            documents = self._around.of_series[series]
            return digest_parts(
                *(repr(self._around.spoken[document]) for document in documents),
                *(self._signs.get(document, "") for document in documents),
            )

        return lru_cache(maxsize=None)(sign)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {event.id: place for place, event in enumerate(self._around.events)}

    @cached_property
    def _passages(self) -> Passages:
        return Passages(self._paths["promised"])


def _find_day(page: PromisingPage) -> Days | None:
    return find_bounds(page.published[:10] if page.published else None)
