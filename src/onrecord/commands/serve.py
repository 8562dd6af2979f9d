"""``onrecord serve``: the pages and the API of a record, on this machine."""

import secrets
import socket
import sys
import webbrowser
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer
import uvicorn

from onrecord.commands.options import DEFAULT_RECORD, KNOWLEDGE, RECORD, WITHOUT_MODELS, read_settings
from onrecord.commands.tell import tell
from onrecord.engines.memory import keep_small
from onrecord.errors import UsageError
from onrecord.web.app import make_app
from onrecord.web.house import LOOPBACK, House, Limits
from onrecord.web.listening import configure_server

DEFAULT_PORT = 8420
OPENS_AFTER_SECONDS = 0.8

HOST = typer.Option(
    "--host", help="The number of this machine to listen on; others may then read the record.", metavar="IP"
)
PORT = typer.Option("--port", help="The port to listen on; 0 takes a free one.", min=0, max=65_535, metavar="N")
NAME = typer.Option("--name", help="A name under which this machine is called; others are refused.", metavar="HOST")
MOST = typer.Option("--most", help="How many checks one client may ask for in a minute.", min=1, metavar="N")
OPEN = typer.Option("--open", help="Open the browser; there pages may be added to the record too.")
TOKEN = typer.Option(
    "--token",
    help="Who brings it may add pages; without one the server only reads.",
    envvar="ONRECORD_TOKEN",
    show_default=False,
)


def run(
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    knowledge: Annotated[Path | None, KNOWLEDGE] = None,
    host: Annotated[str, HOST] = LOOPBACK[0],
    port: Annotated[int, PORT] = DEFAULT_PORT,
    name: Annotated[list[str] | None, NAME] = None,
    open: Annotated[bool, OPEN] = False,
    most: Annotated[int, MOST] = Limits().requests,
    token: Annotated[str | None, TOKEN] = None,
    without_models: Annotated[bool, WITHOUT_MODELS] = False,
) -> int:
    """Serve the pages and the API of a record; Ctrl-C ends it.

    Only this machine is answered, unless another number is given to listen on and the names under which it is called.
    """
    house = House(
        settings=read_settings(record, knowledge, without_models=without_models),
        hosts=tuple(dict.fromkeys((*LOOPBACK, host.lower(), *(one.lower() for one in name or ())))),
        limits=Limits(requests=most),
        token=token or (secrets.token_urlsafe() if open else None),
    )
    listening = listen(host, port)
    address = f"http://{host}:{listening.getsockname()[1]}/"
    tell(f"The record {record} is at {address} (Ctrl-C ends)")
    sys.stdout.flush()
    if open:
        Timer(OPENS_AFTER_SECONDS, webbrowser.open, [f"{address}enter?token={house.token}"]).start()
    with listening:
        serve(house, listening)
    return 0


def listen(host: str, port: int) -> socket.socket:
    """The socket; raises :class:`UsageError` where it cannot be had."""
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(f"expected to listen on {host}, port {port}: {error.strerror or error}") from error
    # Connections inherit it: without it the body of an answer waits 40 ms until its head is acknowledged.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def serve(house: House, listening: socket.socket) -> None:
    """Answers until it is stopped."""
    keep_small()
    with suppress(KeyboardInterrupt):  # raised again once all answers are given
        uvicorn.Server(configure_server(make_app(house))).run([listening])
