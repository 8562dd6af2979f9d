"""Checks of texts: what they need is loaded once and shared; so many at once, each for so long."""

from asyncio import wrap_future
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock

from anyio import fail_after

from onrecord.engines.memory import give_back
from onrecord.model import Document
from onrecord.record.view import View
from onrecord.report.gather import Report, gather_report
from onrecord.search.checked import Text, check_text
from onrecord.search.told import CheckKnowledge, open_check_knowledge
from onrecord.web.house import House


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A report on a text, the documents read from it, and the release it was held against."""

    report: Report
    documents: tuple[Document, ...]
    release: str


@dataclass(slots=True)
class Checker:
    """Holds what checks share: knowledge, loaded when first asked for."""

    house: House
    _known: CheckKnowledge | None = None
    _lock: Lock = field(default_factory=Lock)
    _workers: ThreadPoolExecutor | None = None
    _asked: int = 0

    async def check(self, text: Text) -> Checked:
        """The report on a text; raises ``TimeoutError`` where it took, or would wait, too long.

        What has begun is worked on to its end even where nobody waits for it any more: there are never more at once than the limit says.
        """
        limits = self.house.limits
        if self._workers is None:
            self._workers = ThreadPoolExecutor(limits.checks, "check")
        if self._asked >= limits.checks + limits.waiting:
            raise TimeoutError
        with self._lock:
            self._asked += 1
        work = self._workers.submit(self._check_and_clear, text)
        work.add_done_callback(lambda done: self._forget())
        with fail_after(limits.seconds):
            return await wrap_future(work)

    def _forget(self) -> None:
        with self._lock:
            self._asked -= 1

    def _check_and_clear(self, text: Text) -> Checked:
        try:
            return self.check_now(text)
        finally:
            give_back()

    def check_now(self, text: Text) -> Checked:
        """The report on a text, worked out in this thread."""
        with View.open(self.house.settings.record) as view:
            known = self._prepare()
            rows, documents = check_text(text, view, known)
            report = gather_report(rows, documents, [text.name], self.house.publishers)
            pages = tuple(page for key in documents if (page := rows.find(Document, key)) is not None)
            return Checked(report=report, documents=pages, release=view.digest)

    def _prepare(self) -> CheckKnowledge:
        with self._lock:
            if self._known is None:
                settings = self.house.settings
                self._known = open_check_knowledge(self.house.folders, has_models=settings.has_models)
            return self._known
