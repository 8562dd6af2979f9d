"""A release: all tables of the record as they stand, sorted by id, in one folder that never changes once it is there."""

import hashlib
import shutil
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.engines.checksums import checksum_table
from onrecord.engines.durable import PARTIAL, explain_refusal, flush_path, make_folder
from onrecord.engines.files import fit_batch, read_schema, write_table
from onrecord.engines.relational import BATCH_ROWS, open_database, quote_name, select_rows
from onrecord.engines.signature import digest_parts
from onrecord.engines.tables import find_codec, write_json, write_row
from onrecord.errors import RecordDamaged, StageError
from onrecord.model.tables import TABLES
from onrecord.record.database import create_database, fill_table
from onrecord.record.ground import ACCOUNTED, WORDED, build_ground
from onrecord.record.index import TABLE as INDEXED
from onrecord.record.index import build_index
from onrecord.record.layout import DATABASE, DIGEST_CHARACTERS, MANIFEST, Layout
from onrecord.record.lookups import create_lookups
from onrecord.record.patching import SHAPE, copy_database, patch_table

KEPT_RELEASES = 2
# Work tables that no table of a release shows, and that are in it to be asked.
BESIDE = (INDEXED, WORDED, ACCOUNTED)
FORMAT = "4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What was published: the digest, how many rows each table has, and whether it differs from what was current before."""

    digest: str
    rows: Mapping[str, int]
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Where the rows of a release come from: columns of work tables (``speech.turns``), and rows given as they are."""

    columns: Mapping[str, Sequence[str]]
    rows: Mapping[str, Sequence[Any]]

    def digest(self, layout: Layout) -> str:
        """A digest over everything that goes in: where it is that of the current release, there is nothing to do."""
        works = sorted({column.partition(".")[0] for columns in self.columns.values() for column in columns})
        parts = [FORMAT, *(str(find_codec(row).schema) for row in TABLES.values())]
        for table in TABLES:
            parts += [table, *self.columns.get(table, ()), *map(write_row, self.rows.get(table, ()))]
        beside = [name for name in BESIDE if (layout.work / f"{name}.parquet").exists()]
        for work in (*works, *beside):
            parts += [work, checksum_table(layout.work / f"{work}.parquet")]
        return digest_parts(*parts)


def publish_release(layout: Layout, contents: Contents) -> Release:
    """Builds a release aside, moves it into place, makes it current, and lets older ones go."""
    unknown = sorted({*contents.columns, *contents.rows} - set(TABLES))
    if unknown:
        raise StageError(f"publish: expected tables of the record, found {', '.join(unknown)}")
    inputs = contents.digest(layout)
    current = find_current(layout)
    if current is not None and current[1].get("inputs") == inputs:
        return describe_release(*current, changed=False)
    aside = make_folder(layout.releases) / f"next{PARTIAL}"
    try:
        with explain_refusal(layout.releases):
            manifest = build_aside(layout, contents, aside, inputs, find_patched(layout, current))
            digest = name_release(manifest)
            settle_release(layout, aside, digest)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    before = None if current is None else current[0]
    if digest != before:
        layout.write_current(digest)
        forget_releases(layout, {digest, before})
    return describe_release(digest, manifest, changed=digest != before)


def find_current(layout: Layout) -> tuple[str, Mapping[str, Any]] | None:
    """The current release with its manifest; ``None`` where there is none or it is damaged, and has to be built again."""
    try:
        digest = layout.read_current()
        return None if digest is None else (digest, layout.read_manifest(digest))
    except RecordDamaged:
        return None


def is_intact(layout: Layout, digest: str) -> bool:
    """Whether a release stands there whole."""
    try:
        layout.read_manifest(digest)
    except RecordDamaged:
        return False
    return True


def find_patched(layout: Layout, current: tuple[str, Mapping[str, Any]] | None) -> Path | None:
    """The folder of the current release where its database can be taken up."""
    if current is None or current[1].get("format") != FORMAT or current[1].get("shape") != SHAPE:
        return None
    return layout.releases / current[0]


def build_aside(
    layout: Layout, contents: Contents, folder: Path, inputs: str, before: Path | None
) -> Mapping[str, Any]:
    """A release in an empty folder; where the database of the one before turns out to be of no use, without it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        return build_release(layout, contents, folder, inputs, before)
    except sqlite3.DatabaseError:
        if before is None:
            raise
        return build_aside(layout, contents, folder, inputs, None)


def build_release(
    layout: Layout, contents: Contents, folder: Path, inputs: str, before: Path | None
) -> Mapping[str, Any]:
    """Writes every table twice, as Parquet and into SQLite, the search index, the ground of checks and the manifest; gives the manifest.

    Tables of a release are read whole, so that their groups are large: one of 64 rows for every batch took twice the time. The
    database is that of the release ``before``, patched, where there is one.
    """
    tables: dict[str, Any] = {}
    database = folder / DATABASE
    with (
        open_database(folder) as source,
        copy_database(before, database) if before else create_database(database) as target,
    ):
        for table in TABLES:
            path = folder / f"{table}.parquet"
            batches = write_batches(path, table, select_table(source, layout, contents, table))
            if before is None:
                fill_table(target, table, TABLES[table], batches)
            else:
                deque(batches, maxlen=0)
                patch_table(source, target, before / path.name, path)
            tables[table] = {"rows": pq.read_metadata(path).num_rows, "sha256": hash_file(path)}
        create_lookups(target)
        index = build_index(layout, target, folder)
        ground = build_ground(layout, target, folder)
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir()) if path.is_file()}
    manifest = {
        "format": FORMAT,
        "shape": SHAPE,
        "inputs": inputs,
        "tables": tables,
        "index": index,
        "ground": ground,
        "sizes": sizes,
    }
    (folder / MANIFEST).write_text(write_json(manifest) + "\n", encoding="utf-8")
    for name in (*sizes, MANIFEST):
        flush_path(folder / name)
    flush_path(folder)
    return manifest


def write_batches(path: Path, table: str, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows of a table as they come; the Parquet file that they are written to is whole when the last has come."""
    with write_table(path, find_codec(TABLES[table]).schema, BATCH_ROWS) as writer:
        for batch in batches:
            writer.add(batch)
            yield batch


def select_table(
    database: duckdb.DuckDBPyConnection, layout: Layout, contents: Contents, table: str
) -> Iterator[pa.RecordBatch]:
    """The rows of a table sorted by id, each id once: the same page saved twice gives the same document with the same rows.

    Of two rows with one id the one whose page has the smaller digest counts; in a work table without digests the one whose values come
    first.
    """
    codec = find_codec(TABLES[table])
    names = ", ".join(map(quote_name, codec.schema.names))
    parts = []
    for column in contents.columns.get(table, ()):
        work, _, inner = column.partition(".")
        fields = ", ".join(f"row.{quote_name(name)} AS {quote_name(name)}" for name in codec.schema.names)
        chosen = fields if inner else names
        path = layout.work / f"{work}.parquet"
        digest = "digest" if "digest" in read_schema(path).names else f"concat_ws('|', {names})"
        parts.append(f"SELECT {chosen}, {digest} AS digest FROM ({select_rows(path, inner)})")
    given = contents.rows.get(table, ())
    if given or not parts:
        database.register("given", pa.Table.from_batches([codec.encode(given)]))
        parts.append(f"SELECT {names}, '' AS digest FROM given")
    union = " UNION ALL ".join(parts)
    last = None
    for batch in database.sql(f"SELECT {names} FROM ({union}) ORDER BY id, digest").to_arrow_reader(BATCH_ROWS) or ():
        ids = batch.column("id")
        first, latest = (ids[0].as_py(), ids[-1].as_py()) if len(ids) else (None, last)
        if len(ids.unique()) < len(ids) or (first is not None and first == last):
            held = [last, *ids.to_pylist()]
            fresh = [place for place, (before, key) in enumerate(pairwise(held)) if key != before]
            batch = batch.take(pa.array(fresh, pa.int64()))
        last = latest
        yield fit_batch(batch, codec.schema)
    if given or not contents.columns.get(table, ()):
        database.unregister("given")


def name_release(manifest: Mapping[str, Any]) -> str:
    """The digest of a release: of its format, the bytes of its tables, and the parts that its search index and its ground are made of."""
    named = write_json([manifest["format"], manifest["tables"], list(manifest["index"]), list(manifest["ground"])])
    return hashlib.sha256(named.encode("utf-8")).hexdigest()[:DIGEST_CHARACTERS]


def settle_release(layout: Layout, aside: Path, digest: str) -> None:
    """Moves a release to its place; one that stands there whole stays, one that is damaged goes."""
    place = layout.releases / digest
    if not is_intact(layout, digest):
        shutil.rmtree(place, ignore_errors=True)
        aside.rename(place)
    flush_path(layout.releases)


def forget_releases(layout: Layout, kept: Iterable[str | None]) -> None:
    """Removes all releases but those named: readers may still be in the one before."""
    names = set(kept)
    for folder in sorted(layout.releases.iterdir()):
        if folder.name not in names:
            shutil.rmtree(folder, ignore_errors=True)


def describe_release(digest: str, manifest: Mapping[str, Any], *, changed: bool) -> Release:
    """A release in short."""
    rows = {table: int(entry["rows"]) for table, entry in manifest["tables"].items()}
    return Release(digest=digest, rows=rows, changed=changed)


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
