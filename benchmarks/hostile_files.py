"""Files that were made to break a reader, each at any size: small ones for the tests, full ones for ``benchmarks.hostile``."""

import gzip
import io
import json
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1 << 20
SENTENCE = "The governor said that the bridge would be open by autumn, and that nobody had asked for more. "
QUOTED = "The governor of Norvale, Ada Lint, said: «The bridge is open».\n"
# A bomb holds a little text, so that nothing else about it is refused before its size is.
_BLOCK = b"Yes. " + b" " * (MEBIBYTE - 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A kind of file: its name, what writes it at a size, that size in the tests and in full, and what is said of it.

    ``said`` is a part of an issue's reason; empty where the file is read as a page. In full size a page may also take longer, or
    more memory, than a page is allowed to.
    """

    name: str
    write: Callable[[Path, int], None]
    small: int
    full: int
    said: str = ""


def list_hostile() -> tuple[Hostile, ...]:
    """Every kind, by name."""
    return tuple(
        sorted((*_list_pages(), *_list_encodings(), *_list_packed(), *_list_crawls()), key=lambda one: one.name)
    )


def _list_pages() -> Iterator[Hostile]:
    """Pages that are too long, or long in an unusual way."""
    long = "expected a page of at most 67,108,864 bytes"
    yield Hostile(name="too-long.txt", write=_repeat(_BLOCK.decode()), small=65, full=200, said=long)
    yield Hostile(name="long.txt", write=_repeat(SENTENCE + "\n"), small=200, full=50 * MEBIBYTE // 97)
    yield Hostile(name="one-line.txt", write=_repeat(SENTENCE), small=200, full=50 * MEBIBYTE // 96)
    for name, piece in {
        "one-word": "a",
        "one-number": "7",
        "opening-marks": "«",
        "closing-marks": "»",
        "straight-marks": '"',
        "single-marks": "'",
        "spaced-marks": '" ',
        "nested-marks": "«“",
        "dashes": "— ",
        "brackets": "(",
        "square-brackets": "[",
        "cuts": "<…>",
        "tags": "<div>",
        "colons": "A: ",
        "hashes": "#",
        "line-ends": "\n",
        "blanks": " ",
        "stops": ".",
        "accents": "\u0301",
        "overrides": "\u202e",
        "zero-widths": "\u200b",
        "names": "Ada Lint, ",
        "dates": "7 May 2031, ",
        "entities": "&amp;",
    }.items():
        yield Hostile(name=f"{name}.txt", write=_repeat(piece, QUOTED), small=2000, full=MEBIBYTE)
    yield Hostile(name="quotations.txt", write=_repeat("«Yes», he said. "), small=200, full=MEBIBYTE)
    yield Hostile(name="labels.txt", write=_repeat("ADA LINT: Yes.\n"), small=200, full=MEBIBYTE)
    yield Hostile(name="labels-alone.txt", write=_repeat("ADA LINT:\n"), small=200, full=MEBIBYTE)
    yield Hostile(name="headings.md", write=_repeat("# A\n"), small=200, full=MEBIBYTE)
    yield Hostile(name="links.md", write=_repeat("[a]("), small=2000, full=MEBIBYTE)
    yield Hostile(name="emphasis.md", write=_repeat("*a **"), small=2000, full=MEBIBYTE)
    yield Hostile(name="laughs.md", write=_write_laughs, small=9, full=30)
    brackets = "expected a JSON object, found"
    yield Hostile(name="brackets.json", write=_repeat("["), small=100_000, full=20 * MEBIBYTE, said=brackets)
    yield Hostile(
        name="number.json", write=_repeat("7", '{"text": "A.", "date": '), small=9000, full=MEBIBYTE, said=brackets
    )
    yield Hostile(name="tags.html", write=_repeat("<div>", "<p>A page.</p>"), small=2000, full=MEBIBYTE)
    yield Hostile(name="attributes.html", write=_repeat("a=b ", "<p>A page.</p><p "), small=2000, full=MEBIBYTE)
    yield Hostile(name="tables.html", write=_repeat("<table><tr><td>", "<p>A page.</p>"), small=500, full=MEBIBYTE // 4)


def _list_encodings() -> Iterator[Hostile]:
    """Bytes that are not the text they seem to be."""
    quoted = QUOTED.encode()
    for name, content, said in (
        ("zeros.txt", quoted + b"\0" * 64, "a zero byte"),
        ("late-zeros.txt", quoted * 2000 + b"\0" * 64, ""),
        ("surrogates.txt", quoted + b"\xed\xa0\x80 \xed\xb0\x80", ""),
        ("surrogates.json", b'{"text": "The bridge \\ud800 is open.", "title": "\\udfff"}', ""),
        ("odd-utf-16.txt", b"\xff\xfe" + QUOTED.encode("utf-16-le") + b"\x00", ""),
        ("lone-utf-16.txt", b"\xff\xfe" + QUOTED.encode("utf-16-le") + b"\x00\xd8", ""),
        ("beyond-utf-32.txt", b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 64, "characters are broken in utf-32"),
        ("marked-utf-8.txt", b"\xef\xbb\xbf" + "Мост открыт, сказала губернатор. ".encode("windows-1251") * 9, ""),
        ("swapped-utf-16.txt", b"\xfe\xff" + QUOTED.encode("utf-16-le"), ""),
        ("overlong.txt", quoted + b"\xc0\xaf\xe0\x80\xaf", ""),
        (
            "directions.txt",
            "The governor said: «\u202enepo si egdirb ehT\u202c».\n".encode() * 9 + b"\x1b[31mred\x1b[0m\n",
            "",
        ),
    ):
        yield Hostile(name=name, write=_write_bytes(content), small=1, full=1, said=said)


def _list_packed() -> Iterator[Hostile]:
    """Archives that unfold to more than they hold, lead out of themselves, or never end."""
    far, long = "unfolds to far more than it holds", "expected a page of at most 67,108,864 bytes"
    yield Hostile(name="bomb.txt.gz", write=_write_gzip, small=70, full=2_000, said=long)
    yield Hostile(name="bomb.jsonl.gz", write=_write_gzip_lines, small=300, full=2_000, said=far)
    yield Hostile(name="bomb.tar.gz", write=_write_gzip_tar, small=300, full=2_000, said=far)
    yield Hostile(name="bomb.zip", write=_write_zip, small=6, full=80, said=far)
    yield Hostile(name="shared.zip", write=_write_shared_zip, small=9, full=250, said="share their bytes")
    yield Hostile(name="nested.zip", write=_write_nested_zip, small=9, full=400, said="at most 4 deep")
    yield Hostile(name="many.zip", write=_write_many_zip, small=210_000, full=1_000_000, said="found ")
    yield Hostile(name="climbing.zip", write=_write_climbing_zip, small=3, full=100, said="leads out of it")
    yield Hostile(name="climbing.tar", write=_write_climbing_tar, small=3, full=100, said="leads out of it")
    yield Hostile(name="links.tar", write=_write_links_tar, small=3, full=100, said="link")
    yield Hostile(
        name="long-header.tar", write=_write_header_tar, small=2, full=200, said="expected a header of at most"
    )


def _list_crawls() -> Iterator[Hostile]:
    """WARC files that are cut, lie about their lengths, or unfold to more than they hold."""
    yield Hostile(name="cut.warc", write=_write_cut_crawl, small=9, full=200_000, said="bytes, found only")
    yield Hostile(name="cut.warc.gz", write=_write_cut_crawl, small=9, full=200_000, said="ends too early")
    yield Hostile(name="lying.warc", write=_write_lying_crawl, small=1, full=1, said="bytes, found only")
    yield Hostile(name="bomb.warc", write=_write_bomb_crawl, small=2, full=1000, said="expected a page of at most")


def _repeat(piece: str, first: str = "") -> Callable[[Path, int], None]:
    def write(path: Path, count: int) -> None:
        some = max(1, MEBIBYTE // len(piece))
        with path.open("w", encoding="utf-8") as file:
            file.write(first)
            for start in range(0, count, some):
                file.write(piece * min(some, count - start))

    return write


def _write_bytes(content: bytes) -> Callable[[Path, int], None]:
    def write(path: Path, count: int) -> None:
        path.write_bytes(content)

    return write


def _write_laughs(path: Path, depth: int) -> None:
    """Front matter whose values stand for ten of the value before."""
    lines = ["a0: &a0 [ha]", *(f"a{step}: &a{step} [{', '.join([f'*a{step - 1}'] * 10)}]" for step in range(1, depth))]
    path.write_text("---\n" + "\n".join(lines) + f"\ntitle: *a{depth - 1}\n---\n{QUOTED}", encoding="utf-8")


def _write_gzip(path: Path, mebibytes: int) -> None:
    with gzip.open(path, "wb", 6) as file:
        for _ in range(mebibytes):
            file.write(_BLOCK)


def _write_gzip_lines(path: Path, mebibytes: int) -> None:
    line = json.dumps({"text": SENTENCE, "rest": " " * MEBIBYTE}).encode() + b"\n"
    with gzip.open(path, "wb", 6) as file:
        for _ in range(mebibytes * MEBIBYTE // len(line) + 1):
            file.write(line)


def _write_gzip_tar(path: Path, mebibytes: int) -> None:
    with tarfile.open(path, "w:gz", compresslevel=6) as archive:
        for number in range(mebibytes // 50 + 1):
            header = tarfile.TarInfo(f"{number}.jpg")
            header.size = 50 * MEBIBYTE
            archive.addfile(header, io.BytesIO(_BLOCK * 50))


def _write_zip(path: Path, members: int) -> None:
    """Members that are too long each, and too much together."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(members):
            archive.writestr(f"{number}.txt", _BLOCK * 70)


def _write_shared_zip(path: Path, members: int) -> None:
    """A list that names one packed file many times."""
    once = io.BytesIO()
    with zipfile.ZipFile(once, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0000.txt", _BLOCK * 60)
    packed = once.getvalue()
    start = packed.rindex(b"PK\x01\x02")
    stop = packed.rindex(b"PK\x05\x06")
    entries = b"".join(packed[start:stop].replace(b"0000.txt", b"%04d.txt" % number) for number in range(members))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, members, members, len(entries), start, 0)
    path.write_bytes(packed[:start] + entries + end)


def _write_nested_zip(path: Path, depth: int) -> None:
    packed = _BLOCK
    name = "0.txt"
    for _ in range(depth):
        inside = io.BytesIO()
        with zipfile.ZipFile(inside, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, packed)
        packed, name = inside.getvalue(), "0.zip"
    path.write_bytes(packed)


def _write_many_zip(path: Path, members: int) -> None:
    """A list that names files there are no bytes of."""
    header = struct.Struct("<4s4B4HL2L5H2L")
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        for number in range(members):
            name = b"%07d.txt" % number
            file.write(
                header.pack(b"PK\1\2", 20, 3, 20, 0, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, number % 4) + name
            )
        size = file.tell() - 4
        file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, members & 0xFFFF, members & 0xFFFF, size, 4, 0))


def _write_climbing_zip(path: Path, names: int) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(1, names + 1):
            archive.writestr("../" * number + "tmp/up.txt", QUOTED)


def _write_climbing_tar(path: Path, names: int) -> None:
    with tarfile.open(path, "w") as archive:
        for number in range(1, names + 1):
            header = tarfile.TarInfo("../" * number + "tmp/up.txt")
            header.size = len(QUOTED.encode())
            archive.addfile(header, io.BytesIO(QUOTED.encode()))


def _write_links_tar(path: Path, names: int) -> None:
    with tarfile.open(path, "w") as archive:
        for number in range(names):
            header = tarfile.TarInfo(f"{number}.txt")
            header.type = (tarfile.SYMTYPE, tarfile.LNKTYPE)[number % 2]
            header.linkname = "/etc/hostname"
            archive.addfile(header)


def _write_header_tar(path: Path, mebibytes: int) -> None:
    with path.open("wb") as file:
        header = tarfile.TarInfo("././@LongLink")
        header.type = tarfile.GNUTYPE_LONGNAME
        header.size = mebibytes * MEBIBYTE
        file.write(header.tobuf(tarfile.GNU_FORMAT))
        for _ in range(mebibytes):
            file.write(b"a" * MEBIBYTE)


def _write_record(address: str, body: bytes, length: int | None = None, coding: str = "identity") -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: %b\r\n\r\n%b" % (coding.encode(), body)
    fields = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-05-02T10:00:00Z\r\n"
    return (
        f"{fields}Content-Length: {len(answer) if length is None else length}\r\n\r\n".encode() + answer + b"\r\n\r\n"
    )


def _write_cut_crawl(path: Path, records: int) -> None:
    """Pages among which one in a hundred is text, cut in the middle of the last one."""
    packed = path.suffix == ".gz"
    with path.open("wb") as file:
        for number in range(records):
            body = f"Page {number}. {QUOTED}" if number % 100 == 0 else "{}"
            record = _write_record(f"https://courier.example/{number}", body.encode())
            file.write(gzip.compress(record, 1, mtime=0) if packed else record)
        record = _write_record("https://courier.example/last", QUOTED.encode())
        record = gzip.compress(record, 1, mtime=0) if packed else record
        file.write(record[: len(record) - 20])


def _write_lying_crawl(path: Path, size: int) -> None:
    path.write_bytes(_write_record("https://courier.example/", QUOTED.encode(), length=10**18))


def _write_bomb_crawl(path: Path, records: int) -> None:
    bomb = gzip.compress(_BLOCK * 70, 6, mtime=0)
    with path.open("wb") as file:
        for number in range(records):
            file.write(_write_record(f"https://courier.example/{number}", bomb, coding="gzip"))
