"""How browser tests open a page and what they ask of every page."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PHONE, WIDE = 360, 1600
REPORT = Path(__file__).parent.parent.parent / "examples" / "small_world" / "pages" / "listok_2021-09-16_ru.txt"


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


def follow(page: Page, selector: str) -> None:
    """Presses what leads to another page, and waits until that is loaded: a click alone does not wait."""
    with page.expect_navigation():
        page.click(selector)


def list_hindrances(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on a page with everything unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"]]) for one in Axe().run(page).response["violations"]
    ]
