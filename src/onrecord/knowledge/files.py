"""The knowledge folders: what is shipped, and what a user keeps beside the record; each file known by its digest."""

import hashlib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from typing import TypeVar

from onrecord.errors import KnowledgeError

SHIPPED = Path(__file__).parent
# A process builds one record; tests and servers meet a few sets of folders.
_MOST_KEPT = 4

Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True)
class KnowledgeFile:
    """One file: ``name`` is its path inside the folder with forward slashes, ``own`` says that a user wrote it."""

    name: str
    path: Path
    own: bool

    def read_text(self) -> str:
        """The file's text; raises :class:`KnowledgeError` where it is not UTF-8."""
        try:
            return self.path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise KnowledgeError(
                f"{self.path}: expected UTF-8, found byte {error.object[error.start]:#04x} at {error.start}"
            ) from error

    def read_toml(self) -> Mapping[str, object]:
        """The file as TOML; raises :class:`KnowledgeError` naming file and line."""
        try:
            return tomllib.loads(self.read_text())
        except tomllib.TOMLDecodeError as error:
            raise KnowledgeError(f"{self.path}: expected TOML: {error}") from error


@dataclass(frozen=True, slots=True)
class KnowledgeFolders:
    """The shipped folder and, if there is one, the user's own, which extends it. Cheap: nothing is read until asked for.

    A *need* is a glob inside a folder, such as ``languages/*/quotations.toml`` or ``people.csv``.
    """

    own: Path | None = None

    def find(self, need: str) -> Iterator[KnowledgeFile]:
        """The files of a need, shipped first, each folder in the order of names."""
        for root, own in ((SHIPPED, False), (self.own, True)):
            if root is not None:
                for path in sorted(root.glob(need)):
                    if path.is_file():
                        yield KnowledgeFile(path.relative_to(root).as_posix(), path, own)

    def stamp(self, *needs: str) -> tuple[tuple[str, int, int, int], ...]:
        """What tells the files of some needs from those that stood there before, without reading them."""
        held = ((str(file.path), file.path.stat()) for need in needs for file in self.find(need))
        return tuple((path, found.st_ino, found.st_mtime_ns, found.st_size) for path, found in held)

    def digest(self, need: str) -> str:
        """A digest over names and bytes of the files of a need: another file, another digest. Folder paths do not count."""
        hasher = hashlib.blake2b(digest_size=16)
        for file in self.find(need):
            content = file.path.read_bytes()
            hasher.update(f"{file.own}|{len(file.name)}|{file.name}|{len(content)}|".encode())
            hasher.update(content)
        return hasher.hexdigest()


def keep_loaded(
    *needs: str,
) -> Callable[[Callable[[KnowledgeFolders], Loaded]], Callable[[KnowledgeFolders], Loaded]]:
    """Makes a loader answer from memory while the files of its needs are the same: several stages of a process ask for them."""

    def keep(load: Callable[[KnowledgeFolders], Loaded]) -> Callable[[KnowledgeFolders], Loaded]:
        @lru_cache(maxsize=_MOST_KEPT)
        def load_once(folders: KnowledgeFolders, stamp: tuple[tuple[str, int, int, int], ...]) -> Loaded:
            return load(folders)

        @wraps(load)
        def load_kept(folders: KnowledgeFolders) -> Loaded:
            return load_once(folders, folders.stamp(*needs))

        return load_kept

    return keep
