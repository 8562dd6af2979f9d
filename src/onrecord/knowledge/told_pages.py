"""Pages of the codebook in other languages: ``codebook/<language>.toml``, a table for each page beside the English one of ``findings/``.

English is the source. A translation names the English text that it was made of by its stamp, ``of``: where that text was changed since,
the translation is not shown, and a test names it. ``[dispute]`` holds the last section of several pages, under their codes.
"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

from onrecord.errors import KnowledgeError
from onrecord.knowledge.codes import SECTIONS, Codebook, CodePage
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders

NEED = "codebook/*.toml"
_STAMP_BYTES = 4
_SHARED = "dispute"
_KEYS = ("meaning", "reached", "not", "example", _SHARED)  # of the sections, in their order
_FIRST = {"of", "title"}

ToldPages = Mapping[str, Mapping[str, CodePage]]


def stamp_page(page: CodePage) -> str:
    """What tells the English text of a page from what it was before: eight hexadecimal digits over its title and sections."""
    return blake2b("\n".join((page.title, *page.sections.values())).encode(), digest_size=_STAMP_BYTES).hexdigest()


def open_told_pages(folders: KnowledgeFolders, codebook: Codebook) -> ToldPages:
    """By language and code the pages that are told there; raises :class:`KnowledgeError` where one has other sections than ours."""
    return {file.path.stem: _read_pages(file, codebook) for file in folders.find(NEED)}


def _read_pages(file: KnowledgeFile, codebook: Codebook) -> Mapping[str, CodePage]:
    held = {code: table for code, table in file.read_toml().items() if isinstance(table, Mapping)}
    shared = {code: str(text) for codes, text in held.pop(_SHARED, {}).items() for code in codes.split()}
    told: dict[str, CodePage] = {}
    for code, table in held.items():
        page = codebook.pages.get(code)
        texts = ({_SHARED: shared[code]} if code in shared else {}) | {key: str(text) for key, text in table.items()}
        if page is None or set(texts) != {*_FIRST, *_KEYS}:
            raise KnowledgeError(
                f"{file.path}: expected a page of the codebook with its sections, found {code}: {sorted(texts)}"
            )
        if texts["of"] == stamp_page(page):
            sections = dict(zip(SECTIONS, (texts[key] for key in _KEYS), strict=True))
            told[code] = replace(page, title=texts["title"], sections=sections, text="", file=file.name)
    return told
