"""Everything onrecord raises, as one small tree.

    OnrecordError
    ├── UsageError          the call itself is wrong: an unknown option, a path that is not there      exit 2
    ├── NothingReadError    the call is right, yet no page among those given could be read            exit 2
    ├── KnowledgeError      a file in a knowledge folder breaks its own format, or two files disagree exit 2
    ├── RecordError         the record on disk cannot be used as it is                                exit 2
    │   ├── RecordLocked        another process is writing to it
    │   ├── RecordUnwritable    no permission, or no space left
    │   └── RecordDamaged       a file of the record is missing or is not what its digest says
    └── StageError          our own assumption is broken: a defect of onrecord, never of a page       exit 70

Material that cannot be read with confidence raises nothing: it becomes a row of ``issues`` and the rest goes on.
Messages say what was expected, what was found, and where.
"""


class OnrecordError(Exception):
    """The root: whatever onrecord raises on purpose."""

    exit_code = 2


class UsageError(OnrecordError):
    """The call itself is wrong."""


class NothingReadError(OnrecordError):
    """No page among those given could be read."""


class KnowledgeError(OnrecordError):
    """A knowledge file breaks its format, or two files disagree; the message names both lines."""


class RecordError(OnrecordError):
    """The record on disk cannot be used as it is."""


class RecordLocked(RecordError):
    """Another process is writing to this record."""


class RecordUnwritable(RecordError):
    """The record's folder cannot be written: no permission, or no space left."""


class RecordDamaged(RecordError):
    """A file of the record is missing, or its bytes are not what its digest says."""


class StageError(OnrecordError):
    """An assumption of ours is broken: a defect of onrecord, never of a page."""

    exit_code = 70
