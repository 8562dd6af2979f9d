"""Web pages of press without profiles (../shared/data/news-html): paragraphs, titles, dates, authors.

    python -m evaluation.run --set news-html-extraction

Paragraphs, leads and headings count by their folded words, each as often as it stands there, the title aside. What the gold calls the
text was selected outlet by outlet and leaves out much that is text to a reader: credits, boxes, lists. The countries are in two halves:
the rules were made with a look at the first, none at the second (``-2``).
"""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evaluation.scores import Pairs, Score, score_errors, score_pairs
from onrecord.documents.find import read_converted
from onrecord.documents.formats.html_page import convert_html
from onrecord.documents.known import PageKnowledge, load_page_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.publishers import Publishers
from onrecord.model import Capture
from onrecord.text.words import fold_text

SET = "news-html-extraction"
SETS = (SET, f"{SET}-2")
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "news-html"
FIRST_HALF = frozenset({"at", "be", "ch", "es", "ind", "jp", "pl", "tr", "ua", "us"})
_BODY = frozenset({"lead", "heading", "paragraph"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPage:
    """A saved page with its address, and what the gold says of it."""

    name: str
    set: str
    url: str
    content: bytes
    gold: "Extracted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What was got from a page; ``published`` is a day, empty where there is none."""

    lines: tuple[str, ...]
    title: str
    published: str
    authors: tuple[str, ...]


Extract = Callable[[NewsPage], Extracted]


def measure_extraction(name: str, data: Path = DATA) -> Iterator[Score]:
    """The measures of one half; nothing where the pages are missing."""
    known = load_bare_knowledge()
    pages = [page for page in read_news_pages(data) if page.set == name]
    yield from score_extraction(name, pages, lambda page: extract(page, known))


def load_bare_knowledge() -> PageKnowledge:
    """What is known of pages, without any publisher's selectors."""
    known = load_page_knowledge(KnowledgeFolders())
    bare = tuple(one.model_copy(update={"html": ()}) for one in known.publishers.publishers)
    return replace(known, publishers=Publishers(bare))


def read_news_pages(data: Path = DATA) -> Iterator[NewsPage]:
    """Every page, in the order of paths. Versions of the gold and saved pages of an outlet follow one another in time."""
    for info in sorted(data.glob("*/meta.info")):
        addresses = json.loads(info.read_text(encoding="utf-8"))
        for gold in sorted(info.parent.glob("*.json")):
            versions = sorted(json.loads(gold.read_text(encoding="utf-8")).items())
            saved = sorted(info.parent.glob(f"{gold.stem}_2*.html.gz"))
            for (_, said), page in zip(versions, saved, strict=True):
                yield NewsPage(
                    name=f"{info.parent.name}/{page.name.removesuffix('.html.gz')}",
                    set=SETS[info.parent.name not in FIRST_HALF],
                    url=addresses[page.name]["url"],
                    content=gzip.decompress(page.read_bytes()),
                    gold=_read_gold(said),
                )


def _read_gold(said: dict[str, Any]) -> Extracted:
    lines = list(said["body"].get("summary") or ())
    for section in said["body"]["sections"]:
        lines += [*section["headline"], *section["paragraphs"]]
    return Extracted(
        lines=tuple(line for text in lines for line in text.split("\n")),
        title=said["title"],
        published=said["publishing_date"][: len("2023-05-12")],
        authors=tuple(said.get("authors") or ()),
    )


def extract(page: NewsPage, known: PageKnowledge) -> Extracted:
    """What the documents stage reads from a page; nothing where it gives an issue."""
    capture = Capture(
        id="c",
        sha256="c",
        url=page.url,
        retrieved=None,
        media_type="text/html",
        bytes=len(page.content),
        source=page.name,
    )
    converted = convert_html(capture, page.content, known)
    documents, _ = read_converted(capture, converted, known)
    fields = {} if isinstance(converted, str) else converted.fields
    return Extracted(
        lines=tuple(
            one.text[block.start : block.stop] for one in documents for block in one.blocks if block.kind in _BODY
        ),
        title=(documents[0].title or "") if documents else "",
        published=(documents[0].published or "")[: len("2023-05-12")] if documents else "",
        authors=tuple(name for name in fields.get("author", "").split(", ") if name),
    )


def score_extraction(name: str, pages: list[NewsPage], read: Extract) -> Iterator[Score]:
    """Paragraphs, titles, dates and authors of pages as ``read`` gives them."""
    if not pages:
        return
    found = [read(page) for page in pages]
    both = list(zip(pages, found, strict=True))
    yield from _score_counts(name, "paragraph", [(page.name, _count(page.gold), _count(one)) for page, one in both])
    titles = [f"{page.name}: {one.title!r}" for page, one in both if fold_text(one.title) != fold_text(page.gold.title)]
    yield score_errors(name, "document title", len(pages), titles)
    dates = [
        f"{page.name}: {one.published!r} for {page.gold.published!r}"
        for page, one in both
        if one.published != page.gold.published
    ]
    yield score_errors(name, "document published", len(pages), dates)
    authors = [
        (page.name, Counter(map(fold_text, page.gold.authors)), Counter(map(fold_text, one.authors)))
        for page, one in both
    ]
    yield from _score_counts(name, "author", authors)


def _count(extracted: Extracted) -> Counter[str]:
    title = fold_text(extracted.title)
    return Counter(words for line in extracted.lines if (words := fold_text(line)) and words != title)


def _score_counts(name: str, measure: str, counts: list[tuple[str, Counter[str], Counter[str]]]) -> Iterator[Score]:
    """Errors tell the page and the first words, no more: the texts are not ours."""
    yield from score_pairs(
        name,
        measure,
        Pairs(
            correct=sum((gold & found).total() for _, gold, found in counts),
            missed=tuple(
                f"{page}: {_cut(words)}" for page, gold, found in counts for words in (gold - found).elements()
            ),
            extra=tuple(
                f"{page}: {_cut(words)}" for page, gold, found in counts for words in (found - gold).elements()
            ),
        ),
    )


def _cut(words: str) -> str:
    return " ".join(words.split()[:6])
