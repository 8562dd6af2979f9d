"""What a server is made with, read once when it starts: the record, what is known, the limits, and who may write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord import __version__
from onrecord.knowledge.codes import Codebook, open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.people import read_countries
from onrecord.knowledge.publishers import Publishers, load_publishers
from onrecord.knowledge.retold import Retelling, open_retellings
from onrecord.knowledge.told_pages import ToldPages, open_told_pages
from onrecord.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SUITE = ("templates", "static", "catalogue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one request may bring and take.

    ``body_bytes`` of a text or file to check, ``added_bytes`` of pages that who has the token sends into the record;
    ``sending_seconds`` for a body to come; ``seconds`` for one check, waiting and working; ``checks`` at once, more of which
    take more memory and end no sooner; ``waiting`` more; ``requests`` a client may make in ``window_seconds``, of those that
    cost something.
    """

    body_bytes: int = 4 * 1024 * 1024
    added_bytes: int = 256 * 1024 * 1024
    seconds: float = 60.0
    sending_seconds: float = 30.0
    checks: int = 1
    waiting: int = 40
    requests: int = 60
    window_seconds: float = 60.0


@dataclass(frozen=True, kw_only=True)
class House:
    """A record that is served, and everything that its pages need besides."""

    settings: Settings
    hosts: tuple[str, ...] = LOOPBACK
    token: str | None = None
    limits: Limits = Limits()

    @cached_property
    def codebook(self) -> Codebook:
        """What each verdict and code means."""
        return open_codebook(self.folders)

    @cached_property
    def retellings(self) -> Mapping[str, Retelling]:
        """Messages in other languages than that of the record, by language."""
        return open_retellings(self.folders, self.codebook)

    @cached_property
    def told_pages(self) -> ToldPages:
        """Pages of the codebook in other languages, by language and code."""
        return open_told_pages(self.folders, self.codebook)

    @cached_property
    def countries(self) -> Mapping[tuple[str, str], str]:
        """What a side is called, by language and code: the first name that is known of the country."""
        named: dict[tuple[str, str], str] = {}
        for country in read_countries(self.folders):
            named.setdefault((country.language, country.key), country.name)
        return named

    @cached_property
    def publishers(self) -> Publishers:
        """Terms of use, by publisher."""
        return load_publishers(self.folders)

    @property
    def folders(self) -> KnowledgeFolders:
        """The shipped knowledge and the user's own."""
        return KnowledgeFolders(self.settings.knowledge)

    @cached_property
    def assets(self) -> Mapping[str, tuple[bytes, str]]:
        """The files that pages load, by name, with their media type."""
        return dict(read_assets())

    @cached_property
    def version(self) -> str:
        """A digest of the program's pages: another version of them is another page of the same release."""
        digest = blake2b(__version__.encode(), digest_size=6)
        for folder in SUITE:
            for name, content in walk(files(__package__) / folder):
                digest.update(f"{name}|{len(content)}|".encode() + content)
        return digest.hexdigest()


def read_assets() -> Iterator[tuple[str, tuple[bytes, str]]]:
    """The style sheet, which begins with that of a report, and the script."""
    report = files("onrecord.report.html")
    static = files(__package__) / "static"
    style = b"".join(
        (folder / name).read_bytes()
        for folder, name in ((report, "style.css"), (report, "compared.css"), (static, "site.css"))
    )
    yield "site.css", (style, "text/css; charset=utf-8")
    yield "site.js", ((static / "site.js").read_bytes(), "text/javascript; charset=utf-8")
    yield "icon.svg", ((static / "icon.svg").read_bytes(), "image/svg+xml")


def walk(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    """The files of a folder of the package by name, with their bytes."""
    for one in sorted(folder.iterdir(), key=lambda held: held.name):
        if one.is_file():
            yield one.name, one.read_bytes()
