"""``GET /api/v1/search``: passages of the record by their words, or by what they mean."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Annotated, Any, Literal

from fastapi import Query, Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.record.view import View
from onrecord.search.choose import MOST_HITS, MOST_SKIPPED, Asking, Floor, Sort
from onrecord.search.index import FACETS
from onrecord.search.meaning import search_meaning
from onrecord.search.passages import Found, Hit, search_record
from onrecord.search.query import LONGEST
from onrecord.web.answers import Desk, write_problem

Words = Annotated[
    str, Query(description='Words that stand together; "a phrase", -without, begin*, this OR that.', max_length=LONGEST)
]

By = Annotated[
    Literal["words", "meaning"],
    Query(
        description="By words, or by what they mean in any language that the model of sentences knows: the nearest of the passages "
        "that have a vector, which `compared` counts; `without` have none. Nearness is a hint where to look."
    ),
]
HIT = tuple(field.name for field in fields(Hit))


def answer_search(desk: Desk) -> Callable[..., Response]:
    """The endpoint."""

    def search(
        request: Request,
        words: Words,
        sort: Sort = "best",
        floor: Floor | None = None,
        limit: Annotated[int, Query(ge=1, le=MOST_HITS)] = 20,
        skip: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0,
        by: By = "words",
    ) -> Response:
        asking = make_asking(request.query_params, words, sort, floor, (limit, skip))

        def write(view: View) -> Mapping[str, Any]:
            found = look(desk, view, asking) if by == "words" else look_by_meaning(desk, view, asking)
            return {"by": by, **found, "release": view.digest}

        try:
            return desk.answer_data(request, write)
        except UsageError as error:
            return write_problem(400, str(error))

    return search


def look(desk: Desk, view: View, asking: Asking) -> Mapping[str, Any]:
    """The passages that hold the words."""
    return describe(search_record(view, desk.house.folders, asking))


def look_by_meaning(desk: Desk, view: View, asking: Asking) -> Mapping[str, Any]:
    """The passages nearest in meaning, of those that have a vector: a server works none out."""
    if not desk.house.settings.has_models:
        raise UsageError("search: expected a model of sentences to search by meaning, found none installed")
    meant = search_meaning(view, desk.house.folders, asking, may_encode=False)
    return describe(meant.found) | {"compared": meant.compared, "without": meant.without, "model": meant.model}


def describe(found: Found) -> dict[str, Any]:
    """What was found as JSON has it: fields by name, without the copies that ``asdict`` makes of every text and number."""
    hits = [{name: getattr(hit, name) for name in HIT} for hit in found.hits]
    return {"hits": hits, "total": found.total, "is_loose": found.is_loose, "facets": found.facets}


def make_asking(
    query: Mapping[str, str], words: str, sort: Sort, floor: Floor | None, stretch: tuple[int, int]
) -> Asking:
    """The question that the parameters of an address ask."""
    return Asking(
        words=words,
        filters={name: value for name in FACETS if (value := query.get(name))},
        speaker=query.get("speaker") or None,
        since=query.get("since") or None,
        until=query.get("until") or None,
        floor=floor,
        sort=sort,
        limit=stretch[0],
        skipped=stretch[1],
    )


def describe_filters() -> list[dict[str, Any]]:
    """The parameters that choose passages, for the OpenAPI."""
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": f"Only passages with this {name}.",
            "schema": {"type": "string", "maxLength": 200},
        }
        for name in (*FACETS, "speaker", "since", "until")
    ]
