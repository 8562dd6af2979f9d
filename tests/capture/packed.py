"""Files of pages made for the tests: archives and crawls, byte by byte where a library would not make them."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.capture.take_in import take_in
from onrecord.model import Capture, Issue
from onrecord.record.captures import CaptureStore

PAGE = "Мост открыт.\n".encode()


def take_in_file(folder: Path, name: str, content: bytes) -> tuple[dict[str, Capture], dict[str, str]]:
    """What is taken in from one file: captures, and reasons why not, by their place below the file; ``""`` is the file itself."""
    path = folder / name
    path.write_bytes(content)
    captures, issues = take_in([path], CaptureStore(folder / f"captures of {name}"))
    return {place(capture, path): capture for capture in captures}, {place(issue, path): issue.why for issue in issues}


def place(row: Capture | Issue, path: Path) -> str:
    return row.source.removeprefix(path.as_posix()).removeprefix("/")


def pack_zip(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def pack_tar(files: Mapping[str, bytes], format: int = tarfile.PAX_FORMAT) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=format) as archive:
        for name, content in files.items():
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return packed.getvalue()


def pack_warc(*records: bytes, packed: bool = False) -> bytes:
    return b"".join(gzip.compress(record, mtime=0) for record in records) if packed else b"".join(records)


def record(kind: str, address: str, block: bytes, *fields: str, length: int | None = None) -> bytes:
    """A record of a WARC file; ``length`` is a wrong one."""
    said = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {address}",
        "WARC-Date: 2031-05-02T10:00:00Z",
        *fields,
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join(said).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(body: bytes, *fields: str, status: str = "200 OK", media_type: str = "text/plain; charset=utf-8") -> bytes:
    """What a server sends."""
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {media_type}", *fields]).encode() + b"\r\n\r\n" + body


def pack_chunks(pieces: Sequence[bytes]) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in [*pieces, b""])
