"""The originals that official translations were laid against, read from the work tables of the whole record."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord.engines.files import list_column, read_columns
from onrecord.engines.reading import read_where
from onrecord.engines.shelf import Shelf
from onrecord.model import Finding
from onrecord.model.accounts import Spoken
from onrecord.model.alignment import Bead
from onrecord.traces.unit import LaidVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """Two versions as the alignment stage gives them: the original is the source."""

    id: str
    source_document: str
    target_document: str
    beads: tuple[Bead, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A pair that was laid, without what was found."""

    id: str
    digest: str
    original: str


class LaidVersions:
    """Versions by translation: a record of one language has none, and nothing is read."""

    def __init__(self, laid: Path, spoken: Shelf[Spoken]) -> None:
        self._path = laid
        self._spoken = spoken

    def __getstate__(self) -> dict[str, Any]:
        return {"_path": self._path, "_spoken": self._spoken}

    def sum(self, documents: Iterable[str]) -> bytes:
        """A digest of all that :meth:`list` gives for these documents."""
        hasher = hashlib.blake2b(digest_size=16)
        for document in documents:
            for pair in self._pairs.get(document, ()):
                hasher.update(f"|{pair.id}={pair.digest}{self._spoken.digest(pair.original)}".encode())
        return hasher.digest()

    def list(self, documents: Iterable[str]) -> Iterator[LaidVersion]:
        """The originals of these documents with the beads of both."""
        wanted = frozenset(pair.id for document in documents for pair in self._pairs.get(document, ()))
        if wanted:
            for one in read_where(self._path, "id", wanted, _Laid):
                yield LaidVersion(
                    translation=one.target_document,
                    original=self._spoken.take(one.source_document),
                    beads=one.beads,
                    findings=one.findings,
                )

    @cached_property
    def _pairs(self) -> Mapping[str, tuple[_Pair, ...]]:
        """The pairs that turned out to be versions, by the later of both."""
        names = ("id", "digest", "source_document", "target_document", "beads.list.element.id")
        table = read_columns(self._path, names)
        held: defaultdict[str, list[_Pair]] = defaultdict(list)
        columns = (list_column(table, name) for name in (*names[:-1], "beads"))
        for key, digest, source, target, beads in zip(*columns, strict=True):
            if beads:
                held[target].append(_Pair(key, digest, source))
        return {target: tuple(sorted(pairs, key=lambda one: one.id)) for target, pairs in held.items()}
