"""Which hosts are official by the rules of their registry: ``hosts.toml``."""

import re

from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders

NEED = "hosts.toml"


class Hosts(Strict):
    """Patterns of official hosts, and examples that a test runs."""

    official: tuple[str, ...]
    examples: tuple[tuple[str, bool], ...]
    named: tuple[str, ...] = ()
    named_examples: tuple[tuple[str, bool], ...] = ()

    def is_official(self, host: str) -> bool:
        """The registry lets only public bodies have this host."""
        return any(re.search(pattern, host) for pattern in self.official)

    def is_named(self, host: str) -> bool:
        """The host bears the name of an office of state."""
        return any(re.search(pattern, host) for pattern in self.named)


def load_hosts(folders: KnowledgeFolders) -> tuple[Hosts, ...]:
    """The patterns of every folder."""
    return tuple(read_checked(file, Hosts) for file in folders.find(NEED))
