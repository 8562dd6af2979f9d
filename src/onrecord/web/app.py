"""All routes on one screen."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from anyio import to_thread
from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from onrecord import __version__
from onrecord.export.contract import CONTRACT
from onrecord.web import sheets
from onrecord.web.adding import Adder
from onrecord.web.answers import Desk, write_problem
from onrecord.web.api import checks, rows, searches
from onrecord.web.api.problem import describe_problems
from onrecord.web.asked import File, Page
from onrecord.web.checking import Checker
from onrecord.web.guard import Guard
from onrecord.web.house import House
from onrecord.web.pages import (
    add,
    check,
    citation,
    codebook,
    commitment_list,
    document,
    document_list,
    entity,
    entity_list,
    event,
    event_list,
    figure_list,
    finding_list,
    home,
    quotation,
    search,
    series,
    versions,
)
from onrecord.web.render import make_environment

PAGES = (
    Page("/", "home.html", home.read),
    Page("/check", "check.html", check.read),
    Page("/documents", "document_list.html", document_list.read),
    Page("/documents/{id}", "document.html", document.read),
    Page("/quotations/{id}", "quotation.html", quotation.read),
    Page("/findings", "finding_list.html", finding_list.read),
    Page("/events", "event_list.html", event_list.read),
    Page("/events/{id}", "event.html", event.read),
    Page("/events/{id}/versions/{first}/{second}", "versions.html", versions.read),
    Page("/series/{name:path}", "series.html", series.read),
    Page("/entities", "entity_list.html", entity_list.read),
    Page("/entities/{id}", "entity.html", entity.read),
    Page("/figures", "figure_list.html", figure_list.read),
    Page("/commitments", "commitment_list.html", commitment_list.read),
    Page("/search", "search.html", search.read),
    Page("/codebook", "codebook.html", codebook.read_list),
    Page("/codebook/{code}", "code.html", codebook.read),
)
FILES = (
    File("/quotations/{id}/citation.{form}", citation.read),
    File("/figures.svg", figure_list.read_plot),
    File("/search.atom", search.read_feed),
    File("/search.csv", search.read_csv),
    File("/search.json", search.read_json),
    File("/{name}.{form}", sheets.read),
)
# The links at the head of every page.
ROOMS = (
    ("/", "frame.check"),
    ("/search", "frame.search"),
    ("/findings", "frame.findings"),
    ("/events", "frame.events"),
    ("/entities", "frame.entities"),
    ("/figures", "frame.figures"),
    ("/commitments", "frame.commitments"),
    ("/documents", "frame.documents"),
    ("/codebook", "frame.codebook"),
)
THREADS = 8
IMMUTABLE = "public, max-age=31536000, immutable"
NOT_ALLOWED = 405
REFUSED = {404: "error.no_such", 405: "error.method", 400: "error.request", 408: "error.request", 413: "error.size"}


def make_app(house: House) -> ASGIApp:
    """The pages and the API of one record."""
    desk = Desk(house, make_environment(ROOMS, house))
    checker, adder = Checker(house), Adder(house)
    app = FastAPI(
        title="onrecord",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=limit_threads,
    )
    for page in PAGES:
        app.router.routes.append(Route(page.address, desk.answer(page), methods=["GET"]))
    for file in FILES:
        app.router.routes.append(Route(file.address, desk.answer_file(file), methods=["GET"]))
    app.router.routes.append(Route("/check", check.answer(desk, checker), methods=["POST"]))
    app.router.routes.append(Route("/add", add.answer_progress(desk, adder), methods=["GET"]))
    app.router.routes.append(Route("/add", add.answer_add(desk, adder), methods=["POST"]))
    app.router.routes.append(Route("/enter", add.answer_enter(desk), methods=["GET"]))
    app.router.routes.append(Route("/static/{name}", answer_asset(desk), methods=["GET"]))
    app.include_router(make_api(desk, checker))
    app.exception_handler(RequestValidationError)(answer_invalid)
    app.exception_handler(HTTPException)(answer_refusal(desk, app.router.routes))
    app.exception_handler(Exception)(desk.fail)
    return Guard(app, house, desk.refuse)


@asynccontextmanager
async def limit_threads(app: FastAPI) -> AsyncIterator[None]:
    """So many answers are worked on at once; more threads answer no sooner, and each keeps memory of its own."""
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


def make_api(desk: Desk, checker: Checker) -> APIRouter:
    """The API: the rows of the export, search, and the check of a text."""
    api = APIRouter(prefix="/api/v1", default_response_class=Response)
    told = describe_problems(400, 404, 421, 422, 503)

    def read(address: str, endpoint: Callable[..., Response], **told: Any) -> None:
        api.get(address, **told)(endpoint)
        api.head(address, include_in_schema=False)(endpoint)

    read("", rows.answer_root(desk), summary="The release and its tables", responses=told)
    api.post("/check", summary="Check a text", responses=told | describe_problems(403, 413, 429))(
        checks.answer_check(desk, checker)
    )
    extra = {"parameters": searches.describe_filters()}
    read("/search", searches.answer_search(desk), summary="Search passages", responses=told, openapi_extra=extra)
    for table in CONTRACT:
        extra = {"parameters": rows.describe_filters(table)}
        listed = told | rows.describe_list(table)
        read(f"/{table}", rows.answer_list(desk, table), summary=f"List {table}", responses=listed, openapi_extra=extra)
        one = told | rows.describe_one(table)
        read(f"/{table}/{{id}}", rows.answer_row(desk, table), summary=f"One of {table}", responses=one)
    return api


async def answer_invalid(request: Request, error: Exception) -> Response:
    """What is said of a request that is not of the shape that the OpenAPI describes; it names the parameter, never its value."""
    named = error.errors() if isinstance(error, RequestValidationError) else []
    parts = sorted(
        {f"{'.'.join(map(str, one['loc'][1:])) or 'body'}: {one['type'].replace('_', ' ')}" for one in named}
    )
    return write_problem(422, "; ".join(parts))


def answer_asset(desk: Desk) -> Callable[[Request], Response]:
    """The endpoint of the style sheet and the script, whose addresses change with what is in them."""

    def endpoint(request: Request) -> Response:
        found = desk.house.assets.get(request.path_params["name"])
        if found is None:
            return desk.refuse(request, 404, "error.no_such")
        content, kind = found
        return Response(content, media_type=kind, headers={"Cache-Control": IMMUTABLE})

    return endpoint


def answer_refusal(desk: Desk, routes: Sequence[BaseRoute]) -> Callable[[Request, Exception], Response]:
    """What is said where there is no such address, or another way to ask it, which ``Allow`` names; it is all that OPTIONS asks."""

    def handler(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 400
        refused = desk.refuse(request, status, REFUSED.get(status, "error.request"))
        if status == NOT_ALLOWED:
            allowed = list_methods(error, routes, request.url.path)
            refused = Response(status_code=204) if request.method == "OPTIONS" else refused
            refused.headers["Allow"] = ", ".join(allowed)
        return refused

    return handler


def list_methods(error: Exception, routes: Sequence[BaseRoute], address: str) -> list[str]:
    """The methods that an address answers: two routes may share it, of which the framework names one."""
    named = (getattr(error, "headers", None) or {}).get("Allow", "")
    methods = {one.strip() for one in named.split(",") if one.strip()} | {"OPTIONS"}
    for route in routes:
        if isinstance(route, Route) and route.path == address:
            methods |= set(route.methods or ())
    return sorted(methods)
