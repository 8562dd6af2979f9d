"""Names in lists: "- Jane Roe, Minister of Rivers" names a person where names are read at that place of the other items."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.mentions.known import Naming
from onrecord.mentions.persons import PersonFound
from onrecord.text.names import UPPER
from onrecord.text.spans import index_spans

RULE = "listed"
_ITEM = re.compile(r"(?m)^[ \t]*(?:[-*•–—]|\d{1,3}[.)])[ \t\u00a0]+(?P<words>\S[^\n]*?)[ \t]*$")
_WORD = rf"[{UPPER}][^\W\d_]+(?:[-’'][{UPPER}][^\W\d_]+)*"
_NAME = re.compile(rf"{_WORD}(?: [{UPPER}]\.)?(?: {_WORD}){{1,2}}(?=,| \(| ?[–—]|$)", re.MULTILINE)
_CLOSES = re.compile(r",| \(| ?[–—]|[ \t]*$", re.MULTILINE)
# Items of a list that show where names stand, and their least share; letters before a name. Chosen, not measured.
_SHORTEST_NAME = 2
_LEAST_ITEMS, _LEAST_SHARE, _LONGEST_BEFORE = 3, 0.5, 40


def find_listed(
    text: str, persons: Sequence[PersonFound], taken: Iterable[tuple[int, int]], naming: Naming
) -> Iterator[PersonFound]:
    """The people of items in which nobody is found yet, in lists where half of the items have a name before a comma or the end.

    Such a name opens the item, or stands behind the words that stand before another's ("Mayor-elect"); it has two or three words, none of
    them a thing's, and does not begin in a span that is ``taken``.
    """
    opened = {person.start: person for person in persons}
    starts, offices = sorted(opened), index_spans(taken)
    for items in _cut_lists(text):
        before = [
            words for start, stop in items if (words := _read_before(text, (start, stop), starts, opened)) is not None
        ]
        if len(before) < max(_LEAST_ITEMS, _LEAST_SHARE * len(items)):
            continue
        openings = sorted({*before, ""}, key=lambda words: (-len(words), words))
        for item in items:
            name = None if _find_first(starts, *item) is not None else _match_name(text, item, openings, naming)
            if name is not None and not offices.covers(name[0]):
                yield _make_person(text, *name, naming)


def _find_first(starts: Sequence[int], start: int, stop: int) -> int | None:
    """Where the first person named in a stretch stands."""
    at = bisect_left(starts, start)
    return starts[at] if at < len(starts) and starts[at] < stop else None


def _read_before(
    text: str, item: tuple[int, int], starts: Sequence[int], opened: Mapping[int, PersonFound]
) -> str | None:
    """The words of an item before its first name, where a comma or the end stands behind the name; none of another item."""
    place = _find_first(starts, *item)
    if place is None or place - item[0] > _LONGEST_BEFORE or not opened[place].given:
        return None
    return text[item[0] : place] if _CLOSES.match(text, opened[place].stop) else None


def _match_name(text: str, item: tuple[int, int], openings: Sequence[str], naming: Naming) -> tuple[int, int] | None:
    """Where the name of an item stands."""
    start = next(item[0] + len(words) for words in openings if text.startswith(words, item[0]))
    found = _NAME.match(text, start, item[1])
    words = found.group().split() if found else []
    while len(words) > _SHORTEST_NAME and naming.look_up(words[0]).is_title:
        start += len(words.pop(0)) + 1
    facts = [naming.look_up(word) for word in words]
    # "Jane Roe MP": letters behind a name are no surname.
    if found is None or words[-1].isupper() or any(one.is_thing or one.is_title or one.is_place for one in facts):
        return None
    return start, found.end()


def _make_person(text: str, start: int, stop: int, naming: Naming) -> PersonFound:
    words = text[start:stop].split()
    surname, given = naming.stem(words[-1]), naming.stem(words[0])
    key = f"{naming.language.language}:{surname}:{given}"
    return PersonFound(start=start, stop=stop, key=key, surname=surname, is_known=False, rule=RULE, given=given)


def _cut_lists(text: str) -> Iterator[list[tuple[int, int]]]:
    """The words of items that follow each other, blank lines between them aside."""
    found = list(_ITEM.finditer(text))
    items: list[tuple[int, int]] = [found[0].span("words")] if found else []
    for one, other in pairwise(found):
        if text[one.end() : other.start()].strip():
            yield items
            items = []
        items.append(other.span("words"))
    if items:
        yield items
