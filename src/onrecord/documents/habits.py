"""What a page of this language and this publisher may hold besides its text."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from onrecord.documents.known import PageKnowledge
from onrecord.knowledge.publishers import Publisher
from onrecord.text.dates import PrintedDate, read_clock, read_date

_MOST_OF_A_LINE = 0.6


@dataclass(frozen=True)
class Habits:
    """The furniture and date lines of every language and of one publisher, the publisher's own first."""

    known: PageKnowledge
    publisher: Publisher | None

    @cached_property
    def _lines(self) -> "PageParts":
        own = self.publisher.layout.furniture if self.publisher else ()
        return _compile((*own, *self.known.languages.line_furniture))

    @cached_property
    def _tails(self) -> "PageParts":
        own = self.publisher.layout.tail if self.publisher else ()
        return _compile((*own, *self.known.languages.tail_furniture))

    @cached_property
    def _published(self) -> re.Pattern[str]:
        keys = sorted(map(re.escape, self.known.languages.header_keys("published")), key=lambda key: (-len(key), key))
        return re.compile(rf"\s*(?:{'|'.join(keys)})\s*:", re.IGNORECASE)

    def furniture_kind(self, line: str) -> str | None:
        """The kind of furniture that the whole line is."""
        return self._lines.find_kind(line)

    def tail_kind(self, line: str) -> str | None:
        """The kind of page end that the line opens."""
        return self._tails.find_kind(line)

    def read_date(self, line: str) -> PrintedDate | None:
        """The first date of a line."""
        return read_date(line, self.known.languages.date_forms)

    def is_date_line(self, line: str) -> bool:
        """The line is a date and hardly more."""
        found = self.read_date(line) if len(line) < 100 else None
        return found is not None and found.stop - found.start >= _MOST_OF_A_LINE * len(line)

    def is_time_line(self, line: str) -> bool:
        """The line is a date or a time of day."""
        return self.is_date_line(line) or read_clock(line) is not None

    def says_published(self, line: str) -> bool:
        """The line says when the page was published: "Publication date: …"."""
        return self._published.match(line) is not None

    def is_note(self, line: str) -> bool:
        """The line is what an editor's note in brackets may say: "Via Teleconference"."""
        return self.known.languages.insertion_note.fullmatch(f"({line})") is not None

    def is_end(self, line: str) -> bool:
        """The line closes a transcript: "END", "END 1:36 P.M. EDT"."""
        return line.startswith(self._ends) and any(
            line == end or (line.startswith(f"{end} ") and read_clock(line[len(end) :]) is not None)
            for end in self._ends
        )

    @cached_property
    def _ends(self) -> tuple[str, ...]:
        return tuple(end for one in self.known.languages.languages for end in one.speech.ends)


class PageParts(NamedTuple):
    """Kinds and patterns of whole lines in order, and one pattern of them all, since hardly any line is one."""

    anyone: re.Pattern[str]
    parts: tuple[tuple[str, re.Pattern[str]], ...]

    def find_kind(self, line: str) -> str | None:
        """The kind of the first pattern that the whole line is."""
        if self.anyone.fullmatch(line) is None:
            return None
        return next((kind for kind, pattern in self.parts if pattern.fullmatch(line)), None)


@lru_cache(maxsize=64)
def _compile(parts: tuple[tuple[str, str], ...]) -> PageParts:
    anyone = re.compile("|".join(f"(?:{pattern})" for _, pattern in parts) or r"(?!)")
    return PageParts(anyone, tuple((kind, re.compile(pattern)) for kind, pattern in parts))
