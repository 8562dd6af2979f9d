"""A host of the small kind: a server on this machine that answers each path with the bytes that a test wrote."""

import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from onrecord.capture.fetch import Fetcher, Surroundings
from onrecord.capture.fetch_once import Limits
from onrecord.settings import Fetching

# What a path answers: all its bytes, or pieces that are sent as they are made.
Response = bytes | Callable[[], Iterator[bytes]] | list[bytes]
GIVEN_UP = 5.0
# A number of the public network; connections to it are led to this machine, and no host of it is ever reached.
PUBLIC = "1.2.3.4"


def answer(content: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; ``content_type="text/plain"`` is the header Content-Type."""
    named = {"content_length": str(len(content)), **headers}
    lines = [f"HTTP/1.1 {status}", *(f"{key.replace('_', '-')}: {value}" for key, value in named.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content


NOT_THERE = answer(b"nothing here", "404 Not Found")


@dataclass
class Host:
    """A server that runs: where it is, and the requests that it was sent, each as its path and its headers in lower case."""

    port: int
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order, without those for ``robots.txt``."""
        return [path for path, _ in self.requests if path != "/robots.txt"]


@contextmanager
def serve(pages: Mapping[str, Response], wrap: Callable | None = None) -> Iterator[Host]:
    """Serves pages by path until the end of the block; a list of answers is given out one after another."""
    host = Host(port=0)
    left = {path: list(page) if isinstance(page, list) else [page] for path, page in pages.items()}

    class Handler(socketserver.StreamRequestHandler):
        timeout = GIVEN_UP

        def handle(self) -> None:
            with suppress(OSError):  # whoever asked may have gone
                self.reply()

        def reply(self) -> None:
            method, path, _ = self.rfile.readline().decode("latin-1").split()
            assert method == "GET"
            headers = {}
            for line in iter(lambda: self.rfile.readline().decode("latin-1").strip(), ""):
                name, _, value = line.partition(":")
                headers[name.lower()] = value.strip()
            host.requests.append((path, headers))
            waiting = left.get(path, [NOT_THERE])
            page = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            for piece in [page] if isinstance(page, bytes) else page():
                self.wfile.write(piece)

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        block_on_close = True

        def get_request(self):
            connected, peer = super().get_request()
            return (wrap(connected) if wrap else connected), peer

        def handle_error(self, request, client_address) -> None:
            pass  # a handshake that the other side broke off

    with Server(("127.0.0.1", 0), Handler) as server:
        host.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


@dataclass
class World:
    """A clock that only pauses move, and names of hosts that a test made up."""

    names: Mapping[str, list[tuple[str, ...]]] = field(default_factory=dict)
    time: datetime = datetime(2021, 6, 14, 17, 0, 0, tzinfo=UTC)
    pauses: list[float] = field(default_factory=list)

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.time += timedelta(seconds=seconds)

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """The numbers of a made-up name, each time the next; a number is its own."""
        if host[0].isdigit() or ":" in host:
            return (host,)
        answers = self.names.get(host)
        if not answers:
            raise OSError("no such name")
        return answers.pop(0) if len(answers) > 1 else answers[0]


def make_fetcher(world: World, *, allow_private: bool = True, most: int = 100, **limits: float) -> Fetcher:
    bounds = {"connect_seconds": 5, "read_seconds": 5, "whole_seconds": 10, "most_bytes": 1 << 20, **limits}
    return Fetcher(
        Fetching(user_agent="onrecord/0 (+https://desk.example)", allow_private=allow_private, most=most),
        Surroundings(now=lambda: world.time, pause=world.pause, resolve=world.resolve),
        Limits(**bounds),  # type: ignore[arg-type]
    )
