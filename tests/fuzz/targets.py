"""What is fuzzed: functions of bytes that raise only where something is wrong with onrecord."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.fuzz.files import WHOLE, WRITTEN
from tests.fuzz.laws import read_documents, read_speech, read_turns, take_apart
from tests.fuzz.packages import write_pdf, write_pdf_objects, write_tar, write_zip
from tests.fuzz.traced import check_traces
from tests.fuzz.words import write

Target = Callable[[bytes], None]

# A page is read in time in proportion to its length; chance finds what is wrong in short ones.
MOST_BYTES = 4096
OFFICIAL = "Встреча с губернатором\n\n7 ноября 2019 года\n\nhttp://president.lugozemye.example/events/1\n\nВ.Тарханин: "


def fuzz_container(name: str) -> Target:
    """The pages in a file of this name."""

    def run(content: bytes) -> None:
        for capture, held in take_apart(name, content):
            assert capture.bytes == len(held)

    return run


def fuzz_format(media_type: str) -> Target:
    """A page of this media type."""

    def run(content: bytes) -> None:
        read_documents(content, media_type)

    return run


def fuzz_words(media_type: str) -> Target:
    """A page of pieces of pages, read to its quotations."""

    def run(content: bytes) -> None:
        for document in read_documents(write(content[:MOST_BYTES]), media_type):
            read_speech(document)

    return run


def fuzz_turns(content: bytes) -> None:
    """A page of pieces of pages, read to its turns and sentences."""
    for document in read_documents(write(content[:MOST_BYTES]), "text/plain"):
        read_turns(document)


def fuzz_traces(content: bytes) -> None:
    """A report against an official page; both of the same pieces, so that words are found again."""
    middle = content.find(b"\xff")
    official, report = (content, content) if middle < 0 else (content[:middle], content[middle + 1 :])
    sources = read_documents(OFFICIAL.encode() + write(official[:MOST_BYTES]), "text/plain")
    reports = read_documents(write(report[:MOST_BYTES]), "text/plain")
    if sources and reports:
        check_traces(read_speech(sources[0]), read_speech(reports[0]))


def fuzz_written(kind: str, media_type: str) -> Target:
    """A page of this media type, of pieces of its markup."""

    def run(content: bytes) -> None:
        read_documents(WRITTEN[kind](content[:MOST_BYTES]), media_type)

    return run


def fuzz_file(name: str) -> Target:
    """A file of this name, and each page that it holds."""

    def run(content: bytes) -> None:
        for capture, held in take_apart(name, content):
            read_documents(held, capture.media_type)

    return run


def fuzz_packed(name: str, pack: Callable[[bytes], bytes]) -> Target:
    """A file of this name that is put together of parts, and each page that it holds."""
    return lambda content: fuzz_file(name)(pack(content[:MOST_BYTES]))


def fuzz_crawl(content: bytes) -> None:
    """A crawl of pieces of records, and each page that it holds."""
    fuzz_file("pages.warc")(WRITTEN["warc"](content))


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "plain": fuzz_format("text/plain"),
        "markdown": fuzz_format("text/markdown"),
        "json": fuzz_format("application/json"),
        "feeds": fuzz_container("feed.xml"),
        "lines": fuzz_container("pages.jsonl"),
        "quotations": fuzz_words("text/plain"),
        "quotations-markdown": fuzz_words("text/markdown"),
        "traces": fuzz_traces,
        "html": fuzz_written("html", "text/html"),
        "docx": fuzz_written("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "odt": fuzz_written("odt", "application/vnd.oasis.opendocument.text"),
        "rtf": fuzz_written("rtf", "application/rtf"),
        "mail": fuzz_written("mail", "message/rfc822"),
        "crawl": fuzz_crawl,
        "turns": fuzz_turns,
        "zip": fuzz_packed("pages.zip", write_zip),
        "tar": fuzz_packed("pages.tar", write_tar),
        "pdf": fuzz_packed("page.pdf", write_pdf),
        "pdf-objects": fuzz_packed("page.pdf", write_pdf_objects),
        **{name: fuzz_file(name) for name in WHOLE},
    }
)
