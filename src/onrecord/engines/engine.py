"""The engine: what runs the two kinds of step.

A pipeline is run like this (``writer`` is a :class:`~onrecord.record.writer.RecordWriter`)::

    engine = LocalEngine(processes=2)
    engine.walk(Walk(documents.STAGE, writer.captures.list_pages(PageUnit), "pages", links, folders), writer.work_path, told)
    pages = writer.work_path("pages")
    speech = writer.work_path("speech")
    receipt = engine.map(documents.STAGE, writer.captures.list_pages(PageUnit), pages, folders)
    receipt = engine.map(turns.STAGE, DocumentSource(TurnsUnit, pages), speech, folders)
    receipt = engine.map(mentions.STAGE, DocumentSource(MentionsUnit, pages, speech), writer.work_path("named"), folders)
    receipt = engine.sql(CANDIDATES, {"speech": speech, "quoted": quoted}, writer.work_path("candidates"))
    receipt = engine.map(matches.STAGE, TableSource(MatchesUnit, writer.work_path("candidates")), ..., folders)
    writer.publish({"documents": ("pages.documents",), "turns": ("speech.turns",), ...}, {"findings": rows})

``dst`` is both the answer and the memory of the last run: rows whose digest stands in it are copied, not made again. A digest
covers the unit and the stage: its name and version, the digests of the knowledge files it needs and the versions of its libraries.
A walk before the steps takes pages that are new through many stages at once and leaves their rows beside the tables, for the steps to
find; without it the steps make the same rows one stage after the other.
A unit that raises, hangs or kills its worker is tried once more alone and is then named in ``Receipt.failures``; the rest goes on.
Rows lie in the order of their units; many of them lie in several files (:mod:`onrecord.engines.parts`).
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from onrecord.engines.sources import UnitSource
from onrecord.engines.steps import Receipt, Relational, Stage
from onrecord.engines.walk import Walk
from onrecord.knowledge.files import KnowledgeFolders


class Engine(Protocol):
    """Runs steps from work tables to work tables; whichever engine runs them, the rows are the same."""

    def walk(self, walk: Walk, place_table: Callable[[str], Path], told: Callable[[int, int], None]) -> None:
        """Takes the pages that the table of a walk's first stage does not hold yet through all its stages.

        ``place_table`` gives the place of a table by its name; ``told`` is called with the number of the page that comes next, from 1,
        and how many there are. Raises :class:`~onrecord.errors.KnowledgeError` where a knowledge file is broken.
        """
        ...

    def map(self, stage: Stage[Any, Any, Any], src: UnitSource, dst: Path, folders: KnowledgeFolders) -> Receipt:
        """Runs a stage over every unit of ``src`` and leaves its results in ``dst``.

        Raises :class:`~onrecord.errors.KnowledgeError` where a knowledge file is broken and
        :class:`~onrecord.errors.RecordUnwritable` where the disk refuses; ``dst`` is then what it was before.
        """
        ...

    def sql(self, step: Relational, srcs: Mapping[str, Path], dst: Path) -> Receipt:
        """Runs a relational step over the work tables that its inputs name and leaves its answer in ``dst``."""
        ...
