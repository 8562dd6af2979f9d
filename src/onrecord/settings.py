"""The few things a user may choose, read once at the edge and passed on."""

from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UsageError

KNOWLEDGE = "knowledge"  # the folder of a user's own knowledge, looked for beside the record


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the record is, and how the work is done.

    ``knowledge`` is the user's own knowledge folder, which extends the shipped one. ``processes`` and ``batch_rows`` change
    how long a build takes and never what comes out; absent, the engine chooses. Without ``has_models`` only words are compared,
    not meanings: nothing large is loaded.
    """

    record: Path
    knowledge: Path | None = None
    processes: int | None = None
    batch_rows: int | None = None
    has_models: bool = True


def read_settings(
    record: Path,
    knowledge: Path | None = None,
    processes: int | None = None,
    batch_rows: int | None = None,
    without_models: bool = False,
) -> Settings:
    """The settings for a record; the folder ``knowledge`` beside it counts as the user's own where no other is named.

    Raises :class:`UsageError` where the record's path is a file, or the named knowledge folder is not there.
    """
    if record.exists() and not record.is_dir():
        raise UsageError(f"expected a folder for the record, found a file: {record}")
    if knowledge is not None and not knowledge.is_dir():
        raise UsageError(f"expected a folder with knowledge files, found none: {knowledge}")
    beside = record.parent / KNOWLEDGE
    own = knowledge if knowledge is not None else (beside if beside.is_dir() else None)
    return Settings(
        record=record, knowledge=own, processes=processes, batch_rows=batch_rows, has_models=not without_models
    )
