"""Units joined by document: nothing is written for the join, and a document is one unit however often it was saved."""

import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.engines.local import LocalEngine
from onrecord.engines.sources import DocumentSource, Keyed
from onrecord.engines.steps import Stage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Document, Sentence

BLANK = Document(
    id="", capture="", publication="p", part=0, source="", url=None, canonical_url=None, publisher=None, standing="press",
    side=None, relay_of=None, kind="report", rendering="original", language=None, title=None, published=None, place=None,
    text="", text_sha256="", cuts=(), insertions=(), furniture=(), blocks=(), profile="plain",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    capture: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageUnit:
    page: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    document: str
    sentences: tuple[Sentence, ...]
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    page: Document
    sentences: tuple[Sentence, ...]


class PagesSource:
    def __init__(self, *pages: Pages) -> None:
        self.pages = sorted(pages, key=lambda page: page.capture)

    def list_units(self) -> list[Keyed]:
        return [Keyed(page.capture, repr(page)) for page in self.pages]

    def load(self, index: int) -> Pages:
        return self.pages[index]


def make_page(capture: str, *texts: str) -> Pages:
    return Pages(
        capture=capture, documents=tuple(replace(BLANK, id=f"d-{text}", capture=capture, text=text) for text in texts)
    )


def cut_sentences(unit: PageUnit, known: None) -> Speech:
    page = unit.page
    if page.text == "raise":
        raise ValueError(page.text)
    sentence = Sentence(id=f"s-{page.id}", document=page.id, turn="", order=0, start=0, stop=len(page.text))
    return Speech(document=page.id, sentences=(sentence,) * bool(page.text), issues=())


def open_nothing(folders: KnowledgeFolders) -> None:
    return None


def keep_page(page: Pages, known: None) -> Pages:
    return page


def build(folder: Path, *pages: Pages) -> tuple[Path, Path]:
    engine = LocalEngine(1)
    held: dict[str, Any] = {"version": "1", "needs": (), "open_knowledge": open_nothing}
    first: Stage[Any, Any, Any] = Stage(name="pages", unit=Pages, result=Pages, work=keep_page, **held)
    second: Stage[Any, Any, Any] = Stage(name="speech", unit=PageUnit, result=Speech, work=cut_sentences, **held)
    engine.map(first, PagesSource(*pages), folder / "pages", KnowledgeFolders())
    engine.map(second, DocumentSource(PageUnit, folder / "pages"), folder / "speech", KnowledgeFolders())
    return folder / "pages", folder / "speech"


def test_documents_meet_what_was_made_of_them(tmp_path: Path) -> None:
    pages, speech = build(tmp_path, make_page("c2", "три", "раз"), make_page("c1", "два"), make_page("c3"))
    source = pickle.loads(pickle.dumps(DocumentSource(Both, pages, speech)))
    units = source.list_units()
    assert [unit.key for unit in units] == ["d-два", "d-три", "d-раз"]
    for place, unit in enumerate(units):
        both = source.load(place)
        assert (both.page.id, [sentence.document for sentence in both.sentences]) == (unit.key, [unit.key])


def test_a_source_that_has_listed_its_units_still_loads_in_a_worker(tmp_path: Path) -> None:
    source = DocumentSource(Both, *build(tmp_path, make_page("c1", "раз", "два")))
    source.list_units()
    source.load(0)
    assert pickle.loads(pickle.dumps(source)).load(1).page.text == "два"


def test_a_document_saved_twice_is_one_unit(tmp_path: Path) -> None:
    pages, speech = build(tmp_path, make_page("c1", "раз"), make_page("c2", "раз", "два"))
    assert [unit.key for unit in DocumentSource(Both, pages, speech).list_units()] == ["d-раз", "d-два"]


def test_a_document_that_an_earlier_stage_failed_on_is_no_unit(tmp_path: Path) -> None:
    pages, speech = build(tmp_path, make_page("c1", "раз", "raise"))
    assert [unit.key for unit in DocumentSource(PageUnit, pages).list_units()] == ["d-раз", "d-raise"]
    assert [unit.key for unit in DocumentSource(Both, pages, speech).list_units()] == ["d-раз"]
