"""A folder of real pages of a wanted size, taken evenly from official transcripts, press texts and briefings."""

import shutil
import tarfile
from pathlib import Path

BRIEFINGS = "wh-briefings-2021-22.tar.gz"


def collect_pages(data: Path, scratch: Path) -> list[Path]:
    """All pages, in an order in which every beginning of the list mixes the three kinds as the whole does."""
    kinds = [
        sorted((data / "kremlin-ru-2025").glob("*.txt")),
        sorted((data / "wikinews-ru").glob("*.txt")),
        unpack_briefings(data / BRIEFINGS, scratch),
    ]
    placed = [
        ((place + 0.5) / len(pages), kind, page) for kind, pages in enumerate(kinds) for place, page in enumerate(pages)
    ]
    return [page for _, _, page in sorted(placed)]


def unpack_briefings(archive: Path, scratch: Path) -> list[Path]:
    """The pages of the archive, by name; none where the archive is missing."""
    if not archive.is_file():
        return []
    with tarfile.open(archive) as opened:
        for member in opened:
            held = opened.extractfile(member) if member.name.endswith(".md") else None
            if held is not None:  # extractall asks for its filter by name only since Python 3.11.4
                path = scratch / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(held.read())
    return sorted(scratch.rglob("*.md"), key=lambda path: path.relative_to(scratch).as_posix())


def copy_pages(pages: list[Path], folder: Path) -> Path:
    """``folder``, holding the pages under names that keep their order."""
    folder.mkdir(parents=True)
    for place, page in enumerate(pages):
        shutil.copyfile(page, folder / f"{place:05}_{page.name}")
    return folder
