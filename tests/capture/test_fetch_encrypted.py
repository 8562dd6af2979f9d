"""Encrypted connections: to a number that was checked, with the certificate of the name."""

import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.capture.fetch_once import make_context
from onrecord.capture.fetched import Fetched
from tests.capture.served import Response, World, answer, make_fetcher, serve

pytestmark = [
    pytest.mark.usefixtures("loopback"),
    pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with"),
]
PAGE = b"The bridge is open.\n"
WHOLE = answer(PAGE)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of ``desk.example`` with its key, signed by itself."""
    path = tmp_path_factory.mktemp("certificate") / "desk.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=desk.example"
    names = ["-addext", "subjectAltName=DNS:desk.example", "-keyout", str(path.with_suffix(".key")), "-out", str(path)]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    return path


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch):
    """The certificate is one that the system trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    make_context.cache_clear()
    yield
    make_context.cache_clear()


def fetch(
    certificate: Path, name: str, page: Response = WHOLE, **limits: Any
) -> tuple[Fetched | str, list[str | None]]:
    """What comes of a page under this name, and the names that the server was asked for in handshakes."""
    named: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_suffix(".key"))
    context.sni_callback = lambda connected, asked, _: named.append(asked)
    with serve({"/page": page}, lambda connected: context.wrap_socket(connected, server_side=True)) as host:
        world = World({name: [("127.0.0.1",)]})
        fetched = make_fetcher(world, **limits).fetch(f"https://{name}:{host.port}/page")
    return fetched.replace(str(host.port), "PORT") if isinstance(fetched, str) else fetched, named


@pytest.mark.usefixtures("trusted")
def test_the_name_is_asked_for_and_its_certificate_holds(certificate: Path) -> None:
    fetched, named = fetch(certificate, "desk.example")
    assert isinstance(fetched, Fetched)
    assert (fetched.content, named) == (PAGE, ["desk.example", "desk.example"])


@pytest.mark.usefixtures("trusted")
def test_the_certificate_of_another_name(certificate: Path) -> None:
    why, named = fetch(certificate, "other.example")
    mismatch = "Hostname mismatch, certificate is not valid for 'other.example'."
    assert why == f"expected an answer from other.example:PORT, found: no encrypted connection ({mismatch})"
    assert named == ["other.example"]


def test_a_certificate_that_nobody_vouches_for(certificate: Path) -> None:
    make_context.cache_clear()
    why, _ = fetch(certificate, "desk.example")
    assert why == "expected an answer from desk.example:PORT, found: no encrypted connection (self-signed certificate)"


def test_a_host_that_does_not_encrypt() -> None:
    with serve({"/page": answer(PAGE)}) as host:
        why = make_fetcher(World()).fetch(f"https://127.0.0.1:{host.port}/page")
    assert isinstance(why, str)
    assert why.startswith(f"expected an answer from 127.0.0.1:{host.port}, found: no encrypted connection (")


def drip() -> Iterator[bytes]:
    for _ in range(400):
        time.sleep(0.01)
        yield b"x"


@pytest.mark.usefixtures("trusted")
def test_a_slow_drip_ends_when_the_time_is_over(certificate: Path) -> None:
    why, _ = fetch(certificate, "desk.example", drip, whole_seconds=0.3)
    assert isinstance(why, str)
    assert why.endswith("found: it was not whole after 0.3 s")
