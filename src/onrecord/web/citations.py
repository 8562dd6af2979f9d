"""Citations of the two passages of a quotation: in plain words, as BibTeX, and as CSL-JSON (citationstyles.org, version 1.0)."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from onrecord.model import Capture, Document, Quotation
from onrecord.text.escape import escape_controls, show_controls
from onrecord.text.fragments import is_web_address
from onrecord.web.asked import Asked

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", re.ASCII)
_SPECIAL = re.compile(r"([\\{}$&#^_%~])")
_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}
_MONTHS = 12
_KEY_CHARACTERS = 12


class Cited(Protocol):
    """A passage and the page it stands on."""

    @property
    def document(self) -> Document: ...
    @property
    def capture(self) -> Capture | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One page as it is cited; days as EDTF. ``archived`` is the SHA-256 of the page as saved."""

    key: str
    title: str
    publisher: str | None
    published: str | None
    address: str | None
    accessed: str | None
    language: str | None
    archived: str
    permanent: str


def list_citations(asked: Asked, quotation: Quotation, sides: Iterable[Cited]) -> tuple[Citation, ...]:
    """The report's page and the official ones, each once."""
    found: dict[str, Citation] = {}
    for side in sides:
        page = side.document
        address = page.canonical_url or page.url
        found[page.id] = Citation(
            key=f"onrecord-{page.id[:_KEY_CHARACTERS]}",
            title=show_controls(page.title or page.source),
            publisher=show_controls(page.publisher) if page.publisher else None,
            published=page.published,
            address=address if is_web_address(address) else None,
            accessed=side.capture.retrieved if side.capture else None,
            language=page.language,
            archived=page.capture,
            permanent=f"{asked.base}/quotations/{quotation.id}",
        )
    return tuple(found.values())


def write_plain(citations: Sequence[Citation], asked: Asked) -> str:
    """A line for each page."""
    return "\n".join(". ".join(_list_parts(one, asked)) + "." for one in citations)


def _list_parts(one: Citation, asked: Asked) -> Iterator[str]:
    yield one.title.rstrip(".")
    if one.publisher:
        yield one.publisher
    if one.published:
        yield one.published.replace("T", " ")
    if one.address:
        yield one.address
    if one.accessed:
        yield asked.words("quotation.cite_saved", day=one.accessed.partition("T")[0])
    yield f"SHA-256 {one.archived}"
    yield one.permanent


def write_bibtex(citations: Iterable[Citation]) -> str:
    """Entries of the kind ``@misc``, which every style knows."""
    return "\n".join(map(_write_entry, citations))


def _write_entry(one: Citation) -> str:
    year = _DAY.match(one.published or "")
    fields = {
        "title": one.title,
        "author": f"{{{_escape(one.publisher)}}}" if one.publisher else None,
        "year": year[1] if year else None,
        "date": year[0] if year else None,
        "url": one.address,
        "urldate": one.accessed.partition("T")[0] if one.accessed else None,
        "langid": one.language,
        "note": f"SHA-256 {one.archived}; {one.permanent}",
    }
    whole = {"author", "url"}
    lines = [f"  {name} = {{{value if name in whole else _escape(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{one.key},", *lines, "}"]) + "\n"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[1], f"\\{found[1]}"), text)


def write_csl(citations: Iterable[Citation]) -> str:
    """A list of items of the type ``webpage``."""
    items = [{key: value for key, value in _shape_item(one).items() if value is not None} for one in citations]
    return escape_controls(json.dumps(items, ensure_ascii=False, indent=2)) + "\n"


def _shape_item(one: Citation) -> Mapping[str, Any]:
    return {
        "id": one.key,
        "type": "webpage",
        "title": one.title,
        "author": [{"literal": one.publisher}] if one.publisher else None,
        "container-title": one.publisher,
        "issued": _shape_day(one.published),
        "accessed": _shape_day(one.accessed),
        "URL": one.address,
        "language": one.language,
        "archive": one.permanent,
        "note": f"SHA-256 {one.archived}",
    }


def _shape_day(when: str | None) -> Mapping[str, Any] | None:
    """A day as parts, as many as are known; a season counts as its year."""
    found = _DAY.match(when or "")
    if found is None:
        return None
    parts = [int(part) for part in found.groups() if part]
    return {"date-parts": [parts[:1] if len(parts) > 1 and parts[1] > _MONTHS else parts]}
