"""The export contract: which keys each table has for others, whatever our own rows hold besides.

Keys that no row holds are joined when a table is written: who speaks (:class:`~onrecord.model.Speaker`), whom a mention names,
which version of a publication a document is.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from onrecord.engines.values import find_values, list_fields
from onrecord.model.tables import TABLES

CONTRACT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        table: ("id", *keys.split())
        for table, keys in {
            "captures": "sha256 url retrieved media_type bytes source",
            "documents": "capture publication part version source url canonical_url publisher standing side relay_of kind "
            "rendering translation_of language title published place text text_sha256 cuts insertions furniture",
            "turns": "document order kind label label_start label_stop speaker language rendering start stop",
            "sentences": "document turn order start stop",
            "mentions": "document entity kind start stop exact",
            "entities": "kind name names wikidata offices",
            "identities": "old new",
            "events": "kind title start stop place participants series edition status evidence signed",
            "accounts": "event document start stop side extent",
            "beads": "source_document target_document source target score parts",
            "quotations": "document kind place speakers on_behalf_of label cue start stop exact claimed_source",
            "traces": "quotation verdict certainty statements changes left_out starts_inside ends_inside score parts hops "
            "searched next why",
            "figures": "document evidence as_printed value upper unit measure direction bound hedge indicator whole scope period "
            "period_inferred speaker",
            "comparisons": "figures judgement why",
            "commitments": "document evidence event actors action object due condition joint strength status later standing",
            "findings": "code level message subject evidence detail",
            "issues": "stage source document why",
            "reviews": "publication table kind before exact after field value by at why",
        }.items()
    }
)

# The keys that are joined, with their types.
JOINED: Mapping[tuple[str, str], Any] = MappingProxyType(
    {
        ("documents", "version"): int,
        ("documents", "translation_of"): str | None,
        ("turns", "speaker"): str | None,
        ("mentions", "entity"): str | None,
        ("figures", "speaker"): str | None,
        ("quotations", "speakers"): tuple[str, ...],
        ("quotations", "on_behalf_of"): tuple[str, ...],
    }
)


def describe_table(table: str) -> Mapping[str, Any]:
    """The JSON Schema (2020-12) of one line of a table's file."""
    fields = list_fields(TABLES[table])
    kinds = {key: find_values(JOINED[table, key]) if (table, key) in JOINED else fields[key] for key in CONTRACT[table]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table,
        "type": "object",
        "properties": {key: dict(kind.schema) for key, kind in kinds.items()},
        "required": list(kinds),
        "additionalProperties": False,
    }
