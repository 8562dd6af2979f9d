"""Whole journeys in Chromium, each by keys alone: what a reader does from the first page on, in the result of a check, and on paper."""

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.web.conftest import make_house
from tests.web.reading import PHONE, REPORT, WIDE, list_hindrances, open_page
from tests.web.serving import serve

PAGES = sorted(REPORT.parent.glob("*_2021-09-16_*"))
MOST_STOPS = 200
LONGEST_MS = 240_000
FOCUSED = "document.activeElement.closest({!r}) !== null"


def press_tab_to(page: Page, selector: str) -> None:
    """Goes on with the Tab key until what has the focus is this, or stands in it."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED.format(selector)):
            return
    pytest.fail(f"{selector} is not reached in {MOST_STOPS} steps")


def check_text(page: Page) -> None:
    page.fill("textarea", REPORT.read_text(encoding="utf-8"))
    page.click("form.paste button")
    page.wait_for_selector("h1.tally", timeout=LONGEST_MS)
    page.wait_for_load_state()


def digest_files(folder: Path) -> dict[str, str]:
    """The digests of all files under a folder by name."""
    held = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in held}


def test_from_a_finding_to_both_passages_by_keys(browser, base):
    page, heard = open_page(browser, base + "/")
    press_tab_to(page, ".rooms a[href='/findings']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings")
    press_tab_to(page, ".finding .told a[href^='/quotations/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quotations/*")
    assert page.locator(".passage.quoted").is_visible()
    assert page.locator(".passage.published").first.is_visible()
    press_tab_to(page, ".passage.published .ways a[href^='/documents/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    assert page.locator("#at").is_visible()
    assert heard == []
    page.close()


def test_a_search_is_asked_and_narrowed_by_keys(browser, base):
    page, heard = open_page(browser, base + "/search")
    press_tab_to(page, "#q")
    page.keyboard.type("мост OR школы")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    page.wait_for_load_state()
    whole = page.locator(".hit").count()
    press_tab_to(page, ".facets a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".held")
    page.wait_for_load_state()
    assert 0 < page.locator(".hit").count() <= whole
    press_tab_to(page, ".held a")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Without: ")
    assert heard == []
    page.close()


def test_the_way_leads_past_the_head_of_the_page(browser, base):
    page, _ = open_page(browser, base + "/findings")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


@pytest.mark.parametrize("name", ["home", "event", "counted", "commitments", "found"])
def test_keys_go_through_a_page_and_out_of_it(browser, base, addresses, name):
    """No part of a page holds the focus: going on with Tab the foot is reached, and going back the head."""
    page, _ = open_page(browser, base + addresses[name])
    page.evaluate("document.querySelector('main').focus()")
    for _ in range(3 * MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('footer') !== null"):
            break
    assert page.evaluate("document.activeElement.closest('footer') !== null")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


@pytest.mark.parametrize(("scheme", "width", "language"), [("light", PHONE, "kk"), ("dark", WIDE, "ru")])
def test_the_result_of_a_check_hinders_nobody(browser, base, scheme, width, language):
    page, heard = open_page(browser, base + "/", width, color_scheme=scheme, locale=language)
    check_text(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert list_hindrances(page) == []
    assert page.locator(".text[lang]").count() > 0
    assert page.locator(".passage blockquote p:not([lang])").count() == 0
    assert heard == []
    page.close()


def test_a_check_changes_no_file_of_the_record(browser, base, world_record):
    before = digest_files(world_record)
    page, _ = open_page(browser, base + "/")
    check_text(page)
    page.reload()
    page.close()
    assert digest_files(world_record) == before


def test_a_checked_text_is_printed_with_its_verdicts(browser, base):
    page, _ = open_page(browser, base + "/")
    check_text(page)
    page.emulate_media(media="print")
    for shown in ("h1.tally", ".text .note", ".quotation .passage"):
        assert page.locator(shown).first.is_visible()
    for left_out in ("header.top", "form.paste", "button.print", ".choices"):
        assert not page.locator(left_out).first.is_visible()
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_chart_has_its_key_its_titles_and_its_table(browser, base, addresses, scripts):
    page, _ = open_page(browser, base + addresses["counted"], java_script_enabled=scripts)
    assert page.locator(".plotted .point title").count() > 0
    assert page.locator(".key li").count() == 6
    assert page.locator("main table tbody tr").count() >= page.locator(".plotted .point title").count()
    page.emulate_media(media="print")
    assert page.locator(".plotted").is_visible()
    page.close()


def test_what_is_folded_is_printed(browser, base, addresses):
    page, _ = open_page(browser, base + addresses["quotation"])
    folded = page.locator(".cite details pre").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
    page.close()


@pytest.mark.parametrize("address", ["/documents/nothing", "/findings?after=x", "/search?q=%22&since=soon"])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_what_cannot_be_shown_is_said_in_the_reader_s_language(browser, base, address, language):
    page, _ = open_page(browser, base + address, PHONE, locale=language, color_scheme="dark")
    said = page.locator("main").inner_text()
    assert list_hindrances(page) == []
    assert page.evaluate("document.documentElement.lang") == language
    assert not any(word in said for word in ("expected", "cannot", "nothing", "found"))
    page.close()


@pytest.mark.parametrize("token", [None, "let me"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_a_record_the_first_page_says_how_to_begin(browser, tmp_path, token, scheme):
    with serve(make_house(tmp_path / "record", token=token)) as address:
        entry = f"{address}/enter?token=let%20me" if token else address
        page, heard = open_page(browser, entry, PHONE, color_scheme=scheme)
        assert page.locator("form.add").count() == (1 if token else 0)
        assert page.locator("pre").count() == (0 if token else 1)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE
        assert list_hindrances(page) == []
        assert heard == []
        page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_folder_makes_a_record(browser, tmp_path, scripts):
    """What cannot be read is named with the reason; a file of the same name in a second folder is another page."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    for path in PAGES:
        (first / path.name).write_bytes(path.read_bytes())
    (first / "empty.txt").write_bytes(b"")
    (first / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    later = REPORT.parent / "lugozemye_2023-03-23_ru.txt"
    (second / PAGES[1].name).write_bytes(later.read_bytes())
    with serve(make_house(tmp_path / "record", token="let me")) as address:
        page, heard = open_page(browser, f"{address}/enter?token=let%20me", java_script_enabled=scripts)
        for folder, taken, unread in ((first, len(PAGES), 2), (second, 1, 0)):
            page.goto(f"{address}/add")
            if scripts:
                page.set_input_files("#folder", folder)
            else:
                assert not page.locator("#folder").is_visible()
                page.set_input_files("#pages", sorted(folder.iterdir()))
            page.click("form.add button")
            page.wait_for_selector("form.add", timeout=LONGEST_MS)
            page.wait_for_load_state()
            said = page.locator("main [role=status]").inner_text()
            assert f": {taken};" in said
            assert page.locator(".unread li").count() == unread
        page.goto(f"{address}/documents")
        assert page.locator(".shelf li").count() > len(PAGES)
        assert heard == []
        page.close()


def drag(page: Page, *paths: Path) -> None:
    """Files and folders dragged from the desktop onto the page and let go there, as the browser itself is told of it."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for step in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": step, "x": 180, "y": 300, "data": data})


def fill_folder(folder: Path) -> Path:
    """A folder with folders in it: pages, an empty file, a picture, and a second page of the same name."""
    (folder / "deeper").mkdir(parents=True)
    for path in PAGES:
        (folder / path.name).write_bytes(path.read_bytes())
    later = REPORT.parent / "lugozemye_2023-03-23_ru.txt"
    (folder / "deeper" / PAGES[1].name).write_bytes(later.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "deeper" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return folder


def test_a_folder_dragged_onto_the_first_page_makes_a_record(browser, tmp_path):
    """The folder goes with all that is in it; what goes on when the page is left meanwhile is there when it is opened again."""
    folder = fill_folder(tmp_path / "folder")
    with serve(make_house(tmp_path / "record", token="let me")) as address:
        page, heard = open_page(browser, f"{address}/enter?token=let%20me")
        assert page.locator(".drop").is_visible()
        with page.expect_navigation(url="**/add"):
            drag(page, folder)
        page.close()
        page, _ = open_page(browser, f"{address}/enter?token=let%20me")
        page.goto(f"{address}/add")
        page.wait_for_selector("form.add", timeout=LONGEST_MS)
        page.wait_for_load_state()
        assert f": {len(PAGES) + 1};" in page.locator("main [role=status]").inner_text()
        assert page.locator(".unread li").count() == 2
        page.goto(f"{address}/documents")
        assert page.locator(".shelf li").count() > len(PAGES)
        assert heard == []
        page.close()


def test_a_file_dragged_onto_the_first_page_is_checked(browser, base):
    page, heard = open_page(browser, base)
    drag(page, REPORT)
    page.wait_for_selector("h1.tally", timeout=LONGEST_MS)
    page.wait_for_load_state()
    assert page.locator("li.quotation").count() > 0
    assert heard == []
    page.close()


def test_a_folder_dragged_where_nothing_may_be_added_is_left_alone(browser, base, tmp_path):
    folder = fill_folder(tmp_path / "folder")
    page, heard = open_page(browser, base)
    drag(page, folder)
    page.wait_for_timeout(500)
    assert page.url.rstrip("/") == base
    assert page.locator("form.paste").is_visible()
    assert heard == []
    page.close()
