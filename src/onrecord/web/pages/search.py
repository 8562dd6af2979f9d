"""Search: passages by words, chosen and counted by what they are of; as a page, a feed, and files for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args
from urllib.parse import urlencode

from onrecord.errors import UsageError
from onrecord.model import Entity
from onrecord.record.view import View
from onrecord.report.gather import name_entity
from onrecord.report.passages_found import describe_found, write_found_csv
from onrecord.search.choose import MOST_SKIPPED, Asking, Floor, Sort
from onrecord.search.index import FACETS
from onrecord.search.meaning import Meant, search_meaning
from onrecord.search.passages import Found, Hit, search_record
from onrecord.web.asked import Asked, BadRequest
from onrecord.web.feeds import Entry, write_feed
from onrecord.web.words import FIRST

AT_ONCE = 20
IN_A_FILE = 100
MEANING = "meaning"
CHOICES = (*FACETS, "speaker", "floor")
SORTS: tuple[Sort, ...] = get_args(Sort)
FLOORS: tuple[Floor, ...] = get_args(Floor)
JSON, CSV, ATOM = "application/json", "text/csv; charset=utf-8", "application/atom+xml"


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the question, its passages with their words marked, how many there are by each choice."""
    asking = read_asking(asked, AT_ONCE)
    meant, refused = _search_meaning(asked, asking) if is_by_meaning(asked) else (None, None)
    if meant is not None:
        found: Found | None = meant.found
    elif refused is None:
        found, refused = _search(asked, asking)
    else:
        found = None
    names = name_people(asked.view, found, asked.words.language) if found else {}
    return {
        "asking": asking,
        "chosen": {name: asked.choose(name) for name in CHOICES if asked.choose(name)},
        "found": found,
        "names": names,
        "lines": [cut_passage(hit) for hit in found.hits] if found else (),
        "refused": refused,
        "sorts": SORTS,
        "meant": meant,
        "can_mean": asked.house.settings.has_models,
        "is_by_meaning": is_by_meaning(asked),
        "query": urlencode(dict(asked.query)),
        "next": asking.skipped + AT_ONCE
        if found and asking.skipped + AT_ONCE < min(found.total, MOST_SKIPPED)
        else None,
    }


def read_asking(asked: Asked, limit: int) -> Asking:
    """The question of a request; raises :class:`BadRequest` for an order or a floor that there is none of."""
    named = asked.choose("sort") or SORTS[0]
    sort = next((one for one in SORTS if one == named), None)
    floor = next((one for one in FLOORS if one == asked.choose("floor")), None)
    if sort is None or (floor is None and asked.choose("floor")):
        raise BadRequest("error.request")
    return Asking(
        words=asked.choose("q", longest=500) or "",
        filters={name: value for name in FACETS if (value := asked.choose(name))},
        speaker=asked.choose("speaker"),
        since=asked.choose("since"),
        until=asked.choose("until"),
        floor=floor,
        sort=sort,
        limit=limit,
        skipped=asked.count("after", MOST_SKIPPED),
    )


def _search(asked: Asked, asking: Asking) -> tuple[Found | None, str | None]:
    """What was found, nothing where nothing was asked, or why nothing could be looked for."""
    if not any((asking.words, asking.filters, asking.speaker, asking.floor, asking.since, asking.until)):
        return None, None
    try:
        return search_record(asked.view, asked.house.folders, asking), None
    except UsageError as error:
        return None, str(error)


def is_by_meaning(asked: Asked) -> bool:
    """Whether passages are asked for by what they mean, whatever their language, and not by their words."""
    return asked.choose("by") == MEANING and asked.house.settings.has_models and bool(asked.choose("q", longest=500))


def _search_meaning(asked: Asked, asking: Asking) -> tuple[Meant | None, str | None]:
    """The nearest of the passages that have a vector: a server works none out."""
    try:
        return search_meaning(asked.view, asked.house.folders, asking, may_encode=False), None
    except UsageError as error:
        return None, str(error)


def name_people(view: View, found: Found, language: str) -> Mapping[str, str]:
    """The names of speakers by id, in the reader's language where they have one."""
    keys = {value for value, _ in found.facets["speaker"]} | {hit.speaker for hit in found.hits if hit.speaker}
    entities = (view.find(Entity, key) for key in sorted(keys))
    return {entity.id: name_entity(entity, language) for entity in entities if entity is not None}


def cut_passage(hit: Hit) -> Sequence[tuple[str, bool]]:
    """The pieces of a passage in order, and whether each was asked for."""
    return tuple(_cut(hit))


def _cut(hit: Hit) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, stop in ((one - hit.start, other - hit.start) for one, other in hit.marks):
        yield hit.exact[at:start], False
        yield hit.exact[start:stop], True
        at = stop
    yield hit.exact[at:], False


def read_json(asked: Asked) -> tuple[str, str]:
    """The same passages for programs."""
    found = _find(asked)
    return json.dumps(describe_found(found, name_people(asked.view, found, FIRST)), ensure_ascii=False), JSON


def read_csv(asked: Asked) -> tuple[str, str]:
    """The same passages as a table."""
    found = _find(asked)
    return write_found_csv(found, name_people(asked.view, found, FIRST)), CSV


def read_feed(asked: Asked) -> tuple[str, str]:
    """The newest passages that answer, as a feed that a reader's program asks for again and again."""
    found = _find(asked, newest=True)
    entries = [
        Entry(
            address=f"{asked.base}/documents/{hit.document}?at={hit.start}-{hit.stop}#at",
            title=hit.title or hit.document,
            when=hit.published,
            text=hit.exact,
            language=hit.language,
        )
        for hit in found.hits
    ]
    title = asked.words("search.feed_title", words=asked.choose("q") or "…")
    return write_feed(title, f"{asked.base}/search?{urlencode(dict(asked.query))}", entries), ATOM


def _find(asked: Asked, *, newest: bool = False) -> Found:
    asking = read_asking(asked, IN_A_FILE)
    if newest:
        asking = replace(asking, sort="newest")
    try:
        if is_by_meaning(asked):
            return search_meaning(asked.view, asked.house.folders, asking, may_encode=False).found
        return search_record(asked.view, asked.house.folders, asking)
    except UsageError as error:
        raise BadRequest("search.refused", why=str(error)) from error
