"""The pages over http, as readers have them: how long an answer takes at one and at twenty users, and how much memory."""

import json
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks.commands import ROOT, SHARED_DATA, run_onrecord
from benchmarks.pages import collect_pages, copy_pages

USERS = (1, 20)
ASKED = 200  # requests of each kind at each number of users
CHECKED = 40
SWAPPED = 10_000  # requests while three builds swap in
BUILDS = 3
SEED = 20
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")
PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)

Ask = Callable[[HTTPConnection, str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that runs: its port, and its process."""

    port: int
    process: int

    def connect(self) -> HTTPConnection:
        """A connection that stays open, its packets sent at once."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def read(self, address: str) -> Mapping[str, object]:
        """JSON of the API."""
        connection = self.connect()
        connection.request("GET", address)
        found: Mapping[str, object] = json.loads(connection.getresponse().read())
        return found

    @property
    def peak_mebibytes(self) -> float | None:
        """The most memory the server has taken so far, where the system says."""
        try:
            found = PEAK.search(Path(f"/proc/{self.process}/status").read_text(encoding="ascii"))
        except OSError:
            return None
        return int(found[1]) / 1024 if found else None


def measure_web() -> Iterator[str]:
    """Lines of a Markdown table, a row for each kind of page; and what was seen while builds swapped in."""
    with tempfile.TemporaryDirectory() as folder:
        pages = collect_pages(SHARED_DATA, Path(folder) / "unpacked")
        if len(pages) <= BUILDS:
            yield "Pages not measured: no texts in ../shared/data."
            return
        yield from measure_pages(pages, Path(folder))


def measure_pages(pages: Sequence[Path], folder: Path) -> Iterator[str]:
    """The same for some pages, the last of which are added while readers ask."""
    record = folder / "record"
    run_onrecord("add", copy_pages(list(pages[:-BUILDS]), folder / "pages"), "--record", record)
    run_onrecord("build", "--processes", "1", "--without-models", "--record", record)
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in pages if path.suffix == ".txt"]
    yield f"One server without models over a record of {len(pages) - BUILDS} texts; milliseconds, over http on this machine:\n"
    yield "| | " + " | ".join(f"{users} user{'s' * (users > 1)}: p50 | p95" for users in USERS) + " |"
    yield "| :-- |" + " --: | --: |" * len(USERS)
    with serve(record) as server:
        for name, (addresses, ask) in list_kinds(server, texts).items():
            cells = [f"{value:.0f}" for users in USERS for value in time_kind(server, addresses, ask, users)]
            yield f"| {name} | {' | '.join(cells)} |"
        yield f"\nPeak memory of the server: {write_peak(server)}."
        yield measure_swaps(server, record, pages[-BUILDS:], folder)


def list_kinds(server: Server, texts: Sequence[str]) -> Mapping[str, tuple[list[str], Ask]]:
    """The kinds of request: addresses or texts, and how they are asked for."""
    chance = random.Random(SEED)

    def choose(table: str, address: str) -> list[str]:
        rows = server.read(f"/api/v1/{table}?limit=500")["rows"]
        assert isinstance(rows, list)
        return [address.format(row["id"]) for row in chance.choices(rows, k=ASKED)] if rows else []

    words = sorted({word for text in chance.sample(texts, min(20, len(texts))) for word in re.findall(r"\w{6,}", text)})
    pairs = [chance.sample(words, 2) for _ in range(ASKED)]
    return {
        "first page": (["/"] * ASKED, get),
        "document": (choose("documents", "/documents/{}"), get),
        "quotation": (choose("quotations", "/quotations/{}"), get),
        "event": (choose("events", "/events/{}"), get),
        "findings, filtered": (["/findings?level=warning", "/findings?code=Q09&since=2010"] * (ASKED // 2), get),
        "search, AND": ([write_search(words=" ".join(pair)) for pair in pairs], get),
        "search, phrase": ([write_search(words=f'"{" ".join(pair)}"') for pair in pairs], get),
        "search, filters": ([write_search(words=pair[0], standing="official", since="2015") for pair in pairs], get),
        "check": ([text[:8000] for text in chance.choices(texts, k=CHECKED)], post),
    }


def write_search(**asked: str) -> str:
    """The address of a search."""
    return f"/api/v1/search?{urlencode(asked, quote_via=quote)}"


def get(connection: HTTPConnection, address: str) -> int:
    """Asks for a page; gives the status."""
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def post(connection: HTTPConnection, text: str) -> int:
    """Has a text checked; gives the status."""
    body = urlencode({"text": text}).encode()
    connection.request("POST", "/check", body, {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def time_kind(server: Server, asked: Sequence[str], ask: Ask, users: int) -> tuple[float, float]:
    """The median and the 95th percentile of the milliseconds of an answer; raises where one is no answer."""
    if not asked:
        return (float("nan"), float("nan"))
    ask(server.connect(), asked[0])  # what the first request of a kind loads is loaded
    milliseconds: list[float] = []

    def run(mine: Sequence[str]) -> None:
        connection = server.connect()
        for one in mine:
            begun = time.perf_counter()
            status = ask(connection, one)
            milliseconds.append((time.perf_counter() - begun) * 1000)
            if status != 200:
                raise RuntimeError(f"expected an answer, found status {status} for {one[:100]}")

    run_users([asked[place::users] for place in range(users)], run)
    ordered = sorted(milliseconds)
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]


def run_users(shares: Sequence[Sequence[str]], run: Callable[[Sequence[str]], None]) -> None:
    """Runs a thread for each share; what fails in one is raised here."""
    failed: list[BaseException] = []

    def keep(share: Sequence[str]) -> None:
        try:
            run(share)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=keep, args=(share,)) for share in shares if share]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def measure_swaps(server: Server, record: Path, pages: Sequence[Path], folder: Path) -> str:
    """Requests by some readers while builds swap in: how many there were, how many releases, and how many failed."""
    rows = server.read("/api/v1/documents?limit=200")["rows"]
    assert isinstance(rows, list)
    addresses = [f"/documents/{row['id']}" for row in rows] + ["/", "/findings", "/api/v1/quotations?limit=5"]
    statuses: dict[int, int] = {}
    releases = {str(server.read("/api/v1")["release"])}
    stopped = threading.Event()

    def run(mine: Sequence[str]) -> None:
        connection = server.connect()
        while not stopped.is_set() or sum(statuses.values()) < SWAPPED:
            for address in mine:
                status = get(connection, address)
                statuses[status] = statuses.get(status, 0) + 1
                if stopped.is_set() and sum(statuses.values()) >= SWAPPED:
                    return

    readers = threading.Thread(target=run_users, args=([addresses[place::4] for place in range(4)], run))
    readers.start()
    for number, page in enumerate(pages):
        run_onrecord("add", copy_pages([page], folder / f"more{number}"), "--record", record)
        run_onrecord("build", "--processes", "1", "--without-models", "--record", record)
        releases.add(str(server.read("/api/v1")["release"]))
    stopped.set()
    readers.join()
    failed = sum(count for status, count in statuses.items() if status != 200)
    return (
        f"{sum(statuses.values()):,} requests while {len(pages)} builds swapped in ({len(releases)} releases seen): "
        f"{failed} failed. Peak memory then: {write_peak(server)}."
    )


def write_peak(server: Server) -> str:
    """The peak in words."""
    peak = server.peak_mebibytes
    return "not told by this system" if peak is None else f"{peak:.0f} MiB"


@contextmanager
def serve(record: Path) -> Iterator[Server]:
    """The server in a process of its own."""
    command = [sys.executable, "-m", "onrecord", "serve", "--port", "0", "--without-models", "--record", str(record)]
    command += ["--most", "1000000"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = ADDRESS.search(process.stdout.readline())
        if found is None:
            raise RuntimeError("the server did not say where it is")
        yield Server(port=int(found[1]), process=process.pid)
    finally:
        process.terminate()
        process.wait(30)
