"""Every page in Chromium: nothing hinders its readers, nothing is loaded from elsewhere, and it works by keys and without scripts.

Skipped where the machine has no Chromium; where ``CI`` is set that is a failure.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from onrecord.record.view import View
from tests.web.addresses import ADDRESSES, find_addresses
from tests.web.conftest import make_house
from tests.web.serving import open_browser, serve

PHONE, WIDE = 390, 1280
REPORT = Path(__file__).parent.parent.parent / "examples" / "small_world" / "pages" / "listok_2021-09-16_ru.txt"
TAB_STOPS = 60


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def base(browser: Browser, world_record: Path) -> Iterator[str]:
    with serve(make_house(world_record)) as address:
        yield address


@pytest.fixture(scope="module")
def addresses(world_record: Path) -> Mapping[str, str]:
    with View.open(world_record) as view:
        return find_addresses(view)


@pytest.fixture(scope="module")
def seeds(browser: Browser, seeds_record: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    with View.open(seeds_record) as view:
        found = find_addresses(view)
    with serve(make_house(seeds_record, None)) as address:
        yield address, found


def open_page(browser: Browser, address: str, width: int = WIDE, **chosen: object) -> tuple[Page, list[str]]:
    """A page, and a list that fills with what it asks of others, says and runs into."""
    page = browser.new_page(viewport={"width": width, "height": 800}, **chosen)  # type: ignore[arg-type]
    heard: list[str] = []
    own = "/".join(address.split("/")[:3])
    page.on("request", lambda request: None if request.url.startswith(own) else heard.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.goto(address)
    return page, heard


def list_hindrances(page: Page) -> list[tuple[str, list[str]]]:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"]]) for one in Axe().run(page).response["violations"]
    ]


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize(("scheme", "width"), [("light", PHONE), ("dark", WIDE)])
def test_nothing_hinders_a_reader(browser, base, addresses, name, scheme, width):
    if name not in addresses:
        pytest.skip(f"the small world has no page for {name}")
    page, heard = open_page(browser, base + addresses[name], width, color_scheme=scheme)
    is_missing = name == "none"
    assert [one for one in heard if not (is_missing and "404" in one)] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    violations = list_hindrances(page)
    page.close()
    assert violations == []


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("name", ["home", "press", "quotation", "findings"])
def test_in_other_languages(browser, base, addresses, name, language):
    page, heard = open_page(browser, base + addresses[name], PHONE, locale=language)
    assert heard == []
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    violations = list_hindrances(page)
    page.close()
    assert violations == []


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_seeds_are_read(browser, seeds, name):
    base, addresses = seeds
    if name not in addresses:
        pytest.skip(f"the seeds have no page for {name}")
    page, _ = open_page(browser, base + addresses[name], PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    violations = list_hindrances(page)
    page.close()
    assert (width, violations) == (PHONE, [])


def test_from_a_finding_to_both_passages_and_to_the_words(browser, base):
    page, heard = open_page(browser, base + "/findings?code=Q01")
    page.click(".finding .told a")
    assert page.locator(".passage").count() == 2
    assert page.locator(".passage.quoted mark, .passage.published mark").count() > 0
    page.click(".passage.published .ways a[href^='/documents/']")
    assert page.locator(".m-passage").first.is_visible()
    assert page.evaluate("document.querySelector('#at').getBoundingClientRect().top") < 800
    assert heard == []
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_text_is_pasted_and_checked(browser, base, scripts):
    page, heard = open_page(browser, base + "/", java_script_enabled=scripts)
    page.fill("textarea", REPORT.read_text(encoding="utf-8"))
    page.click("form.paste button")
    page.wait_for_selector("h1.tally")
    assert page.locator(".quotation").count() > 2
    target = page.locator(".note a").first.get_attribute("href") or ""
    page.locator(".note a").first.click()
    assert page.locator(target).is_visible()
    assert heard == []
    if scripts:
        assert page.locator("button.print").is_visible()
        assert list_hindrances(page) == []
    page.close()


def test_a_text_is_checked_with_keys_alone(browser, base):
    page, _ = open_page(browser, base + "/")
    for _ in range(TAB_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    page.keyboard.insert_text(REPORT.read_text(encoding="utf-8"))
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("h1.tally")
    page.focus("#show-all")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "show-differs"
    shown = page.locator(".quotation:visible")
    assert 0 < shown.count() == page.locator(".quotation.is-differs:visible").count()
    page.close()


@pytest.mark.parametrize("name", ["home", "press", "quotation", "findings"])
def test_every_link_shows_that_it_is_reached(browser, base, addresses, name):
    page, _ = open_page(browser, base + addresses[name])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    unseen = []
    for _ in range(TAB_STOPS):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(one => one === document.body || getComputedStyle(one).outlineStyle !== 'none' || "
            "(one.nextElementSibling && getComputedStyle(one.nextElementSibling).outlineStyle !== 'none'))(document.activeElement)"
        )
        if not seen:
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
    page.close()
    assert unseen == []


@pytest.mark.parametrize("name", ["home", "press", "quotation", "findings"])
def test_pages_are_whole_without_scripts(browser, base, addresses, name):
    texts = []
    for scripts in (True, False):
        page, _ = open_page(browser, base + addresses[name], java_script_enabled=scripts)
        texts.append(page.inner_text("main"))
        page.close()
    assert texts[0] == texts[1]


def test_on_paper_there_is_the_text_and_no_furniture(browser, base, addresses):
    page, _ = open_page(browser, base + addresses["quotation"])
    page.emulate_media(media="print")
    assert page.locator(".passage").first.is_visible()
    assert not page.locator("header.top").is_visible()
    page.close()
