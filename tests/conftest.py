"""What holds for every test: no network, and hypothesis gives the same cases each time."""

import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.capture.served import PUBLIC

settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")

ROOT = Path(__file__).parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"


class NetworkReached(AssertionError):
    """A test tried to open a connection."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        # Sockets between processes of this machine are how workers are started; all others leave it.
        if self.family != getattr(socket, "AF_UNIX", None):
            raise NetworkReached(f"a test connected to {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def loopback(_no_network: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets connections to a server of the test on 127.0.0.1 through, and leads those to one public number there."""
    refuse = socket.socket.connect
    connect = socket.socket.__mro__[1].connect  # type: ignore[attr-defined]

    def allow(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] in ("127.0.0.1", PUBLIC):
            connect(self, ("127.0.0.1", address[1]))
        else:
            refuse(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", allow)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public texts beside the repository; a test that asks for it is skipped where there is none."""
    if not SHARED_DATA.is_dir():
        pytest.skip("no ../shared/data")
    return SHARED_DATA


def pytest_make_parametrize_id(val: object) -> str | None:
    """A short name for long bytes, the same in every worker: packed content may hold the time it was packed at."""
    return f"{len(val)} bytes" if isinstance(val, bytes) and len(val) > 24 else None
