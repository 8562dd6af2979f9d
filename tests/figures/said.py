"""Small speeches for tests: the sentences of one turn, said on 2031-05-20, and their figures."""

from dataclasses import replace
from functools import cache

from onrecord.figures.find import find_figures
from onrecord.figures.reading import FigureKnowledge, Said
from onrecord.figures.stage import open_figure_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model.figures import Figure
from tests.quotations.build import build_page

SAID_ON = "2031-05-20"


@cache
def known() -> FigureKnowledge:
    """The shipped knowledge."""
    return open_figure_knowledge(KnowledgeFolders())


def read(text: str, language: str = "en", side: str | None = None) -> tuple[Figure, ...]:
    """The figures of a text, on a page of a side."""
    drawn = build_page(text, language, standing="official")
    page = replace(drawn.page, published=SAID_ON, side=side)
    return find_figures(Said(page, drawn.turns, drawn.sentences, (), ()), known())


def read_one(text: str, language: str = "en") -> Figure:
    """The only figure of a text."""
    (figure,) = read(text, language)
    return figure


def read_on(text: str, side: str | None) -> str:
    """The unit of the only figure of an English text on a page of a side."""
    (figure,) = read(text, side=side)
    return figure.unit
