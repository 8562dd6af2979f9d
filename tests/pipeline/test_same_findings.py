"""The same pages in another form of file say the same: the seeds, written as newsrooms keep them, beside the seeds as plain text."""

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from onrecord.model import Document, Finding, Quotation, Trace, Turn
from onrecord.pipeline import take_in_and_build
from onrecord.record.view import View
from onrecord.settings import Settings
from tests.documents.office_files import write_docx, write_odt, write_pdf, write_rtf
from tests.documents.reading import read_bytes
from tests.pipeline.publisher_pages import write_page

Paragraphs = Sequence[str]


def write_html(lines: Paragraphs) -> bytes:
    """A web page of these lines, with a menu above and a footer below that are the site's, labels strong as publishers print them."""
    shown = (re.sub(r"^([^:<>]{1,40}:)(?= )", r"<b>\1</b>", html.escape(line)) for line in lines)
    text = "\n".join(f"<p>{line}</p>" for line in shown)
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><style>p {{ margin: 0 }}</style></head>
<body><nav><ul><li><a href="/">Start</a></li></ul></nav>
<main><article><div class="page-text">{text}</div></article></main>
<footer><p>All rights reserved.</p></footer><script>document.title = "";</script></body></html>""".encode()


# What writes a page from its lines, by the ending of its name.
FORMS: Mapping[str, Callable[[Paragraphs], bytes]] = {
    "docx": write_docx,
    "odt": write_odt,
    "rtf": write_rtf,
    "pdf": write_pdf,
    "html": write_html,
}


def read_lines(page: Path) -> Paragraphs:
    """The lines of a page as a person sees them, without blank ones."""
    shown = (html.unescape(line).strip() for line in page.read_text(encoding="utf-8").split("\n"))
    return tuple(line for line in shown if line)


def find_all(folder: Path, pages: Mapping[str, bytes]) -> Mapping[str, Counter[object]]:
    """What a record of these pages holds, without the ids, which rest on the bytes of files."""
    (folder / "pages").mkdir(parents=True)
    for name, content in pages.items():
        (folder / "pages" / name).write_bytes(content)
    settings = Settings(record=folder / "record", processes=1, has_models=False)
    with take_in_and_build([folder / "pages"], settings, lambda *_: None)[0] as view:
        return list_rows(view)


def list_rows(view: View) -> Mapping[str, Counter[object]]:
    words = {quotation.id: quotation.exact for quotation in view.rows(Quotation)}
    return {
        "documents": Counter(
            (
                one.title,
                one.published,
                one.place,
                one.standing,
                one.kind,
                one.side,
                one.language,
                one.publisher,
                len(one.cuts),
            )
            for one in view.rows(Document)
        ),
        "turns": Counter((turn.kind, turn.label, turn.stop - turn.start) for turn in view.rows(Turn)),
        "traces": Counter(
            (words[trace.quotation], trace.verdict, trace.certainty, tuple(one.exact for one in trace.statements))
            for trace in view.rows(Trace)
        ),
        "findings": Counter(
            (finding.code, finding.level, finding.message, tuple(one.exact for one in finding.evidence))
            for finding in view.rows(Finding)
        ),
    }


@pytest.fixture(scope="module")
def seeds(shared_data: Path) -> Mapping[str, Paragraphs]:
    """The lines of each seed, by its name."""
    found = {page.stem: read_lines(page) for page in sorted((shared_data / "seeds").glob("*.txt"))}
    if not found:
        pytest.skip("no seeds in ../shared/data")
    return found


@pytest.fixture(scope="module")
def plain(seeds: Mapping[str, Paragraphs], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Counter[object]]:
    pages = {f"{name}.txt": "\n".join(lines).encode() for name, lines in seeds.items()}
    return find_all(tmp_path_factory.mktemp("plain"), pages)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_pages_give_the_same_rows(
    form: str, seeds: Mapping[str, Paragraphs], plain: Mapping[str, Counter[object]], tmp_path: Path
) -> None:
    found = find_all(tmp_path, {f"{name}.{form}": FORMS[form](lines) for name, lines in seeds.items()})
    for table, rows in plain.items():
        assert found[table] - rows == Counter(), f"{table} that the plain text does not give"
        assert rows - found[table] == Counter(), f"{table} of the plain text that are missing"


def test_the_seeds_as_saved_give_what_their_lines_give(
    shared_data: Path, plain: Mapping[str, Counter[object]], tmp_path: Path
) -> None:
    pages = {page.name: page.read_bytes() for page in (shared_data / "seeds").glob("*.txt")}
    assert find_all(tmp_path, pages)["findings"] == plain["findings"]


def test_the_seeds_in_their_publishers_layout_give_the_same_findings(
    shared_data: Path, plain: Mapping[str, Counter[object]], tmp_path: Path
) -> None:
    pages = {
        f"{page.stem} {document.part}.html": write_page(document)
        for page in sorted((shared_data / "seeds").glob("*.txt"))
        for document in read_bytes(page.read_bytes()).documents
    }
    found = find_all(tmp_path, pages)
    for table in ("documents", "traces", "findings"):
        assert found[table] - plain[table] == Counter(), f"{table} that the plain text does not give"
        assert plain[table] - found[table] == Counter(), f"{table} of the plain text that are missing"
    # Narration may be parted otherwise: a browser shows two spaces as one, and a lead that the page marks may be a heading in its text.
    speeches = [
        Counter(
            {turn: count for turn, count in rows["turns"].items() if isinstance(turn, tuple) and turn[0] == "speech"}
        )
        for rows in (found, plain)
    ]
    assert speeches[0] == speeches[1]
