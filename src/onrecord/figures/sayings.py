"""Sayings: figures that are one statement though several texts hold it, such as two language versions or a report that repeats it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Evidence
from onrecord.text.days import find_days

# Texts of one saying lie no further apart, in days, where no event joins them.
_NEAR = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What of a figure is held against others; ``published`` and ``side`` are its document's, ``events`` what that is an account of."""

    id: str
    document: str
    turn: str
    evidence: Evidence
    published: str | None
    standing: str
    events: tuple[str, ...]
    value: str
    upper: str | None
    unit: str
    measure: str
    direction: str
    bound: str
    is_hedged: bool
    is_inserted: bool
    indicator: str | None
    whole: str | None
    about: str | None
    scope: tuple[str, ...]
    period: str | None
    period_inferred: str | None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """Figures that say one thing; ``first`` speaks for them, an official text before the press, the earlier before the later."""

    first: Stated
    figures: tuple[str, ...]
    scope: frozenset[str]
    periods: frozenset[str]
    is_hedged: bool
    is_inserted: bool


Subject = tuple[str, str, str]


def find_subject(stated: Stated) -> Subject | None:
    """What a figure can be held against others on."""
    return name_subject(stated.measure, stated.indicator, stated.about, stated.unit)


def name_subject(measure: str, indicator: str | None, about: str | None, unit: str) -> Subject | None:
    """The subject of a figure: its measure, what it is of, and its unit; a share by what it is a share of."""
    named = about if measure == "share" else indicator
    return (measure, named, unit) if named else None


def group_sayings(figures: Sequence[Stated]) -> Mapping[Subject, tuple[Saying, ...]]:
    """The sayings on each subject, in the order of their days."""
    held: defaultdict[Subject, list[Stated]] = defaultdict(list)
    for stated in sorted(figures, key=_rank):
        subject = find_subject(stated)
        if subject is not None:
            held[subject].append(stated)
    return {subject: tuple(_join(stated)) for subject, stated in sorted(held.items())}


def _rank(stated: Stated) -> tuple[str, bool, str]:
    return (stated.published or "9999", stated.standing != "official", stated.id)


def _join(figures: Sequence[Stated]) -> Iterator[Saying]:
    """Same value and bound, on near days or of one event: one saying."""
    clusters: list[list[Stated]] = []
    by_value: defaultdict[tuple[str, str | None, str], list[list[Stated]]] = defaultdict(list)
    for stated in figures:
        key = (stated.value, stated.upper, stated.direction)
        cluster = next((one for one in reversed(by_value[key]) if _is_one(one, stated)), None)
        if cluster is None:
            cluster = []
            clusters.append(cluster)
            by_value[key].append(cluster)
        cluster.append(stated)
    return (_make_saying(cluster) for cluster in clusters)


def _is_one(cluster: Sequence[Stated], stated: Stated) -> bool:
    if any(set(one.events) & set(stated.events) for one in cluster):
        return True
    own = find_days(stated.published)
    days = find_days(cluster[-1].published)
    return own is not None and days is not None and abs(own.first - days.first) <= _NEAR


def _make_saying(cluster: Sequence[Stated]) -> Saying:
    """An official text speaks for all; what any of them states of period or place counts."""
    first = min(cluster, key=lambda one: (one.standing != "official", _rank(one)))
    return Saying(
        first=first,
        figures=tuple(one.id for one in cluster),
        scope=frozenset(place for one in cluster for place in one.scope),
        periods=frozenset(one.period for one in cluster if one.period),
        is_hedged=any(one.is_hedged for one in cluster),
        is_inserted=any(one.is_inserted for one in cluster),
    )
