"""What a result depends on besides its unit, as one digest: another rule, another digest, and the row is made again."""

import hashlib
from collections.abc import Iterable, Iterator
from importlib import metadata
from typing import Any

from onrecord.engines.steps import Relational, Stage
from onrecord.engines.tables import find_codec
from onrecord.knowledge.files import KnowledgeFolders

_CHARACTERS = 16


def sign_stage(stage: Stage[Any, Any, Any], folders: KnowledgeFolders) -> str:
    """The digest of a stage: name, version, shape of unit and result, the knowledge it needs, versions of its libraries."""
    return digest_parts(
        "stage",
        stage.name,
        stage.version,
        str(find_codec(stage.unit).schema),
        str(find_codec(stage.result).schema),
        *(f"{need}={folders.digest(need)}" for need in stage.needs),
        *(f"{library}={find_version(library)}" for library in stage.libraries),
    )


def sign_step(step: Relational) -> str:
    """The digest of a relational step: name, version, inputs, the SQL itself and the shape of its answer."""
    inputs = (f"{name}={table}" for name, table in sorted(step.inputs.items()))
    return digest_parts("sql", step.name, step.version, step.sql, str(find_codec(step.output).schema), *inputs)


def digest_parts(*parts: str) -> str:
    """A digest over parts, framed so that they cannot run together."""
    hasher = hashlib.blake2b(digest_size=_CHARACTERS)
    for part in parts:
        hasher.update(_frame(part))
    return hasher.hexdigest()


def digest_each(first: str, parts: Iterable[str]) -> Iterator[str]:
    """What :func:`digest_parts` gives of ``first`` and each of the parts."""
    begun = _frame(first)
    for part in parts:
        yield hashlib.blake2b(begun + _frame(part), digest_size=_CHARACTERS).hexdigest()


def _frame(part: str) -> bytes:
    raw = part.encode("utf-8", "surrogatepass")
    return b"%d:%b" % (len(raw), raw)


def find_version(library: str) -> str:
    """The installed version of a library, or ``absent``: a result made without it is another result."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "absent"
