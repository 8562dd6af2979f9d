"""What stands before every request: which hosts are answered, which sites may send, how much, how often; and headers on each answer.

- **Host.** Only names of this machine, or those given when the server was started: another name that leads here (DNS rebinding)
  is refused, so that no page elsewhere can read the record.
- **Cross-site.** A request that is more than reading comes from a page of this server or from a program, never from another site.
- **Size and rate.** A body has a limit of bytes and of time, counted as it comes; a client has so many costly requests in a window of time.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urlsplit

from anyio import current_time, fail_after
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.adding import may_write
from onrecord.web.house import House

READING = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})
CLIENTS = 4096  # clients whose requests are counted; the one not seen for longest is forgotten
LONGEST_ADDRESS = 8192
ADD = "/add"  # where pages are sent into the record

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}

Refuse = Callable[[Request, int, str], Response]


class Guard:
    """What is around the application.

    ``refuse`` writes the answer to a request that is not let through, by its status and a phrase of the catalogue.
    """

    def __init__(self, app: ASGIApp, house: House, refuse: Refuse) -> None:
        self._app = app
        self._house = house
        self._refuse = refuse
        self._rate = Rate(house.limits.requests, house.limits.window_seconds)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refused = self._examine(request)
        if refused is not None:
            await self._refuse(request, *refused)(scope, receive, add_headers(send))
            return
        body = Body(receive, self._find_limit(request), self._house.limits.sending_seconds)
        await self._app(scope, body, add_headers(send))

    def _examine(self, request: Request) -> tuple[int, str] | None:
        """Why a request is not let through: status and phrase."""
        headers = request.headers
        if not is_own_host(headers.get("host", ""), self._house.hosts):
            return 421, "error.host"
        if len(str(request.scope.get("raw_path", b""))) + len(request.scope.get("query_string", b"")) > LONGEST_ADDRESS:
            return 414, "error.address"
        if request.method in READING:
            return None
        if not is_own_site(headers):
            return 403, "error.cross_site"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._find_limit(request):
            return 413, "error.size"
        client = request.client.host if request.client else ""
        return None if self._rate.allow(client, time.monotonic()) else (429, "error.rate")

    def _find_limit(self, request: Request) -> int:
        """The bytes that a body may have; pages for the record are larger than a text."""
        limits = self._house.limits
        is_added = request.url.path == ADD and may_write(request, self._house)
        return limits.added_bytes if is_added else limits.body_bytes


class TooLarge(HTTPException):
    """A body that is larger than it said, or than it may be."""

    def __init__(self) -> None:
        super().__init__(413)


class TooSlow(HTTPException):
    """A body that did not come in time."""

    def __init__(self) -> None:
        super().__init__(408)


class Body:
    """Reads a body and stops where it becomes larger, or takes longer, than the limits."""

    def __init__(self, receive: Receive, limit: int, seconds: float) -> None:
        self._receive = receive
        self._left = limit
        self._until = current_time() + seconds
        self._is_whole = False

    async def __call__(self) -> Message:
        if self._is_whole:  # what comes now tells that the client is gone, whenever that is
            return await self._receive()
        try:
            with fail_after(self._until - current_time()):
                message = await self._receive()
        except TimeoutError:
            raise TooSlow from None
        self._is_whole = not message.get("more_body", False)
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLarge()
        return message


class Rate:
    """How many requests a client has made within the last so many seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._made: OrderedDict[str, deque[float]] = OrderedDict()

    def allow(self, client: str, now: float) -> bool:
        """Whether a client may make one more request now; counts it where it may."""
        made = self._made.setdefault(client, deque())
        self._made.move_to_end(client)
        while made and made[0] <= now - self._seconds:
            made.popleft()
        while len(self._made) > CLIENTS:
            self._made.popitem(last=False)
        if len(made) >= self._most:
            return False
        made.append(now)
        return True


def is_own_host(host: str, hosts: Iterable[str]) -> bool:
    """Whether the name that a request was sent to is one of ours, whatever its port."""
    name, _, port = host.rpartition(":") if host.rpartition(":")[2].isdecimal() else (host, "", "")
    return name.lower() in hosts and (not port or port.isascii())


def is_own_site(headers: Headers) -> bool:
    """Whether a request comes from a page of this server, or from no page at all.

    What a browser says of the site decides; older ones name the origin alone, and programs neither.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in OWN_SITES
    try:
        return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:
        return False


def add_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    """Sends with the headers that every answer has."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-cache")
        await send(message)

    return send_with_headers
