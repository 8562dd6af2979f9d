"""Lists of participants: "РОЕВА Ядвига Яновна – министр гаваней", one a line or run together in a page saved as one line.

The surname stands in capitals, before the given names or behind them, and a dash before the office. One such line may be a
sentence that shouts; two near each other are a list.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.documents.lines import Sketch
from onrecord.text.names import UPPER

# All but the first letter of a word in capitals and of a given name, and the first of either: a pattern that opens with a set of
# letters finds its places quickly.
_FIRST = rf"[{UPPER}](?<!\S.)"
_SHOUTED_REST = rf"[{UPPER}]+(?:[-’'][{UPPER}]{{2,}})*"
_GIVEN_REST = rf"[^\W\d_]*[^\W\d_{UPPER}](?:-[^\W\d_]+)*"
_SHOUTED = rf"[{UPPER}]{{2,}}(?:[-’'][{UPPER}]{{2,}})*"
_GIVEN = rf"[{UPPER}][^\W\d_]*[^\W\d_{UPPER}](?:-[^\W\d_]+)*"
_NAME_REST = (
    rf"(?:{_SHOUTED_REST}(?: {_SHOUTED}){{0,2}}(?: {_GIVEN}){{1,3}}|{_GIVEN_REST}(?: {_GIVEN})?(?: {_SHOUTED}){{1,3}})"
)
_DASH = rf"(?: ?[–—] ?| - )(?!{_SHOUTED} {_GIVEN})"
_ITEM_REST = rf"{_NAME_REST}{_DASH}(?=[^\W\d_]|[«„“\"])"
_LINE = re.compile(rf"(?:\d{{1,3}}[.)] |[•*–—-] )?{_FIRST}{_ITEM_REST}.*")
# The word in capitals before a surname is the end of an office: "… of the UNO ROE Jane Ann – …".
_INSIDE = re.compile(rf"{_FIRST}(?!{_SHOUTED_REST} {_SHOUTED}(?: {_GIVEN}){{2}}{_DASH}){_ITEM_REST}")
# The longest office of the 413 participants in the index of 149 pages of 2025 has 233 characters.
_LONGEST_OFFICE = 300
# "имени П.И.Роева" and "г. Карасуска" end no sentence.
_END = r"[^\W\d_]{4}[.!?…](?= |$)|\n| (?=\* \* \*|<)"
# "… Pupils and students : ROE Jane – …": a line between two items.
_SUBHEAD = re.compile(rf" (?=[{UPPER}][^\W\d_]+(?:,? [^\W\d_{UPPER}]+){{0,9}} ?: $)")
# Lines between two items of one list: a separator, a delegation's name.
_MOST_BETWEEN = 2


def find_participants(text: str, frame: str) -> Iterator[int]:
    """Where an item of a list run together opens, and where the list ends; ``frame`` is a pattern of what may follow it."""
    items = list(_INSIDE.finditer(text))
    end = re.compile(rf"{_END}| (?={frame})")
    joined = [after.start() - before.end() <= _LONGEST_OFFICE for before, after in pairwise(items)]
    for place, item in enumerate(items):
        is_after = place > 0 and joined[place - 1]
        goes_on = place < len(joined) and joined[place]
        if is_after or goes_on:
            yield item.start()
        if goes_on and (subhead := _SUBHEAD.search(text, item.end(), items[place + 1].start())):
            yield subhead.end()
        if is_after and not goes_on:
            ended = end.search(text, item.end(), item.end() + _LONGEST_OFFICE)
            yield ended.end() if ended else item.start()


def mark_participants(sketch: Sketch) -> None:
    """The lines of a list become furniture of the kind ``participant``."""
    items = [place for place, line in enumerate(sketch.shown) if _LINE.fullmatch(line)]
    for before, after in pairwise(items):
        if after - before <= _MOST_BETWEEN + 1:
            for place in (before, after):
                sketch.kinds[place] = ("furniture", "participant")
                sketch.labels[place] = None
