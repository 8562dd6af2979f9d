"""The sentences of a page that hold a cue or tell of an outcome; all others, three of four, are passed over by their pieces."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from onrecord.commitments.cues import Cued, choose_cues, list_opened
from onrecord.commitments.decrees import find_enacted, list_points
from onrecord.commitments.holders import Officials
from onrecord.commitments.outcomes import Telling, list_telling
from onrecord.commitments.passage import Passage
from onrecord.commitments.points import Lead, find_lead, is_point, join_point, may_lead
from onrecord.knowledge.commitments import CommitmentWords
from onrecord.knowledge.gates import PageGates
from onrecord.model import Document, Mention, Quotation, Sentence, Turn
from onrecord.text.edtf_phrases import DatePhrases
from onrecord.text.spans import index_spans
from onrecord.text.tokens import list_folded, place_tokens, read_tokens

# A sentence with more cues than this is a list that lost its line breaks.
_MOST_CUES = 40
# A headline of so many words that ends with a full stop is a sentence of the text; chosen, not measured.
_FEWEST_TOLD = 8
# Cues of a page, those of outcomes among them: six times as many as any of 5,695 real pages has. A page of 10,000 took 4 seconds of the
# processor.
MOST_CUES_OF_A_PAGE = 3_000


class CommitmentKnowledge(NamedTuple):
    """What commitments are read with, by language."""

    words: Mapping[str, CommitmentWords]
    dates: Mapping[str, DatePhrases]


class Said(NamedTuple):
    """One page with what was read from it so far."""

    page: Document
    turns: Sequence[Turn]
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    quotations: Sequence[Quotation]


class Opened(NamedTuple):
    """A sentence with its cues and the words that tell of an outcome; one of both there is."""

    passage: Passage
    cues: Sequence[Cued]
    telling: Sequence[Telling]


_Candidate = tuple[Sentence, Turn, CommitmentWords, Sequence[str], bool]


def list_opened_sentences(said: Said, known: CommitmentKnowledge) -> Iterator[Opened | int]:
    """Those sentences in order; where a page has too many cues, last of all where the first begins that is not read."""
    room = MOST_CUES_OF_A_PAGE
    named_at = [one.start for one in said.mentions]
    split = [said.page.text[sentence.start : sentence.stop].split() for sentence in said.sentences]
    different = set().union(*split)
    spoken = {turn.language or said.page.language or "" for turn in said.turns} & known.words.keys()
    enacted = {key: find_enacted(said.page, known.words[key]) for key in spoken}
    least = min((place for place in enacted.values() if place is not None), default=None)
    officials: dict[str, Officials] = {}
    lead: Lead | None = None
    for sentence, turn, words, pieces, is_item in _list_candidates(said, known, (split, different), least):
        tokens = read_tokens(pieces)
        folded = list_folded(tokens)
        opened, telling = list_opened(words, folded), list_telling(words, folded)
        is_enacted = least is not None and sentence.stop > least
        lead = lead if is_item or not _opens_line(said.page, sentence) else None
        if not opened and not telling and not is_enacted and not (lead and is_item):
            continue
        room -= min(len(opened), _MOST_CUES) + len(telling)
        if room < 0:
            yield sentence.start
            return
        if words.language not in officials:
            officials[words.language] = Officials(said.page, said.mentions, different, words)
        passage = Passage(
            page=said.page,
            turn=turn,
            sentence=sentence,
            tokens=tokens,
            starts=place_tokens(said.page.text, sentence.start, pieces),
            words=folded,
            known=words,
            dates=known.dates.get(words.language),
            mentions=said.mentions,
            named_at=named_at,
            officials=officials[words.language],
        )
        points = list_points(passage, enacted[words.language]) if is_enacted else ()
        cues = sorted([*choose_cues(opened, tokens), *points], key=lambda one: one[0])
        joined = join_point(lead, passage) if lead is not None and is_item else None
        if may_lead(pieces):
            lead = find_lead(passage, cues) or (None if _opens_line(said.page, sentence) else lead)
        if joined is not None:
            yield Opened(joined[0], joined[1][:_MOST_CUES], ())
            cues = []
        if cues or telling:
            yield Opened(passage, cues[:_MOST_CUES], telling)


def _opens_line(page: Document, sentence: Sentence) -> bool:
    return sentence.start == 0 or page.text[sentence.start - 1] == "\n"


def _opens_item(page: Document, sentence: Sentence, pieces: Sequence[str], words: CommitmentWords) -> bool:
    """A point of a list that lost its sign: a verb with a capital opens its line."""
    first = pieces[0] if pieces else ""
    is_verb = first[:1].isupper() and first.lower() in words.verbs and first.lower() not in words.twofold
    return is_verb and _opens_line(page, sentence)


def _is_told(headline: str) -> bool:
    """The first line of a page without a headline is a sentence of its text: it is long and has its full stop."""
    return headline.rstrip().endswith(".") and len(headline.split()) >= _FEWEST_TOLD


def _list_candidates(
    said: Said,
    known: CommitmentKnowledge,
    pieces_of: tuple[Sequence[Sequence[str]], AbstractSet[str]],
    least: int | None,
) -> Iterator[_Candidate]:
    """The sentences that may hold a cue, with their pieces between blanks; headlines are none, the text repeats them.

    ``pieces_of`` are the pieces of each sentence and those of the page; behind ``least`` a decree orders without any cue.
    Last of each stands whether it opens a point of a list, all of whose lines so far were points.
    """
    split, different = pieces_of
    turns = {turn.id: turn for turn in said.turns}
    headed = (
        block
        for block in said.page.blocks
        if block.kind in ("headline", "heading") and not _is_told(said.page.text[block.start : block.stop])
    )
    headlines = index_spans((block.start, block.stop) for block in headed)
    gates: dict[str, PageGates] = {}
    is_listing = False
    for sentence, pieces in zip(said.sentences, split, strict=True):
        turn = turns[sentence.turn]
        words = known.words.get(turn.language or said.page.language or "")
        if words is None:
            continue
        if words.language not in gates:
            gates[words.language] = words.gates.open_page(different)
        is_enacted = least is not None and sentence.stop > least
        is_item = is_listing and (is_point(pieces) or _opens_item(said.page, sentence, pieces, words))
        is_listing = is_item or (is_listing and not _opens_line(said.page, sentence))
        if (is_enacted or is_item or gates[words.language].may_hold(pieces)) and not (
            headlines.covers(sentence.start) and headlines.covers(sentence.stop - 1)
        ):
            is_listing = is_listing or (bool(words.verb_mark) and may_lead(pieces))
            yield sentence, turn, words, pieces, is_item
