"""Text that tries everything, wherever a reader or a page can put it: it comes out as text, and in every field an answer is given."""

import re
from html.parser import HTMLParser

import pytest

from tests.report.hostile import ALL, MARKUP

FIELDS = {
    "/findings": ("code", "level", "publisher", "since", "until", "after"),
    "/documents": ("standing", "side", "publisher", "language", "kind", "since", "until", "after"),
    "/documents/{}": ("at", "from"),
    "/search": ("q", "speaker", "side", "language", "since", "until", "sort", "floor", "skip"),
    "/events": ("kind", "status", "place", "since", "until", "after"),
    "/entities": ("kind", "side", "q", "after"),
    "/figures": ("of", "speaker"),
    "/commitments": ("strength", "status", "publisher", "since", "until", "after"),
    "/findings.csv": ("code", "publisher", "document", "since", "after"),
    "/documents.json": ("side", "event", "speaker", "until", "after"),
    "/": ("language",),
}
INJECTED = (
    "' OR 1=1 --",
    '"; DROP TABLE documents; --',
    "%00",
    "../../../../etc/passwd",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "\ud83d".encode("utf-8", "replace").decode(),
    "9" * 40,
    "-1",
    "NaN",
)
TEXTS = (*ALL, *INJECTED, "\u202e\u2066", "а" * 5_000, "“" * 2_000, "«" * 2_000, "\n" * 5_000, "\t\x0b\x0c")
OBEYED = "\u202e\u2066\x1b\x00"
WILD = frozenset({"img", "iframe", "object", "embed", "style", "base"})


class Wild(HTMLParser):
    """Collects what in a page is markup that none of our templates has: a text that came out as more than text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in WILD or (tag == "script" and not (given.get("src") or "").startswith("/static/")):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name in ("href", "src", "action") and "script:" in (value or "").lower()[:20]):
                self.found.append(f"{tag} {name}")


def find_wild(text: str) -> list[str]:
    """What in a page is markup of a text, or is obeyed."""
    parser = Wild()
    parser.feed(text)
    return [*parser.found, *(one for one in OBEYED if one in text)]


@pytest.mark.parametrize("address", FIELDS)
def test_every_field_takes_anything(client, find_one, address):
    place = address.format(find_one("SELECT id FROM shelved ORDER BY id"))
    wrong = []
    for field in FIELDS[address]:
        for text in (*ALL, *INJECTED):
            answer = client.get(place, params={field: text})
            if answer.status_code not in (200, 400, 404, 414) or "Traceback" in answer.text or find_wild(answer.text):
                wrong.append((field, text[:40], answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_text_to_check_may_hold_anything(client, text):
    report = f"Отчёт\n«Мы построим {text} к зиме», – сказал Орлан Тевеш.\n{text}"
    answer = client.post("/check", data={"text": report})
    assert answer.status_code == 200
    assert find_wild(answer.text) == []


def test_controls_are_shown(client):
    assert "⟦U+202E⟧" in client.get("/findings", params={"since": "\u202e2021"}).text


def test_markup_is_text(client):
    answer = client.post("/check", data={"text": f"Сказано: {MARKUP} «Мы построим мост», – сказал Орлан Тевеш."})
    assert "&lt;script&gt;alert(1)" in answer.text


@pytest.mark.parametrize(
    "path", ["/documents/", "/quotations/", "/codebook/", "/events/", "/entities/", "/series/", "/api/v1/documents/"]
)
def test_every_address_takes_anything(client, path):
    for text in (*ALL, *INJECTED):
        answer = client.get(path + re.sub(r"[?#\x00-\x1f\x7f]", "", text))
        assert answer.status_code in (200, 404, 405, 414, 422), text
        assert "Traceback" not in answer.text
        assert find_wild(answer.text) == []
