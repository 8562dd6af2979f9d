"""How a request becomes an answer: one open release, one page of it, in the reader's language; and what is said when there is none."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from onrecord import __version__
from onrecord.engines.tables import write_json
from onrecord.errors import OnrecordError, RecordDamaged, RecordError
from onrecord.record.view import View
from onrecord.text.escape import escape_controls
from onrecord.web.adding import may_write
from onrecord.web.asked import Asked, BadRequest, File, Page
from onrecord.web.house import House
from onrecord.web.render import render
from onrecord.web.words import FIRST, Words, choose_words, load_catalogues

_LOG = logging.getLogger(__name__)

COOKIE = "language"
# The key of the address that chooses the language of the interface. ``language``, which did so before, still does where nothing is
# chosen by the language of pages.
INTERFACE = "ui"
LISTED_BY_LANGUAGE = frozenset({"/documents", "/search"})
# Seconds after which to ask again.
RETRY = {429: "60", 503: "10"}
YEAR_SECONDS = 31_536_000
API = "/api/"
PROBLEM = "application/problem+json"
VARY = "Accept-Language, Cookie"


@dataclass(frozen=True, slots=True)
class Desk:
    """What answers: the house and its templates."""

    house: House
    environment: Environment

    def answer(self, page: Page) -> Callable[[Request], Response]:
        """The endpoint of a page; it runs in a thread of its own with a release of its own, closed with the answer."""

        def write(request: Request, asked: Asked, tag: str) -> Response | None:
            values = page.read(asked)
            if values is None:
                return None
            shown = dict(values) | {"release": asked.view.digest}
            return self.show(request, page.template, shown, headers={"ETag": tag})

        return self._answer(write)

    def answer_file(self, file: File) -> Callable[[Request], Response]:
        """The endpoint of a file; it is saved and never shown as a page."""

        def write(request: Request, asked: Asked, tag: str) -> Response | None:
            found = file.read(asked)
            if found is None:
                return None
            content, kind = found
            name = request.url.path.rpartition("/")[2]
            headers = {"ETag": tag, "Vary": VARY, "Content-Disposition": f'attachment; filename="{name}"'}
            return Response(content, media_type=kind, headers=headers)

        return self._answer(write)

    def _answer(self, write: Callable[[Request, Asked, str], Response | None]) -> Callable[[Request], Response]:
        def endpoint(request: Request) -> Response:
            words = read_words(request)
            try:
                with View.open(self.house.settings.record) as view:
                    writes = "-writes" if may_write(request, self.house) else ""
                    tag = f'W/"{view.digest}-{words.language}-{self.house.version}{writes}"'
                    if has_already(request, tag):
                        return Response(status_code=304, headers={"ETag": tag, "Vary": VARY})
                    found = write(request, self._ask(request, view, words), tag)
                    return found or self.refuse(request, 404, "error.no_such")
            except BadRequest as error:
                return self.refuse(request, 400, error.phrase, **error.fields)
            except RecordDamaged as error:
                _LOG.error("%s", error)
                return self.refuse(request, 503, "error.record")
            except RecordError:
                return self.show(request, "start.html", {}, 200 if request.url.path == "/" else 503)

        return endpoint

    def answer_data(self, request: Request, write: Callable[[View], Mapping[str, Any] | bytes | None]) -> Response:
        """The answer of an endpoint of the API: JSON of one release, written already or not; a problem where there is none."""
        try:
            with View.open(self.house.settings.record) as view:
                tag = f'W/"{view.digest}-{self.house.version}"'
                if has_already(request, tag):
                    return Response(status_code=304, headers={"ETag": tag})
                values = write(view)
        except RecordDamaged as error:
            _LOG.error("%s", error)
            return self.refuse(request, 503, "error.record")
        except RecordError:
            return self.refuse(request, 503, "error.no_record")
        if values is None:
            return self.refuse(request, 404, "error.no_such")
        content = values if isinstance(values, bytes) else write_data(values)
        return Response(content, media_type="application/json", headers={"ETag": tag})

    def _ask(self, request: Request, view: View, words: Words) -> Asked:
        return Asked(
            view=view,
            house=self.house,
            words=words,
            path={key: str(value) for key, value in request.path_params.items()},
            query=dict(request.query_params),
            base=f"{request.url.scheme}://{request.headers.get('host', '')}",
        )

    def show(
        self, request: Request, template: str, values: Mapping[str, Any], status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> Response:  # fmt: skip
        """A page in the reader's language; the language is kept where the address names one."""
        words = read_words(request)
        query = {key: value for key, value in request.query_params.items() if key not in name_interface(request)}
        frame = {
            "words": words,
            "path": request.url.path,
            "with_query": with_query(request.url.path, query),
            "as_file": name_list_file(request.url.path, query),
            "assets": self.house.version,
            "program": __version__,
            "may_write": may_write(request, self.house),
            "added_bytes": self.house.limits.added_bytes,
            "release": None,
        }
        content = render(self.environment, template, frame | dict(values))
        shown = HTMLResponse(content, status, {"Vary": VARY, "Content-Language": words.language} | dict(headers or {}))
        if choose_interface(request) in load_catalogues():
            shown.set_cookie(COOKIE, words.language, max_age=YEAR_SECONDS, httponly=True, samesite="strict")
        return shown

    def refuse(self, request: Request, status: int, phrase: str, **fields: str) -> Response:
        """The answer to a request that gets none: a page, or a problem (RFC 9457) for programs; it names nothing of this machine."""
        words = read_words(request)
        fields = {"size": str(self.house.limits.body_bytes // 1_048_576)} | fields
        said = words(phrase, **fields)
        if request.url.path.startswith(API):
            return write_problem(status, load_catalogues()[FIRST](phrase, **fields))
        shown = {"status": status, "said": said, "phrase": phrase}
        return self.show(request, "error.html", shown, status, ask_again(status))

    async def fail(self, request: Request, error: Exception) -> Response:
        """The answer where something broke: it says so and nothing else."""
        known = isinstance(error, OnrecordError)
        _LOG.error("%s: %s", type(error).__name__, error)
        return self.refuse(request, 503 if known else 500, "error.record" if known else "error.defect")


def has_already(request: Request, tag: str) -> bool:
    """Whether who asks has what an ``ETag`` names: ``If-None-Match`` is a list of tags, or ``*``; weak and strong are one here."""
    named = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    return "*" in named or tag.removeprefix("W/") in named


def write_data(values: Mapping[str, Any]) -> bytes:
    """JSON in which control and direction characters stand as escapes."""
    return escape_controls(write_json(values)).encode("utf-8") + b"\n"


def write_problem(status: int, detail: str) -> Response:
    """A problem as ``application/problem+json``."""
    content = {"type": "about:blank", "title": detail, "status": status}
    return JSONResponse(content, status, media_type=PROBLEM, headers=ask_again(status))


def ask_again(status: int) -> dict[str, str]:
    """The header that says when to ask again, where that may help."""
    return {"Retry-After": RETRY[status]} if status in RETRY else {}


def read_words(request: Request) -> Words:
    """The words in which a request is answered."""
    return choose_words(choose_interface(request), request.cookies.get(COOKIE), request.headers.get("accept-language"))


def name_interface(request: Request) -> tuple[str, ...]:
    """The keys of an address that choose the language of the interface."""
    listed = request.url.path.partition(".")[0] in LISTED_BY_LANGUAGE
    return (INTERFACE,) if listed else (INTERFACE, COOKIE)


def choose_interface(request: Request) -> str | None:
    """The language of the interface that an address names."""
    values = (request.query_params.get(key) for key in name_interface(request))
    return next((value for value in values if value), None)


def with_query(path: str, query: Mapping[str, str]) -> Callable[..., str]:
    """Writes the address of this page with some values of its query replaced, or left out where they are ``None``."""

    def write(**replaced: str | int | None) -> str:
        held = {key: str(value) for key, value in ({**query, **replaced}).items() if value is not None and value != ""}
        return f"{path}?{urlencode(held)}" if held else path

    return write


def name_list_file(path: str, query: Mapping[str, str]) -> Callable[..., str]:
    """Writes the address of a list as a file: of this page's own, or of another ``name`` with what it is chosen by."""

    def write(form: str, name: str | None = None, **chosen: str) -> str:
        held = chosen if name else {key: value for key, value in query.items() if key != "after" and value}
        return f"{f'/{name}' if name else path}.{form}{f'?{urlencode(held)}' if held else ''}"

    return write
