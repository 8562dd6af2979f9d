"""Checks of texts: what they need is loaded once and shared; so many at once, each for so long."""

from dataclasses import dataclass, field
from threading import Lock

from anyio import CapacityLimiter, fail_after, to_thread

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
    _limiter: CapacityLimiter | None = None

    async def check(self, text: Text) -> Checked:
        """The report on a text; raises ``TimeoutError`` where it took, or waited, too long."""
        if self._limiter is None:
            self._limiter = CapacityLimiter(self.house.limits.checks)
        with fail_after(self.house.limits.seconds):
            return await to_thread.run_sync(self.check_now, text, limiter=self._limiter, abandon_on_cancel=True)

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
