"""Commitments: promises, plans, agreements and proposals by how firm they are and what was seen of them since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from onrecord.model.commitments import STRENGTHS, Commitment, CommitmentStatus
from onrecord.record.view import View
from onrecord.web.asked import Asked
from onrecord.web.kept import keep
from onrecord.web.listed import Listing
from onrecord.web.people import Person, find_people
from onrecord.web.shelf import Shelved, read_shelved

TERM = "coalesce(substr(due, 1, 4), 'none')"
LISTING = Listing(
    table="promised",
    filters=("strength", "status", "standing", "publisher", "term"),
    written=(("term", TERM),),
)
STATUSES: tuple[CommitmentStatus, ...] = get_args(CommitmentStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment with its page, the names of its actors, and the pages of what was said of it since."""

    commitment: Commitment
    document: Shelved
    actors: Mapping[str, Person]
    later: Mapping[str, Shelved]


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the chosen commitments, how many there are by each filter, and what was chosen."""
    listed = LISTING.read(asked)
    by_strength = sorted(listed["facets"]["strength"], key=lambda one: [*STRENGTHS, one[0]].index(one[0]))
    return listed | {
        "found": list(read_promises(asked.view, [row["id"] for row in listed["rows"]], asked.words.language)),
        "facets": listed["facets"] | {"strength": by_strength},
        "statuses": STATUSES,
        "terms": keep(asked.view, count_terms),
    }


def count_terms(view: View) -> list[tuple[str, Mapping[str, int]]]:
    """By the year of their term how many commitments have each status, the years in order, those without a term last."""
    terms: dict[str, dict[str, int]] = {}
    for term, status, number in view.ask(f"SELECT {TERM}, status, count(*) FROM promised GROUP BY 1, 2"):
        terms.setdefault(term, {})[status] = number
    return sorted(terms.items())


def read_promises(view: View, ids: Sequence[str], language: str) -> Iterator[Promise]:
    """Commitments with what is shown beside them."""
    for key in ids:
        one = view.find(Commitment, key)
        page = next(read_shelved(view, [one.document]), None) if one else None
        if one is not None and page is not None:
            later = sorted({seen.evidence.document for seen in one.later})
            yield Promise(
                commitment=one,
                document=page,
                actors=find_people(view, [actor.entity for actor in one.actors if actor.entity], language),
                later={held.id: held for held in read_shelved(view, later)},
            )
