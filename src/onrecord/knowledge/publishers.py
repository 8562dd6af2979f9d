"""Publishers as data: whose site it is, how its addresses and pages look. ``publishers/*.toml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import Field, field_validator

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded

NEED = "publishers/*.toml"
# Names, attributes in brackets and pseudo-classes joined by blanks, commas and ">", "+", "~", none of them open at the end. What a
# selector means is found out when a web page is read; the library that reads them is not loaded for this.
_SIMPLE = r"(?:[*\w-]|[.#][\w-]|\[[^\[\]]+\]|:[a-z-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?)+"
_SELECTOR = re.compile(rf"\s*{_SIMPLE}(?:\s*[\s,>+~]\s*{_SIMPLE})*\s*")


class AddressRules(Strict):
    """Parts of a path that copies of one page differ in, as patterns to remove; examples are address and canonical address."""

    remove: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()


class Layout(Strict):
    """How the publisher's page looks when copied as text.

    ``fingerprint``: patterns that must all be found for a page without an address to be known by its layout.
    """

    fingerprint: tuple[str, ...] = ()
    caption_after_counter: bool = False
    furniture: tuple[tuple[str, str], ...] = ()
    tail: tuple[tuple[str, str], ...] = ()


class HtmlProfile(Strict):
    """Where the parts of the publisher's web pages stand, as CSS selectors; empty for what its pages do not have.

    ``valid_from`` and ``valid_until`` (the first day on which it fits no more) are days of publication, for a publisher that changed
    its pages. ``remove`` is what stands inside the text and is not of it.
    """

    body: str = Field(min_length=1)
    title: str = ""
    published: str = ""
    place: str = ""
    lead: str = ""
    author: str = ""
    remove: str = ""
    valid_from: str = ""
    valid_until: str = ""

    @field_validator("body", "title", "published", "place", "lead", "author", "remove")
    @classmethod
    def _check_selector(cls, selector: str) -> str:
        if selector and _SELECTOR.fullmatch(selector) is None:
            raise ValueError("expected a CSS selector")
        return selector


class Publisher(Strict):
    """One publisher. ``side`` is whose account its official texts are, ``country`` where an outlet is at home."""

    key: str
    names: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    standing: Literal["official", "press", "other"]
    side: str | None = None
    country: str | None = None
    licence: str = ""
    address: AddressRules = AddressRules()
    sites: Mapping[str, str] = {}
    rendering: Mapping[str, Literal["original", "official_translation"]] = {}
    layout: Layout = Layout()
    html: tuple[HtmlProfile, ...] = ()


@dataclass(frozen=True)
class Publishers:
    """Every publisher we know, in the order of their keys."""

    publishers: tuple[Publisher, ...]

    @cached_property
    def _by_host(self) -> dict[str, Publisher]:
        return {host: publisher for publisher in self.publishers for host in publisher.hosts}

    @cached_property
    def _by_name(self) -> dict[str, Publisher]:
        return {
            name.casefold(): publisher for publisher in self.publishers for name in (publisher.key, *publisher.names)
        }

    def find(self, key: str | None) -> Publisher | None:
        """The publisher of this key."""
        return next((publisher for publisher in self.publishers if publisher.key == key), None)

    def find_host(self, host: str) -> Publisher | None:
        """The publisher at this host, a leading ``www.`` aside."""
        return self._by_host.get(host) or self._by_host.get(host.removeprefix("www."))

    def find_name(self, printed: str) -> Publisher | None:
        """The publisher that a report names with these words, whole or as the last of them ("сайт kremlin.ru")."""
        words = printed.casefold().strip().split()
        tails = (" ".join(words[start:]) for start in range(len(words)))
        return next((self._by_name[tail] for tail in tails if tail in self._by_name), None)

    def find_layout(self, text: str) -> Publisher | None:
        """The publisher whose fingerprint the page shows; of several, the one with the most parts: layouts are borrowed."""
        shown = [
            publisher
            for publisher in self.publishers
            if publisher.layout.fingerprint
            and all(re.search(pattern, text, re.MULTILINE) for pattern in publisher.layout.fingerprint)
        ]
        return max(shown, key=lambda publisher: len(publisher.layout.fingerprint), default=None)

    def find_official(self, side: str) -> tuple[Publisher, ...]:
        """The official publishers of a side: the next places to look."""
        return tuple(one for one in self.publishers if one.standing == "official" and one.side == side)


@keep_loaded(NEED)
def load_publishers(folders: KnowledgeFolders) -> Publishers:
    """Every ``publishers/*.toml``; a key or host that two files claim is an error that names both."""
    origins: dict[str, str] = {}
    publishers: list[Publisher] = []
    for file in folders.find(NEED):
        publisher = read_checked(file, Publisher)
        for claim in (f"key {publisher.key}", *(f"host {host}" for host in publisher.hosts)):
            if claim in origins:
                raise KnowledgeError(f"{file.path} and {origins[claim]} both describe {claim}")
            origins[claim] = str(file.path)
        publishers.append(publisher)
    return Publishers(tuple(sorted(publishers, key=lambda publisher: publisher.key)))
