"""Site maps as sitemaps.org describes them: addresses of pages, of further site maps, or plain lists of addresses."""

from collections.abc import Iterator

from onrecord.capture.feeds import resolve_address
from onrecord.capture.fetch_target import names_address
from onrecord.capture.listed import ListedPage, Listing
from onrecord.capture.plain_xml import Node


def read_pages(root: Node, base: str) -> Listing:
    """A ``urlset``: each page with the time of its last change."""
    return Listing(pages=tuple(_read_places(root, "url", base)), site=base)


def read_index(root: Node, base: str) -> Listing:
    """A ``sitemapindex``: further site maps."""
    return Listing(site_maps=tuple(_read_places(root, "sitemap", base)), site=base)


def _read_places(root: Node, name: str, base: str) -> Iterator[ListedPage]:
    for node in root.find_all(name):
        address = node.read("loc")
        url = resolve_address(address, base) if address else None
        if url is not None:
            yield ListedPage(url=url, published=node.read("lastmod"))


def read_addresses(content: bytes, base: str) -> Listing:
    """A list of addresses, one a line; whatever else stands in it is passed over."""
    lines = map(str.strip, content.decode("utf-8-sig", "replace").split("\n"))
    return Listing(pages=tuple(ListedPage(url=line) for line in lines if names_address(line)), site=base)
