"""Which of the labels that the lines of a page may open with hold, judged by the whole page."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.text.labels import CERTAIN, Label

_LONGEST_NAME = 4
_SHORTEST_SHOUT = 3
_NAMED = frozenset({"title_and_name", "name_and_office", "name", "office"})
# Without a name a label is the same in every page's style.
_STYLELESS = frozenset({"nameless", "marker", "lone_marker"})


class _Page(NamedTuple):
    """What the candidates of a page show together.

    ``speaks``: there is a label that needs no other; ``shouts``: its labels are printed in capitals; ``returning``: labels that come
    again after another one; ``headed``: those that the head of the page names; ``repeated``: printed more than once.
    """

    speaks: bool
    shouts: bool
    returning: frozenset[str]
    headed: frozenset[str]
    repeated: frozenset[str]


def choose_labels(candidates: Sequence[Label], head: str) -> tuple[Label, ...]:
    """The candidates that are labels, in order, judged by the page they stand on; ``head`` is the text above the first of them.

    A name or words in capitals hold where another label does, or where one of several comes again after another: people who talk.
    They hold also where the head names them (a title and a name, or two names), and names where one returns without
    its office ("President Jane Roe:", then "Jane Roe:"); a surname alone holds after a label that ends with it. On a page whose
    labels are in capitals a name in small letters holds only where it comes again. Entries of a list ("Jane Roe: Nominee for
    the Court", "Jane Roe: “We …”") make no page speak; among labels they are speech.
    """
    page = _read_page(candidates, head)
    surnames: set[str] = set()
    chosen: list[Label] = []
    for label in candidates:
        if label.printed in surnames if label.shape == "surname" else _holds(label, page):
            chosen.append(label)
            surnames.add(label.printed.partition(",")[0].split()[-1].rpartition(".")[2])
    return tuple(chosen)


def _read_page(candidates: Sequence[Label], head: str) -> _Page:
    spoken = [label for label in candidates if not label.is_entry]
    times: dict[str, int] = {}
    for label in candidates:
        times[label.printed] = times.get(label.printed, 0) + 1
    named = {label.printed for label in spoken if label.shape in _NAMED}
    sure = [label for label in candidates if label.shape in CERTAIN and _is_sure(label)]
    returns = any(longer.endswith(f" {shorter}") for longer in named for shorter in named)
    shouted = {label.printed for label in spoken if label.shape == "shouted" and _may_be_name(label)}
    return _Page(
        speaks=returns or bool(sure),
        shouts=any(label.shape not in _STYLELESS and _is_shouted(label.printed) for label in sure),
        returning=frozenset(_find_returning([label for label in spoken if label.printed in named | shouted])),
        headed=frozenset(name for name in named | shouted if (name.title() if name in shouted else name) in head),
        repeated=frozenset(printed for printed, count in times.items() if count > 1),
    )


def _is_sure(label: Label) -> bool:
    return not label.is_entry or label.shape in _STYLELESS or label.shape == "titled"


def _find_returning(names: Sequence[Label]) -> Iterator[str]:
    """Labels that talk with each other: all of them, where one comes again with another between."""
    seen: set[str] = set()
    before = ""
    talks = False
    for label in names:
        talks = talks or (label.printed in seen and label.printed != before)
        seen.add(label.printed)
        before = label.printed
    if talks:
        yield from sorted(seen)


def _holds(label: Label, page: _Page) -> bool:
    if label.shape in _STYLELESS - {"lone_marker"} or label.shape == "titled":
        return True
    if page.shouts and not _is_shouted(label.printed) and label.shape != "lone_marker":
        return label.printed in page.repeated or label.shape == "initials"
    if label.shape in CERTAIN:
        return page.speaks or not label.is_entry
    if page.speaks or label.printed in page.returning:
        return True
    if label.printed not in page.headed:
        return False
    return label.shape == "title_and_name" or len(page.headed) > 1


def _is_shouted(printed: str) -> bool:
    """A word of three letters or more is in capitals: MS. ROE, Dr. McROE."""
    words = printed.replace(".", " ").split()
    return any(sum(map(str.isupper, word)) > max(len(word) // 2, _SHORTEST_SHOUT - 1) for word in words)


def _may_be_name(label: Label) -> bool:
    """One to four words: "NOMINATIONS SENT TO THE SENATE" is a heading."""
    return len(label.printed.split()) <= _LONGEST_NAME
