"""What a rule sees: one pair of marks in its passage, with what was found before it."""

from dataclasses import dataclass, replace

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.model import Span
from onrecord.model.press import QuotationKind
from onrecord.quotations.cues import Cue
from onrecord.quotations.evidence import Look
from onrecord.quotations.memory import NOBODY, Voice
from onrecord.quotations.reading import PageUnderReading, Passage, Passages
from onrecord.quotations.speakers import Speakers, is_source
from onrecord.quotations.tokens import Marked, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quotation before it is a row. ``kind`` is ``None`` where a rule knows that the marked words are none."""

    kind: QuotationKind | None
    start: int = 0
    stop: int = 0
    voice: Voice = NOBODY
    cue: tuple[int, int] | None = None
    interruptions: tuple[Span, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    rule: str = ""

    def under(self, rule: str, start: int, stop: int) -> "Found":
        """The same, with its words' place and the rule that spoke."""
        return replace(self, rule=rule, start=start, stop=stop)


NOT_A_QUOTATION = Found(kind=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page being searched: its reading, and the speakers followed so far."""

    reading: PageUnderReading
    passages: Passages
    speakers: Speakers

    @property
    def text(self) -> str:
        return self.reading.page.text

    @property
    def language(self) -> QuotingLanguage:
        return self.reading.language


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One pair of marks: token ``at`` of passage ``number``; ``decided`` holds what was found earlier in the same passage.

    ``spoken`` is the last quotation of the passage before, if there was one.
    """

    page: Page
    number: int
    at: int
    marked: Marked
    look: Look
    decided: dict[int, Found]
    spoken: Found | None

    @property
    def passage(self) -> Passage:
        return self.page.passages[self.number]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.passage.tokens

    @property
    def before(self) -> Token | None:
        """The token before the marked words."""
        return self.tokens[self.at - 1] if self.at else None

    @property
    def after(self) -> Token | None:
        """The token after the marked words."""
        return self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None

    def is_kind(self, offset: int, *kinds: str) -> bool:
        """Whether the token so many places away is of one of these kinds."""
        place = self.at + offset
        return 0 <= place < len(self.tokens) and self.tokens[place].kind in kinds

    def skip_signs(self) -> tuple[int, bool]:
        """The first token behind the marks that is no sign, and whether signs were passed."""
        first = self.at + 1
        while first < len(self.tokens) and self.tokens[first].kind in {"comma", "dash", "full_stop", "quote"}:
            first += 1
        return first, first > self.at + 1

    def attribute(self, kind: QuotationKind, cue: Cue) -> Found:
        """The marked words as said by the cue's subject."""
        voice = self.page.speakers.find_subject(self.passage, cue)
        if is_source(cue, voice, self.page.language):
            voice = NOBODY
        self.page.speakers.note(voice, cue.form)
        represented = self.page.speakers.find_represented(self.passage, cue.first, "passing" in cue.takes)
        return Found(kind=kind, voice=voice, cue=self.span(cue.first, cue.stop), on_behalf_of=represented)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """The place in the text of tokens ``[first, stop)``."""
        return self.tokens[first].start, self.tokens[stop - 1].stop
