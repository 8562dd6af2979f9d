"""Which passages a search is about: filters over the columns of documents, speakers and days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from onrecord.errors import UsageError
from onrecord.model import Entity
from onrecord.record.view import View
from onrecord.search.index import FACETS, Index
from onrecord.search.speakers import find_speakers
from onrecord.text.days import find_days

Sort = Literal["best", "newest", "oldest"]
Floor = Literal["speech", "narration"]
MOST_HITS = 100
MOST_SKIPPED = 10_000
_ABSENT = -2

Chosen = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question and what its answers have to be: each filter takes one value, as the facets print it.

    ``speaker`` is the id of an entity, or a name that one person in the record has; ``since`` and ``until`` are days, months or
    years (EDTF) of publication; ``floor`` is who has it in the passage: a speaker, or the page itself.
    """

    words: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    floor: Floor | None = None
    sort: Sort = "best"
    limit: int = 20
    skipped: int = 0


def check_asking(asking: Asking) -> None:
    """Raises :class:`UsageError` for a filter, an order or a number of passages that there is none of."""
    unknown = sorted(set(asking.filters) - set(FACETS))
    if unknown:
        raise UsageError(f"search: expected filters among {', '.join(FACETS)}, found {', '.join(unknown)}")
    if asking.sort not in get_args(Sort):
        raise UsageError(f"--sort: expected {', '.join(get_args(Sort))}, found {asking.sort!r}")
    if not 0 < asking.limit <= MOST_HITS:
        raise UsageError(f"--limit: expected 1 to {MOST_HITS} passages, found {asking.limit}")
    if not 0 <= asking.skipped <= MOST_SKIPPED:
        raise UsageError(f"search: expected at most {MOST_SKIPPED} passages skipped, found {asking.skipped}")


def choose_passages(view: View, index: Index, asking: Asking) -> Chosen | None:
    """Which passages the filters let through; ``None`` where there is no filter."""
    chosen: Chosen | None = None
    documents = _choose_documents(index, asking)
    if documents is not None:
        chosen = documents[index.document]
    if asking.floor is not None:
        floor = index.speech == (asking.floor == "speech")
        chosen = floor if chosen is None else chosen & floor
    if asking.speaker is not None:
        speaking = index.speaker == _find_speaker(view, index, asking.speaker)
        chosen = speaking if chosen is None else chosen & speaking
    return chosen


def _choose_documents(index: Index, asking: Asking) -> Chosen | None:
    chosen = np.ones(len(index.first), dtype=np.bool_)
    for name, value in asking.filters.items():
        chosen &= index.columns[name].choose(value)
    since, until = _read_days(asking.since, "--since"), _read_days(asking.until, "--until")
    if since:
        chosen &= index.last >= since[0]
    if until:
        chosen &= (index.first <= until[1]) & (index.first > 0)
    return chosen if asking.filters or since or until else None


def _read_days(day: str | None, option: str) -> tuple[int, int] | None:
    if day is None:
        return None
    days = find_days(day)
    if days is None:
        raise UsageError(f"{option}: expected a day such as 2019-11-07, a month or a year, found {day!r}")
    return days.first, days.last


def _find_speaker(view: View, index: Index, named: str) -> int:
    """The number of a speaker; raises :class:`UsageError` where the record knows nobody, or several people, by the name."""
    entity = view.find(Entity, named) or find_speakers(view, named, frozenset(index.speakers))[0]
    return index.speakers.index(entity.id) if entity.id in index.speakers else _ABSENT
