"""The two kinds of step: a stage that maps one unit of work to one result, and a relational step in shared SQL.

A *unit* is a frozen dataclass made of model rows (one document with its turns and sentences, say); its columns are read from
a work table, or joined from several by a relational step. A *result* is a frozen dataclass too and holds, as tuples, all
the rows a stage makes of that unit, its issues among them, so that one unit in is one row out: a unit that
yields nothing is known to be done, and a result can be reused by its digest alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from onrecord.knowledge.files import KnowledgeFolders

Unit = TypeVar("Unit")
Result = TypeVar("Result")
Known = TypeVar("Known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Generic[Unit, Result, Known]):
    """Work on one unit at a time. Everything in it is module level, so that it can be pickled to a worker.

    ``open_knowledge`` runs once a worker; ``work`` is pure: no clock, network, randomness, logger or global. ``needs`` are
    the globs of the knowledge files that the stage reads; ``libraries`` the installed packages whose version changes its
    results. ``version`` changes when the code's results do.
    """

    name: str
    version: str
    unit: type[Unit]
    result: type[Result]
    needs: tuple[str, ...]
    open_knowledge: Callable[[KnowledgeFolders], Known]
    work: Callable[[Unit, Known], Result]
    libraries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relational:
    """JOIN, GROUP BY and COUNT on keys in the SQL that DuckDB and Spark share; no functions of ours.

    ``inputs`` maps each table name used in ``sql`` to a work table (``speech``), or to the rows inside one of its columns
    (``speech.turns``): such an input has the columns of the row, the whole row as the struct ``row``, and ``digest``, the digest
    of the result it lies in. ``pages.documents(id, language)`` has these scalar columns alone, and is read much faster; ``digest``
    is there too where the SQL names it with its table, as in ``documents.digest``. ``output`` is the dataclass that a row of the
    answer fills. Where a later step takes the rows one by one, the answer is ``keyed``: it also selects a ``digest``, put together from
    those of its inputs with ``||``.
    """

    name: str
    version: str
    inputs: Mapping[str, str]
    output: type[Any]
    sql: str
    keyed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a step did: rows in and out, rows reused, a checksum of what was written, seconds, and units that failed."""

    step: str
    rows_in: int
    rows_out: int
    rows_reused: int
    checksum: str
    seconds: float
    failures: Mapping[str, str]
