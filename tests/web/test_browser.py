"""Every page in Chromium: nothing hinders its readers, nothing is loaded from elsewhere, and it works by keys and without scripts.

Skipped where the machine has no Chromium; where ``CI`` is set that is a failure.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onrecord.record.view import View
from tests.web.addresses import ADDRESSES, find_addresses
from tests.web.conftest import make_house
from tests.web.reading import PHONE, REPORT, WIDE, follow, list_hindrances, open_page
from tests.web.serving import serve

TAB_STOPS = 60
PLACE = "[...document.querySelectorAll('tbody.row')].indexOf(document.activeElement)"
# What can be pressed, is seen, is no word of a line of text, and is smaller than 24 px with another such thing nearer than that.
SMALL_TARGETS = """
(() => {
  const isInline = (one) => {
    if (getComputedStyle(one).display !== 'inline') return false;
    let block = one.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    return block.textContent.trim() !== one.textContent.trim();
  };
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((one) => one.offsetParent && !one.closest('.skip'))
    .map((one) => ({ one, box: (one.labels && one.labels[0] && one.type === 'radio' ? one.labels[0] : one).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  return all.filter(({ one, box }) => (box.width < 24 || box.height < 24) && !isInline(one))
    .filter(({ one, box }) => all.some((other) => other.one !== one && !isInline(other.one) && Math.hypot(
      middle(box)[0] - Math.max(other.box.left, Math.min(middle(box)[0], other.box.right)),
      middle(box)[1] - Math.max(other.box.top, Math.min(middle(box)[1], other.box.bottom))) < 12))
    .map(({ one }) => one.outerHTML.slice(0, 160));
})()
"""
DROP_TWO = """
(() => {
  const data = new DataTransfer();
  data.items.add(new File(['one'], 'one.txt'));
  data.items.add(new File(['two'], 'two.txt'));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
})()
"""
# Pages that the small world has none of, or that long names and words of markup stand on.
FAR = ("series", "event", "press", "quotation", "official", "person", "counted", "commitments", "home", "findings")
MISSING = ("series",)


@pytest.fixture(scope="module")
def far(browser: Browser, far_record: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    with View.open(far_record) as view:
        found = find_addresses(view)
    with serve(make_house(far_record)) as address:
        yield address, found


@pytest.fixture(scope="module")
def seeds(browser: Browser, seeds_record: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    with View.open(seeds_record) as view:
        found = find_addresses(view)
    with serve(make_house(seeds_record, None)) as address:
        yield address, found


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name not in MISSING])
@pytest.mark.parametrize(("scheme", "width"), [("light", PHONE), ("dark", WIDE)])
def test_nothing_hinders_a_reader(browser, base, addresses, name, scheme, width):
    page, heard = open_page(browser, base + addresses[name], width, color_scheme=scheme)
    is_missing = name == "none"
    assert [one for one in heard if not (is_missing and "404" in one)] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    violations = list_hindrances(page)
    page.close()
    assert violations == []


@pytest.mark.parametrize("name", FAR)
@pytest.mark.parametrize(("scheme", "width"), [("light", PHONE), ("dark", WIDE)])
def test_long_names_and_markup_in_words_hinder_nobody(browser, far, name, scheme, width):
    base, addresses = far
    page, heard = open_page(browser, base + addresses[name], width, color_scheme=scheme)
    assert heard == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    violations = list_hindrances(page)
    page.close()
    assert violations == []


def test_a_series_shows_its_editions(browser, far):
    base, addresses = far
    page, _ = open_page(browser, base + addresses["series"])
    rows = page.locator("tbody tr")
    assert rows.count() == 3
    assert [rows.nth(place).locator("td").first.inner_text() for place in range(3)] == ["1", "4", "5"]
    follow(page, "tbody tr:nth-child(2) a")
    assert page.locator("h1").inner_text() == "Lugozemia-Samalstan River Basin Cooperation Forum"
    page.close()


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("name", [name for name in ADDRESSES if name not in MISSING])
def test_in_other_languages(browser, base, addresses, name, language):
    page, heard = open_page(browser, base + addresses[name], PHONE, locale=language)
    assert [one for one in heard if not (name == "none" and "404" in one)] == []
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    violations = list_hindrances(page)
    page.close()
    assert violations == []


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_seeds_are_read(browser, seeds, name):
    base, addresses = seeds
    page, _ = open_page(browser, base + addresses[name], PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    violations = list_hindrances(page)
    page.close()
    assert (width, violations) == (PHONE, [])


def test_from_a_finding_to_both_passages_and_to_the_words(browser, base):
    page, heard = open_page(browser, base + "/findings?code=Q01")
    follow(page, ".finding .told a")
    assert page.locator(".passage").count() == 2
    assert page.locator(".passage.quoted mark, .passage.published mark").count() > 0
    follow(page, ".passage.published .ways a[href^='/documents/']")
    assert page.locator(".m-passage").first.is_visible()
    assert page.evaluate("document.querySelector('#at').getBoundingClientRect().top") < 800
    assert heard == []
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_text_is_pasted_and_checked(browser, base, scripts):
    page, heard = open_page(browser, base + "/", java_script_enabled=scripts)
    page.fill("textarea", REPORT.read_text(encoding="utf-8"))
    follow(page, "form.paste button")
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
    page.wait_for_load_state()
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


def test_versions_are_walked_with_keys(browser, base, addresses):
    """The row in focus is marked on both sides; N leads to the next row that differs, and a choice leaves only those."""
    page, heard = open_page(browser, base + addresses["versions"])
    rows = page.locator("table.beside tbody.row")
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(PLACE) == 1
    page.keyboard.press("n")
    assert page.evaluate(f"[...document.querySelectorAll('tbody.row')][{PLACE}].matches('.has-gap, .has-remark')")
    cells = page.evaluate(
        "[...document.activeElement.querySelectorAll('td')].map(one => getComputedStyle(one).backgroundColor)"
    )
    plain = rows.first.locator("td").first.evaluate("one => getComputedStyle(one).backgroundColor")
    assert plain not in cells
    page.focus("#rows-all")
    page.keyboard.press("ArrowRight")
    shown = page.locator("tbody.row:visible").count()
    assert 0 < shown < rows.count()
    assert shown == page.locator("tbody.row.has-gap, tbody.row.has-remark").count()
    assert heard == []
    page.close()


def test_versions_are_chosen_without_scripts(browser, base, addresses):
    page, _ = open_page(browser, base + addresses["versions"], java_script_enabled=False)
    whole = page.locator("tbody.row:visible").count()
    page.click("label[for=rows-alone]")
    assert page.locator("tbody.row:visible").count() == page.locator("tbody.row.has-gap").count() < whole
    assert not page.locator(".keys").is_visible()
    page.close()


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name not in MISSING])
def test_what_is_pressed_is_large_enough(browser, base, addresses, name):
    """WCAG 2.2, 2.5.8: 24 px each way, or so far from the next that circles of 24 px do not meet, or words in a sentence."""
    page, _ = open_page(browser, base + addresses[name], PHONE)
    small = page.evaluate(SMALL_TARGETS)
    page.close()
    assert small == []


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name not in MISSING])
def test_headings_go_down_step_by_step(browser, base, addresses, name):
    page, _ = open_page(browser, base + addresses[name])
    levels = page.evaluate(
        "[...document.querySelectorAll('main h1, main h2, main h3, main h4')].map(one => +one.tagName[1])"
    )
    page.close()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_passage_says_its_language(browser, base, addresses):
    page, _ = open_page(browser, base + addresses["quotation"], locale="kk")
    assert page.locator(".passage blockquote p:not([lang])").count() == 0
    assert page.locator(".message:not([lang])").count() == 0
    assert {one.get_attribute("lang") for one in page.locator(".message").all()} == {"kk"}
    page.close()


def test_a_folder_dropped_on_the_first_page_goes_to_the_record(browser, far_record):
    """Chromium gives no folder to a script that was dropped by one: two files do, which are as little a text to check."""
    with serve(make_house(far_record, token="let me")) as address:
        page, _ = open_page(browser, f"{address}/enter?token=let%20me")
        assert page.locator(".drop").is_visible()
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.method) if request.url.endswith("/add") else None)
        page.route("**/add", lambda route: route.fulfill(body="held"))
        page.evaluate(DROP_TWO)
        page.wait_for_url("**/add")
        page.close()
    assert sent == ["POST"]


def test_on_paper_there_is_the_text_and_no_furniture(browser, base, addresses):
    page, _ = open_page(browser, base + addresses["quotation"])
    page.emulate_media(media="print")
    assert page.locator(".passage").first.is_visible()
    assert not page.locator("header.top").is_visible()
    page.close()
