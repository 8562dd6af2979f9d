"""By when and under which condition: the nearest date ahead in an act's sentence, and the words that set a condition."""

from collections.abc import Iterator, Sequence

from onrecord.commitments.passage import HARD, Clause, Passage
from onrecord.model import Evidence, cite
from onrecord.text.edtf import find_bounds
from onrecord.text.edtf_phrases import SaidDate, read_dates

# A date that opens a sentence stands so many letters from its beginning at most.
_OPENING = 12
# Letters between a cue and a day on a page without one; chosen, not measured.
_BESIDE = 25
# Any day at all: what is read against it is not kept.
_ANY_DAY = "2000-01-01"


def add_dates(passage: Passage) -> Passage:
    """The passage with the dates that it says, as words that speak of what is to come."""
    page = passage.page
    if passage.dates is None:
        return passage
    start = passage.sentence.start
    read = read_dates(page.text[start : passage.sentence.stop], passage.dates, page.published, "ahead")
    if not read:
        return passage
    said = tuple(one._replace(start=one.start + start, stop=one.stop + start) for one in read)
    return passage._replace(said=said, dated=frozenset(_list_dated(passage, said)))


def _list_dated(passage: Passage, said: Sequence[SaidDate]) -> Iterator[int]:
    """The tokens inside a date; dates stand in order and apart."""
    waiting = iter(said)
    one = next(waiting, None)
    for at, start in enumerate(passage.starts):
        while one is not None and one.stop < passage.find_stop(at):
            one = next(waiting, None)
        if one is None:
            return
        if one.start <= start:
            yield at


def names_day(passage: Passage, first: int, stop: int) -> bool:
    """On a page without a day: one is named beside tokens ``[first, stop)`` all the same, whatever its year is."""
    if passage.dates is None or passage.page.published is not None:
        return False
    start = max(passage.sentence.start, passage.starts[first] - _BESIDE)
    text = passage.page.text[start : min(passage.sentence.stop, passage.find_stop(stop - 1) + _BESIDE)]
    return bool(read_dates(text, passage.dates, _ANY_DAY, "ahead"))


def is_behind(value: str, published: str | None, days: int = 0) -> bool:
    """Whether a date lies wholly before the page's day, by more than so many days."""
    said, page = find_bounds(value), find_bounds(published)
    return said is not None and page is not None and said.last < page.first - days


def find_due(passage: Passage, span: tuple[int, int], clause: Clause, *, is_done: bool = False) -> str | None:
    """The term of an act in letters ``span``: the nearest date in it, before it in its clause, or at the sentence's opening.

    What is done may have been done on a day before the page's.
    """
    first = passage.starts[clause.first] if clause.first < len(passage.tokens) else span[0]
    chosen: list[tuple[int, str]] = []
    for one in passage.said:
        if is_behind(one.value, passage.page.published) and not is_done:
            continue
        value = _find_day_behind(passage, one) if is_done else one.value
        if _is_denied(passage, one):
            return next((each.value for each in passage.said if each.start > one.start), None)
        is_inside = min(first, span[0]) <= one.start < span[1]
        is_opening = one.start - passage.sentence.start <= _OPENING
        gap = max(0, one.start - span[1], span[0] - one.stop)
        if is_inside or is_opening or (gap <= 3 and one.start >= span[1]):
            chosen.append((gap, value))
    return min(chosen)[1] if chosen else None


def _find_day_behind(passage: Passage, one: SaidDate) -> str:
    """What is done was done by the page's day: "earlier this summer", said in autumn, is the summer before."""
    said, page = find_bounds(one.value), find_bounds(passage.page.published)
    if passage.dates is None or said is None or page is None or said.first <= page.last:
        return one.value
    words = passage.page.text[one.start : one.stop]
    return next((back.value for back in read_dates(words, passage.dates, passage.page.published, "back")), one.value)


def _is_denied(passage: Passage, one: SaidDate) -> bool:
    """Another date stands behind it: "not in May but in November"."""
    before = (at for at in range(len(passage.tokens)) if passage.find_stop(at) <= one.start)
    last = max(before, default=0)
    is_other = any(other.start > one.start for other in passage.said)
    return is_other and any(passage.words[at] in passage.known.negations for at in range(max(0, last - 1), last + 1))


def find_next_due(passage: Passage, first: int, clause: Clause) -> str | None:
    """The first date behind an act in its clause, whatever stands between: "welcoming her, the head of the board, on 4 May"."""
    if first >= clause.stop:
        return None
    start, stop = passage.starts[first], passage.find_stop(clause.stop - 1)
    ahead = (one.value for one in passage.said if start <= one.start < stop)
    return next((value for value in ahead if not is_behind(value, passage.page.published)), None)


def find_condition(passage: Passage) -> tuple[int, int] | None:
    """The tokens of the first condition in a sentence, to the comma or sign that ends it."""
    at = passage.find_in(passage.known.conditions, 0, len(passage.tokens))
    if passage.known.conditional is not None:
        return _find_conditional(passage) or ((at, at + 1) if at is not None else None)
    if at is None:
        return None
    stop = at + 1
    while stop < len(passage.tokens) and passage.tokens[stop].text not in HARD | {",", "–", "—", ")"}:
        stop += 1
    return at, stop


def _find_conditional(passage: Passage) -> tuple[int, int] | None:
    """The clause whose verb, before a comma, says that it is a condition: «Инвесторлар қолдаса, …»."""
    known, start = passage.known, 0
    for at, token in enumerate(passage.tokens):
        if token.text not in HARD | {",", "–", "—"}:
            continue
        is_set = at > start and known.conditional is not None and known.conditional.fullmatch(passage.words[at - 1])
        if token.text == "," and is_set:
            while start < at and not passage.tokens[start].is_word:
                start += 1
            return start, at
        start = at + 1
    return None


def cite_tokens(passage: Passage, first: int, stop: int) -> Evidence:
    """The words of tokens ``[first, stop)``."""
    return cite(passage.page, passage.starts[first], passage.find_stop(stop - 1))
