"""A press page with its quotations and traces, written as one text: what tests of findings and of reports are made of."""

import hashlib
from collections.abc import Mapping
from typing import Any

from onrecord.findings.facts import Judged, Source
from onrecord.findings.stage import FindingsUnit
from onrecord.model import Block, Change, Document, Entity, Evidence, Quotation, Trace, Turn, cite

PUBLISHED = "Мы построим новую дорогу к зиме. Деньги на неё есть, но рабочих не хватает. Мост ждёт."


def make_document(text: str, **fields: Any) -> Document:
    """A press document of that text: one block, no date but the one given."""
    known: dict[str, Any] = {
        "id": hashlib.sha256(text.encode()).hexdigest()[:32],
        "capture": "c" * 64,
        "publication": "p" * 32,
        "part": 0,
        "source": "pages/report.txt",
        "url": None,
        "canonical_url": None,
        "publisher": "Sella Post",
        "standing": "press",
        "side": None,
        "relay_of": None,
        "kind": "report",
        "rendering": "original",
        "language": "ru",
        "title": "Отчёт",
        "published": "2021-06-14",
        "place": None,
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "cuts": (),
        "insertions": (),
        "furniture": (),
        "blocks": (Block(kind="paragraph", start=0, stop=len(text)),),
        "profile": "plain",
    }
    return Document(**(known | fields))


OFFICIAL = make_document(
    PUBLISHED,
    source="pages/official.txt",
    standing="official",
    publisher="Office of Marvia",
    side="MV",
    title="Переговоры",
    published="2021-06-14T17:00",
    canonical_url="http://office.example/talks/7",
)


def make_source(document: Document = OFFICIAL, retrieved: str | None = None) -> Source:
    """The facts on an official document."""
    return Source(
        document=document.id,
        publisher=document.publisher,
        title=document.title,
        published=document.published,
        address=document.canonical_url,
        retrieved=retrieved,
    )


def make_quotation(page: Document, exact: str, **fields: Any) -> Quotation:
    """The quotation of those words on the page, at their first place from ``after`` on."""
    start = page.text.index(exact, fields.pop("after", 0))
    known: dict[str, Any] = {
        "id": f"q{start}",
        "document": page.id,
        "kind": "direct",
        "place": "body",
        "label": "Тевеш",
        "cue": "сказал",
        "start": start,
        "stop": start + len(exact),
        "exact": exact,
        "interruptions": (),
        "speakers": ("m1",),
        "on_behalf_of": (),
        "claimed_source": None,
        "rule": "marks",
    }
    return Quotation(**(known | fields))


def make_trace(quotation: Quotation, verdict: str = "verbatim", **fields: Any) -> Trace:
    """The trace of a quotation, with nothing found unless said."""
    known: dict[str, Any] = {
        "id": f"t{quotation.start}",
        "quotation": quotation.id,
        "verdict": verdict,
        "certainty": "sure",
        "statements": (),
        "changes": (),
        "left_out": (),
        "starts_inside": False,
        "ends_inside": False,
        "continuation": (),
        "score": 1.0,
        "parts": {},
        "hops": (),
        "searched": (OFFICIAL.id,),
        "next": None,
        "why": None,
        "rule": "words",
    }
    return Trace(**(known | fields))


def make_judged(page: Document, exact: str, verdict: str = "verbatim", **fields: Any) -> Judged:
    """A quotation of those words with a trace; fields of the quotation begin with ``q_``, ``names`` and ``by`` are of both."""
    names = fields.pop("names", ("Орлан Тевеш",))
    by = fields.pop("by", None)
    of_quotation = {key.removeprefix("q_"): fields.pop(key) for key in list(fields) if key.startswith("q_")}
    quotation = make_quotation(page, exact, **of_quotation)
    trace = make_trace(quotation, verdict, **fields)
    speakers = tuple(f"e-{name}" for name in names)
    return Judged(quotation=quotation, trace=trace, speakers=speakers, names=names, published_by=by)


def build_entity(**fields: Any) -> Entity:
    """A person of whom no more is known than said."""
    known: dict[str, Any] = {"kind": "person", "keys": (), "names": {}, "wikidata": None, "offices": (), "side": None}
    return Entity(**(known | fields))


def make_turn(document: Document, **fields: Any) -> Turn:
    """A turn over the whole of a document, without a label."""
    known: dict[str, Any] = {
        "id": "7" * 32,
        "order": 0,
        "kind": "speech",
        "label": None,
        "label_of": None,
        "language": "ru",
    }
    known |= {"label_start": None, "label_stop": None, "rendering": "original", "start": 0, "stop": len(document.text)}
    return Turn(document=document.id, **(known | fields))


def make_unit(page: Document, *judged: Judged, retrieved: str | None = None) -> FindingsUnit:
    """The unit of one press page; the official page is the only source."""
    return FindingsUnit(page=page, judged=judged, sources=(make_source(retrieved=retrieved),))


def published(words: str, document: Document = OFFICIAL) -> Evidence:
    """The published words as evidence."""
    start = document.text.index(words)
    return cite(document, start, start + len(words))


def change(kind: str, sides: str) -> Change:
    """``published → quoted``; one of them may be empty."""
    was, _, now = sides.partition("→")
    return Change(kind=kind, quoted=now.strip(), published=was.strip())  # type: ignore[arg-type]


def codes_and_levels(findings: Any) -> Mapping[str, str]:
    """Code → level of each finding."""
    return {finding.code: finding.level for finding in findings}
