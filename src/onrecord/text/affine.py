"""The affine-gap table that lays a few quoted words over a few published ones (Gotoh 1982)."""

from onrecord.text.rows import WordRow

# Measured on quote-trace-ru and our own 250 pairs: a lone stop word (weight 0.3) must not pay for opening a gap, a lone word of
# content (weight 1) must. A substitution costs a little less than dropping one word and adding another.
_NEAR = 0.7
_SUBSTITUTION = -0.75
_SAME_CLASS = -0.2
_GAP_OPEN = -0.8
_GAP_WORD = -0.1
_GAP_SENTENCE = -0.6


def lay_table(quoted: WordRow, published: WordRow, free: tuple[bool, bool]) -> list[tuple[int, int, bool]]:
    """The best path through an affine-gap table (Gotoh 1982): matches only, as (row, column, same)."""
    rows, columns = len(quoted), len(published)
    low = -1e9
    # At [i][j], i quoted and j published words are used. best ends in a pairing, drop in a published word passed over, add in a
    # quoted word that is not published.
    best = [[low] * (columns + 1) for _ in range(rows + 1)]
    drop = [[low] * (columns + 1) for _ in range(rows + 1)]
    add = [[low] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    words = [_cost_word(published, column) for column in range(columns)]
    for column in range(1, columns + 1):
        drop[0][column] = 0.0 if free[0] or 0 in quoted.elided else _GAP_OPEN + _GAP_WORD * column
    for row in range(1, rows + 1):
        add[row][0] = _GAP_OPEN + _GAP_WORD * row
        costs = None if (free[1] and row == rows) or row in quoted.elided else words
        above = (best[row - 1], drop[row - 1], add[row - 1])
        _fill_row(above, (best[row], drop[row], add[row]), _list_gains(quoted, row - 1, published), costs)
    return _walk_back(quoted, published, (best, drop, add), free)


def _list_gains(quoted: WordRow, at: int, published: WordRow) -> list[float]:
    """What pairing one quoted word with each published word is worth."""
    key, stem, weight, kind = quoted.keys[at], quoted.stems[at], quoted.weights[at], quoted.classes[at] or None
    near = _NEAR * weight
    return [
        weight if other == key else near if other_stem == stem else _SAME_CLASS if other_kind == kind else _SUBSTITUTION
        for other, other_stem, other_kind in zip(published.keys, published.stems, published.classes, strict=True)
    ]


_Rows = tuple[list[float], list[float], list[float]]


def _fill_row(above: _Rows, here: _Rows, gains: list[float], costs: list[float] | None) -> None:
    """One row of the table from the row above; without ``costs`` passing over published words is free. Unrolled: most time goes here."""
    best, drop, add = here
    left_best, left_drop, left_add = best[0], drop[0], add[0]
    paired = 0.0
    for column, (up_best, up_drop, up_add) in enumerate(zip(above[0], above[1], above[2], strict=True)):
        most = up_best if up_best >= up_drop else up_drop
        if column:
            opened = left_best if left_best >= left_add else left_add
            if costs is None:
                left_drop = opened if opened > left_drop else left_drop
            else:
                opened += _GAP_OPEN
                left_drop = (opened if opened > left_drop else left_drop) + costs[column - 1]
            up = most + _GAP_OPEN
            left_add = (up if up > up_add else up_add) + _GAP_WORD
            left_best = paired
            best[column], drop[column], add[column] = left_best, left_drop, left_add
        if column < len(gains):
            paired = (most if most >= up_add else up_add) + gains[column]


def _cost_word(published: WordRow, column: int) -> float:
    """What it costs to go on passing over published words with this one."""
    return _GAP_WORD + _GAP_SENTENCE if column in published.starts else _GAP_WORD


def _walk_back(
    quoted: WordRow, published: WordRow, tables: tuple[list[list[float]], ...], free: tuple[bool, bool]
) -> list[tuple[int, int, bool]]:
    best, drop, add = tables
    row, column = len(quoted), len(published)
    state = max((0, 1, 2), key=lambda number: (tables[number][row][column], -number))
    path: list[tuple[int, int, bool]] = []
    while row and column:
        if state == 0:
            same = quoted.keys[row - 1] == published.keys[column - 1]
            if same or quoted.stems[row - 1] == published.stems[column - 1]:
                path.append((row - 1, column - 1, same))
            row, column = row - 1, column - 1
            state = max((0, 1, 2), key=lambda number: (tables[number][row][column], -number))
        elif state == 1:
            last = (free[1] and row == len(quoted)) or row in quoted.elided
            here = drop[row][column]
            column -= 1
            opening, word = (0.0, 0.0) if last else (_GAP_OPEN, _cost_word(published, column))
            state = _came_from(here, word + opening, (best[row][column], 0), (add[row][column], 2), 1)
        else:
            here = add[row][column]
            row -= 1
            state = _came_from(here, _GAP_WORD + _GAP_OPEN, (best[row][column], 0), (drop[row][column], 1), 2)
    return path[::-1]


def _came_from(here: float, cost: float, first: tuple[float, int], second: tuple[float, int], stay: int) -> int:
    for value, state in (first, second):
        if abs(value + cost - here) < 1e-9:
            return state
    return stay
