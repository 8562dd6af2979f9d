"""Addresses that may be fetched: taken apart, checked, and written as a request needs them."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
# Blanks, control characters and backslashes are read in different ways by different programs: "http://a.example\@b.example".
_UNCLEAR = re.compile(r"[\x00-\x20\x7f\\]")
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?")
_NUMERIC_IPV6 = re.compile(r"[0-9a-f:.]*:[0-9a-f:.]*")
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Characters of an address that stay as they are; all others are percent-encoded. A percent sign stays too: it is one already.
_KEPT = "%/:=&?~#+!$,;'@()*[]-._"
_MOST_CHARACTERS = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a request goes: ``host`` in the ASCII form of names, ``path`` with the query, percent-encoded; no fragment."""

    scheme: Literal["http", "https"]
    host: str
    port: int
    path: str

    @property
    def named_host(self) -> str:
        """The host as the header ``Host`` names it: with brackets around IPv6, and a port that is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.named_host}"

    @property
    def url(self) -> str:
        """The address in full."""
        return self.origin + self.path


def names_address(given: str) -> bool:
    """Whether what was given is meant as an http or https address, not as a path."""
    return _SCHEME.match(given) is not None


def read_target(address: str) -> Target | str:
    """The target of an address, or the reason why nothing is fetched from there."""
    if not names_address(address):
        return "expected an http or https address"
    if len(address) > _MOST_CHARACTERS:
        return f"expected an address of at most {_MOST_CHARACTERS:,} characters, found {len(address):,}"
    if _UNCLEAR.search(address):
        return "expected an address without blanks, control characters and backslashes"
    try:
        parts = urlsplit(address)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        return "expected an address with a host and a port that can be read"
    if "@" in parts.netloc:
        return "expected an address without a user name or password"
    scheme: Literal["http", "https"] = "https" if parts.scheme == "https" else "http"
    name = write_host(host)
    if name is None or port == 0:
        return "expected an address with the name of a host"
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Target(scheme=scheme, host=name, port=port or _DEFAULT_PORTS[scheme], path=path)


def write_host(host: str) -> str | None:
    """The name of a host in ASCII, in lower case, or ``None`` where it is none; numeric addresses stay as they are."""
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    name = name.lower()
    return name if _NAME.fullmatch(name) or _NUMERIC_IPV6.fullmatch(name) else None


def follow_redirect(target: Target, location: str) -> Target | str:
    """Where a redirect leads; headers are bytes in Latin-1, whatever was meant."""
    try:
        printed = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        printed = location
    try:
        return read_target(urljoin(target.url, printed.strip()))
    except ValueError:
        return read_target(printed.strip())


def hide_credentials(address: str) -> str:
    """An address as messages may name it: without the user name and password that stand before an @."""
    return re.sub(r"(?<=://)[^/?#]*@", "", address)
