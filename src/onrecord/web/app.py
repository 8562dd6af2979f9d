"""All routes on one screen."""

from collections.abc import Callable

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import __version__
from onrecord.web.answers import Desk
from onrecord.web.asked import File, Page
from onrecord.web.checking import Checker
from onrecord.web.guard import Guard, TooLarge
from onrecord.web.house import House
from onrecord.web.pages import check, citation, codebook, document, document_list, finding_list, home, quotation
from onrecord.web.render import make_environment

PAGES = (
    Page("/", "home.html", home.read),
    Page("/check", "check.html", check.read),
    Page("/documents", "document_list.html", document_list.read),
    Page("/documents/{id}", "document.html", document.read),
    Page("/quotations/{id}", "quotation.html", quotation.read),
    Page("/findings", "finding_list.html", finding_list.read),
    Page("/codebook", "codebook.html", codebook.read_list),
    Page("/codebook/{code}", "code.html", codebook.read),
)
FILES = (File("/quotations/{id}/citation.{form}", citation.read),)
# The links at the head of every page.
ROOMS = (
    ("/", "frame.check"),
    ("/findings", "frame.findings"),
    ("/documents", "frame.documents"),
    ("/codebook", "frame.codebook"),
)
IMMUTABLE = "public, max-age=31536000, immutable"
REFUSED = {404: "error.no_such", 405: "error.method", 400: "error.request", 413: "error.size"}


def make_app(house: House) -> FastAPI:
    """The pages and the API of one record."""
    desk = Desk(house, make_environment(ROOMS, house.codebook))
    checker = Checker(house)
    app = FastAPI(
        title="onrecord", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json"
    )
    for page in PAGES:
        app.router.routes.append(Route(page.address, desk.answer(page), methods=["GET"]))
    for file in FILES:
        app.router.routes.append(Route(file.address, desk.answer_file(file), methods=["GET"]))
    app.router.routes.append(Route("/check", check.answer(desk, checker), methods=["POST"]))
    app.router.routes.append(Route("/static/{name}", answer_asset(desk), methods=["GET"]))
    app.exception_handler(HTTPException)(answer_refusal(desk))
    app.exception_handler(TooLarge)(answer_refusal(desk))
    app.exception_handler(Exception)(desk.fail)
    app.add_middleware(Guard, house=house, refuse=desk.refuse)
    return app


def answer_asset(desk: Desk) -> Callable[[Request], Response]:
    """The endpoint of the style sheet and the script, whose addresses change with what is in them."""

    def endpoint(request: Request) -> Response:
        found = desk.house.assets.get(request.path_params["name"])
        if found is None:
            return desk.refuse(request, 404, "error.no_such")
        content, kind = found
        return Response(content, media_type=kind, headers={"Cache-Control": IMMUTABLE})

    return endpoint


def answer_refusal(desk: Desk) -> Callable[[Request, Exception], Response]:
    """What is said where there is no such address, or another way to ask it."""

    def handler(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 413
        return desk.refuse(request, status, REFUSED.get(status, "error.request"))

    return handler
