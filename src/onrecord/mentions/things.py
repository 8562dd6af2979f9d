"""Places, organisations, events, programmes and agreements in a text, by known names and by the words that head a name.

In order: known names, the longest first; a head before quotation marks («компания "Вельга"»); a head with capitalised words before or
behind it ("Omsk Region", "министерство энергетики Самалстана"); words of capitals alone; words of another script. A head goes on over a
known name behind it, so that "правительство Самалстана" names the government and the country. People and offices come first:
what names them is no part of a thing.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.knowledge.things import NamedKind, ThingKind
from onrecord.mentions.thing_tokens import Tokens
from onrecord.mentions.thing_words import KnownThing, ThingWords
from onrecord.text.spans import SpanIndex

# Words of a name in quotation marks, and words behind a head: longer ones are sentences.
_SHORT_STEM = 4
_QUOTED_WORDS = 8
_TAIL_WORDS = 5
_LEFT_WORDS = 6
_OPENING = ("«", "“", "„", '"')
_CLOSING = ("»", "”", "“", '"')
_SENTENCE_MARKS = (".", "!", "?", "\n", "…", ":")
_QUOTABLE = frozenset({"organisation", "event", "programme", "agreement"})


class ThingFound(NamedTuple):
    """A thing named at ``[start, stop)``; ``key`` is absent where knowledge does not have it."""

    start: int
    stop: int
    kind: NamedKind
    key: str | None
    rule: str


def find_things(text: str, words: ThingWords, taken: SpanIndex) -> tuple[ThingFound, ...]:
    """Every thing named in ``text``, in order; ``taken`` are people and offices.

    A place may lie inside an organisation's name, and so may another organisation behind its head: "совет РВЗ".
    """
    tokens = Tokens(text, words)
    known = _find_known(tokens, words, taken)
    headed = list(_find_headed(tokens, words, known, taken))
    opening = {start for start, _, _ in headed}
    inside = {at for start, stop, _ in headed for at in range(start, stop)}
    placed = {at for start, stop, kind in headed if kind == "place" for at in range(start, stop)}
    closing = {stop: one for stop, one in known.values() if one.kind == "place"}
    found = [_make(tokens, start, stop, kind, closing.get(stop)) for start, stop, kind in headed]
    for place, (stop, one) in known.items():
        barred = {"place": placed, "organisation": opening}.get(one.kind, inside)
        if place not in inside or place not in barred:
            found.append(
                ThingFound(tokens.find_start(place), tokens.find_stop(stop - 1), one.kind, one.key, "known_name")
            )
    covered = opening | {at for place, (stop, _) in known.items() for at in range(place, stop)}
    found += [one for at, one in _find_bare(tokens, words, known, taken) if at not in covered]
    if words.naming.possessives:
        found = [_cut_possessive(one, text, words) for one in found]
    return tuple(sorted(set(found), key=lambda one: (one.start, one.stop, one.kind, one.rule)))


def _cut_possessive(one: ThingFound, text: str, words: ThingWords) -> ThingFound:
    """The name without the ending of whom something belongs to: "Velga's"."""
    if not text.endswith(words.naming.possessives, one.start, one.stop):
        return one
    ending = next(end for end in words.naming.possessives if text.endswith(end, one.start, one.stop))
    return one._replace(stop=one.stop - len(ending))


def _find_known(tokens: Tokens, words: ThingWords, taken: SpanIndex) -> dict[int, tuple[int, KnownThing]]:
    """Place of the first word to where a known name ends and what it names; none inside another."""
    found: dict[int, tuple[int, KnownThing]] = {}
    done = 0
    for at, start, facts in tokens.anchors:
        if at < done or not facts.opens_known or taken.covers(start):
            continue
        one = next((one for form in facts.opens_known for one in words.known[form] if _is_named(tokens, at, one)), None)
        if one is not None:
            done = at + len(one.stems)
            found[at] = done, one
    return found


def _is_named(tokens: Tokens, at: int, one: KnownThing) -> bool:
    """The words from ``at`` on are the known name; the first of them is known to be its first."""
    return (len(one.stems) == 1 or _has_stems(tokens, at + 1, one.stems[1:])) and not _is_doubtful(tokens, at, one)


def _is_doubtful(tokens: Tokens, at: int, one: KnownThing) -> bool:
    """A short word that opens a sentence and is not printed as the name is: "Дела" is no case of "Дели"."""
    if len(one.stems) > 1 or len(one.stems[0]) > _SHORT_STEM or one.stems[0] == one.name:
        return False
    return _opens_sentence(tokens, at) and tokens.read_printed(at).casefold() != one.name


def _has_stems(tokens: Tokens, at: int, stems: Sequence[str]) -> bool:
    if at + len(stems) > len(tokens):
        return False
    for place, stem in enumerate(stems, at):
        facts = tokens.read_facts(place)
        if facts is None or stem not in facts.forms:
            return False
    return True


def _find_headed(
    tokens: Tokens, words: ThingWords, known: dict[int, tuple[int, KnownThing]], taken: SpanIndex
) -> Iterator[tuple[int, int, ThingKind]]:
    """Names made by a head: first token, where they end, kind. Inside another lies only what has a head with a capital of its own."""
    inside = {at for place, (stop, _) in known.items() for at in range(place, stop)}
    done = 0
    for at, start, facts in tokens.anchors:
        if not (facts.head or facts.opens_place) or at in inside or taken.covers(start):
            continue
        found = _read_head(tokens, at, words, known, taken)
        if found is not None and (found[0] >= done or (facts.is_capital and found[0] == at)):
            done = max(done, found[1])
            yield found


def _read_head(
    tokens: Tokens,
    at: int,
    words: ThingWords,
    known: dict[int, tuple[int, KnownThing]],
    taken: SpanIndex,
) -> tuple[int, int, ThingKind] | None:
    facts = tokens.read_facts(at)
    if facts is None:
        return None
    if facts.head in _QUOTABLE and (quoted := _read_quoted(tokens, at, words)):
        return *quoted, facts.head
    left = _extend_left(tokens, at, words, taken)
    goes_on = words.language.capitals_only and at + 1 < len(tokens) and tokens.is_capital(at + 1)
    if facts.head == "place" and left < at and not goes_on:
        return left, at if facts.describes else at + 1, "place"
    if facts.opens_place:
        stop = _extend_capitals(tokens, at + 1, taken)
        if stop > at + 1:
            return at, stop, "place"
    if facts.head is None or facts.head == "place":
        return None
    if _is_of_people(tokens, at, words):
        left = _drop_ranks(tokens, left, at, words)
        return (left, at + 1, facts.head) if left < at else None
    stop = at + 1 if words.language.heads_last else _extend_tail(tokens, at + 1, words, known, taken)
    is_named = left < at or any(map(tokens.is_capital, range(at + 1, stop)))
    is_named = is_named or (stop > at + 1 and facts.is_capital)
    return (left, stop, facts.head) if is_named else None


def _is_of_people(tokens: Tokens, at: int, words: ThingWords) -> bool:
    """A noun for people stands right behind the head: "Administration Officials"."""
    return at + 1 < len(tokens) and tokens.read_printed(at + 1).casefold() in words.language.person_nouns


def _drop_ranks(tokens: Tokens, left: int, at: int, words: ThingWords) -> int:
    """Where the name of a body begins behind the rank of its people: "Senior State Department Officials"."""
    while left < at and tokens.read_printed(left).casefold() in words.language.ranks:
        left += 1
    return left


def _read_quoted(tokens: Tokens, at: int, words: ThingWords) -> tuple[int, int] | None:
    """The words in quotation marks right behind a head; where heads stand last, right before one, a few words between."""
    if words.language.heads_last:
        for closed in range(at - 1, max(0, at - _TAIL_WORDS), -1):
            if tokens.read_printed(closed) in _CLOSING:
                opened = _find_opening(tokens, closed)
                return (opened + 1, closed) if opened is not None else None
            if tokens.read_facts(closed) is None or tokens.is_capital(closed):
                return None
        return None
    if (
        at + 2 >= len(tokens)
        or tokens.read_printed(at + 1) not in _OPENING
        or tokens.find_start(at + 1) == tokens.find_stop(at)
    ):
        return None
    for stop in range(at + 3, min(len(tokens), at + 3 + _QUOTED_WORDS)):
        if tokens.read_printed(stop) in _CLOSING:
            return at + 2, stop
        if tokens.read_printed(stop) == "\n":
            return None
    return None


def _extend_left(tokens: Tokens, at: int, words: ThingWords, taken: SpanIndex) -> int:
    """Where the capitalised words right before a head begin.

    Where heads stand last, words between them may be small; a word that opens a sentence may be any word, so that it counts only where no
    small one follows.
    """
    first = place = at
    is_small = False
    while place > max(0, at - _LEFT_WORDS):
        place -= 1
        facts = tokens.read_facts(place)
        if facts is None or facts.opens_place or taken.covers(tokens.find_start(place)):
            break
        if facts.is_capital and facts.is_opener:
            break
        if facts.is_national and place == at - 1:
            first = place
        elif facts.is_capital:
            if not facts.is_adjective or (is_small and _opens_sentence(tokens, place)):
                break
            first = place
        elif not (words.language.heads_last or facts.is_link) or facts.head:
            break
        else:
            is_small = True
    return first


def _find_opening(tokens: Tokens, closed: int) -> int | None:
    """Where the quotation marks open that close here, a few words before."""
    for place in range(closed - 2, max(-1, closed - 2 - _QUOTED_WORDS), -1):
        if tokens.read_printed(place) in _OPENING:
            return place
    return None


def _opens_sentence(tokens: Tokens, at: int) -> bool:
    return at == 0 or tokens.read_printed(at - 1) in _SENTENCE_MARKS


def _extend_capitals(tokens: Tokens, at: int, taken: SpanIndex) -> int:
    while at < len(tokens) and tokens.is_capital(at) and not taken.covers(tokens.find_start(at)):
        at += 1
    return at


def _extend_tail(
    tokens: Tokens, at: int, words: ThingWords, known: dict[int, tuple[int, KnownThing]], taken: SpanIndex
) -> int:
    """Where the words that go on with a name behind its head end: a known name is its end."""
    stop = last = at
    has_capital = False
    while stop < min(len(tokens), at + _TAIL_WORDS):
        facts = tokens.read_facts(stop)
        if facts is None or taken.covers(tokens.find_start(stop)):
            break
        if stop in known:
            return known[stop][0]
        if facts.is_capital or (facts.goes_on and not has_capital):
            has_capital = has_capital or facts.is_capital
            last = stop + 1
        elif not facts.is_link:
            break
        stop += 1
    return last


def _find_bare(
    tokens: Tokens, words: ThingWords, known: dict[int, tuple[int, KnownThing]], taken: SpanIndex
) -> Iterator[tuple[int, ThingFound]]:
    """Words of capitals alone, which name organisations more often than not, and bodies that need no other word.

    Where names go on behind their head, the country behind one is part of it: "МЧС Самалстана".
    """
    for at, start, facts in tokens.anchors:
        if (facts.is_acronym or facts.is_body) and not taken.covers(start):
            rule = "capitals" if facts.is_acronym else "body"
            stop, behind = known.get(at + 1, (at + 1, None))
            goes_on = behind is not None and behind.kind == "place" and words.language.tail_endings
            last = tokens.find_stop(stop - 1) if goes_on else tokens.find_stop(at)
            yield at, ThingFound(start, last, "organisation", None, rule)


def _make(tokens: Tokens, start: int, stop: int, kind: ThingKind, closing: KnownThing | None) -> ThingFound:
    """A name made by a head; where a place is a head and a known name ("река Иртыш"), it is the known one."""
    key = closing.key if closing is not None and kind == "place" else None
    return ThingFound(tokens.find_start(start), tokens.find_stop(stop - 1), kind, key, "head")
