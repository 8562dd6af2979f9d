"""C01 to C03: a term that has passed with nothing seen since, another date or place given later, the same announced again as new."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from onrecord.commitments.ledger import Scene
from onrecord.commitments.source import PromisingPage
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


@dataclass(frozen=True, slots=True)
class Coverage:
    """The pages of each publisher with their days, the earliest first, to say what is covered since a day."""

    pages: Mapping[str | None, Sequence[tuple[int, PromisingPage]]]

    def list_since(self, publisher: str | None, day: int) -> Sequence[tuple[int, PromisingPage]]:
        """The pages of a publisher after a day."""
        held = self.pages.get(publisher, ())
        return held[bisect_right(held, day, key=itemgetter(0)) :]


def open_coverage(scene: Scene) -> Coverage:
    """The dated pages of a record."""
    pages: defaultdict[str | None, list[tuple[int, PromisingPage]]] = defaultdict(list)
    for page in scene.unit.pages:
        day = _days(page)
        if day is not None:
            pages[page.publisher].append((day, page))
    for held in pages.values():
        held.sort(key=lambda one: (one[0], one[1].published or "", one[1].id))
    return Coverage(pages)


def find_findings(one: Commitment, scene: Scene, coverage: Coverage, codebook: Codebook) -> Iterator[Finding]:
    """What a person should look at in one commitment."""
    yield from _find_passed(one, scene, coverage, codebook)
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


def _find_passed(one: Commitment, scene: Scene, coverage: Coverage, codebook: Codebook) -> Iterator[Finding]:
    """C01, where the record holds pages of the same publisher from after the term; silent where it covers nothing."""
    term = find_bounds(one.due)
    if one.status != "open" or one.later or one.strength == "considers" or term is None:
        return
    since = coverage.list_since(scene.pages[one.document].publisher, term.last)
    if since:
        fields = {
            "due": one.due or "",
            "count": str(len(since)),
            "first": (since[0][1].published or "")[:10],
            "last": (since[-1][1].published or "")[:10],
        }
        yield _make(one, "C01", codebook.write_message("C01.passed", **_shorten(one, fields)))


def _is_anew(one: Commitment, again: Evidence, scene: Scene) -> bool:
    """Said again on an official page of the same publisher, some weeks later."""
    first, last = scene.pages[one.document], scene.pages[again.document]
    days = _days(first), _days(last)
    if days[0] is None or days[1] is None or last.standing != "official" or first.publisher != last.publisher:
        return False
    return days[1] - days[0] > _ANEW_DAYS


def _shorten(one: Commitment, fields: dict[str, str]) -> dict[str, str]:
    words = {"words": one.evidence[0].exact, **fields}
    return {name: _cut(" ".join(value.split())) for name, value in words.items()}


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def _name_page(scene: Scene, evidence: Evidence) -> str:
    return (scene.pages[evidence.document].published or "no date")[:10]


def _days(page: PromisingPage) -> int | None:
    held = find_bounds(page.published[:10] if page.published else None)
    return held.first if held else None


def _make(one: Commitment, code: str, message: str, *beside: Evidence) -> Finding:
    return Finding(
        id=identify_about("findings", code, "commitments", one.id),
        code=code,
        level=_LEVEL,
        message=message,
        subject=Subject(table="commitments", id=one.id),
        evidence=(*one.evidence, *beside),
        detail={"due": one.due} if one.due else {},
    )
