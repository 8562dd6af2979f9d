"""Public web archives: which address a capture there is of, and when it was captured. ``archives.toml``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded

NEED = "archives.toml"
# Letters behind the time ask for another form of the same capture. A time may be cut short: then the nearest capture is shown.
_TIME = r"(?P<time>\d{4,14})(?:[a-z]{2}_)?"
# Programs that tidy addresses make one slash of two.
_ADDRESS = r"(?P<scheme>https?):/{1,2}(?P<address>[^/?#].*)|(?P<bare>[\w-]+(?:\.[\w-]+)+(?:[/?#:].*)?)"
_WHOLE_TIME = "%Y%m%d%H%M%S"
_DIGITS = len("20220914081530")


class ArchiveAddresses(Strict):
    """Patterns of addresses behind the scheme; examples are address, the address led back to, and the time of the capture."""

    addresses: tuple[str, ...]
    examples: tuple[tuple[str, str, str], ...]


class Archived(NamedTuple):
    """The address that was captured, and when (UTC, EDTF); ``None`` where the archive's address names no whole time."""

    address: str
    retrieved: str | None


@dataclass(frozen=True, eq=False)
class Archives:
    """The archives of every knowledge folder."""

    patterns: Sequence[re.Pattern[str]]

    def lead_back(self, address: str) -> Archived | None:
        """What an address of an archive is a capture of; ``None`` where it is of none."""
        for pattern in self.patterns:
            if found := pattern.fullmatch(address):
                named = f"{found['scheme']}://{found['address']}" if found["scheme"] else f"http://{found['bare']}"
                return Archived(named, _read_time(found["time"]))
        return None


def _read_time(digits: str) -> str | None:
    """A time to the second; ``None`` for a part of one, and for digits that are none."""
    if len(digits) != _DIGITS:
        return None
    try:
        return datetime.strptime(digits, _WHOLE_TIME).replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


@keep_loaded(NEED)
def load_archives(folders: KnowledgeFolders) -> Archives:
    """The archives of every folder, shipped ones first."""
    patterns = [pattern for file in folders.find(NEED) for pattern in read_checked(file, ArchiveAddresses).addresses]
    return Archives(tuple(_compile(pattern) for pattern in patterns))


def _compile(pattern: str) -> re.Pattern[str]:
    whole = pattern.replace("TIME", _TIME).replace("ADDRESS", f"(?:{_ADDRESS})")
    return re.compile(rf"https?://(?:{whole})", re.IGNORECASE)
