"""Saved pages that gold points at: files of ``../shared/data``, members of archives, and pages made from JSON.

A page is named by its path under ``../shared/data``; ``archive.tar.gz!member`` is a file of an archive, ``pages.json!VERSION`` an
article kept as JSON, which becomes a Markdown page with front matter (see ``make_markdown``); ``pair.jsonl!src:DOC`` one side of a
translated document, a paragraph for each of its segments.
"""

import json
import re
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.text.normalize import normalize_text

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
_JSON_MEMBER = ".json!"
_ROWS_MEMBER = ".txt!"
_SIDE_MEMBER = ".jsonl!"
_COMMA = re.compile(r"(?<=\d) , (?=\d)")
_MARKS = re.compile(r" (?=[.,!?%:;])")
_FRACTION = re.compile(r"\.\d+")


@dataclass(frozen=True, kw_only=True)
class Page:
    """One saved file: how it is called in its set, and its bytes."""

    file: str
    content: bytes

    @property
    def text(self) -> str:
        return normalize_text(self.content.decode("utf-8"))

    @property
    def name(self) -> str:
        """A file name for the page, with an ending that says what it holds."""
        name = Path(self.file).name
        return f"{name.replace('!', '_')}.md" if _JSON_MEMBER in self.file else name


def has_pages(file: str) -> bool:
    """The file, or the archive that holds it, is there."""
    return (DATA / file.split("!", maxsplit=1)[0]).exists()


def read_pages(files: Sequence[str]) -> dict[str, Page]:
    """The pages by name, in the order of ``files``; raises ``FileNotFoundError`` for one that is not there."""
    packed = {file: content for archive in _list_archives(files) for file, content in _read_members(archive, files)}
    return {file: Page(file=file, content=packed[file] if file in packed else _read_page(file)) for file in files}


def _list_archives(files: Sequence[str]) -> list[str]:
    return sorted({file.split("!")[0] for file in files if ".tar.gz!" in file})


def _read_members(archive: str, files: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The wanted members: the archive is unpacked once, in its own order."""
    wanted = {file.split("!")[1] for file in files if file.startswith(f"{archive}!")}
    with tarfile.open(DATA / archive) as members:
        for member in members:
            if member.name in wanted:
                content = members.extractfile(member)
                assert content is not None, f"{member.name} in {archive} is no file"
                wanted.remove(member.name)
                yield f"{archive}!{member.name}", content.read()
            if not wanted:
                return
    raise FileNotFoundError(f"{archive}: {', '.join(sorted(wanted))} not in the archive")


def _read_page(file: str) -> bytes:
    if _ROWS_MEMBER in file:
        return _read_rows(file).encode()
    if _SIDE_MEMBER in file:
        return _read_side(file).encode()
    if _JSON_MEMBER not in file:
        return (DATA / file).read_bytes()
    path, version = file.split("!")
    articles = json.loads((DATA / path).read_text(encoding="utf-8"))
    return make_markdown(articles[version], _find_address(path, list(articles).index(version))).encode()


def _read_rows(file: str) -> str:
    """The sentences ``FIRST-STOP`` of a file of tagged words, each a paragraph; marks and decimals are put back to their words."""
    path, rows = file.split("!")
    first, stop = map(int, rows.split("-"))
    sentences = (DATA / path).read_text(encoding="utf-8").split("\n\n")[first:stop]
    words = (" ".join(line.split()[0] for line in one.splitlines() if line.strip()) for one in sentences)
    return "\n\n".join(_MARKS.sub("", _COMMA.sub(",", one)) for one in words) + "\n"


def _read_side(file: str) -> str:
    """The segments of one side of a translated document, each a paragraph."""
    path, member = file.split("!")
    side, document = member.split(":")
    rows = (json.loads(line) for line in (DATA / path).read_text(encoding="utf-8").splitlines())
    segments = next(row[side] for row in rows if row["doc"] == document)
    return "\n\n".join(segments) + "\n"


@cache
def _find_address(path: str, order: int) -> str:
    """The address of an article: its file beside the JSON stands at its place in order of day; empty where the counts differ."""
    addresses = json.loads((DATA / path).with_name("meta.info").read_text(encoding="utf-8"))
    saved = sorted(name for name in addresses if re.fullmatch(rf"{Path(path).stem}_\d{{4}}_\d\d_\d\d\.html\.gz", name))
    versions = len(json.loads((DATA / path).read_text(encoding="utf-8")))
    return str(addresses[saved[order]]["url"]) if len(saved) == versions else ""


def make_markdown(article: Mapping[str, Any], address: str) -> str:
    """The article as Markdown: front matter, headline, summary, and headings and paragraphs with a blank line between."""
    body = article["body"]
    blocks = [f"# {article['title']}", *body["summary"]]
    for section in body["sections"]:
        blocks += [f"## {heading}" for heading in section["headline"]]
        blocks += section["paragraphs"]
    return f"---\n{_make_front(article, address)}---\n\n" + "\n\n".join(blocks) + "\n"


def _make_front(article: Mapping[str, Any], address: str) -> str:
    """Title, day and time, authors and address, as far as the article has them; strings as YAML and JSON both write them."""
    fields = {
        "title": article["title"],
        "date": _FRACTION.sub("", (article.get("publishing_date") or "").replace(" ", "T", 1)),
        "author": ", ".join(article.get("authors") or ()),
        "source_url": address,
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items() if value)
