"""The commitments of a record with their pages and actors, chosen and judged as of a day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Document, Entity
from onrecord.model.commitments import DONE, STRENGTHS, Commitment, CommitmentStatus, Later, Refusal
from onrecord.record.view import View
from onrecord.text.edtf import find_bounds
from onrecord.text.words import fold_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A commitment with its page, the names of its actors, and its status on the day asked for, by what had been published then."""

    commitment: Commitment
    page: Document
    actors: tuple[str, ...]
    status: CommitmentStatus
    later: tuple[Later, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Commitments by the day of their pages. ``as_of`` is the day they are judged on; ``refused`` counts look-alikes by rule."""

    lines: tuple[Line, ...]
    pages: Mapping[str, Document]
    as_of: str | None
    refused: Mapping[str, int]


def read_ledger(view: View, as_of: str | None = None, actor: str | None = None, words: str | None = None) -> Ledger:
    """The commitments of the pages published by ``as_of`` (default: the newest page), chosen by an actor's name or words of the act."""
    pages = {document.id: document for document in view.rows(Document)}
    names = {entity.id: entity.name for entity in view.rows(Entity)}
    day = as_of or max((page.published[:10] for page in pages.values() if page.published), default=None)
    lines = [
        _make_line(one, pages, names, day)
        for one in view.rows(Commitment)
        if not is_later(pages[one.document].published, day) and (words is None or _holds(one.evidence[0].exact, words))
    ]
    chosen = [line for line in lines if actor is None or any(_holds(name, actor) for name in line.actors)]
    chosen.sort(key=lambda line: (line.page.published or "9999", line.page.id, line.commitment.evidence[0].start))
    refused = Counter(refusal.rule for refusal in view.rows(Refusal))
    return Ledger(lines=tuple(chosen), pages=pages, as_of=day, refused=dict(sorted(refused.items())))


def _make_line(one: Commitment, pages: Mapping[str, Document], names: Mapping[str, str], day: str | None) -> Line:
    later = tuple(seen for seen in one.later if not is_later(pages[seen.evidence.document].published, day))
    actors = dict.fromkeys(names.get(actor.entity or "", actor.exact) for actor in one.actors)
    return Line(
        commitment=one,
        page=pages[one.document],
        actors=tuple(name for name in actors if name),
        status=find_status(one, later),
        later=later,
    )


def find_status(one: Commitment, later: Sequence[Later]) -> CommitmentStatus:
    """Done where the page itself or a later passage says so, else dropped, moved (where a page says that), or open."""
    if one.strength == "done" or any(seen.what in DONE for seen in later):
        return "done"
    if later and later[-1].what == "contradicted":
        return "dropped"
    is_moved = one.status == "moved" and any(seen.what == "other_date" for seen in later)
    return "moved" if is_moved else "open"


def is_passed(due: str | None, day: str | None) -> bool:
    """Whether the whole of a term lies before a day."""
    term, today = find_bounds(due), find_bounds(day)
    return term is not None and today is not None and term.last < today.first


def describe_status(line: Line, as_of: str | None) -> str:
    """The status; of an open one whose term has passed, that nothing was seen of it."""
    if line.status == "open" and is_passed(line.commitment.due, as_of):
        return "open: the term has passed, nothing seen in the record since"
    return line.status


def is_later(published: str | None, day: str | None) -> bool:
    """Whether a page was published after a day."""
    said, today = find_bounds(published[:10] if published else None), find_bounds(day)
    return said is not None and today is not None and said.first > today.last


def count_strengths(lines: Sequence[Line]) -> Mapping[str, int]:
    """How many there are of each strength, from the firmest."""
    counts = Counter(line.commitment.strength for line in lines)
    return {strength: counts[strength] for strength in STRENGTHS}


def _holds(name: str, words: str) -> bool:
    held = fold_text(name).split()
    return all(any(one.startswith(word) for one in held) for word in fold_text(words).split())
