"""Sending official pages into the record, and how far that is."""

from collections.abc import Awaitable, Callable
from hmac import compare_digest

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.capture.members import Member
from onrecord.web.adding import COOKIE, Adder, may_write
from onrecord.web.answers import Desk
from onrecord.web.guard import ADD

MOST_FILES = 5_000


def answer_progress(desk: Desk, adder: Adder) -> Callable[[Request], Response]:
    """The page with the form and the progress, which asks for itself again while pages are worked on."""

    def show(request: Request) -> Response:
        if not may_write(request, desk.house):
            return desk.refuse(request, 403, "error.token")
        values = {"progress": adder.progress, "limit_bytes": desk.house.limits.added_bytes}
        return desk.show(request, "add.html", values, headers={"Cache-Control": "no-store"})

    return show


def answer_add(desk: Desk, adder: Adder) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that pages are sent to."""

    async def add(request: Request) -> Response:
        if not may_write(request, desk.house):
            return desk.refuse(request, 403, "error.token")
        async with request.form(max_files=MOST_FILES, max_fields=1) as form:
            files = [one for one in form.getlist("pages") if isinstance(one, UploadFile) and one.filename]
            members = [Member(name=one.filename or "", content=await one.read()) for one in files]
        if not members:
            return desk.refuse(request, 400, "check.empty")
        if not adder.start(members):
            return desk.refuse(request, 409, "add.busy")
        return RedirectResponse(ADD, 303)

    return add


def answer_enter(desk: Desk) -> Callable[[Request], Response]:
    """The address that a browser is opened at by who started the server: the token becomes a cookie and leaves the address."""

    def enter(request: Request) -> Response:
        token = request.query_params.get("token", "")
        if desk.house.token is None or not compare_digest(token.encode(), desk.house.token.encode()):
            return desk.refuse(request, 403, "error.token")
        entered = RedirectResponse("/", 303)
        entered.set_cookie(COOKIE, token, httponly=True, samesite="strict")
        return entered

    return enter
