"""``GET /api/v1/search``: passages of the record by their words."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Annotated, Any

from fastapi import Query, Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.record.view import View
from onrecord.search.choose import MOST_HITS, MOST_SKIPPED, Asking, Floor, Sort
from onrecord.search.index import FACETS
from onrecord.search.passages import Found, Hit, search_record
from onrecord.search.query import LONGEST
from onrecord.web.answers import Desk, write_problem

Words = Annotated[
    str, Query(description='Words that stand together; "a phrase", -without, begin*, this OR that.', max_length=LONGEST)
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
    ) -> Response:
        asking = make_asking(request.query_params, words, sort, floor, (limit, skip))

        def write(view: View) -> Mapping[str, Any]:
            found = search_record(view, desk.house.folders, asking)
            return describe(found) | {"release": view.digest}

        try:
            return desk.answer_data(request, write)
        except UsageError as error:
            return write_problem(400, str(error))

    return search


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
