"""``onrecord explain [CODE]``: a page of the codebook, all of them, or the list of them."""

import re
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.text import Text

from onrecord.knowledge.codes import Codebook, CodePage, ReservedCode, open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.report.lines import print_blank, print_labelled, print_line

CODE = typer.Argument(
    help="The code of a finding (Q01) or a verdict (run_on), or 'all' for the whole codebook; none lists them.",
    show_default=False,
)
ALL = "all"
HEADING = re.compile(r"^(#)", re.MULTILINE)
INTRODUCTION = """\
# Codebook

What each verdict and each finding means, how it is reached, what it does not mean, an example, and how to dispute it. The
same pages stand in the package, and `onrecord explain CODE` prints one. The example pages, people and papers are invented.
"""
RESERVED = """\
## Codes that are reserved
"""


def run(code: Annotated[str | None, CODE] = None) -> int:
    """Say what a finding or a verdict means, and what it does not mean."""
    codebook = open_codebook(KnowledgeFolders())
    console = Console(highlight=False)
    if code is None:
        print_list(codebook, console)
    elif code.strip().casefold() == ALL:
        sys.stdout.write(write_codebook(codebook))
    elif reserved := codebook.find_reserved(code):
        print_line(console, Text(write_reserved(reserved)))
    else:
        print_page(codebook.find_page(code), console)
    return 0


def write_reserved(one: ReservedCode) -> str:
    """That a code is never given, and why: "E01 (warning): …"."""
    return f"{one.code} ({one.level}): {one.title}. Reserved: no check gives this code yet. {one.why}"


def print_page(page: CodePage, console: Console) -> None:
    """The page, set as Markdown on a terminal and as it is written elsewhere."""
    text = write_page(page)
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        sys.stdout.write(text)


def write_page(page: CodePage) -> str:
    """The page as Markdown, with its level, or what the verdict is shown as, below its title."""
    note = f"{'Shown as' if page.is_verdict else 'Level'}: {page.level}"
    title, _, body = page.text.partition("\n\n")
    return f"{title}\n\n{note}\n\n{body}"


def write_codebook(codebook: Codebook) -> str:
    """All pages as one, verdicts first: what `docs/codebook.md` holds."""
    pages = sorted(codebook.pages.values(), key=lambda page: not page.is_verdict)
    reserved = "".join(f"- {write_reserved(one)}\n" for one in codebook.reserved.values())
    return "\n".join([INTRODUCTION, *(HEADING.sub(r"#\1", write_page(page)) for page in pages), RESERVED, reserved])


def print_list(codebook: Codebook, console: Console) -> None:
    """All codes and verdicts, each with its level and title."""
    for heading, is_verdict in (("Findings", False), ("Verdicts", True)):
        print_line(console, Text(heading, style="bold"))
        for page in codebook.pages.values():
            if page.is_verdict is is_verdict:
                label = Text(page.code if page.is_verdict else f"{page.code} {page.level}")
                shown = f" ({page.level})" if page.is_verdict else ""
                print_labelled(console, label, Text(f"{page.title}{shown}"), width=LIST_LABEL)
        print_blank(console)
    print_line(console, Text("Reserved, given by no check yet", style="bold"))
    for one in codebook.reserved.values():
        print_labelled(console, Text(f"{one.code} {one.level}"), Text(one.title), width=LIST_LABEL)
    print_blank(console)
    print_line(console, Text("onrecord explain CODE prints a page, onrecord explain all prints them all."))


LIST_LABEL = 16  # columns: "other_occasion" and a space
