"""Pages sent from a browser into the record: taken in and built in a thread of their own, one sending after the other is done.

Only who has the token may send: without one the server reads and never writes.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hmac import compare_digest
from threading import Lock, Thread

from starlette.requests import Request

from onrecord.capture.intake import Intake
from onrecord.capture.members import Member
from onrecord.errors import OnrecordError
from onrecord.pipeline import build
from onrecord.record.writer import RecordWriter
from onrecord.web.house import House

COOKIE = "token"
BEARER = "Bearer "
MOST_NAMED = 20  # files that were not read and are named
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a sending is: step ``place`` of ``total``; how many pages were taken in, and how many files were not.

    ``unread`` names the first of those that were not, each with the reason.
    """

    is_running: bool = False
    has_failed: bool = False
    step: str = ""
    place: int = 0
    total: int = 0
    taken: int = 0
    refused: int = 0
    unread: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Adder:
    """Takes pages into the record of a house."""

    house: House
    progress: Progress = Progress()
    _lock: Lock = field(default_factory=Lock)

    def start(self, members: Sequence[Member]) -> bool:
        """Begins to take pages in; ``False`` where an earlier sending is not done."""
        with self._lock:
            if self.progress.is_running:
                return False
            self.progress = Progress(is_running=True)
        Thread(target=self.add, args=(members,), daemon=True).start()
        return True

    def add(self, members: Sequence[Member]) -> None:
        """Takes pages in and builds; what goes wrong is told in the log, and that it did in the progress."""
        try:
            with RecordWriter(self.house.settings.record) as writer:
                given = tuple(member.name for member in members)
                intake = Intake(writer.captures, given)
                for member in members:
                    intake.take_member(member)
                writer.captures.flush()
                writer.captures.settle(given, tuple(intake.issues[key] for key in sorted(intake.issues)))
                issues = [intake.issues[key] for key in sorted(intake.issues)]
                self.progress = replace(
                    self.progress,
                    taken=len(intake.captures),
                    refused=len(issues),
                    unread=tuple((issue.source, issue.why) for issue in issues[:MOST_NAMED]),
                )
                build(writer, self.house.settings, self._show).close()
            self.progress = replace(self.progress, is_running=False)
        except OnrecordError as error:
            _LOG.error("%s", error)
            self.progress = replace(self.progress, is_running=False, has_failed=True)
        except Exception:
            self.progress = replace(self.progress, is_running=False, has_failed=True)
            raise

    def _show(self, step: str, place: int, total: int) -> None:
        self.progress = replace(self.progress, step=step, place=place, total=total)


def may_write(request: Request, house: House) -> bool:
    """Whether a request brings the token, as a cookie or as ``Authorization: Bearer``; nobody may where there is none."""
    if house.token is None:
        return False
    header = request.headers.get("authorization", "")
    brought = header.removeprefix(BEARER) if header.startswith(BEARER) else request.cookies.get(COOKIE, "")
    return compare_digest(brought.encode(), house.token.encode())
