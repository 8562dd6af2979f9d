"""TMX 1.4b: the beads of two sides as a translation memory, one file for the whole record.

A unit holds the passages of a bead in both languages, its score and the documents they come from. What stands on one side alone is no
translation and is left out. https://www.gala-global.org/tmx-14b
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from onrecord import __version__
from onrecord.engines.durable import make_folder, replace_file
from onrecord.model import Document, Sentence
from onrecord.model.alignment import Bead
from onrecord.record.view import View
from onrecord.text.escape import show_controls

FILE = "beads.tmx"
_HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    '<tmx version="1.4">\n'
    f'<header creationtool="onrecord" creationtoolversion={quoteattr(__version__)} segtype="block" o-tmf="onrecord beads" '
    'adminlang="en" srclang="*all*" datatype="plaintext"/>\n<body>\n'
)
_FOOTER = "</body>\n</tmx>\n"


def export_tmx(view: View, folder: Path) -> tuple[Path, ...]:
    """Writes one file to ``folder`` and gives it; raises :class:`~onrecord.errors.RecordUnwritable` where the disk refuses."""
    make_folder(folder)
    path = folder / FILE
    with replace_file(path) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEADER)
        file.writelines(_write_units(view))
        file.write(_FOOTER)
    return (path,)


def _write_units(view: View) -> Iterator[str]:
    """A unit for each bead of two sides, by id."""

    @lru_cache(maxsize=64)
    def read(document: str) -> tuple[Document | None, Mapping[str, Sentence]]:
        return view.find(Document, document), {one.id: one for one in view.rows_of(Sentence, document)}

    for bead in view.rows(Bead):
        if bead.source and bead.target:
            sides = ((bead.source_document, bead.source), (bead.target_document, bead.target))
            variants = [_write_variant(*read(document), keys) for document, keys in sides]
            score = f'<prop type="score">{bead.score}</prop>'
            yield f'<tu tuid="{bead.id}">{score}{"".join(variants)}</tu>\n'


def _write_variant(page: Document | None, sentences: Mapping[str, Sentence], keys: tuple[str, ...]) -> str:
    """One side: its sentences with one space between, in their order on the page."""
    if page is None:
        return ""
    words = " ".join(page.text[sentences[key].start : sentences[key].stop] for key in keys)
    language = quoteattr(page.language or "und")
    return f'<tuv xml:lang={language}><prop type="document">{page.id}</prop><seg>{escape(show_controls(words))}</seg></tuv>'
