"""One report of the small world in every form, as it stands in ``golden/``; run as a program it writes those files again.

What is left out of them: the style sheet, which is looked at in a browser, and scores, which decide nothing.
"""

import io
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console

from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.encodings import load_encodings
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.publishers import load_publishers
from onrecord.model import Document
from onrecord.record.view import View
from onrecord.report.as_text import print_report
from onrecord.report.forms import FORMS
from onrecord.report.gather import Report, gather_report
from onrecord.report.places import Places, find_places

ROOT = Path(__file__).parent.parent.parent
GOLDEN = Path(__file__).parent / "golden"
PAGES = "examples/small_world/pages"
KNOWLEDGE = "examples/knowledge"
PAGE = f"{PAGES}/listok_2021-09-16_ru.txt"
FOLDERS = KnowledgeFolders(ROOT / KNOWLEDGE)
CODEBOOK = open_codebook(FOLDERS)


def build_record(folder: Path) -> Path:
    """The record of the small world, its sources as a user in the repository gives them."""
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "check",
        PAGES,
        "--knowledge",
        KNOWLEDGE,
        "--record",
        str(folder / "record"),
    ]
    subprocess.run([*command, "--fail-on", "never", "--quiet"], cwd=ROOT, check=True, capture_output=True, timeout=300)
    return folder / "record"


def gather_page(record: Path) -> tuple[Report, Places]:
    """The report on one page, traced against the whole record, and the places of its quotations."""
    with View.open(record) as view:
        documents = [document.id for document in view.rows(Document) if document.source == PAGE]
        report = gather_report(view, documents, [PAGE], load_publishers(FOLDERS))
        return report, find_places(report, view.read_capture, load_encodings(FOLDERS))


def write_forms(report: Report, places: Places) -> Mapping[str, str]:
    """The report in every form, by the ending of its file."""
    written = io.StringIO()
    print_report(report, CODEBOOK, Console(file=written, width=100, highlight=False))
    forms = {name: write(report, places, CODEBOOK) for name, write in FORMS.items()}
    return {"txt": written.getvalue()} | forms


def settle(name: str, written: str) -> str:
    """A form without what a golden file leaves out."""
    if name == "html":
        return re.sub(
            r"<style>.*</style>", "<style></style>", re.sub(r"sha256-[^']*", "sha256-", written), flags=re.DOTALL
        )
    if name == "json":
        shaped = json.loads(written)
        for quotation in shaped["quotations"]:
            quotation["trace"] |= {"score": 0, "parts": {}}
        return json.dumps(shaped, ensure_ascii=False, indent=2) + "\n"
    return written


def main() -> None:
    """Write the golden files."""
    with tempfile.TemporaryDirectory() as folder:
        report, places = gather_page(build_record(Path(folder)))
    for name, written in write_forms(report, places).items():
        (GOLDEN / f"check.{name}").write_bytes(settle(name, written).encode("utf-8"))


if __name__ == "__main__":
    main()
