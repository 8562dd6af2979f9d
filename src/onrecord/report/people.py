"""Who is in the record: people with their names by language, offices with days, and where they speak."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from onrecord.model import Document, Entity, Office, Speaker
from onrecord.record.view import View
from onrecord.report.lines import print_blank, print_labelled, print_line
from onrecord.text.cells import BYTE_ORDER_MARK, write_rows
from onrecord.text.escape import escape_controls, show_controls
from onrecord.text.words import fold_text

# Names of a language and pages that are shown of one person; the other formats have all.
_MOST_NAMES = 2
_MOST_PAGES = 3
COLUMNS = ("name", "names", "side", "offices", "turns", "quotations", "documents", "wikidata", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person with what they say: numbers of turns and quotations, and the documents that hold them."""

    entity: Entity
    turns: int
    quotations: int
    documents: tuple[Document, ...]


def list_people(view: View, name: str | None = None) -> list[Person]:
    """The people of a record, those who say most first; only those called so, where a name is given."""
    documents = {document.id: document for document in view.rows(Document)}
    spoken: dict[str, list[Speaker]] = {}
    for speaker in view.rows(Speaker):
        spoken.setdefault(speaker.entity, []).append(speaker)
    people = [
        _count(entity, spoken.get(entity.id, ()), documents)
        for entity in view.rows(Entity)
        if entity.kind == "person" and (name is None or _is_called(entity, name))
    ]
    return sorted(people, key=lambda one: (-one.turns - one.quotations, one.entity.name, one.entity.id))


def _count(entity: Entity, spoken: Sequence[Speaker], documents: dict[str, Document]) -> Person:
    rows = {(one.table, one.row) for one in spoken if one.role == "speaker"}
    held = sorted({one.document for one in spoken}, key=lambda key: (documents[key].published or "9999", key))
    return Person(
        entity=entity,
        turns=sum(table == "turns" for table, _ in rows),
        quotations=sum(table == "quotations" for table, _ in rows),
        documents=tuple(documents[key] for key in held),
    )


def _is_called(entity: Entity, name: str) -> bool:
    wanted = fold_text(name).split()
    names = (entity.name, *(form for forms in entity.names.values() for form in forms))
    return any(set(wanted) <= set(fold_text(one).split()) for one in names)


def print_people(people: Sequence[Person], console: Console) -> None:
    """The people for reading: a name, what else they are called, offices, and the pages on which they speak."""
    for person in people:
        entity = person.entity
        print_line(console, Text(show_controls(entity.name), style="bold"))
        others = [form for forms in entity.names.values() for form in forms[:_MOST_NAMES] if form != entity.name]
        rows = [
            ("also", ", ".join(dict.fromkeys(others))),
            ("offices", "; ".join(map(write_office, list_offices(entity.offices)))),
            ("says", write_counts(person)),
            *(
                ("", f"{one.published or 'no date'}  {one.title or one.source}")
                for one in person.documents[:_MOST_PAGES]
            ),
        ]
        if len(person.documents) > _MOST_PAGES:
            rows.append(("", f"and {len(person.documents) - _MOST_PAGES} more"))
        for label, words in rows:
            if words:
                print_labelled(console, label, Text(show_controls(words)))
        print_blank(console)
    print_line(console, Text(f"{len(people)} people."))


def write_counts(person: Person) -> str:
    """How often a person speaks, in words; empty where never."""
    if not person.documents:
        return ""
    return f"{person.turns} turns, {person.quotations} quotations in {len(person.documents)} documents"


def list_offices(offices: Sequence[Office]) -> list[Office]:
    """Offices in order of their days; one without days is left out where the same one has some."""
    dated = {office.title for office in offices if office.start or office.stop}
    kept = dict.fromkeys(one for one in offices if one.start or one.stop or one.title not in dated)
    return sorted(kept, key=lambda one: (one.start or one.stop or "9999", one.title))


def write_office(office: Office) -> str:
    """An office with its days as far as a source gives them: "president, XA 2001-05-01/2010-02-03"."""
    days = f" {office.start or '..'}/{office.stop or '..'}" if office.start or office.stop else ""
    return f"{office.title}{days}"


def write_people_json(people: Iterable[Person]) -> str:
    """The people as JSON, one array."""
    return escape_controls(json.dumps([_describe(person) for person in people], ensure_ascii=False, indent=2)) + "\n"


def _describe(person: Person) -> dict[str, Any]:
    entity = person.entity
    return {
        "id": entity.id,
        "name": entity.name,
        "names": {language: list(forms) for language, forms in entity.names.items()},
        "side": entity.side,
        "wikidata": entity.wikidata,
        "offices": [{"title": one.title, "start": one.start, "stop": one.stop} for one in list_offices(entity.offices)],
        "turns": person.turns,
        "quotations": person.quotations,
        "documents": [document.id for document in person.documents],
    }


def write_people_csv(people: Iterable[Person]) -> str:
    """The people as CSV with a header; several names, offices and documents of one stand in a cell with "; " between."""
    return BYTE_ORDER_MARK + write_rows([COLUMNS, *_list_rows(people)])


def _list_rows(people: Iterable[Person]) -> Iterator[tuple[str, ...]]:
    for person in people:
        entity = person.entity
        names = (f"{language}: {form}" for language, forms in entity.names.items() for form in forms[:1])
        yield tuple(
            show_controls(cell)
            for cell in (
                entity.name,
                "; ".join(names),
                entity.side or "",
                "; ".join(map(write_office, list_offices(entity.offices))),
                str(person.turns),
                str(person.quotations),
                "; ".join(document.id for document in person.documents),
                entity.wikidata or "",
                entity.id,
            )
        )
