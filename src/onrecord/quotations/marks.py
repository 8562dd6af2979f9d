"""Words in quotation marks: the outermost pairs of a page, over paragraphs, with marks nested, shared and never closed.

One pass with a stack over the marks of each block, then one pass that stitches blocks: linear in the number of marks. What the
page does not close is bounded: by an attribution that follows in the same paragraph, by a mark that closes a name and the
quotation at once, by a later paragraph that goes on with it, else by its own paragraph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.knowledge.quoting import Marks
from onrecord.quotations.attributions import Attributions
from onrecord.quotations.tokens import Marked, Token

# A mark that a paragraph leaves open is looked for in this many following ones.
OPEN_PARAGRAPHS = 8
# Marks nest in three levels at most on real pages; an opening mark is looked for this far down the stack.
NESTING = 4
_SINGLE = frozenset("'‘’")
_CURLY = frozenset("“„‘")
_SENTENCE_END = frozenset(".!?…")


class _Pair(NamedTuple):
    opening: Token
    closing: Token


class _Open(NamedTuple):
    opening: Token
    inner: list[_Pair]


class _Shapes(NamedTuple):
    """What marks look like: which close which, which open and close by their shape, and what stands beside opening ones."""

    closings: dict[str, set[str]]
    opening: frozenset[str]
    closing: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]


def _read_shapes(marks: Marks) -> _Shapes:
    closings: dict[str, set[str]] = {}
    for opening, closing in marks.pairs:
        closings.setdefault(opening, {opening}).add(closing)
    # Pages mix them: "Words,” and “words."
    for straight in marks.straight:
        for opening, closing in marks.pairs:
            if (straight in _SINGLE) == (opening in _SINGLE) and opening in _CURLY:
                closings[opening].add(straight)
                closings.setdefault(straight, {straight}).add(closing)
    signs = _list_signs(marks) | frozenset(marks.dashes)
    return _Shapes(
        closings=closings,
        opening=frozenset(pair[0] for pair in marks.pairs),
        closing=frozenset(pair[1] for pair in marks.pairs),
        before=signs | frozenset("([{/"),
        after=signs | frozenset("([…"),
    )


def _list_signs(marks: Marks) -> frozenset[str]:
    return frozenset(sign for pair in marks.pairs for sign in pair) | frozenset(marks.straight)


class _Scan(NamedTuple):
    """A block's tokens, outer pairs, unclosed marks in order, closing marks that nothing opened; where its last word starts."""

    tokens: Sequence[Token]
    pairs: list[_Pair]
    unclosed: list[_Open]
    loose: list[Token]
    last_word: int

    @property
    def stop(self) -> int:
        return self.tokens[-1].stop if self.tokens else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    text: str
    scans: Sequence[_Scan]
    attributions: Attributions
    signs: frozenset[str]


def find_marked(text: str, blocks: Sequence[Sequence[Token]], attributions: Attributions, marks: Marks) -> list[Marked]:
    """The outermost marked words of all blocks, in order, none of them without a word; ``blocks`` holds the tokens of each."""
    shapes = _read_shapes(marks)
    page = _Page(
        text=text,
        scans=[_scan_block(text, tokens, shapes) for tokens in blocks],
        attributions=attributions,
        signs=_list_signs(marks),
    )
    found: list[Marked] = []
    cursor = 0
    for number, scan in enumerate(page.scans):
        for item in _list_items(scan):
            if item.opening.start >= cursor:
                marked = _close(item) if isinstance(item, _Pair) else _bound(page, number, item)
                if marked is not None and any(letter.isalnum() for letter in text[marked.start : marked.stop]):
                    found.append(marked)
                    cursor = marked.outer_stop
    return found


def _list_items(scan: _Scan) -> Iterator[_Pair | _Open]:
    yield from scan.pairs
    for left_open in scan.unclosed:
        yield left_open
        yield from left_open.inner


def _scan_block(text: str, tokens: Sequence[Token], shapes: _Shapes) -> _Scan:
    last_word = next((token.start for token in reversed(tokens) if token.is_nominal), 0)
    scan = _Scan(tokens, [], [], [], last_word)
    stack: list[_Open] = []
    for token in tokens:
        if token.kind != "quote":
            continue
        depth = _find_opening(stack, token.folded, shapes.closings)
        if _opens(text, token, depth is not None, shapes):
            stack.append(_Open(token, []))
        elif depth is not None:
            del stack[depth + 1 :]
            pair = _Pair(stack.pop().opening, token)
            (stack[-1].inner if stack else scan.pairs).append(pair)
        elif not stack:
            scan.loose.append(token)
    scan.unclosed.extend(stack)
    return scan


def _find_opening(stack: Sequence[_Open], sign: str, closings: dict[str, set[str]]) -> int | None:
    """The place in the stack of the mark that ``sign`` could close."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - NESTING), -1):
        opening = stack[depth].opening.folded
        if sign == opening or sign in closings.get(opening, ()):
            return depth
    return None


def _opens(text: str, token: Token, could_close: bool, shapes: _Shapes) -> bool:
    """Whether a mark opens: by its shape where that tells, else by its neighbours, else by what is open."""
    before = text[token.start - 1] if token.start else ""
    after = text[token.stop : token.stop + 1]
    left = not before or before.isspace() or before in shapes.before
    right = after.isalnum() or (bool(after) and after in shapes.after)
    looks_open = left and right
    looks_closed = bool(before) and not before.isspace() and not after.isalnum()
    opening_shape, closing_shape = token.folded in shapes.opening, token.folded in shapes.closing
    if opening_shape != closing_shape:
        if opening_shape:
            return not (could_close and looks_closed and not looks_open)
        return looks_open and not looks_closed and not could_close and token.folded not in _SINGLE
    if looks_open != looks_closed:
        return looks_open
    return not could_close and token.folded not in _SINGLE and not before.isalnum()


def _close(pair: _Pair) -> Marked:
    return Marked(pair.opening.start, pair.closing.stop, pair.opening.stop, pair.closing.start, True)


def _bound(page: _Page, number: int, left_open: _Open) -> Marked | None:
    """The words of a mark that its paragraph never closes; ``None`` for an apostrophe."""
    opening, scan = left_open.opening, page.scans[number]
    if opening.folded in _SINGLE or opening.stop > scan.last_word:
        return None
    attribution = page.attributions.find(number, opening.stop)
    fresh = _find_fresh(page.text, left_open)
    if fresh is not None and (attribution is None or fresh < attribution):
        return _cut(page, opening, fresh, fresh)
    if attribution is not None:
        return _cut(page, opening, attribution, attribution)
    goes_on = _follow(page, number, opening)
    if goes_on is not None:
        return goes_on
    if left_open.inner and left_open.inner[-1].closing.stop >= _last_mark_or_word(scan):
        last = left_open.inner[-1].closing
        return _cut(page, opening, last.start, last.stop)
    return _cut(page, opening, scan.stop, scan.stop)


def _last_mark_or_word(scan: _Scan) -> int:
    return next((token.stop for token in reversed(scan.tokens) if token.kind != "full_stop"), 0)


def _find_fresh(text: str, left_open: _Open) -> int | None:
    """Where a pair inside an unclosed mark opens a sentence of its own: the unclosed words end before it."""
    for pair in left_open.inner:
        before = text[max(left_open.opening.stop, pair.opening.start - 4) : pair.opening.start].rstrip()
        if before[-1:] in _SENTENCE_END and before:
            return pair.opening.start
    return None


def _cut(page: _Page, opening: Token, stop: int, outer_stop: int) -> Marked | None:
    while stop > opening.stop and _is_trailing(page, page.text[stop - 1]):
        stop -= 1
    return Marked(opening.start, outer_stop, opening.stop, stop, False) if stop > opening.stop else None


def _is_trailing(page: _Page, sign: str) -> bool:
    return sign.isspace() or sign == "," or sign in page.signs


def _follow(page: _Page, number: int, opening: Token) -> Marked | None:
    """A quotation of several paragraphs: each opens with the mark and the last closes, or it is closed once, later."""
    reopened = False
    for later in range(number + 1, min(number + 1 + OPEN_PARAGRAPHS, len(page.scans))):
        scan = page.scans[later]
        if not scan.tokens:
            continue
        first = scan.tokens[0]
        if first.kind == "quote" and first.folded == opening.folded:
            reopened = True
            if scan.pairs and scan.pairs[0].opening is first:
                closing = scan.pairs[0].closing
                return Marked(opening.start, closing.stop, opening.stop, closing.start, True)
            attribution = page.attributions.find(later, first.stop)
            if attribution is not None:
                return _cut(page, opening, attribution, attribution)
        elif reopened or (not scan.loose and page.attributions.find(later, first.start) is not None):
            return None
        elif scan.loose and not scan.unclosed:
            closing = scan.loose[0]
            return Marked(opening.start, closing.stop, opening.stop, closing.start, True)
    return None
