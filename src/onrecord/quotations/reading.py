"""The page as the finder reads it: passages of reporter's words, with names and marked words as one token each.

A passage is a sentence of the reporter; marked words and what is inside them never break it, and an attribution that the
sentence splitter cut off ("“Why?” Smith said.") is joined to the words that it attributes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.model import Block, Document, Mention, Sentence, Turn
from onrecord.model.press import QuotationPlace
from onrecord.quotations.attributions import Attributions
from onrecord.quotations.cues import Cue, Slotted, find_cues, find_slotted, keep_beside
from onrecord.quotations.evidence import look_at
from onrecord.quotations.layout import find_unmarked
from onrecord.quotations.marks import find_marked
from onrecord.quotations.official import choose_marked_blocks
from onrecord.quotations.tokens import Marked, Token, is_capital, list_words, tokenise
from onrecord.text.words import fold_text

# Blocks that hold no reporter's sentence.
_UNREAD = frozenset({"date", "place", "separator"})
_NAME_RANK = {"person": 0, "office": 1, "organisation": 2}
# "“Why?” the minister for roads said.": the words of an attribution up to its cue.
ATTRIBUTION_REACH = 8
# Letters by which a headline printed twice may differ from itself: signs and spaces.
SIGNS = 20
# Letters of a title printed short, with its full stop: "Capt.".
SHORT_TITLE = 6
# Words of a title in marks that is read as part of a noun phrase.
TITLE_WORDS = 4
# A sentence has fewer than ten phrases with a speaker in them; one with more is no sentence, and reading them all would not end.
SLOTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A reporter's sentence: its tokens, cues and phrases; ``opens`` and ``closes`` say that it is first or last in its paragraph."""

    tokens: tuple[Token, ...]
    cues: tuple[Cue, ...]
    slotted: tuple[Slotted, ...]
    cue_places: tuple[int, ...]
    place: QuotationPlace
    block: int
    opens: bool
    closes: bool

    def cue_before(self, at: int) -> Cue | None:
        """The last cue that ends at or before token ``at``."""
        place = bisect_right(self.cue_places, at) - 1
        if place >= 0 and self.cues[place].stop > at:
            place -= 1
        return self.cues[place] if place >= 0 else None

    def cue_from(self, at: int) -> Cue | None:
        """The first cue that starts at or after token ``at``."""
        place = bisect_left(self.cue_places, at)
        return self.cues[place] if place < len(self.cues) else None

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def stop(self) -> int:
        return self.tokens[-1].stop


@dataclass(frozen=True, slots=True, kw_only=True)
class PageUnderReading:
    """A page with what the finder needs of it."""

    page: Document
    speech: Sequence[Turn]
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    language: QuotingLanguage


class Passages:
    """Passages in order, each made when it is asked for first: of a page with too many quotations most never are."""

    def __init__(self, count: int, make: Callable[[int], Passage]) -> None:
        self._made: list[Passage | None] = [None] * count
        self._make = make

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[Passage]:
        return (self[at] for at in range(len(self)))

    def __getitem__(self, at: int) -> Passage:
        passage = self._made[at]
        if passage is None:
            passage = self._made[at] = self._make(at)
        return passage


def read_passages(reading: PageUnderReading) -> Passages:
    """The passages of a page in order; a headline printed twice is read once."""
    text, language = reading.page.text, reading.language
    blocks = _choose_blocks(reading)
    raw = [tokenise(text, block.start, block.stop, at, language.marks) for at, block in enumerate(blocks)]
    attributions = Attributions(text, raw, language)
    found = find_marked(text, raw, attributions, language.marks)
    unmarked = find_unmarked(text, raw, attributions, language)
    marked = _drop_names(sorted((*found, *unmarked)), reading.mentions)
    flat = [token for block in raw for token in block]
    tokens = _collapse(flat, marked, _choose_names(reading.mentions, _find_groups(flat, language)))
    tokens = [_as_title(reading, tokens, at) if token.marked else token for at, token in enumerate(tokens)]
    runs = [_drop_short_stops(text, run) for run in _split(reading, blocks, tokens)]
    return Passages(len(runs), lambda at: _make_passage(reading, blocks, runs, at))


def _choose_blocks(reading: PageUnderReading) -> list[Block]:
    if reading.page.standing == "official":
        return choose_marked_blocks(reading.page, reading.speech, reading.language.marks)
    text, blocks = reading.page.text, reading.page.blocks
    first = next((block for block in blocks if block.kind == "headline"), None)
    headline = None if first is None else fold_text(text[first.start : first.stop])
    chosen: list[Block] = []
    seen = False
    for block in blocks:
        if block.kind in _UNREAD or block.start >= block.stop or _is_speech(reading, block):
            continue
        alike = first is not None and abs(block.stop - block.start - first.stop + first.start) <= SIGNS
        repeats = alike and fold_text(text[block.start : block.stop]) == headline
        if not (repeats and seen):
            chosen.append(block)
        seen = seen or repeats
    return chosen


def _is_speech(reading: PageUnderReading, block: Block) -> bool:
    return any(turn.start <= block.start and block.stop <= turn.stop for turn in reading.speech)


def _drop_names(marked: Sequence[Marked], mentions: Sequence[Mention]) -> list[Marked]:
    """Marked words without those that are part of a name, or a name, by the mentions of the page."""
    spans = sorted((m.start, m.stop) for m in mentions if m.kind not in {"person", "office", "place"})
    kept: list[Marked] = []
    at = 0
    for words in marked:
        while at < len(spans) and spans[at][1] < words.stop:
            at += 1
        is_name = at < len(spans) and spans[at][0] <= words.start and words.stop <= spans[at][1]
        if not is_name:
            kept.append(words)
    return kept


def _find_groups(tokens: Sequence[Token], language: QuotingLanguage) -> set[int]:
    """Where words of a group start ("оба президента"): an office named there is part of the group."""
    groups = language.runs["groups"].find(list_words(tokens))
    return {token.start for at, length in groups for token in tokens[at : at + length]}


def _choose_names(mentions: Sequence[Mention], groups: set[int]) -> list[Mention]:
    """Persons, offices and organisations without overlap: a person before an office, the longer before the shorter."""
    wanted = [m for m in mentions if m.kind in _NAME_RANK and not (m.kind == "office" and m.start in groups)]
    wanted.sort(key=lambda m: (m.start, _NAME_RANK[m.kind], -m.stop))
    chosen: list[Mention] = []
    for mention in wanted:
        if chosen and mention.start < chosen[-1].stop:
            if _NAME_RANK[mention.kind] < _NAME_RANK[chosen[-1].kind]:
                chosen[-1] = mention
        else:
            chosen.append(mention)
    return chosen


def _collapse(raw: Sequence[Token], marked: Sequence[Marked], names: Sequence[Mention]) -> list[Token]:
    """The tokens with marked words and names as one token each; what stands between two of them is copied over whole."""
    starts, stops = [token.start for token in raw], [token.stop for token in raw]
    tokens: list[Token] = []
    at = words_at = names_at = 0
    while at < len(raw):
        while words_at < len(marked) and marked[words_at].outer_stop <= starts[at]:
            words_at += 1
        while names_at < len(names) and names[names_at].stop <= starts[at]:
            names_at += 1
        words_from = bisect_left(starts, marked[words_at].outer_start, at) if words_at < len(marked) else len(raw)
        name_from = bisect_right(stops, names[names_at].start, at) if names_at < len(names) else len(raw)
        following = min(words_from, name_from)
        if following > at:
            tokens += raw[at:following]
            at = following
            continue
        token, name = raw[at], None if words_from == at else names[names_at]
        if name is None:
            words = marked[words_at]
            stop = words.outer_stop
            tokens.append(Token("marked", words.outer_start, stop, "", token.block, None, words))
        else:
            start, stop = min(token.start, name.start), max(token.stop, name.stop)
            tokens.append(Token("name", start, stop, name.exact.casefold(), token.block, name))
        at = bisect_left(starts, stop, at + 1)
    return tokens


def _as_title(reading: PageUnderReading, tokens: Sequence[Token], at: int) -> Token:
    """Marked words as a title where they look like a name and stand in a noun phrase: «телеканалу «Север» министр»."""
    token = tokens[at]
    if token.marked is None or at == 0 or not tokens[at - 1].is_nominal or tokens[at - 1].block != token.block:
        return token
    look = look_at(reading.page.text, token.marked, reading.language)
    cues = reading.language.cues.get(tokens[at - 1].folded, ())
    if not look.is_name or look.words > TITLE_WORDS:
        return token
    told = look.words == 1 and at + 1 < len(tokens) and tokens[at + 1].kind in {"word", "name"}
    if any("source" not in cue.takes for cue in cues) and not told:
        return token
    return token._replace(kind="title", marked=None)


def _split(reading: PageUnderReading, blocks: Sequence[Block], tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    starts = sorted({sentence.start for sentence in reading.sentences} | {block.start for block in blocks})
    places = [token.start for token in tokens]
    first = 0
    for start in starts:
        at = bisect_left(places, start, first)
        # Where a sentence starts inside a token, or a second one before the same token, nothing new begins.
        if first < at < len(tokens) and start >= tokens[at - 1].stop and not _goes_on(reading, tokens, at, first):
            yield tuple(tokens[first:at])
            first = at
    if first < len(tokens):
        yield tuple(tokens[first:])


def _drop_short_stops(text: str, run: tuple[Token, ...]) -> tuple[Token, ...]:
    """A sentence without the full stops of titles printed short: "Lt. Gen. Roe" is three words."""
    stops = {
        at
        for at, token in enumerate(run[1:-1], 1)
        if token.kind == "full_stop"
        and run[at - 1].kind == "word"
        and token.start == run[at - 1].stop
        and token.stop - run[at - 1].start <= SHORT_TITLE
        and is_capital(text, run[at - 1])
        and (run[at + 1].mention is not None or _goes_on_after_short(text, run, at))
    }
    return tuple(token for at, token in enumerate(run) if at not in stops) if stops else run


def _goes_on_after_short(text: str, run: Sequence[Token], at: int) -> bool:
    """Whether a word follows the stop: with a capital, or with any letter behind initials, "the U.K. firm"."""
    initial = run[at].start - run[at - 1].start == 1
    return run[at + 1].kind == "word" and (initial or is_capital(text, run[at + 1]))


def _goes_on(reading: PageUnderReading, tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether the splitter cut between marked words and their attribution; the sentence so far begins at ``first``."""
    token, before = tokens[at], tokens[at - 1]
    after_stop = before.kind == "full_stop" and at > first + 1 and tokens[at - 2].kind == "marked"
    if not (before.kind == "marked" or after_stop) or "\n" in reading.page.text[before.stop : token.start]:
        return False
    if token.kind in {"dash", "comma"}:
        return True
    if after_stop or not token.is_nominal:
        return False
    if token.kind == "word" and not is_capital(reading.page.text, token) and token.folded.isalpha():
        return True
    words = before.marked
    return words is not None and reading.page.text[words.stop - 1] in "!?…," and _is_attribution(reading, tokens, at)


def _is_attribution(reading: PageUnderReading, tokens: Sequence[Token], at: int) -> bool:
    """Whether the words from ``at`` are a speaker and a cue that has nothing to govern after it."""
    head = tokens[at : at + ATTRIBUTION_REACH]
    stop = next((place for place, after in enumerate(head) if not after.is_nominal), len(head))
    cue = next((cue for cue in find_cues(reading.page.text, head, reading.language) if cue.first < stop), None)
    if cue is None or "marks" not in cue.takes:
        return False
    lists = ("prepositions", "adverbs", "addressees")
    return cue.stop >= stop or any(reading.language.has(name, head[cue.stop].folded) for name in lists)


def _make_passage(
    reading: PageUnderReading, blocks: Sequence[Block], runs: Sequence[tuple[Token, ...]], at: int
) -> Passage:
    tokens, text = runs[at], reading.page.text
    kind = blocks[tokens[0].block].kind
    # On an official page only marked words are asked about, and the sentences beside them.
    near = runs[max(0, at - 1) : at + 2]
    read = reading.page.standing != "official" or any(token.marked is not None for run in near for token in run)
    cues = tuple(keep_beside(find_cues(text, tokens, reading.language), tokens, reading.language)) if read else ()
    return Passage(
        tokens=tokens,
        cues=cues,
        cue_places=tuple(cue.first for cue in cues),
        slotted=tuple(find_slotted(tokens, reading.language)[:SLOTS]) if read else (),
        place="headline" if kind == "headline" else "lead" if kind == "lead" else "body",
        block=tokens[0].block,
        opens=at == 0 or runs[at - 1][-1].block < tokens[0].block,
        closes=at == len(runs) - 1 or runs[at + 1][0].block > tokens[-1].block,
    )


def read_inside(reading: PageUnderReading, start: int, stop: int) -> Passage | None:
    """The words at ``[start, stop)`` as a passage of their own: a reporter's interruption inside marks."""
    text, language = reading.page.text, reading.language
    names = [name for name in _choose_names(reading.mentions, set()) if start <= name.start and name.stop <= stop]
    tokens = tuple(_collapse(tokenise(text, start, stop, 0, language.marks), (), names))
    if not tokens:
        return None
    cues = tuple(find_cues(text, tokens, language))
    return Passage(
        tokens=tokens,
        cues=cues,
        cue_places=tuple(cue.first for cue in cues),
        slotted=(),
        place="body",
        block=0,
        opens=False,
        closes=False,
    )
