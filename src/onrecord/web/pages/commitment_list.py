"""Commitments: promises, plans, agreements and proposals by how firm they are and what was seen of them since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model.commitments import STRENGTHS, Commitment
from onrecord.record.view import View
from onrecord.web.asked import Asked
from onrecord.web.kept import keep
from onrecord.web.listed import MOST_ROWS, Chosen, count_by, list_rows
from onrecord.web.people import Person, find_people
from onrecord.web.shelf import Shelved, read_shelved

FILTERS = ("strength", "status", "standing", "publisher")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment with its page, the names of its actors, and the pages of what was said of it since."""

    commitment: Commitment
    document: Shelved
    actors: Mapping[str, Person]
    later: Mapping[str, Shelved]


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the chosen commitments, how many there are by each filter, and what was chosen."""
    chosen = {name: value for name in (*FILTERS, "since", "until") if (value := asked.choose(name))}
    start = asked.count("after", MOST_ROWS)
    held = list_rows(asked.view, "promised", ("id",), make_chosen(chosen), start)
    return {
        "found": list(read_promises(asked.view, [row["id"] for row in held.rows], asked.words.language)),
        "next": held.next,
        "start": start,
        "chosen": chosen,
        "facets": keep(asked.view, count_facets, tuple(sorted(chosen.items()))),
    }


def make_chosen(chosen: Mapping[str, str], without: str | None = None) -> Chosen:
    """The choice as a condition, one filter left out perhaps."""
    equal = {name: chosen[name] for name in FILTERS if name in chosen and name != without}
    return Chosen(equal=equal, since=chosen.get("since"), until=chosen.get("until"))


def count_facets(view: View, chosen: Sequence[tuple[str, str]]) -> Mapping[str, list[tuple[str | None, int]]]:
    """For each filter its values with their numbers, the other filters being as they are; and the number of all chosen."""
    held = dict(chosen)
    facets = {name: list(count_by(view, "promised", name, make_chosen(held, without=name))) for name in FILTERS}
    facets["strength"].sort(key=lambda one: [*STRENGTHS, one[0]].index(one[0]))
    return facets | {"all": list(count_by(view, "promised", "'all'", make_chosen(held)))}


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
