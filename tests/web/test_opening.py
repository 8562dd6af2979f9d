"""How a reader comes in: ``onrecord`` alone, ``make serve``, the last line of ``make demo``: each leads to the paste box."""

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onrecord import cli
from tests.conftest import ROOT
from tests.web.reading import open_page

LONGEST_SECONDS = 120


@pytest.mark.parametrize(("is_terminal", "words"), [(True, ["serve", "--open"]), (False, [])])
def test_alone_on_a_terminal_it_opens_the_pages(monkeypatch, is_terminal, words):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    assert cli.choose_words() == words


def open_first_page(browser: Browser, folder: Path, record: Path) -> str:
    """The page that ``serve --open`` has a browser show: a browser of ours, which writes the address down."""
    program, told = folder / "program", folder / "told"
    program.write_text(f'#!/bin/sh\necho "$1" > {told}.part && mv {told}.part {told}\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "serve",
        "--open",
        "--port",
        "0",
        "--without-models",
        "--record",
        str(record),
    ]
    process = subprocess.Popen(command, env=os.environ | {"BROWSER": f"{program} %s"}, stdout=subprocess.DEVNULL)
    try:
        begun = time.monotonic()
        while not told.exists():
            assert process.poll() is None
            assert time.monotonic() < begun + LONGEST_SECONDS
            time.sleep(0.1)
        address = told.read_text(encoding="utf-8").strip()
        assert address.startswith("http://127.0.0.1:")
        page, _ = open_page(browser, address)
        assert "token" not in page.url
        shown = page.content()
        page.close()
        return str(shown)
    finally:
        process.terminate()
        process.wait(30)


def test_the_browser_opens_at_the_paste_box(browser, tmp_path, world_record):
    shown = open_first_page(browser, tmp_path, world_record)
    assert '<textarea id="text"' in shown
    assert 'class="add"' in shown


def test_without_a_record_it_opens_at_the_box_for_a_folder(browser, tmp_path):
    shown = open_first_page(browser, tmp_path, tmp_path / "none")
    assert 'id="folder"' in shown


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")
def test_the_demo_leads_to_the_pages():
    def list_steps(goal: str) -> list[str]:
        made = subprocess.run(
            ["make", "--no-print-directory", "-n", goal], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return [line for line in made.stdout.splitlines() if line.strip()]

    assert "make serve" in list_steps("demo")[-1]
    assert "onrecord serve --record build/demo/record" in list_steps("serve")[-1]
