"""Where a quotation's words were found: compared with the turns of each matched document, speaker by speaker."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.wording import Wording
from onrecord.model import Document, Quotation, Turn
from onrecord.model.accounts import Account, Spoken
from onrecord.text.days import find_days
from onrecord.traces.compare import Comparison, compare_words
from onrecord.traces.inside import is_quoted
from onrecord.traces.paraphrase import compare_content
from onrecord.traces.reading import Reading, read_quotation, read_turn
from onrecord.traces.unit import TraceUnit

# When the document was published, seen from the report: of its event, earlier, or later than the report could know.
When = Literal["event", "earlier", "later"]
Voice = Literal["own", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quotation of so many words found in a document's turns of one voice: its speaker's own, or another person's."""

    document: Document
    account: Account | None
    turns: tuple[Turn, ...]
    comparison: Comparison
    voice: Voice
    when: When
    distinctive: bool
    words: int


class Readings:
    """Published turns read word by word, each once for all quotations of a report."""

    def __init__(self, unit: TraceUnit, choose: Callable[[str | None], Wording]) -> None:
        self._choose = choose
        self._known: dict[str, Reading] = {}
        self.sources = {source.page.id: source for source in unit.sources}

    def read(self, source: Spoken, turn: Turn) -> Reading:
        """The reading of one turn of a document."""
        known = self._known.get(turn.id)
        if known is None:
            text = source.page.text[turn.start : turn.stop]
            sentences = [
                (sentence.start - turn.start, sentence.stop - turn.start)
                for sentence in source.sentences
                if sentence.turn == turn.id
            ]
            insertions = [
                (span.start - turn.start, span.stop - turn.start)
                for span in source.page.insertions
                if turn.start <= span.start and span.stop <= turn.stop
            ]
            known = self._known[turn.id] = read_turn(text, sentences, insertions, self._choose(source.page.language))
        return known


def read_words(quotation: Quotation, wording: Wording) -> Reading:
    """A quotation's own words."""
    spans = [(span.start - quotation.start, span.stop - quotation.start) for span in quotation.interruptions]
    return read_quotation(quotation.exact, spans, wording)


def find_words_of(unit: TraceUnit, quotation: Quotation, readings: Readings, quoted: Reading) -> Iterator[Found]:
    """Every matched document of the report's language in which the quotation's words stand, for each voice that has them."""
    accounts = {account.document: account for account in unit.accounts}
    matched: dict[str, bool] = {}
    for match in unit.matches:
        if match.quotation == quotation.id:
            matched[match.document] = matched.get(match.document, False) or match.distinctive
    for document, distinctive in sorted(matched.items()):
        source = readings.sources.get(document)
        if source is None or source.page.language != unit.page.language:
            continue
        for voice, turns in _group_turns(source, unit, quotation):
            compared = _compare(quotation, quoted, [readings.read(source, turn) for turn in turns])
            if compared is not None:
                yield Found(
                    document=source.page,
                    account=accounts.get(document),
                    turns=turns,
                    comparison=compared,
                    voice="own" if _is_retold(source.page.text, turns, compared) else voice,
                    when=_place_in_time(unit, quotation, source.page),
                    distinctive=distinctive,
                    words=len(quoted.required),
                )


def _is_retold(text: str, turns: Sequence[Turn], compared: Comparison) -> bool:
    """Whether the one who speaks only quotes the words: whose they are, the label of the turn does not say."""
    return all(is_quoted(text, turns[turn].start + start) for turn, start, _ in compared.statements)


def _compare(quotation: Quotation, quoted: Reading, turns: Sequence[Reading]) -> Comparison | None:
    return compare_content(quoted, turns) if quotation.kind == "indirect" else compare_words(quoted, turns)


def _group_turns(source: Spoken, unit: TraceUnit, quotation: Quotation) -> Iterator[tuple[Voice, tuple[Turn, ...]]]:
    """The turns of each voice in order: speech of one person, or narration, which tells what anybody said."""
    wanted = set(unit.speaking.get(quotation.id, ()))
    grouped: dict[tuple[str, ...], list[Turn]] = {}
    for turn in source.turns:
        voice = unit.speaking.get(turn.id, ()) if turn.kind == "speech" else (turn.kind,)
        grouped.setdefault(voice, []).append(turn)
    for speakers, turns in sorted(grouped.items()):
        own = not wanted or not speakers or speakers == ("narration",) or bool(wanted & set(speakers))
        yield ("own" if own else "other"), tuple(turns)


def list_dated(unit: TraceUnit, quotation: Quotation) -> frozenset[str]:
    """The official documents that fit a quotation by date: the report's own, or the one that it names for the quotation."""
    named = {one.document for one in unit.occasions if one.quotation == quotation.id and one.document}
    return frozenset(unit.near) | named


def _place_in_time(unit: TraceUnit, quotation: Quotation, page: Document) -> When:
    """A report without a date can be about any event; a document without one may be of the event."""
    if page.id in list_dated(unit, quotation):
        return "event"
    report, published = find_days(unit.page.published), find_days(page.published)
    if report is None or published is None:
        return "event"
    if published.last < report.first:
        return "earlier"
    return "later" if published.first > report.last else "event"


def map_sides(speakers: Sequence[str], sides: Mapping[str, str]) -> frozenset[str]:
    """The sides of the speakers, as far as they are known."""
    return frozenset(sides[speaker] for speaker in speakers if speaker in sides)
