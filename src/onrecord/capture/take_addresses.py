"""Addresses, taken in: the page there, or the pages that a feed or site map there lists, the newest first.

A feed's pages are fetched, not taken from the feed, which may shorten them; where a page cannot be, what the feed holds of it is kept if it
is on the same host.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from onrecord.capture.fetch_target import hide_credentials
from onrecord.capture.fetched import Fetched, Fetches
from onrecord.capture.intake import Intake
from onrecord.capture.listed import ListedPage, Listing, is_of_site, put_newest_first
from onrecord.capture.listings import is_listing, read_listing, write_page
from onrecord.capture.members import MOST_BYTES, Member
from onrecord.capture.streams import Broken
from onrecord.capture.unfolding import unfold_gzip

_GZIP = b"\x1f\x8b"
# Site maps that an index leads to are read until they list enough pages, and so many at most.
_MOST_SITE_MAPS = 50


def take_addresses(addresses: Sequence[str], fetches: Fetches, intake: Intake) -> None:
    """Takes in what is at each address, in the order given, and what is listed there.

    What cannot be fetched is an issue that names the address, and the rest goes on.
    """
    visit = _Visit(fetches, intake)
    for place, address in enumerate(addresses, 1):
        visit.take(address, place, len(addresses))


@dataclass(slots=True)
class _Visit:
    """One walk over addresses; each is asked for once."""

    fetches: Fetches
    intake: Intake

    def take(self, address: str, place: int, count: int) -> None:
        """Takes in the page at an address, or the pages listed there."""
        fetched = self._fetch(address, place, count)
        if fetched is None:
            return
        content = unfold_list(fetched.content)
        if not is_listing(content):
            self._keep(address, fetched)
            return
        listing = read_listing(content, fetched.url)
        if isinstance(listing, str):
            self.intake.refuse(address, listing)
        else:
            self._take_listed(address, fetched, self._follow_index(address, listing))

    def _fetch(self, address: str, place: int, count: int) -> Fetched | None:
        """What is at an address; when nothing is, or it was asked for before, ``None``."""
        if address in self.fetches.asked:
            return None
        fetched = self.fetches.fetch(address, place, count)
        if isinstance(fetched, str):
            self.intake.refuse(hide_credentials(address), fetched)
            return None
        return fetched

    def _keep(self, address: str, fetched: Fetched) -> None:
        self.intake.take_member(
            Member(
                name=address,
                content=fetched.content,
                media_type=fetched.media_type,
                url=fetched.url,
                retrieved=fetched.retrieved,
            )
        )
        self.intake.store.flush()

    def _follow_index(self, address: str, listing: Listing) -> Listing:
        """The pages of all site maps of an index, until there are enough."""
        pages = list(listing.pages)
        site_maps = [
            one.url for one in put_newest_first(listing.site_maps) if one.url and is_of_site(one.url, [address])
        ]
        read = 0
        for url in site_maps[:_MOST_SITE_MAPS]:
            if len(pages) >= self.fetches.most:
                break
            read += 1
            fetched = self._fetch(url, read, len(site_maps))
            found = read_listing(unfold_list(fetched.content), fetched.url) if fetched is not None else Listing()
            if isinstance(found, str):
                self.intake.refuse(url, found)
            else:
                pages += found.pages
        if read < len(site_maps):
            self._note(
                address,
                f"expected no more site maps than are needed, found {len(site_maps):,}; the newest {read:,} were read",
            )
        return replace(listing, pages=tuple(pages))

    def _take_listed(self, address: str, fetched: Fetched, listing: Listing) -> None:
        """Fetches the newest pages of a list that are of its own site."""
        sites = [site for site in (address, fetched.url, listing.site) if site]
        pages = put_newest_first(listing.pages)
        own = [page for page in pages if page.url and is_of_site(page.url, sites)]
        chosen = own[: self.fetches.most]
        if listing.why:
            self.intake.refuse(address, f"{listing.why}; what stands before that place was read")
        if len(own) < len(pages):
            self._note(
                address, f"expected pages of one site, found {len(pages) - len(own):,} of others; they were left out"
            )
        if len(chosen) < len(own):
            why = f"expected at most {len(chosen):,} pages (--most), found {len(own):,}"
            self._note(address, f"{why}; the newest {len(chosen):,} were asked for")
        if bare := sum(page.url is None for page in listing.pages):
            self._note(address, f"expected the address of each page, found {bare:,} without one; they were left out")
        for place, page in enumerate(chosen, 1):
            self._take_page(page, replace(fetched, content=write_page(page, listing)), place, len(chosen))

    def _take_page(self, page: ListedPage, held: Fetched, place: int, count: int) -> None:
        """Takes in a page of a list; where it cannot be fetched, what a feed ``held`` of it on the page's own host.

        A feed that speaks of pages elsewhere could say of them what it likes.
        """
        assert page.url is not None
        if page.url in self.fetches.asked:
            return
        fetched = self._fetch(page.url, place, count)
        if fetched is not None:
            self._keep(page.url, fetched)
        elif page.has_text and is_of_site(page.url, [held.url]):
            self._keep(page.url, replace(held, url=page.url, media_type="application/json"))

    def _note(self, address: str, why: str) -> None:
        self.intake.refuse(address, why, code=None)


def unfold_list(content: bytes) -> bytes:
    """A site map that is kept compressed, unfolded within bounds; all else as it is."""
    if not content.startswith(_GZIP):
        return content
    try:
        return unfold_gzip(BytesIO(content)).read(MOST_BYTES) or b""
    except Broken:
        return content
