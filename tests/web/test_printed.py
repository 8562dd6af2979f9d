"""On paper: each page as a PDF that Chromium makes of it, with all its words, nothing beyond the edge, and the addresses that links open."""

import io
from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.web.reading import REPORT, open_page

PAPER = 718  # CSS pixels between the margins of an A4 sheet
PRINTED = ("document", "quotation", "event", "findings", "counted", "check")
# What reaches beyond the sheet, or is cut by a box around it; signs for screen readers alone are a pixel wide.
BEYOND = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.getClientRects().length && !one.closest("svg, .unseen") && (one.getBoundingClientRect().right > innerWidth + 1
    || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible")))
  .map((one) => one.outerHTML.slice(0, 120))"""
READ = "[...document.querySelectorAll('main h1, main h2')].filter((one) => one.getClientRects().length).map((one) => one.innerText)"


def open_printed(browser: Browser, base: str, addresses: Mapping[str, str], name: str) -> Page:
    page, _ = open_page(browser, base + addresses.get(name, "/"), PAPER)
    if name == "check":
        page.fill("textarea", REPORT.read_text(encoding="utf-8"))
        page.click("form.paste button")
        page.wait_for_selector("h1.tally", timeout=240_000)
        page.wait_for_load_state()
    page.emulate_media(media="print")
    return page


def squeeze(text: str) -> str:
    """Letters alone: a sheet breaks lines anywhere and holds soft marks of its own."""
    return "".join(filter(str.isalnum, text)).casefold()


@pytest.mark.parametrize("name", PRINTED)
def test_a_page_on_paper_is_whole(browser, base, addresses, name):
    page = open_printed(browser, base, addresses, name)
    assert page.evaluate(BEYOND) == []
    headings = page.evaluate(READ)
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    printed = squeeze("".join(sheet.extract_text() for sheet in sheets))
    assert headings
    for heading in headings:
        assert squeeze(heading) in printed, heading
    # A chart or a table that does not fit under its heading leaves no sheet almost empty.
    assert all(len(squeeze(sheet.extract_text())) > 40 for sheet in sheets[:-1])
    page.close()


def test_a_link_to_the_publisher_s_page_is_printed_as_its_address(browser, base, addresses):
    page = open_printed(browser, base, addresses, "quotation")
    link = page.locator("a.open").first
    address = link.get_attribute("data-address") or ""
    printed = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    assert address.startswith("http")
    assert squeeze(address) in squeeze(printed)
    page.close()
