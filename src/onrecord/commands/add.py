"""``onrecord add PATH_OR_URL…``: take pages into the record; nothing is built."""

from pathlib import Path
from typing import Annotated

from onrecord.capture.take_in import take_in
from onrecord.commands.given import open_given
from onrecord.commands.options import (
    ALLOW_PRIVATE,
    DEFAULT_MOST,
    DEFAULT_RECORD,
    DEFAULT_USER_AGENT,
    MOST,
    PATHS,
    QUIET,
    RECORD,
    USER_AGENT,
    read_settings,
)
from onrecord.commands.progress import ShownProgress
from onrecord.commands.tell import count_nouns, tell, tell_issues
from onrecord.errors import NothingReadError
from onrecord.record.writer import RecordWriter
from onrecord.settings import read_fetching


def run(
    paths: Annotated[list[str], PATHS],
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    user_agent: Annotated[str, USER_AGENT] = DEFAULT_USER_AGENT,
    allow_private: Annotated[bool, ALLOW_PRIVATE] = False,
    most: Annotated[int, MOST] = DEFAULT_MOST,
    quiet: Annotated[bool, QUIET] = False,
) -> int:
    """Take pages into the record; nothing is built until 'onrecord build' or the next check.

    Addresses are fetched one after another, with pauses, as the host's robots.txt asks. Of a feed or site map, the pages that it
    lists on its own site are fetched; one that is a file fetches nothing.
    """
    settings = read_settings(record)
    chosen = read_fetching(user_agent, allow_private, most)
    with RecordWriter(settings.record) as writer, ShownProgress(quiet=quiet) as shown:
        given = open_given(paths, chosen, shown)
        captures, issues = take_in(given.places, writer.captures, fetches=given.fetches)
    tell_issues(issues)
    if not captures:
        raise NothingReadError(f"expected at least one page that can be read, found none in {', '.join(paths)}")
    tell(f"{count_nouns(len(captures), 'page')} taken in; the record is {settings.record}")
    return 0
