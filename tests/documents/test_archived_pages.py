"""Pages of web archives and mirrors, of telephones and printers: whose they are, and which copies are one publication."""

from onrecord.model import Document
from tests.documents.reading import KNOWN, read_bytes

OFFICIAL = next(one for one in KNOWN.publishers.publishers if one.standing == "official" and one.hosts)
PAGE = f"http://{OFFICIAL.hosts[0]}/news/402"
ARCHIVED = f"https://web.archive.org/web/20220914081530/{PAGE}"
TEXT = """<html lang="en"><head><title>Salt</title>{}</head><body><h1>Salt</h1>
<p>A. Roe: Good afternoon, colleagues. We have agreed on the price of salt for this year.</p>
<p>O. Tal: Thank you. We shall keep to it.</p></body></html>"""


def read_page(url: str | None, head: str = "") -> Document:
    (document,) = read_bytes(TEXT.format(head).encode(), url=url, media_type="text/html").documents
    return document


def test_a_captured_official_page_is_the_official_page() -> None:
    assert read_page(ARCHIVED).canonical_url == PAGE
    assert (read_page(ARCHIVED).standing, read_page(ARCHIVED).publisher) == ("official", OFFICIAL.key)
    assert read_page(ARCHIVED).publication == read_page(PAGE).publication


def test_so_is_one_that_was_saved_from_an_archive_and_names_its_address_there() -> None:
    document = read_page(None, f'<link rel="canonical" href="{ARCHIVED}">')
    assert (document.canonical_url, document.standing) == (PAGE, "official")


def test_a_page_of_another_mirror_is_the_mirrors() -> None:
    mirror = f"https://mirror.example/web/20220914081530/{PAGE}"
    for head in ("", f'<link rel="canonical" href="{PAGE}">'):
        document = read_page(mirror, head)
        assert (document.standing, document.publisher, document.canonical_url) == ("other", "mirror.example", mirror)


def test_copies_for_telephones_and_printers_are_the_same_publication() -> None:
    page = "https://gazette.example/news/402"
    linked = f'<link rel="canonical" href="{page}">'
    copies = [f"{page}/print", f"{page}/amp", f"{page}?outputType=amp", "https://m.gazette.example/402"]
    assert {read_page(url, linked).publication for url in copies} == {read_page(page).publication}
