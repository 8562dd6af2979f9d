"""How connections are listened to: a request whose head comes too slowly is let go, so that slow clients keep no place."""

import asyncio

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

# Chosen, not measured: a browser sends its head in one piece, a slow line within a second or two.
HEAD_SECONDS = 10.0
LONGEST_HEAD = 32_768
CONNECTIONS = 200


def configure_server(app: ASGIApp, head_seconds: float = HEAD_SECONDS) -> uvicorn.Config:
    """The settings of a server; nothing is told of requests, whose addresses hold what readers look for."""
    return uvicorn.Config(
        app, http=limit_heads(head_seconds), log_level="error", access_log=False, server_header=False,
        timeout_keep_alive=15, h11_max_incomplete_event_size=LONGEST_HEAD, limit_concurrency=CONNECTIONS,
    )  # fmt: skip


def limit_heads(seconds: float) -> type[H11Protocol]:
    """HTTP/1.1 in which the head of a request has so many seconds from its first byte, or from the connection, on."""

    class TimedHeads(H11Protocol):
        """Closes a connection that waits for the end of a head for too long."""

        _closing: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._watch()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._watch()

        def connection_lost(self, exc: Exception | None) -> None:
            self._forget()
            super().connection_lost(exc)

        def _watch(self) -> None:
            """Counts the time while no request is being answered; once begun, more bytes give no more time."""
            cycle: RequestResponseCycle | None = self.cycle
            if cycle is not None and not cycle.response_complete:
                self._forget()
            elif self._closing is None:
                self._closing = self.loop.call_later(seconds, self.transport.close)

        def _forget(self) -> None:
            if self._closing is not None:
                self._closing.cancel()
                self._closing = None

    return TimedHeads
