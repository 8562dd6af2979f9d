"""The text of web pages: onrecord without and with profiles beside trafilatura alone and newspaper4k, all by the same measures.

Each page is read by a process of its own, so that one that does not end costs its own time alone.
"""

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import NamedTuple

from evaluation.news_extraction import (
    SETS,
    Extracted,
    NewsPage,
    extract,
    load_bare_knowledge,
    read_news_pages,
    score_extraction,
)
from onrecord.documents.known import load_page_knowledge
from onrecord.knowledge.files import KnowledgeFolders

# Processor time; the slowest page of any other method takes less than two seconds.
MOST_SECONDS = 20
_DAY = len("2023-05-12")
_MEASURES = (
    "paragraph precision",
    "paragraph recall",
    "paragraph F1",
    "document title",
    "document published",
    "author F1",
)
_NOTHING = Extracted(lines=(), title="", published="", authors=())

Read = Callable[[NewsPage], Extracted]


class Answer(NamedTuple):
    """What a method read from a page, ``None`` where it did not end or failed, and the seconds of the processor."""

    extracted: Extracted | None
    seconds: float


def measure_pages() -> Iterator[str]:
    """A table of scores by half of the countries, with the processor time a page."""
    pages = list(read_news_pages())
    if not pages:
        yield "Saved pages of press (../shared/data/news-html) are missing: extraction is not measured."
        return
    yield f"{len(pages)} pages of press; the second half of the countries was not looked at when the rules were made.\n"
    yield f"| method | half | pages | paragraphs P | R | F1 | title | date | authors F1 | s a page | over {MOST_SECONDS} s or failed |"
    yield "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |"
    for name, read in list_methods():
        read(pages[0])
        for half, called in enumerate(SETS, 1):
            mine = [one for one in pages if one.set == called]
            yield f"| {name} | {half} | {len(mine)} | {measure_method(called, mine, read)} |"


def measure_method(called: str, pages: Sequence[NewsPage], read: Read) -> str:
    """Cells of a row: scores, seconds a page, how many pages were not read. Such a page counts as one without text."""
    answers = {page.name: read_apart(read, page) for page in pages}
    read_from = {name: answer.extracted or _NOTHING for name, answer in answers.items()}
    scored = score_extraction(called, list(pages), lambda page: read_from[page.name])
    scores = {score.measure: score.share for score in scored}
    seconds = sum(answer.seconds for answer in answers.values()) / len(answers)
    unread = sum(answer.extracted is None for answer in answers.values())
    return " | ".join((*(f"{scores[measure]:.3f}" for measure in _MEASURES), f"{seconds:.3f}", str(unread)))


def read_apart(read: Read, page: NewsPage, most_seconds: int = MOST_SECONDS) -> Answer:
    """A page read by a process of its own, which the system ends when it has used up its time."""
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_answer, args=(read, page, most_seconds, theirs))
    worker.start()
    theirs.close()
    try:
        answer = Answer(*ours.recv())
    except EOFError:
        answer = Answer(None, float(most_seconds))
    worker.join()
    return answer


def _answer(read: Read, page: NewsPage, most_seconds: int, there: Connection) -> None:
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + most_seconds, used + most_seconds))
    began = time.process_time()
    try:
        found: Extracted | None = read(page)
    except Exception:
        found = None
    there.send((found, time.process_time() - began))


def list_methods() -> Iterator[tuple[str, Read]]:
    """The methods whose packages are installed."""
    bare, known = load_bare_knowledge(), load_page_knowledge(KnowledgeFolders())
    yield "onrecord, without profiles", lambda page: extract(page, bare)
    yield "onrecord, with profiles", lambda page: extract(page, known)
    yield "`trafilatura` alone", read_by_trafilatura
    if find_spec("newspaper"):
        yield "`newspaper4k`", read_by_newspaper


def read_by_trafilatura(page: NewsPage) -> Extracted:
    """With its own metadata, comments left out."""
    found = import_module("trafilatura").bare_extraction(
        page.content, url=page.url, include_comments=False, with_metadata=True
    )
    if found is None:
        return _NOTHING
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
