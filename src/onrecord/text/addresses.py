"""Addresses of pages: found in text, and in the one form by which copies of a page are known to be one."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]«»\"“”]+[^\s<>()\[\]«»\"“”.,;:!?]", re.IGNORECASE)
# Parameters that say where a reader came from, never which page it is.
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|yclid|mc_[ce]id|_openstat|from|ref|referrer|ysclid)$")

# Parameters that say in what form a page is shown: "?print=1", "?outputType=amp".
_FORM = re.compile(
    r"^(?:(?:amp|print|printable)=(?:1|y|yes|true)?|(?:output|outputtype|view)=(?:amp|print))$", re.IGNORECASE
)
# A copy for printing or for telephones lies beside its page: /news/copy/61996, /news/61996/print, /news/61996/amp and /news/61996.amp.html
# are /news/61996.
_COPIES = (
    r"/copy(?=/[^/])",
    r"(?<=[^/])/(?:print|amp)(?:\.html?)?/?$",
    r"\.(?:amp|print)(?=\.html?$)",
    r"^/amp(?=/[^/])",
)
_FORM_HOST = re.compile(r"^(?:m|mobile|amp)\.")


def find_address(line: str) -> str | None:
    """The first http or https address in a line."""
    found = _ADDRESS.search(line)
    return found.group() if found else None


def is_address(line: str) -> bool:
    """The line is one address and nothing else."""
    return "://" in line and _ADDRESS.fullmatch(line.strip()) is not None


def complete_address(printed: str) -> str:
    """``printed`` with a scheme: "site.example/d/402" is printed without one."""
    return printed if "://" in printed else f"http://{printed}"


def find_host(address: str) -> str:
    """The host in lower case, without a port."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def canonicalise_address(address: str, remove: Sequence[str]) -> str:
    """``address`` with its host in lower case, without default port, fragment, tracking parameters and the publisher's copy marks."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return address.strip()
    host = (parts.hostname or "").lower()
    if port and (parts.scheme.lower(), port) not in (("http", 80), ("https", 443)):
        host = f"{host}:{port}"
    path = parts.path or "/"
    for pattern in (*_COPIES, *remove):
        path = re.sub(pattern, "", path)
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(key) and not _FORM.match(f"{key}={value}")
    ]
    return urlunsplit((parts.scheme.lower(), host, path, urlencode(query), ""))


def choose_main_address(address: str, named: str) -> str:
    """The address that a page on a host for telephones names as its own on the main host; else the one it was found at.

    Elsewhere what a page names is not believed: sites give pages of one text the address of its first.
    """
    host, main = find_host(address), find_host(named)
    bare = _FORM_HOST.sub("", host)
    return named if bare != host and main.removeprefix("www.") == bare else address
