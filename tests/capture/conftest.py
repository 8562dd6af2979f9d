"""Fetching is tested against a server on this machine, so connections to it are let through, and no others."""

import socket

import pytest

from tests.capture.served import PUBLIC


@pytest.fixture
def loopback(_no_network: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets connections to 127.0.0.1 through, and leads those to one public number there."""
    refuse = socket.socket.connect
    connect = socket.socket.__mro__[1].connect  # type: ignore[attr-defined]

    def allow(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] in ("127.0.0.1", PUBLIC):
            connect(self, ("127.0.0.1", address[1]))
        else:
            refuse(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", allow)
