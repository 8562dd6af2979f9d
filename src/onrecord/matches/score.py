"""One quotation against one document: the turns that hold enough of its words, in order or in any. Words only, no language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model import Match, Quotation
from onrecord.model.accounts import Spoken
from onrecord.model.identity import identify_about
from onrecord.text.rows import WordRow
from onrecord.text.shingles import cut_word
from onrecord.text.similarity import find_windows, locate_stems, pair_in_order, weigh_worth
from onrecord.text.words import find_words

# Generous on purpose: judging comes later. In quote-trace-ru 363 of the 364 quotations that stand on a page are kept by coverage
# alone, all but the most stitched one; reported speech shares less, and rarely in the published order, so that its words of
# content are counted wherever they stand.
LEAST_COVERAGE = 0.45
LEAST_CONTENT = 0.34
FEWEST_CONTENT = 3
# So many words in order are a piece of a long quotation, whatever its share.
LONG_PIECE = 6
# A word this short says little whatever the language; so does its ending.
_SHORT_WORD = 3
_SHORT_WEIGHT = 0.3
# More turns of one document than this add nothing for one quotation.
_MOST_TURNS = 4
# Keys in at most three sentences of the record: with this many of them, and half of the quotation's, the words point at one source.
_TELLING = 3
_TELLING_SHARE = 0.5


class _TurnWords(NamedTuple):
    row: WordRow
    places: dict[str, list[int]]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """A document read for scoring: its turns' words, once for all quotations."""

    spoken: Spoken
    words: tuple[_TurnWords, ...]


class Hint(NamedTuple):
    """What the candidates say of a quotation and a document: its keys, and how many telling ones they share."""

    total: int
    telling: int


def read_spoken(spoken: Spoken) -> Scored:
    """A document's turns as words."""
    words = []
    for turn in spoken.turns:
        found = find_words(spoken.page.text[turn.start : turn.stop])
        row = _make_row([word.folded for word in found])
        spans = tuple((turn.start + word.start, turn.start + word.stop) for word in found)
        words.append(_TurnWords(row, {stem: list(places) for stem, places in locate_stems(row.stems).items()}, spans))
    return Scored(spoken, tuple(words))


def score_quotation(quotation: Quotation, folded: Sequence[str], scored: Scored, hint: Hint | None) -> list[Match]:
    """The matches of a quotation in a document, best first, at most four."""
    quoted = _make_row(folded)
    found = []
    for number, words in enumerate(scored.words):
        best = _score_turn(quoted, words)
        if best is not None:
            found.append((best[0], number, best))
    found.sort(key=lambda entry: (-entry[0], entry[1]))
    return [_make_match(quotation, scored, number, best, hint) for _, number, best in found[:_MOST_TURNS]]


def _make_row(folded: Sequence[str]) -> WordRow:
    return WordRow(
        folded,
        [cut_word(word) for word in folded],
        [_SHORT_WEIGHT if len(word) <= _SHORT_WORD and not word[0].isdigit() else 1.0 for word in folded],
        [""] * len(folded),
    )


def _score_turn(quoted: WordRow, words: _TurnWords) -> tuple[float, float, int, int] | None:
    """(value, coverage, first, last word) of the best stretch of a turn."""
    best: tuple[float, float, int, int] | None = None
    for start, stop in find_windows(quoted, words.places, len(words.row), weigh_worth(len(quoted))):
        pairs = pair_in_order(quoted, words.row.slice(start, stop))
        coverage = len(pairs) / len(quoted)
        content, shared = _share_content(quoted, words.row.stems[start:stop])
        enough = coverage >= LEAST_COVERAGE or (content >= LEAST_CONTENT and shared >= FEWEST_CONTENT)
        if not enough and len(pairs) < LONG_PIECE:
            continue
        value = coverage + content / 2
        if best is None or value > best[0]:
            low = start + pairs[0][1] if pairs else start
            high = start + pairs[-1][1] if pairs else stop - 1
            best = value, coverage, low, high
    return best


def _share_content(quoted: WordRow, stems: Sequence[str]) -> tuple[float, int]:
    """Share and number of the quotation's words of content that stand in a stretch, in whatever order."""
    there = set(stems)
    content = [stem for stem, weight in zip(quoted.stems, quoted.weights, strict=True) if weight >= 1.0]
    shared = sum(stem in there for stem in content)
    return (shared / len(content) if content else 0.0), shared


def _make_match(
    quotation: Quotation, scored: Scored, number: int, best: tuple[float, float, int, int], hint: Hint | None
) -> Match:
    turn, words = scored.spoken.turns[number], scored.words[number]
    _, coverage, low, high = best
    telling = hint is not None and hint.telling >= _TELLING and hint.telling >= hint.total * _TELLING_SHARE
    return Match(
        id=identify_about("matches", quotation.id, turn.id),
        quotation=quotation.id,
        document=turn.document,
        turn=turn.id,
        start=words.spans[low][0],
        stop=words.spans[high][1],
        coverage=round(coverage, 4),
        distinctive=telling,
    )
