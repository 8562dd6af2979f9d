"""C01 to C03: a term that has passed with nothing seen since, another date or place given later, the same announced again as new."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from onrecord.commitments.around import PromisingPage
from onrecord.commitments.ledger import Scene
from onrecord.knowledge.codes import Codebook
from onrecord.model import Evidence, Finding, Subject
from onrecord.model.commitments import Commitment, Outcome
from onrecord.model.identity import identify_about
from onrecord.model.outcomes import Level
from onrecord.text.edtf import find_bounds

CODES = frozenset({"C01", "C02", "C03"})
_LEVEL: Level = "note"
_SHOWN = 80
_MOVED: frozenset[Outcome] = frozenset({"other_date", "other_place"})
# What is announced again within so many days is one announcement, reported twice.
_ANEW_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """An open commitment with a term of which no passage tells; ``publisher`` is that of its page."""

    id: str
    publisher: str | None
    due: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveringPage:
    """A page's publisher and day."""

    id: str
    published: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The pages of each publisher with their days, the earliest first, to say what is covered since a day."""

    pages: Mapping[str | None, Sequence[tuple[int, CoveringPage]]]

    def list_since(self, publisher: str | None, day: int) -> Sequence[tuple[int, CoveringPage]]:
        """The pages of a publisher after a day."""
        held = self.pages.get(publisher, ())
        return held[bisect_right(held, day, key=itemgetter(0)) :]


def open_coverage(covering: Iterable[CoveringPage]) -> Coverage:
    """The dated pages of a record."""
    pages: defaultdict[str | None, list[tuple[int, CoveringPage]]] = defaultdict(list)
    for page in covering:
        day = _days(page)
        if day is not None:
            pages[page.publisher].append((day, page))
    for held in pages.values():
        held.sort(key=lambda one: (one[0], one[1].published or "", one[1].id))
    return Coverage(pages)


def list_awaited(rows: Iterable[Commitment], publisher: str | None) -> Iterator[Awaited]:
    """The commitments of a page of which something should have been heard once their term has passed."""
    for one in rows:
        is_open = one.status == "open" and not one.later and one.strength != "considers"
        if is_open and one.due is not None and find_bounds(one.due) is not None:
            yield Awaited(id=one.id, publisher=publisher, due=one.due, evidence=one.evidence)


def find_passed(one: Awaited, coverage: Coverage, codebook: Codebook) -> Iterator[Finding]:
    """C01, where the record holds pages of the same publisher from after the term; silent where it covers nothing."""
    term = find_bounds(one.due)
    since = coverage.list_since(one.publisher, term.last) if term else ()
    if since:
        fields = {
            "due": one.due,
            "count": str(len(since)),
            "first": (since[0][1].published or "")[:10],
            "last": (since[-1][1].published or "")[:10],
        }
        yield _make(one, "C01", codebook.write_message("C01.passed", **_shorten(one, fields)))


def find_told(one: Commitment, scene: Scene, codebook: Codebook) -> Iterator[Finding]:
    """C02 and C03: what a person should look at in what was told later of one commitment."""
    moved = next((seen for seen in one.later if seen.what in _MOVED), None)
    if moved is not None:
        fields = {"first": one.due or "", "page": _name_page(scene, moved.evidence), "other": moved.evidence.exact}
        yield _make(one, "C02", codebook.write_message(f"C02.{moved.what}", **_shorten(one, fields)), moved.evidence)
    again = next(
        (seen.evidence for seen in one.later if seen.what == "restated" and _is_anew(one, seen.evidence, scene)), None
    )
    if again is not None:
        fields = {"page": _name_page(scene, again), "other": again.exact}
        yield _make(one, "C03", codebook.write_message("C03.again", **_shorten(one, fields)), again)


def _is_anew(one: Commitment, again: Evidence, scene: Scene) -> bool:
    """Said again on an official page of the same publisher, some weeks later."""
    first, last = scene.pages[one.document], scene.pages[again.document]
    days = _days(first), _days(last)
    if days[0] is None or days[1] is None or last.standing != "official" or first.publisher != last.publisher:
        return False
    return days[1] - days[0] > _ANEW_DAYS


def _shorten(one: Commitment | Awaited, fields: dict[str, str]) -> dict[str, str]:
    words = {"words": one.evidence[0].exact, **fields}
    return {name: _cut(" ".join(value.split())) for name, value in words.items()}


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def _name_page(scene: Scene, evidence: Evidence) -> str:
    return (scene.pages[evidence.document].published or "no date")[:10]


def _days(page: PromisingPage | CoveringPage) -> int | None:
    held = find_bounds(page.published[:10] if page.published else None)
    return held.first if held else None


def _make(one: Commitment | Awaited, code: str, message: str, *beside: Evidence) -> Finding:
    return Finding(
        id=identify_about("findings", code, "commitments", one.id),
        code=code,
        level=_LEVEL,
        message=message,
        subject=Subject(table="commitments", id=one.id),
        evidence=(*one.evidence, *beside),
        detail={"due": one.due} if one.due else {},
    )
