"""The differences between quoted and published words, named by exact rules: number, negation, name, hedge, ending, word."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.knowledge.wording import Wording
from onrecord.model import Change
from onrecord.model.press import ChangeKind
from onrecord.text.similarity import Pair
from onrecord.traces.reading import Reading

# Where two groups of different kinds stand for each other, the weightier kind names the change.
_WEIGHT: Sequence[ChangeKind] = ("number", "negation", "name", "hedge", "word")
# A number inside a name: "K-525".
_NUMBERED = re.compile(r"\d+")


class Marked(NamedTuple):
    """A reading with the kind of each of its tokens; tokens of one phrase share a group number."""

    reading: Reading
    kinds: tuple[ChangeKind, ...]
    groups: tuple[int, ...]


class Group(NamedTuple):
    """Neighbouring tokens ``[start, stop)`` of one kind."""

    kind: ChangeKind
    start: int
    stop: int


def mark_kinds(reading: Reading) -> Marked:
    """What each token would be called if it were dropped, added or changed."""
    return Marked(reading, *reading.kinds)


def name_ending(quoted: Marked, published: Marked, pair: Pair) -> Change | None:
    """The change in a pair of one stem; none where one of the two is a short form or sign ("%", «млрд») or a wholly equal word."""
    one, two = quoted.reading.tokens[pair.quoted], published.reading.tokens[pair.published]
    short = quoted.reading.wording.abbreviations
    if pair.same or one.folded == two.folded or one.folded in short or two.folded in short:
        return None
    kind: ChangeKind = "negation" if _denies(quoted.reading.wording, one.folded, two.folded) else "ending"
    if one.kind == two.kind == "number":
        kind = "number"
    return Change(
        kind=kind,
        quoted=_print(quoted, pair.quoted, pair.quoted + 1),
        published=_print(published, pair.published, pair.published + 1),
    )


def name_changes(quoted: Marked, added: Sequence[int], published: Marked, dropped: Sequence[int]) -> list[Change]:
    """The changes where the quoted tokens ``added`` stand instead of the published tokens ``dropped``; either may be empty."""
    ours, theirs = _group(quoted, added), _group(published, dropped)
    couples = _couple(ours, theirs)
    return [change for one, two in couples if (change := _make(quoted, one, published, two)) is not None]


def _group(marked: Marked, places: Sequence[int]) -> list[Group]:
    """Neighbouring tokens of one kind together; each number and each denial alone; each softener as its phrase."""
    grouped: list[Group] = []
    inside = set(places)
    for at in places:
        kind = _kind_at(marked, at, inside)
        last = grouped[-1] if grouped else None
        joins = (
            last is not None
            and last.stop == at
            and last.kind == kind
            and (kind in ("word", "name") or (kind == "hedge" and marked.groups[at] == marked.groups[at - 1]))
        )
        if joins and last is not None:
            grouped[-1] = Group(kind, last.start, at + 1)
        else:
            grouped.append(Group(kind, at, at + 1))
    return grouped


def _kind_at(marked: Marked, at: int, inside: set[int]) -> ChangeKind:
    """A denial inside a softening phrase («не менее») is a denial when the rest of the phrase stayed."""
    kind, group = marked.kinds[at], marked.groups[at]
    if kind == "hedge" and group >= 0 and marked.reading.wording.has("negations", [marked.reading.tokens[at].folded]):
        phrase = [place for place in range(len(marked.groups)) if marked.groups[place] == group]
        if not inside.issuperset(phrase):
            return "negation"
    return kind


def _couple(ours: list[Group], theirs: list[Group]) -> list[tuple[Group | None, Group | None]]:
    """Groups that stand for each other: first those of one kind, in order, then what is left over on both sides."""
    couples: list[tuple[Group | None, Group | None]] = []
    left_ours, left_theirs = list(ours), list(theirs)
    for kind in _WEIGHT:
        mine = [group for group in left_ours if group.kind == kind]
        other = [group for group in left_theirs if group.kind == kind]
        for one, two in zip(mine, other, strict=False):
            couples.append((one, two))
            left_ours.remove(one)
            left_theirs.remove(two)
    for one, two in zip(tuple(left_ours), tuple(left_theirs), strict=False):
        couples.append((one, two))
        left_ours.remove(one)
        left_theirs.remove(two)
    couples += [(one, None) for one in left_ours]
    couples += [(None, two) for two in left_theirs]
    return sorted(couples, key=_order)


def _order(couple: tuple[Group | None, Group | None]) -> tuple[int, int]:
    one, two = couple
    return (two.start if two else -1, one.start if one else -1)


def _make(quoted: Marked, one: Group | None, published: Marked, two: Group | None) -> Change | None:
    ours = _print(quoted, one.start, one.stop) if one else ""
    theirs = _print(published, two.start, two.stop) if two else ""
    if one is None or two is None:
        marked, only = (quoted, one) if one else (published, two)
        if only is None:
            return None
        return Change(kind="word" if is_lone_one(marked, only.start) else only.kind, quoted=ours, published=theirs)
    kind = min(one.kind, two.kind, key=_WEIGHT.index)
    if kind != "number" and _differ_in_digits(ours, theirs):
        return Change(kind="number", quoted=ours, published=theirs)
    if one.kind == two.kind == "negation":
        kind = "word"
    elif kind in ("word", "name") and _denies_any(quoted, one, published, two):
        kind = "negation"
    if kind == "number":
        lone = (
            one.kind == "number" and is_lone_one(quoted, one.start),
            two.kind == "number" and is_lone_one(published, two.start),
        )
        if one.kind != two.kind and any(lone):
            return Change(kind="word", quoted=ours, published=theirs)
        ours, theirs = _trim(ours, theirs)
    return Change(kind=kind, quoted=ours, published=theirs)


def _differ_in_digits(ours: str, theirs: str) -> bool:
    return _NUMBERED.search(ours) is not None and _NUMBERED.sub("", ours) == _NUMBERED.sub("", theirs)


def is_lone_one(marked: Marked, at: int) -> bool:
    """Whether a number is the word "one", which hardly counts when it only comes or goes («один», "one", «первый»)."""
    token = marked.reading.tokens[at]
    return token.key == "#1" and not token.folded[0].isdigit()


def _denies_any(quoted: Marked, one: Group, published: Marked, two: Group) -> bool:
    wording = quoted.reading.wording
    mine = quoted.reading.folded(one.start, one.stop)
    other = published.reading.folded(two.start, two.stop)
    return any(_denies(wording, a, b) for a in mine for b in other)


def _denies(wording: Wording, one: str, two: str) -> bool:
    if wording.denies(one, two) or wording.denies(two, one):
        return True
    return wording.has("negations", [one]) != wording.has("negations", [two])


def _print(marked: Marked, start: int, stop: int) -> str:
    return marked.reading.words(start, stop)


def _trim(ours: str, theirs: str) -> tuple[str, str]:
    """Two numbers without the words that both end with: «517 миллионов» and «520 миллионов» differ in 517 and 520."""
    mine, other = ours.split(), theirs.split()
    while len(mine) > 1 and len(other) > 1 and mine[-1].casefold() == other[-1].casefold():
        mine.pop()
        other.pop()
    return " ".join(mine), " ".join(other)
