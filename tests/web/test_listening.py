"""Over a real connection: clients that send slowly, too much, several requests at once or nothing that is HTTP; and that memory is given back."""

import contextlib
import json
import re
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from onrecord.engines.memory import give_back, keep_small
from onrecord.web.app import make_app
from onrecord.web.house import House, Limits
from onrecord.web.listening import LONGEST_HEAD, configure_server
from tests.web.conftest import make_house

pytestmark = pytest.mark.usefixtures("loopback")
HEAD_SECONDS = 0.4
HOST = b"Host: 127.0.0.1\r\n"


@pytest.fixture(scope="module")
def port(world_record) -> Iterator[int]:
    house = make_house(world_record, limits=Limits(requests=1000, sending_seconds=0.5))
    with listen(house) as found:
        yield found


@contextlib.contextmanager
def listen(house: House) -> Iterator[int]:
    """A server of a house, whose requests have little time for their heads."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(configure_server(make_app(house), HEAD_SECONDS))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


def send(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """All that a server says to some bytes until it closes the connection, or has said nothing for some seconds."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        for part in parts:
            try:
                connection.sendall(part)
            except OSError:  # it has closed already
                break
            time.sleep(pause)
        heard = b""
        with contextlib.suppress(TimeoutError, ConnectionResetError):
            while piece := connection.recv(65_536):
                heard += piece
        return heard


def test_a_head_that_does_not_end_is_let_go(port):
    assert send(port, b"GET / HTTP/1.1\r\n" + HOST) == b""


def test_more_bytes_give_no_more_time(port):
    drops = [b"GET / HTTP/1.1\r\n", *(b"X-%d: 1\r\n" % number for number in range(40))]
    assert send(port, *drops, pause=0.05) == b""


def test_a_connection_that_says_nothing_is_let_go(port):
    assert send(port) == b""


def test_others_are_answered_while_many_are_slow(port):
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(50)]
    for one in slow:
        one.sendall(b"GET / HTTP/1.1\r\nX: ")
    answer = send(port, b"GET /codebook HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
    for one in slow:
        one.close()
    assert answer.startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("address", [b"/check", b"/api/v1/check"])
def test_a_body_that_does_not_come_is_not_waited_for(port, address):
    kind = b"application/json" if b"api" in address else b"application/x-www-form-urlencoded"
    head = b"POST %s HTTP/1.1\r\n" % address + HOST + b"Content-Type: " + kind + b"\r\nContent-Length: 100\r\n\r\n"
    answer = send(port, head, b"text=")
    assert answer.startswith(b"HTTP/1.1 408")
    assert (b"application/problem+json" in answer) == (b"api" in address)


def test_a_head_that_is_too_large(port):
    answer = send(port, b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * (LONGEST_HEAD * 4) + b"\r\n\r\n")
    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")


@pytest.mark.parametrize(
    "said",
    [
        b"\x16\x03\x01\x02\x00\x01",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET\x00 / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"POST /check HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused(port, said):
    answer = send(port, said)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")
    assert b"Traceback" not in answer


def test_requests_that_come_together_are_answered_in_order(port):
    asked = b"".join(
        b"GET %s HTTP/1.1\r\n" % address + HOST + (b"Connection: close\r\n" if last else b"") + b"\r\n"
        for address, last in ((b"/api/v1", False), (b"/nothing", False), (b"/api/v1/nothing", True))
    )
    answer = send(port, asked)
    assert re.findall(rb"HTTP/1\.1 (\d+)", answer) == [b"200", b"404", b"404"]
    problem = json.loads(answer.rpartition(b"\r\n\r\n")[2])
    assert problem["status"] == 404


def test_settings_of_memory_are_taken_or_there_are_none():
    assert keep_small() in (True, False)
    give_back()
