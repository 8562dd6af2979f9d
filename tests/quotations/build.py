"""Small press pages for tests: text with names marked ``[[words|key]]`` becomes a document with its rows.

A key that begins with ``office:`` makes an office, ``org:`` an organisation, any other a person; ``office:who=person`` an office whose
holder is known. The first line of a text that begins with ``# `` is the headline, one that begins with ``> `` the lead, ``^ `` a caption;
every other line is a paragraph.
"""

import re
from dataclasses import dataclass
from functools import cache

from razdel import sentenize

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.quoting import Quoting, load_quoting
from onrecord.model import Block, Document, Mention, Quotation, Sentence, Turn
from onrecord.model.pages import BlockKind, Standing
from onrecord.model.people import EntityKind
from onrecord.quotations.find import find_quotations

_NAME = re.compile(r"\[\[([^\]|]+)\|([^\]]+)\]\]")
_KINDS: dict[str, BlockKind] = {"# ": "headline", "> ": "lead", "^ ": "caption"}
_MENTIONS: dict[str, EntityKind] = {"": "person", "org": "organisation", "office": "office"}
DOCUMENT = "d" * 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallPage:
    """A page with its rows, as the stages before quotations give them."""

    page: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]


@cache
def known() -> Quoting:
    """The shipped knowledge."""
    return load_quoting(KnowledgeFolders())


def build_page(drawn: str, language: str | None = "ru", standing: Standing = "press") -> SmallPage:
    text, blocks, mentions = "", [], []
    for line in drawn.split("\n"):
        kind: BlockKind = _KINDS.get(line[:2], "paragraph")
        bare, names = _take_names(line[2:] if kind != "paragraph" else line, len(text))
        mentions += names
        if bare.strip():
            blocks.append(Block(kind=kind, start=len(text), stop=len(text) + len(bare)))
        text += bare + "\n"
    text = text.rstrip("\n")
    blocks = [block for block in blocks if block.start < len(text)]
    turn = Turn(
        id="t" * 32,
        document=DOCUMENT,
        order=0,
        kind="narration",
        label=None,
        label_start=None,
        label_stop=None,
        label_of=None,
        language=language,
        rendering="original",
        start=0,
        stop=len(text),
    )
    page = Document(
        id=DOCUMENT,
        capture="c",
        publication="p",
        part=0,
        source="page.txt",
        url=None,
        canonical_url=None,
        publisher=None,
        standing=standing,
        side=None,
        relay_of=None,
        kind="other",
        rendering="original",
        language=language,
        title=None,
        published=None,
        place=None,
        text=text,
        text_sha256="",
        cuts=(),
        insertions=(),
        furniture=(),
        blocks=tuple(blocks),
        profile="plain",
    )
    return SmallPage(page=page, turns=(turn,), sentences=tuple(_cut_sentences(page)), mentions=tuple(mentions))


def _take_names(line: str, offset: int) -> tuple[str, list[Mention]]:
    bare, cursor, names = "", 0, []
    for found in _NAME.finditer(line):
        bare += line[cursor : found.start()]
        words, key = found.group(1), found.group(2)
        kind, _, rest = key.rpartition(":")
        rest, _, holder = rest.partition("=")
        start = offset + len(bare)
        names.append(
            Mention(
                id=f"m{start}",
                document=DOCUMENT,
                kind=_MENTIONS[kind],
                start=start,
                stop=start + len(words),
                exact=words,
                key=rest,
                person=holder or (None if kind else rest),
                rule="drawn",
            )
        )
        bare += words
        cursor = found.end()
    return bare + line[cursor:], names


def _cut_sentences(page: Document) -> list[Sentence]:
    found: list[Sentence] = []
    for block in page.blocks:
        for piece in sentenize(page.text[block.start : block.stop]):
            found.append(
                Sentence(
                    id=f"s{len(found)}",
                    document=page.id,
                    turn="t" * 32,
                    order=len(found),
                    start=block.start + piece.start,
                    stop=block.start + piece.stop,
                )
            )
    return found


def quote(drawn: str, language: str | None = "ru") -> tuple[SmallPage, tuple[Quotation, ...]]:
    """The page that a text draws, and its quotations."""
    small = build_page(drawn, language)
    return small, find_quotations(small.page, small.turns, small.sentences, small.mentions, known())
