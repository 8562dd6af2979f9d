"""The quotations of one press text: marked words with their attribution, reported speech, headlines."""

from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.knowledge.quoting import Quoting
from onrecord.model import Document, Mention, Quotation, Sentence, Turn
from onrecord.model.identity import identify_row
from onrecord.quotations.attribution import decide_marked
from onrecord.quotations.continued import find_continued
from onrecord.quotations.evidence import look_at
from onrecord.quotations.floor import Floor, read_floor
from onrecord.quotations.headlines import find_in_headline
from onrecord.quotations.indirect import find_indirect
from onrecord.quotations.interruptions import find_interruptions
from onrecord.quotations.memory import Memory
from onrecord.quotations.reading import PageUnderReading, Passage, read_inside, read_passages
from onrecord.quotations.scene import Asked, Found, Page
from onrecord.quotations.shown import read_names
from onrecord.quotations.sources import find_source
from onrecord.quotations.speakers import Speakers
from onrecord.text.words import has_words

# Of 5,700 real pages the one with the most has 253. Each is looked for, traced and shown: a page of 65,000 took half a minute, one of
# 2,000 five seconds.
MOST_QUOTATIONS = 1_000


def find_quotations(
    page: Document, turns: Sequence[Turn], sentences: Sequence[Sentence], mentions: Sequence[Mention], known: Quoting
) -> tuple[Quotation, ...]:
    """The quotations of a page in the order of its text; on an official page, whose words are the source, only those in marks.

    Direct and mixed quotations never overlap. A clause of reported speech that holds one is none
    of its own. What lies in a speech turn of a press page is not read: an interview's answers are no quotations of the reporter's.
    Of a page with more than ``MOST_QUOTATIONS`` these are given, and one more.
    """
    reading = PageUnderReading(
        page=page,
        speech=tuple(turn for turn in turns if turn.kind == "speech"),
        sentences=sentences,
        mentions=mentions,
        language=known.choose(page.language),
    )
    passages = read_passages(reading)
    if not passages:
        return ()
    memory = Memory(read_names(page.text, mentions, reading.language))
    floor = read_floor(reading.speech, mentions) if page.standing == "official" else Floor()
    speakers = Speakers(page.text, reading.language, memory, floor)
    searched = Page(reading=reading, passages=passages, speakers=speakers)
    found = islice(_search(searched), MOST_QUOTATIONS + 1)
    return tuple(sorted(found, key=lambda row: (row.start, row.stop, row.kind)))


def _search(page: Page) -> Iterator[Quotation]:
    spoken: Found | None = None
    reported: Found | None = None
    for number, passage in enumerate(page.passages):
        decided: dict[int, Found] = {}
        for at, token in enumerate(passage.tokens):
            if token.marked is not None:
                look = look_at(page.text, token.marked, page.language)
                asked = Asked(
                    page=page, number=number, at=at, marked=token.marked, look=look, decided=decided, spoken=spoken
                )
                found = _interrupt(asked) or decide_marked(asked)
                if found is not None:
                    decided[at] = found
        unmarked = () if page.reading.page.standing == "official" else _find_unmarked(page, passage, decided)
        continued = find_continued(page, number, reported) if not decided and not unmarked else None
        unmarked = unmarked if continued is None else (continued,)
        quoted = (*decided.values(), *unmarked)
        source = find_source(page.text, passage, page.speakers) if quoted else None
        yield from (_make_row(page, passage, found, source) for found in quoted)
        spoken = next(reversed(decided.values()), None)
        reported = unmarked[-1] if unmarked and not decided else None
        page.speakers.end_passage(passage)


def _find_unmarked(page: Page, passage: Passage, decided: dict[int, Found]) -> tuple[Found, ...]:
    headline = None if decided else find_in_headline(page, passage)
    return tuple(find_indirect(page, passage, decided)) if headline is None else (headline,)


def _interrupt(asked: Asked) -> Found | None:
    """The quotation with the reporter's words inside its marks; they say whose it is."""
    reading, marked = asked.page.reading, asked.marked
    interrupted = find_interruptions(reading, marked)
    first = interrupted.spans[0] if interrupted.spans else None
    start, stop = (first.start, first.stop) if first else (interrupted.tail or 0, marked.stop)
    inside = read_inside(reading, start, stop) if first or interrupted.tail else None
    cue = inside.cue_from(0) if inside is not None else None
    if inside is None or cue is None:
        return None
    end = marked.stop if interrupted.tail is None else _strip_comma(asked.page.text, marked.start, interrupted.tail)
    if not has_words(asked.page.text[marked.start : end]):  # another mark alone stands before the reporter's words
        return None
    voice = asked.page.speakers.find_subject(inside, cue)
    asked.page.speakers.note(voice, cue.form)
    return Found(
        kind="direct",
        start=marked.start,
        stop=end,
        voice=voice,
        cue=(inside.tokens[cue.first].start, inside.tokens[cue.stop - 1].stop),
        interruptions=interrupted.spans,
        rule="interrupted",
    )


def _strip_comma(text: str, start: int, stop: int) -> int:
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] == ","):
        stop -= 1
    return stop


def _make_row(page: Page, passage: Passage, found: Found, source: str | None) -> Quotation:
    text, start, stop = page.text, found.start, found.stop
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    kind = found.kind or "indirect"
    document = page.reading.page.id
    return Quotation(
        id=identify_row("quotations", document, start, stop, kind),
        document=document,
        kind=kind,
        place=passage.place,
        label=found.voice.label,
        cue=None if found.cue is None else text[found.cue[0] : found.cue[1]],
        start=start,
        stop=stop,
        exact=text[start:stop],
        interruptions=found.interruptions,
        speakers=tuple(dict.fromkeys(mention.id for mention in found.voice.speakers)),
        on_behalf_of=found.on_behalf_of,
        claimed_source=source,
        rule=found.rule,
    )
