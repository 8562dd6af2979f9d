"""Hours and minutes, which are no figures: 16:15, «около 21.00»."""

import re

from onrecord.figures.amounts import Amount
from onrecord.figures.passages import Passage
from onrecord.knowledge.amounts import Amounts

_CLOCK = ":"
_POINT = "."
# A word of growth stands so near what grew; chosen, not measured.
_REACH = 4
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def is_clock(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A clock, whether a colon or a dot parts its hours and minutes."""
    text, tokens = passage.text, passage.tokens
    start, stop = tokens[amount.core].start, tokens[amount.stop - 1].stop
    if text[stop : stop + 1] == _CLOCK and text[stop + 1 : stop + 2].isdigit():
        return True
    return text[start - 1 : start] == _CLOCK or _is_dotted(passage, amount, known)


def _is_dotted(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Two digits behind a dot where a comma parts decimals, behind a word that leads to a clock: «с 10.00 до 18.30»."""
    if known.decimal == _POINT or amount.unit is not None or not amount.core:
        return False
    ends = {amount.core, amount.joint or amount.core}
    is_led = passage.words[amount.core - 1] in known.clock_links
    if not is_led or amount.stop != max(ends) + 1 or not all(_DOTTED.fullmatch(passage.words[end]) for end in ends):
        return False
    words, measures = passage.words, known.measures
    behind = words[amount.stop] if amount.stop < len(words) else ""
    is_grown = any(
        word in measures.up or word in measures.down for word in words[max(0, amount.first - _REACH) : amount.first]
    )
    return behind not in measures.counted_times and not is_grown  # «вырос с 12.40 до 14.50»
