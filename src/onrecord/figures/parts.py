"""Whether a word is an ordinal or a part: "a third dose", but "a third of exports", "grew by a fifth"."""

from collections.abc import Sequence

from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts


def is_third_of_a_row(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """ "third" is an ordinal ("our third year") unless an article stands before it or what it is a part of behind."""
    if known.ordinals.find(tokens[at].folded) is None:
        return False
    before = tokens[at - 1].folded if at else ""
    behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if known.cardinals.find(before) is not None or behind in known.parts_of:
        return False
    return before not in known.articles or ends_noun(tokens, at + 1, known)


def ends_behind_article(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """ "grew by a fifth": an ordinal behind "a" that no noun follows is a fraction."""
    if not at or tokens[at - 1].folded not in known.articles:
        return False
    return not ends_noun(tokens, at + 1, known)


def ends_noun(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """A noun stands there, of which a word before it can be the ordinal: "a third dose", but "a third more", "a third of"."""
    if at >= len(tokens) or not tokens[at].text[0].isalpha():
        return False
    word = tokens[at].folded
    return not (
        word in known.connectives
        or word in known.parts_of
        or word in known.joiners
        or word in known.measures.more_times
        or word in known.measures.less_times
        or word in known.measures.up
        or word in known.measures.down
        or known.magnitudes.find(word) is not None
    )


def is_part_of(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """ "tenth of a percent": an ordinal before "of" and a unit is a fraction."""
    start = at
    while at < len(tokens) and tokens[at].folded in known.parts_of:
        at += 1
    return at > start and at < len(tokens) and known.units.find([tokens[at].folded], 0) is not None


def leads_to_unit(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """A unit behind what may be a part of it: "two quarters of an hour", but "two quarters of growth"."""
    return is_part_of(tokens, at, known) or (at < len(tokens) and known.units.find([tokens[at].folded], 0) is not None)
