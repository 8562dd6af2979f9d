"""What lies between two neighbouring pairs of words: nothing, words changed, words left out at a mark, or a stretch passed over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import Change
from onrecord.text.passages import has_ellipsis, is_interrupted
from onrecord.text.similarity import Pair
from onrecord.traces.changes import Marked, is_lone_one, name_changes
from onrecord.traces.laying import crosses_sentences, ends_inside_gap
from onrecord.traces.runs import Piece

# An unmarked gap of this many published words is a stretch passed over, no longer a few words dropped: pieces from apart.
# The labelled drops of quote-trace-ru are 1 to 3 words long; its stitches pass over 12 and more.
LONG_STRETCH = 10
# A gap with words dropped on both sides of a sentence end is a splice from this many words on.
_ACROSS_STRETCH = 4
_PASSED_SENTENCES = 2
# An unquoted beginning or end of a sentence stands for unpublished quoted words when it is hardly longer than they are.
_EDGE_SPARE = 2


class Joint(NamedTuple):
    """Two pairs that follow each other in the quotation; ``near`` when they lie in one turn and in order."""

    first: tuple[int, Pair]
    second: tuple[int, Pair]


TurnSpan = tuple[int, int, int]
PlacedChange = tuple[int, Change]


@dataclass(slots=True)
class Gaps:
    """What stands between the pairs: changes with the quoted token they stand at; spans are (turn, start, stop) in that turn's text.

    ``breaks`` are the quoted tokens before which a new piece begins.
    """

    changes: list[PlacedChange] = field(default_factory=list)
    left_out: list[TurnSpan] = field(default_factory=list)
    passed_over: list[TurnSpan] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    spliced: bool = False
    run_on: bool = False

    def add(self, at: int, changes: Sequence[Change]) -> None:
        """Keep the changes found at one place of the quotation."""
        self.changes += [(at, change) for change in changes]


class Edge(NamedTuple):
    """The changes beyond an outermost pair and the published tokens they stand for, none where the pair itself is the edge."""

    changes: tuple[Change, ...]
    published: tuple[int, ...]


def read_gaps(quoted: Marked, turns: Sequence[Marked], pieces: Sequence[Piece]) -> Gaps:
    """Everything between the first and the last paired word of a quotation."""
    found = Gaps()
    for joint in _join(pieces):
        added = _added(quoted, joint.first[1].quoted + 1, joint.second[1].quoted)
        if joint.first[0] != joint.second[0] or joint.second[1].published <= joint.first[1].published:
            _read_jump(found, quoted, turns, joint, added)
        else:
            _read_gap(found, quoted, turns[joint.first[0]], joint, added)
    return found


def read_edge(quoted: Marked, turns: Sequence[Marked], pieces: Sequence[Piece], *, opening: bool) -> Edge:
    """What stands before the first paired word (``opening``) or after the last."""
    piece = pieces[0 if opening else -1]
    pair = piece.pairs[0 if opening else -1]
    added = _added(quoted, 0, pair.quoted) if opening else _added(quoted, pair.quoted + 1, len(quoted.reading.tokens))
    if not added:
        return Edge((), ())
    published = turns[piece.turn]
    step = -1 if opening else 1
    beyond = _beyond(published, pair.published, step=step)
    if len(beyond) > len(added) + _EDGE_SPARE:
        beyond = _stand_for(quoted, added, published, beyond, step=step)
    return Edge(tuple(name_changes(quoted, added, published, sorted(beyond))), tuple(sorted(beyond)))


def _join(pieces: Sequence[Piece]) -> Iterator[Joint]:
    flat = [(piece.turn, pair) for piece in pieces for pair in piece.pairs]
    yield from (Joint(one, two) for one, two in pairwise(flat))


def _added(quoted: Marked, start: int, stop: int) -> list[int]:
    """Quoted tokens without a pair that must have one: brackets of the press are its own words."""
    return [at for at in range(start, stop) if not quoted.reading.tokens[at].bracket]


def _dropped(published: Marked, start: int, stop: int) -> list[int]:
    return [at for at in range(start, stop) if not published.reading.tokens[at].bracket]


def _is_marked(quoted: Marked, start: int, stop: int) -> bool:
    """Whether an ellipsis stands between two quoted tokens, or a bracket of the press there or in them."""
    reading = quoted.reading
    return any(has_ellipsis(reading.before[at]) for at in range(start + 1, stop + 1)) or any(
        reading.tokens[at].bracket for at in range(start, stop + 1)
    )


def _read_jump(found: Gaps, quoted: Marked, turns: Sequence[Marked], joint: Joint, added: list[int]) -> None:
    """Pieces from two turns, or in another order: spliced unless a mark says so and the order is kept."""
    (turn, one), (next_turn, two) = joint
    if turn < next_turn and _is_marked(quoted, one.quoted, two.quoted):
        found.left_out += _name_skipped(turns, joint)
    else:
        found.spliced = True
    found.breaks.append(two.quoted)
    found.add(one.quoted, name_changes(quoted, added, turns[turn], []))


def _name_skipped(turns: Sequence[Marked], joint: Joint) -> Iterator[TurnSpan]:
    """The end of one turn and the beginning of the next that a mark between two turns leaves out."""
    (turn, one), (next_turn, two) = joint
    rest, head = turns[turn].reading, turns[next_turn].reading
    if one.published + 1 < len(rest.tokens):
        yield (turn, *rest.bounds(one.published + 1, len(rest.tokens)))
    if two.published:
        yield (next_turn, *head.bounds(0, two.published))


def _read_gap(found: Gaps, quoted: Marked, published: Marked, joint: Joint, added: list[int]) -> None:
    (turn, one), (_, two) = joint
    dropped = _dropped(published, one.published + 1, two.published)
    if not dropped:
        found.add(one.quoted, name_changes(quoted, added, published, []))
        found.run_on |= not added and _lost_end(quoted, published, one, two)
        return
    span = (turn, *published.reading.bounds(dropped[0], dropped[-1] + 1))
    if _is_marked(quoted, one.quoted, two.quoted):
        found.left_out.append(span)
        found.add(one.quoted, name_changes(quoted, added, published, []))
        found.add(one.quoted, name_changes(quoted, [], published, _critical(published, dropped, one, two)))
    elif _is_stretch(published, one, two, dropped):
        found.passed_over.append(span)
        found.breaks.append(two.quoted)
        found.spliced = True
        found.add(one.quoted, name_changes(quoted, added, published, []))
    else:
        found.add(one.quoted, name_changes(quoted, added, published, dropped))


def _is_stretch(published: Marked, one: Pair, two: Pair, dropped: list[int]) -> bool:
    crossed = crosses_sentences(published.reading, one.published, two.published)
    if crossed >= _PASSED_SENTENCES or len(dropped) >= LONG_STRETCH:
        return True
    tokens = published.reading.tokens
    both = (
        tokens[dropped[0]].sentence == tokens[one.published].sentence
        and tokens[dropped[-1]].sentence == tokens[two.published].sentence
    )
    return crossed == 1 and both and len(dropped) >= _ACROSS_STRETCH


def _lost_end(quoted: Marked, published: Marked, one: Pair, two: Pair) -> bool:
    """Whether a published sentence ends between two neighbouring words and the quotation shows no end there.

    A reporter's interruption stands in place of the mark («…», – сказал он. – «…»), and so does an ellipsis.
    """
    if not crosses_sentences(published.reading, one.published, two.published):
        return False
    from_print = published.reading.before[one.published + 1 : two.published + 1]
    if not any(mark in before for before in from_print for mark in ".!?"):
        return False
    if any(is_interrupted(quoted.reading.before[at]) for at in range(one.quoted + 1, two.quoted + 1)):
        return False
    return not ends_inside_gap(quoted.reading, one.quoted, two.quoted)


def _critical(published: Marked, dropped: list[int], one: Pair, two: Pair) -> list[int]:
    """Left-out tokens that turn what the rest says: denials, softeners, conditions and numbers of a sentence quoted in part.

    A sentence left out whole takes nothing from the sentences beside it; nor does a number in the rest of a sentence when the
    quotation goes on with another one.
    """
    tokens = published.reading.tokens
    touched = {tokens[one.published].sentence, tokens[two.published].sentence}
    inside = [at for at in dropped if tokens[at].sentence in touched]
    turning = ("number", "negation", "hedge") if len(touched) == 1 else ("negation", "hedge")
    critical = {at for at in inside if published.kinds[at] in turning and not is_lone_one(published, at)}
    if inside:
        folded = published.reading.folded(inside[0], inside[-1] + 1)
        for start, stop in published.reading.wording.find("conditions", folded):
            critical.update(range(inside[0] + start, inside[0] + stop))
    return sorted(critical & set(inside))


def _beyond(published: Marked, at: int, *, step: int) -> list[int]:
    """The published words of the same sentence beyond an outermost pair, the nearest first."""
    tokens = published.reading.tokens
    beyond = []
    place = at + step
    while 0 <= place < len(tokens) and tokens[place].sentence == tokens[at].sentence:
        if not tokens[place].bracket:
            beyond.append(place)
        place += step
    return beyond


def _stand_for(quoted: Marked, added: list[int], published: Marked, beyond: list[int], *, step: int) -> list[int]:
    """Of a long rest of the sentence, the nearest words as far as they are of one kind with the nearest quoted ones."""
    alike = []
    for mine, other in zip(added[::step], beyond, strict=False):
        one, two = quoted.reading.tokens[mine], published.reading.tokens[other]
        if quoted.kinds[mine] != published.kinds[other] or one.weight != two.weight:
            break
        alike.append(other)
    return alike
