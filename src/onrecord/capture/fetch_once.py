"""One request, one answer: within bounds of time and size, over a connection to a number that was checked before.

The connection is opened to the number, never to the name again, so that a name which changes its number in between leads nowhere else;
the certificate and the header ``Host`` are still those of the name. No proxy is used, whatever the environment says.
"""

import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException, IncompleteRead
from threading import Timer

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
)
from urllib3.response import HTTPResponse

from onrecord.capture.fetch_target import Target

_PIECE = 65_536
# What is asked for and can be read again; a server that sends another coding all the same is refused.
CODINGS = ("br", "gzip", "deflate")
_READABLE = frozenset({*CODINGS, "x-gzip", "identity", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds for the connection, for the next bytes, for the whole answer; bytes after decompression."""

    connect_seconds: float = 15
    read_seconds: float = 30
    whole_seconds: float = 180
    most_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent: header names in lower case, content decompressed. ``is_whole`` is false where more than the limit came."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    is_whole: bool = True


class _Deadline:
    """Ends a connection when its time is over; the read that waits then ends at once."""

    def __init__(self, connected: socket.socket, seconds: float) -> None:
        self.is_over = False
        self._connected = connected
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True

    def _end(self) -> None:
        self.is_over = True
        with suppress(OSError):
            self._connected.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def running(self) -> Iterator[None]:
        self._timer.start()
        try:
            yield
        finally:
            self._timer.cancel()
            self._timer.join()


def request_once(target: Target, numbers: Sequence[str], headers: Mapping[str, str], limits: Limits) -> Answer | str:
    """The answer of the first of a host's ``numbers`` that can be connected to, or the reason why there is none."""
    connection = connect_first(target, numbers, limits)
    if isinstance(connection, str):
        return f"expected an answer from {target.named_host}, found: {connection}"
    connected = connection.sock
    assert connected is not None
    deadline = _Deadline(connected, limits.whole_seconds)
    try:
        with deadline.running():
            connection.timeout = limits.read_seconds
            connection.request("GET", target.path, headers=headers, preload_content=False)
            answer = read_answer(connection.getresponse(), limits)
        found = None
    except (OSError, ValueError, HTTPException, HTTPError) as error:
        answer, found = "", name_failure(error, limits)
    finally:
        connection.close()
    if deadline.is_over:
        found = f"it was not whole after {limits.whole_seconds:g} s"
    return f"expected an answer from {target.named_host}, found: {found}" if found else answer


def connect_first(target: Target, numbers: Sequence[str], limits: Limits) -> HTTPConnection | str:
    """An open connection to the first number that has one, or what was found at the last; a wrong certificate ends the search."""
    why = "no number to connect to"
    for number in numbers:
        connection = open_connection(target, number, limits)
        try:
            connection.connect()
            return connection
        except ssl.SSLError as error:
            connection.close()
            return f"no encrypted connection ({getattr(error, 'verify_message', '') or error.reason or 'without a reason'})"
        except (OSError, HTTPError) as error:
            connection.close()
            why = name_failure(error, limits)
    return why


def open_connection(target: Target, number: str, limits: Limits) -> HTTPConnection:
    """A connection that is not open yet: to the number, encrypted with the certificate of the name."""
    if target.scheme == "http":
        return HTTPConnection(number, target.port, timeout=limits.connect_seconds)
    return HTTPSConnection(
        number,
        target.port,
        timeout=limits.connect_seconds,
        ssl_context=make_context(),
        server_hostname=target.host,
    )


@cache
def make_context() -> ssl.SSLContext:
    """Certificates are held against those that the system trusts, and where it has none, against those of ``certifi``."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def read_answer(response: HTTPResponse, limits: Limits) -> Answer | str:
    """The answer with its content; that of a page which is not there is of no interest and is not read."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status not in (200, 203):
        return Answer(status=response.status, headers=headers, content=b"")
    coding = headers.get("content-encoding", "")
    if any(part.strip().lower() not in _READABLE for part in coding.split(",")):
        return f"expected content as it is, or as {', '.join(CODINGS)}; found the coding {coding[:40]}"
    content = bytearray()
    while len(content) <= limits.most_bytes and (piece := response.read1(_PIECE, decode_content=True)):
        content += piece
    return Answer(
        status=response.status,
        headers=headers,
        content=bytes(content[: limits.most_bytes]),
        is_whole=len(content) <= limits.most_bytes,
    )


def name_failure(error: Exception, limits: Limits) -> str:
    """What went wrong, in words that are the same each time."""
    if isinstance(error, ProtocolError) and isinstance(error.__cause__, Exception):
        error = error.__cause__
    if isinstance(error, IncompleteRead):
        return "the connection ended before all had come"
    if isinstance(error, DecodeError):
        return "content that is not compressed as its header says"
    if isinstance(error, NewConnectionError):
        cause = error.__cause__
        return (
            f"no connection ({cause.strerror if isinstance(cause, OSError) and cause.strerror else 'it was refused'})"
        )
    if isinstance(error, ConnectTimeoutError):
        return f"no connection within {limits.connect_seconds:g} s"
    if isinstance(error, TimeoutError | ReadTimeoutError):
        return f"nothing for {limits.read_seconds:g} s"
    return f"no HTTP that can be read ({type(error).__name__})"
