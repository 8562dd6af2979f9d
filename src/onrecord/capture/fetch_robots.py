"""What a host asks of programs that read it: its ``robots.txt``, read as RFC 9309 says.

Where the file is not there, everything may be read. Where the host fails to show it, nothing may: what it asks is not known.
"""

from dataclasses import dataclass

from protego import Protego

# RFC 9309 wants at least 500 KiB of the file to be read; what comes after the limit is left out.
MOST_BYTES = 512 << 10
# Seconds between two requests to one host where it asks for no more.
PAUSE = 1.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host asks: ``why`` nothing may be read there, or the rules of its file, or neither."""

    why: str | None = None
    file: Protego | None = None

    def refuse(self, url: str, agent: str) -> str | None:
        """Why ``url`` is not to be read by the program that calls itself ``agent``."""
        if self.why is not None:
            return self.why
        if self.file is not None and not self.file.can_fetch(url, agent):
            return f"expected a page that programs may read, found that the host's robots.txt asks {agent} not to"
        return None

    def find_pause(self, agent: str) -> float:
        """Seconds between two requests: what the host asks for, and a second at least."""
        asked = self.file.crawl_delay(agent) if self.file is not None else None
        return max(asked or 0.0, PAUSE)


def read_rules(status: int, content: bytes) -> Rules:
    """The rules of a host by its answer to the request for ``robots.txt``."""
    if status in (200, 203):
        return Rules(file=Protego.parse(content.decode("utf-8", "replace").removeprefix("\ufeff")))
    if 400 <= status < 500 and status != 429:
        return Rules()
    return Rules(why=f"expected what the host asks of programs (robots.txt), found status {status}")


def name_agent(user_agent: str) -> str:
    """The word by which ``robots.txt`` speaks of a program: what stands before the first slash or blank."""
    return user_agent.replace("/", " ").split()[0]
