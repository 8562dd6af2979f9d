"""What feeds and site maps have in common: pages that are listed, each with its address, its time, and its text where they hold it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from onrecord.text.addresses import find_host

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """A page in a list. ``published`` is as printed, or ISO 8601 where it was printed as in mail; ``html`` and ``text`` are whole."""

    url: str | None = None
    published: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    html: str | None = None
    text: str | None = None

    @property
    def has_text(self) -> bool:
        """Whether the list itself holds what the page says."""
        return bool(self.html or self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A feed or a site map: its pages, or the addresses of other site maps.

    ``site`` is the address that a feed gives for the site it is of; ``why`` says what of the file could not be read.
    """

    pages: tuple[ListedPage, ...] = ()
    site_maps: tuple[ListedPage, ...] = ()
    site: str | None = None
    publisher: str | None = None
    language: str | None = None
    why: str | None = None


def put_newest_first(pages: Iterable[ListedPage]) -> tuple[ListedPage, ...]:
    """The newest pages first, each address once; those without a time come last, in the order of the list."""
    once = {page.url: page for page in reversed(tuple(pages)) if page.url}
    kept = tuple(reversed(once.values()))
    return tuple(sorted(kept, key=lambda page: read_moment(page.published) or _LONG_AGO, reverse=True))


def read_moment(printed: str | None) -> datetime | None:
    """The time of a page, to put it before or behind others: without an offset it is taken as UTC, a year as its first day."""
    if printed is None:
        return None
    if _DAY.fullmatch(printed):
        printed = printed + "-01-01"[len(printed) - 4 :]
    try:
        moment = datetime.fromisoformat(printed)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_printed_time(printed: str | None) -> str | None:
    """A time as feeds print it: what mail headers look like becomes ISO 8601, all else stays."""
    if not printed:
        return None
    try:
        return parsedate_to_datetime(printed).isoformat()
    except (ValueError, OverflowError):
        return printed


def is_of_site(address: str, sites: Sequence[str]) -> bool:
    """Whether an address lies on the host of one of these; a leading ``www.`` does not count."""
    return find_host(address).removeprefix("www.") in {find_host(site).removeprefix("www.") for site in sites}
