"""The text of web pages: onrecord without profiles beside trafilatura alone and newspaper4k, on the same pages by the same measures."""

import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from evaluation.news_extraction import SETS, Extracted, NewsPage, extract, read_news_pages, score_extraction
from onrecord.documents.known import load_page_knowledge
from onrecord.knowledge.files import KnowledgeFolders

_DAY = len("2023-05-12")
_MEASURES = ("paragraph F1", "document title", "document published", "author F1")


def measure_pages() -> Iterator[str]:
    """A table of scores by half of the countries, with the processor time a page."""
    pages = list(read_news_pages())
    if not pages:
        yield "Saved pages of press (../shared/data/news-html) are missing: extraction is not measured."
        return
    yield "## The text of web pages\n"
    yield f"{len(pages)} pages of press, without profiles; the second half of the countries was not looked at.\n"
    yield "| method | half | pages | paragraphs P | R | F1 | title | date | authors F1 | ms a page |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for name, read in list_methods():
        for half, called in enumerate(SETS, 1):
            mine = [one for one in pages if one.set == called]
            began = time.process_time()
            scores = {score.measure: score.share for score in score_extraction(called, mine, read)}
            spent = 1000 * (time.process_time() - began) / len(mine)
            shown = ("paragraph precision", "paragraph recall", *_MEASURES)
            values = " | ".join(f"{scores[measure]:.3f}" for measure in shown)
            yield f"| {name} | {half} | {len(mine)} | {values} | {spent:.0f} |"


def list_methods() -> Iterator[tuple[str, Callable[[NewsPage], Extracted]]]:
    """The methods whose packages are installed."""
    known = load_page_knowledge(KnowledgeFolders())
    yield "onrecord", lambda page: extract(page, known)
    yield "`trafilatura` alone", read_by_trafilatura
    if find_spec("newspaper"):
        yield "`newspaper4k`", read_by_newspaper


def read_by_trafilatura(page: NewsPage) -> Extracted:
    """With its own metadata, comments left out."""
    found = import_module("trafilatura").bare_extraction(
        page.content, url=page.url, include_comments=False, with_metadata=True
    )
    if found is None:
        return Extracted(lines=(), title="", published="", authors=())
    return Extracted(
        lines=tuple(line.removeprefix("- ") for line in (found.text or "").split("\n")),
        title=found.title or "",
        published=(found.date or "")[:_DAY],
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
    )


def read_by_newspaper(page: NewsPage) -> Extracted:
    """With its defaults; a language whose words it does not have is read as English."""
    make = import_module("newspaper").Article
    article = make(page.url)
    try:
        article.download(input_html=page.content.decode("utf-8", "replace"))
        article.parse()
    except ImportError:
        article = make(page.url, language="en")
        article.download(input_html=page.content.decode("utf-8", "replace"))
        article.parse()
    return Extracted(
        lines=tuple(article.text.split("\n")),
        title=article.title or "",
        published=article.publish_date.date().isoformat() if article.publish_date else "",
        authors=tuple(article.authors),
    )
