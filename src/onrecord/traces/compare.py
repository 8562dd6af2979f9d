"""What the words alone say: the verdict on one quotation against published turns, before anybody asks who spoke and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from onrecord.model import Change
from onrecord.model.press import Verdict
from onrecord.text.similarity import Pair, weigh_worth
from onrecord.traces.changes import Marked, mark_kinds, name_ending
from onrecord.traces.content import find_reworded
from onrecord.traces.gaps import Edge, Gaps, TurnSpan, read_edge, read_gaps
from onrecord.traces.laying import lay_pieces, lay_words
from onrecord.traces.reading import CONTENT_WEIGHT, Reading
from onrecord.traces.runs import Piece

# Share of the quoted words that stand in the published turns in order, all pieces together. In quote-trace-ru
# (evaluation/quote_trace_ru.py) 75 of 76 quotations of another page reach at most 0.375 with any of 64 pages, one 0.5; words
# changed, dropped or added leave 0.87 and more.
SURE_COVERAGE = 0.6
POSSIBLE_COVERAGE = 0.5
# A few words meet most of their like by chance. Of 1,095 stretches of three to seven words cut from other pages of kremlin.ru and
# whitehouse.gov 66 reach 0.5 in the speeches of one person on one page and 47 reach two thirds; of 1,157 with one word changed, 1,151.
FEW_WORDS = 7
FEW_COVERAGE = 0.66
FEW_CONTENT = 3
# The best turn holds less than this share of what made it worth a look: no other piece can make it a match.
_HOPELESS = 0.75
# A quotation of one or two words must stand there whole; a stem will do.
SHORT_WORDS = 2

Certainty = Literal["sure", "possible"]
_TURNS_A_SENTENCE = ("contrasts", "conditions", "exceptions", "negations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How a quotation's words stand in published turns; spans are (turn, start, stop) in the text of that turn."""

    verdict: Verdict
    certainty: Certainty
    statements: tuple[TurnSpan, ...]
    changes: tuple[Change, ...] = ()
    left_out: tuple[TurnSpan, ...] = ()
    starts_inside: bool = False
    ends_inside: bool = False
    continuation: TurnSpan | None = None
    coverage: float
    parts: Mapping[str, float]
    rule: str

    @property
    def score(self) -> float:
        """The parts put together: their mean, 0 to 1."""
        return round(sum(self.parts.values()) / len(self.parts), 4)


class _Laid(NamedTuple):
    """A quotation laid over turns: what its pieces and the gaps between them are."""

    quoted: Marked
    turns: tuple[Marked, ...]
    pieces: tuple[Piece, ...]
    gaps: Gaps
    opening: Edge
    closing: Edge


def compare_words(quoted: Reading, turns: Sequence[Reading]) -> Comparison | None:
    """The quotation against the turns of one speaker in one document, in order; nothing where its words are not there.

    The best turn holds the quotation; the other turns are looked into for pieces of it.
    """
    if not quoted.required:
        return None
    laid = [(lay_words(quoted, turn), number) for number, turn in enumerate(turns)]
    pairs, turn = max(laid, key=lambda entry: (_rate(quoted, entry[0]), -entry[1]), default=((), 0))
    if not pairs:
        return find_comparison_of_content(quoted, turns)
    if len(pairs) < len(quoted.required) * weigh_worth(len(quoted.tokens)) * _HOPELESS:
        return find_comparison_of_content(quoted, turns)
    pieces = (Piece(turn, pairs),) if _is_whole(quoted, pairs) else lay_pieces(quoted, turns, turn, pairs)
    touched = {piece.turn for piece in pieces}
    marked = tuple(
        mark_kinds(reading) if number in touched else Marked(reading, (), ()) for number, reading in enumerate(turns)
    )
    return _judge(_lay(mark_kinds(quoted), marked, pieces)) or find_comparison_of_content(quoted, turns)


def find_comparison_of_content(quoted: Reading, turns: Sequence[Reading]) -> Comparison | None:
    """``reworded``: marks around words of which only the content stands in one stretch of a turn."""
    found = find_reworded(quoted, turns)
    if found is None:
        return None
    return Comparison(
        verdict="reworded",
        certainty=found.certainty,
        statements=(found.span,),
        coverage=found.parts["content"],
        parts=found.parts,
        rule="content_agrees",
    )


def _lay(quoted: Marked, turns: tuple[Marked, ...], pieces: tuple[Piece, ...]) -> _Laid:
    return _Laid(
        quoted,
        turns,
        pieces,
        read_gaps(quoted, turns, pieces),
        read_edge(quoted, turns, pieces, opening=True),
        read_edge(quoted, turns, pieces, opening=False),
    )


def _judge(laid: _Laid) -> Comparison | None:
    changes = _gather_changes(laid)
    parts = _weigh(laid)
    coverage = parts["coverage"]
    if not _is_enough(laid, parts):
        return None
    verdict, rule = _decide(changes, laid.gaps)
    starts_inside, ends_inside = _is_cut(laid, opening=True), _is_cut(laid, opening=False)
    return Comparison(
        verdict=verdict,
        certainty="sure" if coverage >= SURE_COVERAGE else "possible",
        statements=_cite(laid),
        changes=changes,
        left_out=tuple(laid.gaps.left_out + laid.gaps.passed_over),
        starts_inside=starts_inside,
        ends_inside=ends_inside,
        continuation=_find_continuation(laid) if ends_inside else None,
        coverage=coverage,
        parts=parts,
        rule=rule,
    )


def _is_enough(laid: _Laid, parts: Mapping[str, float]) -> bool:
    """Whether enough of the quotation stands there to call it found."""
    if len(laid.quoted.reading.required) <= SHORT_WORDS:
        return parts["coverage"] == 1
    if parts["coverage"] < FEW_COVERAGE and _is_by_chance(laid):
        return False
    if parts["coverage"] >= SURE_COVERAGE:
        return True
    return parts["coverage"] >= POSSIBLE_COVERAGE and parts["content"] >= SURE_COVERAGE and not laid.gaps.spliced


def _is_by_chance(laid: _Laid) -> bool:
    """Whether so few of a few words stand there that chance alone could put them there."""
    reading = laid.quoted.reading
    paired = [reading.tokens[pair.quoted] for piece in laid.pieces for pair in piece.pairs]
    return len(reading.required) <= FEW_WORDS and sum(token.weight >= CONTENT_WEIGHT for token in paired) < FEW_CONTENT


def _decide(changes: Sequence[Change], gaps: Gaps) -> tuple[Verdict, str]:
    if gaps.spliced:
        return "spliced", "pieces_from_apart"
    if changes:
        return "edited", "words_differ"
    if gaps.left_out:
        return "shortened", "left_out_at_a_mark"
    if gaps.run_on:
        return "run_on", "sentence_end_removed"
    return "verbatim", "same_words"


def _rate(quoted: Reading, pairs: tuple[Pair, ...]) -> float:
    breaks = sum(1 for one, two in pairwise(pairs) if two.published - one.published != 1)
    weight = sum(quoted.tokens[pair.quoted].weight * (1.0 if pair.same else 0.8) for pair in pairs)
    return round(weight - 0.05 * breaks, 6)


def _is_whole(quoted: Reading, pairs: tuple[Pair, ...]) -> bool:
    return len({pair.quoted for pair in pairs} & set(quoted.required)) == len(quoted.required)


def _gather_changes(laid: _Laid) -> tuple[Change, ...]:
    """All changes in the order of the quotation."""
    placed = [*laid.gaps.changes]
    for piece in laid.pieces:
        published = laid.turns[piece.turn]
        for pair in piece.pairs:
            ending = name_ending(laid.quoted, published, pair)
            placed += [
                (pair.quoted, change) for change in (ending, _name_question(laid.quoted, published, pair)) if change
            ]
    inner = [change for _, change in sorted(placed, key=lambda entry: entry[0])]
    return (*laid.opening.changes, *inner, *laid.closing.changes)


def _name_question(quoted: Marked, published: Marked, pair: Pair) -> Change | None:
    """A statement printed as a question, or a question as a statement: a change of the word with its mark."""
    ours, theirs = _mark_after(quoted.reading, pair.quoted), _mark_after(published.reading, pair.published)
    if not ours or not theirs or ("?" in ours) == ("?" in theirs):
        return None
    return Change(
        kind="word",
        quoted=quoted.reading.words(pair.quoted, pair.quoted + 1) + ours,
        published=published.reading.words(pair.published, pair.published + 1) + theirs,
    )


def _mark_after(reading: Reading, at: int) -> str:
    """The full stop, question or exclamation mark printed right after a token; empty for any other print."""
    printed = reading.before[at + 1] if at + 1 < len(reading.tokens) else reading.after
    printed = printed.lstrip("»”\"'")
    return printed[:1] if printed[:1] in ("?", ".", "!") and not printed.startswith("..") else ""


def _weigh(laid: _Laid) -> dict[str, float]:
    """The parts of the score: quoted words in order, exactly equal ones, words of content, numbers."""
    tokens, required = laid.quoted.reading.tokens, laid.quoted.reading.required
    pairs = [pair for piece in laid.pieces for pair in piece.pairs]
    paired = {pair.quoted for pair in pairs}
    exact = {pair.quoted for pair in pairs if pair.same}
    content = [at for at in required if tokens[at].weight >= CONTENT_WEIGHT]
    numbers = [at for at in required if tokens[at].kind == "number"]
    return {
        "coverage": _share(required, paired),
        "exact": _share(required, exact),
        "content": _share(content or required, paired),
        "numbers": _share(numbers, paired) if numbers else 1.0,
    }


def _share(places: Sequence[int], paired: set[int]) -> float:
    return round(sum(at in paired for at in places) / len(places), 4)


def _cite(laid: _Laid) -> tuple[TurnSpan, ...]:
    """The published words of each piece, with the words beyond its outermost pairs that quoted words stand for."""
    flat = [(piece.turn, pair) for piece in laid.pieces for pair in piece.pairs]
    breaks = set(laid.gaps.breaks)
    spans: list[list[int]] = []
    for turn, pair in flat:
        if not spans or pair.quoted in breaks:
            spans.append([turn, pair.published, pair.published])
        spans[-1][2] = pair.published
    spans[0][1] = min([spans[0][1], *laid.opening.published])
    spans[-1][2] = max([spans[-1][2], *laid.closing.published])
    return tuple((turn, *laid.turns[turn].reading.bounds(first, last + 1)) for turn, first, last in spans)


def _is_cut(laid: _Laid, *, opening: bool) -> bool:
    """Whether the published sentence begins before the quotation does (``opening``), or goes on after it."""
    piece = laid.pieces[0 if opening else -1]
    return bool(
        _rest(laid.turns[piece.turn].reading, _find_outermost(laid, opening=opening), step=-1 if opening else 1)
    )


def _find_outermost(laid: _Laid, *, opening: bool) -> int:
    """The first or last published token of the quotation: paired, or stood for by a quoted one."""
    edge = laid.opening if opening else laid.closing
    place = 0 if opening else -1
    return (edge.published or (laid.pieces[place].pairs[place].published,))[place]


def _rest(reading: Reading, at: int, *, step: int) -> list[int]:
    """The tokens of the same sentence beyond a token, the editor's insertions aside."""
    rest, place = [], at + step
    while 0 <= place < len(reading.tokens) and reading.tokens[place].sentence == reading.tokens[at].sentence:
        if not reading.tokens[place].bracket:
            rest.append(place)
        place += step
    return rest


def _find_continuation(laid: _Laid) -> TurnSpan | None:
    """The rest of the published sentence where it turns what was said: but, if, except, not."""
    piece = laid.pieces[-1]
    reading = laid.turns[piece.turn].reading
    rest = _rest(reading, _find_outermost(laid, opening=False), step=1)
    folded = reading.folded(rest[0], rest[-1] + 1)
    if not any(reading.wording.has(kind, folded) for kind in _TURNS_A_SENTENCE):
        return None
    return (piece.turn, *reading.bounds(rest[0], rest[-1] + 1))
