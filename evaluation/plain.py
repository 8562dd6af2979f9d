"""Names in a text that no page surrounds: what the mentions stages find in it, as kinds and spans."""

import hashlib
import re
from functools import lru_cache

from razdel import sentenize

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.find import find_mentions
from onrecord.mentions.known import MentionKnowledge, load_mention_knowledge
from onrecord.mentions.name_things import ThingKnowledge, load_thing_knowledge, name_things
from onrecord.model import Document, Sentence

Span = tuple[str, int, int]


@lru_cache(maxsize=2)
def _load(has_models: bool) -> tuple[MentionKnowledge, ThingKnowledge]:
    folders = KnowledgeFolders()
    return load_mention_knowledge(folders), load_thing_knowledge(folders, has_models=has_models)


def read_names(text: str, language: str, *, has_models: bool) -> list[Span]:
    """Kind, start and stop of every person, place, organisation …, in order."""
    known, things = _load(has_models)
    document = make_document(text, language)
    mentions = find_mentions(document, (), known)
    found = [*mentions, *name_things(document, mentions, list_sentences(document), things)]
    return sorted((one.kind, one.start, one.stop) for one in found if one.kind != "office")


def list_sentences(document: Document) -> list[Sentence]:
    """The sentences of a text, line by line."""
    lines = [(found.start(), found.group()) for found in re.finditer(r"[^\n]+", document.text)]
    spans = [(start + one.start, start + one.stop) for start, line in lines for one in sentenize(line)]
    return [
        Sentence(id=str(order), document=document.id, turn="", order=order, start=start, stop=stop)
        for order, (start, stop) in enumerate(spans)
    ]


def make_document(text: str, language: str) -> Document:
    """A document that is its text and nothing more."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=digest[:32],
        capture=digest,
        publication=digest[:32],
        part=1,
        source="",
        url=None,
        canonical_url=None,
        publisher=None,
        standing="press",
        side=None,
        relay_of=None,
        kind="report",
        rendering="original",
        language=language,
        title=None,
        published=None,
        place=None,
        text=text,
        text_sha256=digest,
        cuts=(),
        insertions=(),
        furniture=(),
        blocks=(),
        profile="",
    )
