"""Pages of invented countries as the events stages see them, without the stages before."""

import re
from collections.abc import Callable

import pytest

from onrecord.events.telling import TellMention, TellPage, TellQuotation, TellSentence, TellTurn, TellUnit
from onrecord.knowledge.events import EventKnowledge, load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import load_page_languages
from onrecord.model import Block
from onrecord.model.pages import DocumentKind, Standing
from onrecord.turns.sentences import split_sentences

# Who is who in the invented countries Tarnia (TN) and Ostrava (OV); each word of the texts that names somebody stands here.
PAGES = load_page_languages(KnowledgeFolders())
PEOPLE = {
    "Ясенев": "yasenev", "Ясеневым": "yasenev", "Ясенева": "yasenev", "Yasenev": "yasenev",
    "Роева": "roeva", "Роевой": "roeva", "Роеву": "roeva", "Roeva": "roeva",
    "Торн": "thorn", "Торном": "thorn", "Thorn": "thorn",
}  # fmt: skip

MakeUnit = Callable[..., TellUnit]


@pytest.fixture(scope="session")
def known() -> EventKnowledge:
    """What is shipped about events."""
    return load_event_knowledge(KnowledgeFolders())


def make_unit(
    *paragraphs: str,
    title: str,
    published: str | None = "2030-05-14",
    language: str = "ru",
    standing: Standing = "official",
    place: str | None = None,
    kind: DocumentKind = "transcript",
    key: str = "a",
) -> TellUnit:
    """A page with its headline and paragraphs; names of :data:`PEOPLE` are its mentions, «…» its quotations."""
    text = "\n".join((title, *paragraphs))
    blocks, at = [], 0
    for number, part in enumerate((title, *paragraphs)):
        blocks.append(Block(kind="headline" if number == 0 else "paragraph", start=at, stop=at + len(part)))
        at += len(part) + 1
    names = "|".join(sorted(PEOPLE, key=len, reverse=True))
    mentions = tuple(
        TellMention(
            kind="person", start=found.start(), stop=found.end(), exact=found.group(), key=PEOPLE[found.group()],
            person=PEOPLE[found.group()],
        )
        for found in re.finditer(rf"\b(?:{names})\b", text)
    )  # fmt: skip
    labels = list(re.finditer(r"(?m)^([^:\n]{3,30}): ", text))
    turns = tuple(
        TellTurn(
            kind="speech",
            label_start=one.start(1),
            label_stop=one.end(1),
            start=one.end(),
            stop=text.find("\n", one.end()) % (len(text) + 1),
        )
        for one in labels
    )
    quotations = tuple(
        TellQuotation(id=f"{key}{found.start()}", kind="direct", start=found.start(1), stop=found.end(1))
        for found in re.finditer(r"«([^»]+)»", text)
    )
    sentences = tuple(
        TellSentence(start=start, stop=stop)
        for block in blocks
        for start, stop in split_sentences(text, block.start, block.stop, PAGES.find(language))
    )
    page = TellPage(
        id=f"{language}-{key}", source=f"{key}.txt", publication=key, publisher=f"site-{key}" if standing == "press" else "palace",
        standing=standing, side="TN" if standing == "official" else None, kind=kind, language=language, title=title,
        published=published, place=place, text=text, cuts=(), blocks=tuple(blocks),
    )  # fmt: skip
    return TellUnit(page=page, turns=turns, sentences=sentences, mentions=mentions, quotations=quotations)
