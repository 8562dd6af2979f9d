"""The keys of the contract that are joined when a table is written, and a table's rows with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from onrecord.engines.tables import find_codec
from onrecord.export.contract import CONTRACT
from onrecord.model import Capture, Document, Entity, Mention, Quotation, Speaker, Turn
from onrecord.model.figures import Figure
from onrecord.model.tables import TABLES
from onrecord.record.view import View

Join = Callable[[Any], Mapping[str, Any]]


class SpeakersOf(Protocol):
    """The entities of a row by table, row and role, by id."""

    def get(self, key: tuple[str, str, str], default: tuple[str, ...], /) -> tuple[str, ...]: ...


class EntityOf(Protocol):
    """The entity of a kind and key."""

    def get(self, key: tuple[str, str], /) -> str | None: ...


class OriginalOf(Protocol):
    """What a document is the official translation of."""

    def get(self, document: str, /) -> str | None: ...


class VersionOf(Protocol):
    """Which version of its publication a document is."""

    def __getitem__(self, document: str, /) -> int: ...


def list_rows(view: View, table: str, join: Join | None) -> Iterator[Mapping[str, Any]]:
    """The rows of one table as JSON-ready values under the keys of the contract, by id."""
    return shape_rows(view.rows(TABLES[table]), table, join)


def shape_rows(rows: Iterable[Any], table: str, join: Join | None) -> Iterator[Mapping[str, Any]]:
    """Rows of one table as JSON-ready values under the keys of the contract."""
    codec = find_codec(TABLES[table])
    keys = CONTRACT[table]
    for row in rows:
        held = codec.to_json(row)
        if join is not None:
            held |= join(row)
        yield {key: held[key] for key in keys}


def open_joins(view: View) -> Mapping[str, Join]:
    """For each table with joined keys, the function that gives them for a row; what they ask is read once, for all rows."""
    return make_joins(read_speakers(view), read_entities(view), number_versions(view), read_originals(view))


def make_joins(
    speakers: SpeakersOf, entities: EntityOf, versions: VersionOf, originals: OriginalOf
) -> Mapping[str, Join]:
    """The same, whatever speakers, entities, versions and originals are read from."""

    def join_document(document: Document) -> Mapping[str, Any]:
        return {"version": versions[document.id], "translation_of": originals.get(document.id)}

    def join_turn(turn: Turn) -> Mapping[str, Any]:
        named = speakers.get(("turns", turn.id, "speaker"), ())
        return {"speaker": named[0] if len(named) == 1 else None}

    def join_mention(mention: Mention) -> Mapping[str, Any]:
        key = (mention.person or mention.key) if mention.kind == "person" else mention.key
        return {"entity": entities.get((mention.kind, key))}

    def join_quotation(quotation: Quotation) -> Mapping[str, Any]:
        return {
            "speakers": list(speakers.get(("quotations", quotation.id, "speaker"), ())),
            "on_behalf_of": list(speakers.get(("quotations", quotation.id, "on_behalf_of"), ())),
        }

    def join_figure(figure: Figure) -> Mapping[str, Any]:
        row = ("quotations", figure.quotation) if figure.quotation else ("turns", figure.turn)
        named = speakers.get((*row, "speaker"), ())
        places = dict.fromkeys(entities.get(("place", key)) for key in figure.scope)
        return {"speaker": named[0] if len(named) == 1 else None, "scope": [place for place in places if place]}

    return {
        "documents": join_document,
        "turns": join_turn,
        "mentions": join_mention,
        "quotations": join_quotation,
        "figures": join_figure,
    }


def read_speakers(view: View) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
    """The entities of each row and role, by id."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for speaker in view.rows(Speaker):
        found.setdefault((speaker.table, speaker.row, speaker.role), set()).add(speaker.entity)
    return {key: tuple(sorted(entities)) for key, entities in found.items()}


def read_entities(view: View) -> Mapping[tuple[str, str], str]:
    """The entity of each kind and key."""
    return {(entity.kind, key): entity.id for entity in view.rows(Entity) for key in entity.keys}


def number_versions(view: View) -> Mapping[str, int]:
    """1, 2 … over the documents of a publication, by the time their capture was saved, then by id."""
    saved = {capture.id: capture.retrieved or "" for capture in view.rows(Capture)}
    found: dict[str, list[tuple[str, str]]] = {}
    for document in view.rows(Document):
        found.setdefault(document.publication, []).append((saved.get(document.capture, ""), document.id))
    return {
        document: version for documents in found.values() for version, (_, document) in enumerate(sorted(documents), 1)
    }


# Versions that were laid against each other, one the original and one the official translation as their publisher has it. Of several
# originals the same publisher's comes first, then the first by id.
ORIGINALS = """SELECT laid.target_document, laid.source_document
    FROM (SELECT DISTINCT target_document, source_document FROM beads) AS laid
    JOIN documents AS own ON own.id = laid.target_document AND own.rendering = 'official_translation'
    JOIN documents AS other ON other.id = laid.source_document AND other.rendering = 'original' AND other.standing = 'official'"""
NEAREST = "ORDER BY own.publisher IS NOT other.publisher, other.id"


def read_originals(view: View) -> Mapping[str, str]:
    """The original of each official translation that was laid against one."""
    found: dict[str, str] = {}
    for translation, original in view.ask(f"{ORIGINALS} {NEAREST}"):
        found.setdefault(translation, original)
    return found
