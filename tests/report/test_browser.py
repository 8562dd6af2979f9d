"""The report page in Chromium: nothing hinders its readers, nothing is loaded, and an address with a fragment opens the passage.

Skipped where the machine has no Chromium; where ``CI`` is set that is a failure.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord.report.html.page import write_html
from onrecord.text.fragments import write_fragment
from tests.report.build import CODEBOOK
from tests.report.hostile import MARKUP, make_report
from tests.report.test_report import REPORT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PHONE, WIDE = 390, 1280
VIEWS = [("world", scheme, width) for scheme in ("light", "dark") for width in (PHONE, WIDE)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on this machine: apt-get install chromium")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory, world) -> dict[str, Path]:
    """The pages looked at, by name."""
    folder = tmp_path_factory.mktemp("pages")
    reports = {"world": world[0], "rows": REPORT, "hostile": make_report(MARKUP)}
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(write_html(report, CODEBOOK), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in reports}


def open_page(
    browser: Browser, path: Path, scheme: str = "light", width: int = WIDE, fragment: str = ""
) -> tuple[Page, list[str]]:
    """The page, and a list that fills with what it asks for, says and runs into."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    heard: list[str] = []
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.goto(f"{path.as_uri()}{fragment}")
    return page, heard


@pytest.mark.parametrize(("name", "scheme", "width"), [*VIEWS, ("hostile", "light", PHONE)])
def test_nothing_hinders_a_reader(browser, pages, name, scheme, width):
    page, heard = open_page(browser, pages[name], scheme, width)
    assert heard == [pages[name].as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    violations = [
        (one["id"], [node["html"] for node in one["nodes"]]) for one in Axe().run(page).response["violations"]
    ]
    page.close()
    assert violations == []


def test_what_is_shown_is_chosen_with_the_keyboard(browser, pages):
    page, _ = open_page(browser, pages["rows"])
    shown = "[...document.querySelectorAll('.quotation')].filter(one => one.checkVisibility()).length"
    page.focus("#show-all")
    counts = [page.evaluate(shown)]
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        counts.append(page.evaluate(shown))
    page.close()
    assert counts == [5, 1, 2, 2]


def test_a_code_leads_to_its_explanation(browser, pages):
    page, _ = open_page(browser, pages["rows"])
    page.click(".finding a[href='#means-Q01']")
    opened = page.evaluate("document.querySelector('#means-Q01').checkVisibility()")
    page.close()
    assert opened


@pytest.mark.parametrize(
    "words",
    [
        "Мы построим дорогу",
        "we build a road, she said; well-known – & liked",
        "the talks which nobody had yet read took three long days, as they do in spring",
    ],
)
def test_the_browser_opens_a_page_at_the_words(browser, tmp_path, words):
    """A page on which the same words come in a hundred blocks, and an address that names those of the sixtieth."""
    blocks = [f"Point {number}: {words}." for number in range(1, 101)]
    text = "\n".join(blocks)
    start = text.index(words, text.index("Point 60:"))
    body = "".join(f"<p id='b{number}'>{block.replace('&', '&amp;')}" for number, block in enumerate(blocks, 1))
    path = tmp_path / "page.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><style>p{{height:400px}}</style>{body}", encoding="utf-8")
    page, _ = open_page(browser, path, fragment=f"#{write_fragment(text, start, start + len(words))}")
    page.wait_for_function("scrollY > 0")
    middle = page.evaluate("(({top, bottom}) => (top + bottom) / 2)(b60.getBoundingClientRect())")
    page.close()
    assert 0 <= middle <= 800


def test_paper_is_light_whatever_the_screen_is_and_shows_where_pages_are(browser, pages):
    page, _ = open_page(browser, pages["world"], "dark")
    page.emulate_media(media="print", color_scheme="dark")
    sheet = page.evaluate(
        "(({backgroundColor, color}) => [backgroundColor, color])(getComputedStyle(document.querySelector('.quotation')))"
    )
    shown = page.evaluate("getComputedStyle(document.querySelector('.sources a'), '::after').content")
    address = page.get_attribute(".sources a", "href")
    page.close()
    assert sheet == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert address in shown
