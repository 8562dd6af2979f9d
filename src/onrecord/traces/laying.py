"""A quotation laid over published turns: which of its words stand where, piece by piece."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.text.passages import ends_sentence
from onrecord.text.rows import WordRow
from onrecord.text.similarity import Pair, align_words, count_in_order, find_windows, weigh_worth
from onrecord.traces.reading import Reading
from onrecord.traces.runs import Piece, grow_run, list_unpaired

# A piece that was moved must say something of its own: shorter runs of words stand anywhere by chance.
_PIECE_WORDS = 4
_PIECE_CONTENT = 2
_PIECE_COVERAGE = 0.8
# Without words of content a piece must be an unbroken run of so many words: "So thank you for that".
_RUN_WORDS = 5
_STRAY_WORDS = 2
_OCCURRENCES = 8


def lay_words(quoted: Reading, published: Reading) -> tuple[Pair, ...]:
    """The best pairs of a quotation's words with one turn's words: an unbroken run where there is one, else an alignment."""
    exact = _lay_exact(quoted, published)
    if exact:
        return exact
    best: tuple[Pair, ...] = ()
    best_score = 0.0
    worth = weigh_worth(len(quoted.tokens))
    for start, stop in find_windows(quoted.row, published.places, len(published.tokens), worth):
        window = published.row.slice(start, stop)
        if count_in_order(quoted.row, window) < len(quoted.required) * worth:
            continue
        found = align_words(quoted.row, window)
        pairs = tuple(Pair(pair.quoted, pair.published + start, pair.same) for pair in found)
        score = _rate(quoted, pairs)
        if score > best_score:
            best, best_score = pairs, score
    return best


def lay_pieces(quoted: Reading, turns: Sequence[Reading], first: int, pairs: tuple[Pair, ...]) -> tuple[Piece, ...]:
    """The pieces of a quotation in its own order: the pairs laid already in turn ``first``, and what of the rest stands elsewhere."""
    pieces = [Piece(first, pairs)]
    for rest in _find_rests(quoted, _drop_strays(pairs)):
        for (start, stop), piece in _find_all(quoted, turns, rest, Piece(first, pairs)):
            pieces = [*_split(pieces, start, stop), piece]
    for rest in list_unpaired(quoted, pieces):
        grown = grow_run(quoted, turns, rest, first)
        if grown is not None:
            pieces = [*_split(pieces, *grown[0]), grown[1]]
    return tuple(sorted(pieces, key=lambda piece: piece.pairs[0].quoted))


def _lay_exact(quoted: Reading, published: Reading) -> tuple[Pair, ...]:
    if not quoted.required or " " + " ".join(quoted.required_keys) + " " not in published.required_text:
        return ()
    places = list(_find_runs(quoted, published))
    if not places:
        return ()
    at = min(places, key=lambda place: _rank_place(quoted, published, place))
    return tuple(Pair(token, published.required[at + step], True) for step, token in enumerate(quoted.required))


def _find_runs(quoted: Reading, published: Reading) -> Iterator[int]:
    wanted, text = quoted.required_text, published.required_text
    at, found = text.find(wanted), 0
    while at >= 0 and found < _OCCURRENCES:
        yield text.count(" ", 0, at + 1) - 1
        found += 1
        at = text.find(wanted, at + 1)


def _rank_place(quoted: Reading, published: Reading, place: int) -> tuple[bool, int, int]:
    """Of several places, one that begins a sentence as the quotation does, then one that crosses fewest sentence ends."""
    first = published.tokens[published.required[place]]
    last = published.tokens[published.required[place + len(quoted.required) - 1]]
    begins = place == 0 or published.tokens[published.required[place - 1]].sentence != first.sentence
    return quoted.tokens[quoted.required[0]].kind != "name" and not begins, last.sentence - first.sentence, place


def _rate(quoted: Reading, pairs: tuple[Pair, ...]) -> float:
    """Weight of the paired words less a little for each break, so that of two near duplicates the nearer wins."""
    score = sum(quoted.tokens[pair.quoted].weight * (1.0 if pair.same else 0.8) for pair in pairs)
    breaks = sum(
        1 for one, two in pairwise(pairs) if two.quoted != one.quoted + 1 or two.published != one.published + 1
    )
    return score - 0.2 * breaks


def _find_rests(quoted: Reading, pairs: tuple[Pair, ...]) -> list[tuple[int, int]]:
    """Runs of quoted words without a pair that are long enough to have come from elsewhere."""
    paired = {pair.quoted for pair in pairs}
    rests, start = [], 0
    for at in range(len(quoted.tokens) + 1):
        if at == len(quoted.tokens) or at in paired:
            if _is_telling(quoted, start, at) or _is_run(quoted, start, at):
                rests.append((start, at))
            start = at + 1
    return rests


def _is_telling(quoted: Reading, start: int, stop: int) -> bool:
    tokens = [token for token in quoted.tokens[start:stop] if not token.bracket]
    return len(tokens) >= _PIECE_WORDS and sum(token.weight >= 1.0 for token in tokens) >= _PIECE_CONTENT


def _is_run(quoted: Reading, start: int, stop: int) -> bool:
    return sum(not token.bracket for token in quoted.tokens[start:stop]) >= _RUN_WORDS


def _find_all(
    quoted: Reading, turns: Sequence[Reading], rest: tuple[int, int], main: Piece
) -> Iterator[tuple[tuple[int, int], Piece]]:
    """A rest found as one piece, else those of its sentences that are found."""
    whole = _find_elsewhere(quoted, turns, rest, main)
    if whole is not None:
        yield rest, whole
        return
    start, stop = rest
    ends = [at for at in range(start + 1, stop) if ends_sentence(quoted.before[at])]
    for part in pairwise((start, *ends, stop)) if ends else ():
        looked = _is_telling(quoted, *part) or _is_run(quoted, *part)
        piece = _find_elsewhere(quoted, turns, part, main) if looked else None
        if piece is not None:
            yield part, piece


def _find_elsewhere(quoted: Reading, turns: Sequence[Reading], rest: tuple[int, int], main: Piece) -> Piece | None:
    """The rest of a quotation found nearly whole in any of the turns, outside the words already paired."""
    start, stop = rest
    row = quoted.row.slice(start, stop)
    wanted = sum(1 for token in quoted.tokens[start:stop] if not token.bracket)
    run = "" if _is_telling(quoted, start, stop) else _join_keys(quoted, start, stop)
    best: tuple[float, Piece] | None = None
    for number, turn in sorted(enumerate(turns), key=lambda entry: (abs(entry[0] - main.turn), entry[0])):
        if run not in turn.required_text:
            continue
        pairs = _lay_rest(row, turn, start)
        if number == main.turn:
            taken = {pair.published for pair in main.pairs if not start <= pair.quoted < stop}
            pairs = tuple(pair for pair in pairs if pair.published not in taken)
        share = len(pairs) / wanted
        if share >= _PIECE_COVERAGE and (best is None or share > best[0]):
            best = share, Piece(number, pairs)
    return best[1] if best else None


def _join_keys(quoted: Reading, start: int, stop: int) -> str:
    return " " + " ".join(token.key for token in quoted.tokens[start:stop] if not token.bracket) + " "


def _lay_rest(row: WordRow, turn: Reading, start: int) -> tuple[Pair, ...]:
    best: tuple[Pair, ...] = ()
    for low, high in find_windows(row, turn.places, len(turn.tokens)):
        pairs = align_words(row, turn.row.slice(low, high))
        if len(pairs) > len(best):
            best = tuple(Pair(pair.quoted + start, pair.published + low, pair.same) for pair in pairs)
    return best


def _drop_strays(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs without lone ones that have no neighbour on both sides: a word that stands anywhere may belong to another piece."""
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and pair.quoted == runs[-1][-1].quoted + 1 and pair.published == runs[-1][-1].published + 1:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return tuple(pair for run in runs if len(run) > _STRAY_WORDS for pair in run)


def _split(pieces: list[Piece], start: int, stop: int) -> list[Piece]:
    """The pieces without quoted words ``[start, stop)``, which stand elsewhere, each cut in two where it lies around them."""
    split = []
    for piece in pieces:
        before = tuple(pair for pair in piece.pairs if pair.quoted < start)
        after = tuple(pair for pair in piece.pairs if pair.quoted >= stop)
        split += [Piece(piece.turn, part) for part in (before, after) if part]
    return split


def crosses_sentences(reading: Reading, first: int, second: int) -> int:
    """How many sentence ends lie between two tokens of a turn."""
    return reading.tokens[second].sentence - reading.tokens[first].sentence


def ends_inside_gap(quoted: Reading, first: int, second: int) -> bool:
    """Whether the quotation prints a sentence end somewhere between two of its tokens."""
    return any(ends_sentence(quoted.before[at]) for at in range(first + 1, second + 1))
