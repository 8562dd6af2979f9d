"""The few things a user may choose, read once at the edge and passed on."""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.errors import UsageError

MODEL = "ONRECORD_MODEL"  # names the folder of a model for all commands
ASKS_AGAIN = "ONRECORD_SECOND_OPINION"  # with any words in it, as --second-opinion everywhere
KNOWLEDGE = "knowledge"  # the folder of a user's own knowledge, looked for beside the record


# What a program may call itself in a request: a word, and whatever else is printed in ASCII.
_USER_AGENT = re.compile(r"[A-Za-z][\w.-]*(?:[ /][\x20-\x7e]*)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """How pages are fetched: under which name, from private hosts too or not, and how many of those that a feed or site map lists."""

    user_agent: str
    allow_private: bool = False
    most: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the record is, and how the work is done.

    ``knowledge`` is the user's own knowledge folder, which extends the shipped one. ``processes`` and ``batch_rows`` change
    how long a build takes and never what comes out; absent, the engine chooses. Without ``has_models`` only words are compared,
    not meanings: nothing large is loaded. ``model`` is a folder with a model of sentences that comes before those that are installed.
    With ``asks_again`` a slow one is asked too where it is in doubt which sentences of two versions say the same.
    """

    record: Path
    knowledge: Path | None = None
    processes: int | None = None
    batch_rows: int | None = None
    has_models: bool = True
    model: Path | None = None
    asks_again: bool = False


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
        record=record,
        knowledge=own,
        processes=processes,
        batch_rows=batch_rows,
        has_models=not without_models,
        model=Path(named) if (named := os.environ.get(MODEL)) else None,
        asks_again=bool(os.environ.get(ASKS_AGAIN)),
    )


def choose_model(settings: Settings, model: Path | None, asks_again: bool = False) -> Settings:
    """The settings with a model of one's own, where one is given, and with a second opinion, where one is asked for.

    Raises :class:`UsageError` where the model is no folder.
    """
    chosen = model or settings.model
    if chosen is not None and not chosen.is_dir():
        raise UsageError(f"expected a folder with a model, found none: {chosen}")
    return replace(settings, model=chosen, asks_again=asks_again or settings.asks_again)


def read_fetching(user_agent: str, allow_private: bool, most: int) -> Fetching:
    """How to fetch; raises :class:`UsageError` where no request could carry the name."""
    if not _USER_AGENT.fullmatch(user_agent):
        raise UsageError(f"expected a name in ASCII, as NewsDesk/1.0 (+https://desk.example), found: {user_agent!r}")
    return Fetching(user_agent=user_agent, allow_private=allow_private, most=most)
