"""What comes in, through one door: each readable page becomes a capture, everything else an issue that names it.

A file of pages is gone through from its beginning, as a stream: what was whole before it breaks stays, and nothing is ever unpacked to
the disk.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BufferedReader, BytesIO, FileIO
from pathlib import Path, PurePath
from typing import BinaryIO, Protocol

from onrecord.capture.containers import CONTAINERS, COVERS, ENCLOSURES
from onrecord.capture.members import MOST_BYTES, Member, name_type
from onrecord.capture.places import find_place, join_source
from onrecord.capture.readers import Kind, find_kind, may_be_read
from onrecord.capture.streams import (
    Broken,
    Budget,
    Exceeded,
    Forward,
    Metered,
    Passed,
    Readable,
    allow_bytes,
    buffer_stream,
)
from onrecord.knowledge.archives import Archives, load_archives
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Capture, Issue, make_unread_issue

# A mail with an archive of pages in an archive is deep enough.
_MOST_DEPTH = 4


class Store(Protocol):
    """Where captures are kept, with the issues of what could not be taken in."""

    def add(
        self, content: bytes, *, source: str, media_type: str, url: str | None = None, retrieved: str | None = None
    ) -> Capture: ...
    def settle(self, given: Sequence[str], issues: Sequence[Issue]) -> None: ...
    def flush(self) -> None: ...


@dataclass(slots=True)
class Intake:
    """What one call has taken in so far, and what it has not, each by id."""

    store: Store
    given: tuple[str, ...]
    captures: dict[str, Capture] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    archives: Archives = field(default_factory=lambda: load_archives(KnowledgeFolders()))

    def take_file(self, path: Path, source: str) -> None:
        """Takes in one file, or all pages that it holds."""
        if path.exists() and not path.is_file():
            self.refuse(source, "expected a file, found a device, a pipe or a folder that cannot be listed")
        elif not may_be_read(source):
            self.refuse(source, str(find_kind(source, b"")))
        else:
            try:
                with buffer_stream(FileIO(path)) as file:
                    self.take_stream(file, Member(name=source), allow_bytes(path.stat().st_size))
            except OSError as error:
                self.refuse(source, f"expected a file that can be read, found: {error.strerror}")

    def take_piped(self, file: BinaryIO, source: str) -> None:
        """Takes in what comes through a pipe: its first bytes tell what it is, and otherwise it is text."""
        self.take_stream(buffer_stream(Passed(file)), Member(name=source, media_type="text/plain"), allow_bytes(None))

    def take_member(self, member: Member) -> None:
        """Takes in a page given as bytes, or all pages that it holds; ``member.name`` is its source."""
        if member.why is not None:
            self.refuse(member.name, member.why)
        else:
            self.take_stream(buffer_stream(BytesIO(member.content)), member, allow_bytes(len(member.content)))

    def take_stream(self, file: BufferedReader, member: Member, budget: Budget) -> None:
        """Takes in what a stream gives; whatever stops it, what was taken in before stays."""
        try:
            self._take(_Opened(file, member, budget))
        except Broken as error:
            self.refuse(member.name, str(error))

    def refuse(self, source: str, why: str, code: str | None = "D01") -> None:
        """Keeps the reason why something could not be taken in; without a code, it is a note."""
        place = find_place(source, self.given)
        issue = make_unread_issue(stage="capture", source=source, about=place, why=why, code=code)
        self.issues[issue.id] = issue

    def _take(self, opened: "_Opened") -> None:
        member = opened.member
        kind = find_kind(opened.known_as or member.name, opened.file.peek(), member.media_type)
        if isinstance(kind, str):
            self.refuse(member.name, kind)
        elif kind.media_type in COVERS:
            self._take(opened.uncover(COVERS[kind.media_type]))
        elif kind.media_type in CONTAINERS:
            self._take_inside(opened, CONTAINERS[kind.media_type])
        else:
            self._take_page(opened, kind)

    def _take_page(self, opened: "_Opened", kind: Kind) -> None:
        """A page, and what came with it."""
        content = opened.file.read(MOST_BYTES + 1)
        is_long = len(content) > MOST_BYTES
        why = f"expected a page of at most {MOST_BYTES:,} bytes, found more" if is_long else kind.refuse(content)
        if why:
            self.refuse(opened.member.name, why)
            return
        self._keep(content, opened.member, kind.media_type)
        if kind.media_type in ENCLOSURES:
            self._take_inside(replace(opened, file=buffer_stream(BytesIO(content))), ENCLOSURES[kind.media_type])

    def _take_inside(self, opened: "_Opened", open_file: Callable[[BinaryIO], Iterator[Member]]) -> None:
        if opened.depth >= _MOST_DEPTH:
            raise Broken(f"expected files of pages at most {_MOST_DEPTH} deep in one another, found one more")
        for inside in open_file(opened.file):
            source = join_source(opened.member.name, inside.name)
            if inside.note is not None:
                self.refuse(source, inside.note, code=None)
            elif inside.why is not None:
                self.refuse(source, inside.why)
            else:
                opened.budget.spend_page()
                self._take_next(opened.open_inside(replace(inside, name=source)))

    def _take_next(self, opened: "_Opened") -> None:
        """One page of many: when it cannot be read, the others still can."""
        try:
            self._take(opened)
        except Exceeded:
            raise
        except Broken as error:
            self.refuse(opened.member.name, str(error))

    def _keep(self, content: bytes, member: Member, media_type: str) -> None:
        """Keeps a page; one that a web archive gave was saved where and when the archive captured it."""
        archived = self.archives.lead_back(member.url) if member.url else None
        url, retrieved = archived or (member.url, member.retrieved)
        capture = self.store.add(
            content,
            source=member.name,
            media_type=name_type(media_type, member.media_type),
            url=url,
            retrieved=retrieved,
        )
        self.captures[capture.id] = capture


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that is being read, with what is known of it; ``known_as`` is its name without the endings of covers taken off."""

    file: BufferedReader
    member: Member
    budget: Budget
    depth: int = 0
    known_as: str = ""

    def uncover(self, unfold: Callable[[Readable], Forward]) -> "_Opened":
        """The file inside a compressed one."""
        if self.known_as:
            raise Broken("expected a file that is compressed once, found one compressed again")
        name = self.member.name
        unfolded = buffer_stream(Metered(unfold(self.file), self.budget))
        return replace(self, file=unfolded, known_as=name.removesuffix(PurePath(name).suffix))

    def open_inside(self, member: Member) -> "_Opened":
        """A file inside this one."""
        given = BytesIO(member.content) if member.stream is None else member.stream
        return _Opened(buffer_stream(Metered(given, self.budget)), member, self.budget, self.depth + 1)
