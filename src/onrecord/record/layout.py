"""Where things lie in a record's folder, and which release is current.

    record/
    ├── onrecord.lock       one writer at a time
    ├── captures/           bytes as saved, by SHA-256
    ├── work/               work tables: what each stage made, for the next run to take up
    ├── reviews.jsonl       people's decisions, one a line, only ever appended to
    ├── releases/<digest>/  immutable: a Parquet file per table, record.sqlite, manifest.json
    └── current             the digest of the release to read

``current`` is a small file rather than a symbolic link: a record may be copied to a disk or an archive that knows no links.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.engines.durable import write_file
from onrecord.errors import RecordDamaged

MANIFEST = "manifest.json"
DATABASE = "record.sqlite"
DIGEST_CHARACTERS = 32


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one record."""

    root: Path

    @property
    def captures(self) -> Path:
        """The folder of captures."""
        return self.root / "captures"

    @property
    def work(self) -> Path:
        """The folder of work tables."""
        return self.root / "work"

    @property
    def checksums(self) -> Path:
        """The file of the checksums of work tables."""
        return self.work / "checksums"

    @property
    def releases(self) -> Path:
        """The folder of releases."""
        return self.root / "releases"

    @property
    def reviews(self) -> Path:
        """The file of reviews."""
        return self.root / "reviews.jsonl"

    def read_current(self) -> str | None:
        """The digest of the current release; ``None`` where nothing has been released yet."""
        path = self.root / "current"
        try:
            digest = path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (UnicodeDecodeError, NotADirectoryError) as error:
            raise RecordDamaged(f"{path}: expected the digest of a release, found: {error}") from error
        if len(digest) != DIGEST_CHARACTERS or not digest.isalnum():
            raise RecordDamaged(f"{path}: expected the digest of a release, found {digest[:DIGEST_CHARACTERS]!r}")
        return digest

    def write_current(self, digest: str) -> None:
        """Makes another release current, in one step."""
        write_file(self.root / "current", f"{digest}\n".encode("ascii"))

    def read_manifest(self, digest: str) -> Mapping[str, Any]:
        """The manifest of a release; raises :class:`RecordDamaged` where a file it names is missing or has another size."""
        folder = self.releases / digest
        path = folder / MANIFEST
        try:
            manifest: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            sizes = manifest["sizes"].items()
            held = {one.name: one.stat().st_size for one in os.scandir(folder) if one.is_file()}
        except FileNotFoundError as error:
            raise RecordDamaged(f"{path}: expected the list of a release's files, found no file") from error
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise RecordDamaged(f"{path}: expected the list of a release's files, found: {error!r}") from error
        for name, size in sizes:
            found = held.get(name)
            if found != size:
                raise RecordDamaged(
                    f"{folder / name}: expected {size} bytes, found {'no file' if found is None else found}"
                )
        return manifest
