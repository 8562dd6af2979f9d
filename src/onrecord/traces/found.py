"""Where a quotation's words were found: compared with the turns of each matched document, speaker by speaker."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.wording import Wording
from onrecord.model import Document, Match, Quotation, Turn
from onrecord.model.accounts import Account, Spoken
from onrecord.text.days import find_days
from onrecord.text.words import fold_text
from onrecord.traces.compare import POSSIBLE_COVERAGE, Comparison, compare_words
from onrecord.traces.inside import is_quoted
from onrecord.traces.paraphrase import compare_content
from onrecord.traces.reading import Reading, read_quotation
from onrecord.traces.stretches import KeptReadings, Source, Stretch
from onrecord.traces.unit import TraceUnit

# When the document was published, seen from the report: of its event, earlier, later than the report could know, or not to be told.
When = Literal["event", "earlier", "later", "unknown"]
# Days by which a page of the event may be dated after its report: the clocks of two capitals differ.
_CLOCKS = 1
Voice = Literal["own", "other"]
# From this share of the words on, what is missing is words changed, not a piece that could stand elsewhere in the turn.
_CLOSE = 0.8
_TOLD = "narration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quotation of so many words found in a document's turns of one voice: its speaker's own, or another person's."""

    document: Document
    account: Account | None
    turns: tuple[Stretch, ...]
    comparison: Comparison
    voice: Voice
    when: When
    distinctive: bool
    words: int

    @property
    def is_of_event(self) -> bool:
        """Whether the document is of the event as far as its date says."""
        return self.when in ("event", "unknown")


class Readings:
    """Matched documents read word by word as far as quotations touch them, each stretch once for all quotations of a report."""

    def __init__(self, unit: TraceUnit, choose: Callable[[str | None], Wording]) -> None:
        self._choose = choose
        self._spoken = {source.page.id: source for source in unit.sources}
        self._opened: dict[str, Source] = {}
        self._kept = KeptReadings()
        self._matched: defaultdict[str, defaultdict[str, list[Match]]] = defaultdict(lambda: defaultdict(list))
        for match in unit.matches:
            self._matched[match.quotation][match.document].append(match)

    def open(self, document: str) -> Source | None:
        """A matched document; none where the record does not hold it."""
        spoken = self._spoken.get(document)
        if spoken is None:
            return None
        if document not in self._opened:
            self._opened[document] = Source(spoken, self._choose(spoken.page.language), self._kept)
        return self._opened[document]

    def list_matches(self, quotation: str) -> list[tuple[str, list[Match]]]:
        """The matches of a quotation, document by document."""
        return sorted(self._matched[quotation].items())


def read_words(quotation: Quotation, wording: Wording) -> Reading:
    """A quotation's own words."""
    spans = [(span.start - quotation.start, span.stop - quotation.start) for span in quotation.interruptions]
    return read_quotation(quotation.exact, spans, wording)


def find_words_of(unit: TraceUnit, quotation: Quotation, readings: Readings, quoted: Reading) -> Iterator[Found]:
    """Every matched document of the report's language in which the quotation's words stand, for each voice that has them."""
    accounts = {account.document: account for account in unit.accounts}
    for document, matches in readings.list_matches(quotation.id):
        source = readings.open(document)
        if source is None or source.spoken.page.language != unit.page.language:
            continue
        page = source.spoken.page
        for voice, turns in _group_turns(source.spoken, unit, quotation, matches):
            looked, compared = _compare(quotation, quoted, source, turns)
            if compared is not None:
                yield Found(
                    document=page,
                    account=accounts.get(document),
                    turns=looked,
                    comparison=compared,
                    voice="own" if _is_retold(page.text, looked, compared) else voice,
                    when=_place_in_time(unit, quotation, page),
                    distinctive=any(match.distinctive for match in matches),
                    words=len(quoted.required),
                )


def _compare(
    quotation: Quotation, quoted: Reading, source: Source, turns: Sequence[tuple[Turn, Match]]
) -> tuple[tuple[Stretch, ...], Comparison | None]:
    """The comparison with what stands around the matches; with the whole turns where words are missing that could stand further off."""
    compare = compare_content if quotation.kind == "indirect" else compare_words
    near = tuple(source.cut_around(turn, match) for turn, match in turns)
    compared = compare(quoted, [source.read(stretch) for stretch in near])
    if quotation.kind == "indirect" or (compared is not None and compared.coverage >= _CLOSE):
        return near, compared
    whole = tuple(Stretch(turn.id, turn.start, turn.stop) for turn, _ in turns)
    if sum(match.coverage for _, match in turns) < POSSIBLE_COVERAGE or whole == near:
        return near, compared
    return whole, compare(quoted, [source.read(stretch) for stretch in whole])


def _is_retold(text: str, turns: Sequence[Stretch], compared: Comparison) -> bool:
    """Whether the one who speaks only quotes the words: whose they are, the label of the turn does not say."""
    return all(is_quoted(text, turns[turn].start + start) for turn, start, _ in compared.statements)


def _group_turns(
    spoken: Spoken, unit: TraceUnit, quotation: Quotation, matches: Sequence[Match]
) -> Iterator[tuple[Voice, tuple[tuple[Turn, Match], ...]]]:
    """The matched turns of each voice in order: speech of one person, or narration, which tells what anybody said."""
    wanted = set(unit.speaking.get(quotation.id, ()))
    matched = {match.turn: match for match in matches}
    labels = _list_labels(spoken, unit, wanted)
    grouped: dict[tuple[str, ...], list[tuple[Turn, Match]]] = {}
    for turn in spoken.turns:
        if turn.id in matched:
            grouped.setdefault(_name_voice(turn, unit, labels), []).append((turn, matched[turn.id]))
    for speakers, turns in sorted(grouped.items()):
        own = not wanted or speakers in ((), (_TOLD,)) or bool(wanted & set(speakers))
        yield ("own" if own else "other"), tuple(turns)


def _name_voice(turn: Turn, unit: TraceUnit, labels: frozenset[str]) -> tuple[str, ...]:
    """Who speaks a turn: nobody where that is not known; narration; a label of nobody known, where a quotation's speaker has another."""
    if turn.kind != "speech":
        return (_TOLD,)
    speakers = unit.speaking.get(turn.id, ())
    if speakers or not turn.label or not labels:
        return speakers
    return () if labels & set(fold_text(turn.label).split()) else (turn.label,)


def _list_labels(spoken: Spoken, unit: TraceUnit, speakers: set[str]) -> frozenset[str]:
    """The words of the labels that speakers have on a page."""
    own = [turn.label for turn in spoken.turns if turn.label and speakers & set(unit.speaking.get(turn.id, ()))]
    return frozenset(word for label in own for word in fold_text(label).split())


def list_dated(unit: TraceUnit, quotation: Quotation) -> frozenset[str]:
    """The official documents that fit a quotation by date: the report's own, or the one that it names for the quotation."""
    named = {one.document for one in unit.occasions if one.quotation == quotation.id and one.document}
    return frozenset(unit.near) | named


def _place_in_time(unit: TraceUnit, quotation: Quotation, page: Document) -> When:
    """A report without a date can be about any event; a page without one, or with a vague one, may be of the event or later."""
    report, published = find_days(unit.page.published), find_days(page.published)
    if report is None:
        return "event"
    if published is None:
        return "unknown"
    if page.id in list_dated(unit, quotation):
        return "event" if published.last <= report.first + _CLOCKS else "unknown"
    if published.last < report.first:
        return "earlier"
    return "later" if published.first > report.last else "unknown"


def map_sides(speakers: Sequence[str], sides: Mapping[str, str]) -> frozenset[str]:
    """The sides of the speakers, as far as they are known."""
    return frozenset(sides[speaker] for speaker in speakers if speaker in sides)
