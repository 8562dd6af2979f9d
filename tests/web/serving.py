"""A server of a test on this machine, and the machine's Chromium; without one, browser tests are skipped in one line."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from onrecord.web.app import make_app
from onrecord.web.house import House

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def serve(house: House) -> Iterator[str]:
    """The address at which a house is answered while the block runs."""
    listening = socket.create_server(("127.0.0.1", 0))
    settings = uvicorn.Config(make_app(house), log_level="error", access_log=False)
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Chromium; where ``CI`` is set a machine without one is a failure."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on this machine: apt-get install chromium")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
