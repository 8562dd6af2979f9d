"""``onrecord add PATH…``: take pages into the record; nothing is built."""

from pathlib import Path
from typing import Annotated

from onrecord.capture.take_in import take_in
from onrecord.commands.options import DEFAULT_RECORD, PATHS, RECORD, read_settings
from onrecord.commands.tell import count_nouns, tell, tell_issues
from onrecord.errors import NothingReadError
from onrecord.record.writer import RecordWriter


def run(paths: Annotated[list[Path], PATHS], record: Annotated[Path, RECORD] = DEFAULT_RECORD) -> int:
    """Take pages into the record; nothing is built until 'onrecord build' or the next check."""
    settings = read_settings(record)
    with RecordWriter(settings.record) as writer:
        captures, issues = take_in(paths, writer.captures)
    tell_issues(issues)
    if not captures:
        raise NothingReadError(
            f"expected at least one page that can be read, found none in {', '.join(map(str, paths))}"
        )
    tell(f"{count_nouns(len(captures), 'page')} taken in; the record is {settings.record}")
    return 0
