"""Arguments and options that several commands share, and how they become settings."""

from pathlib import Path

import typer

from onrecord.settings import Settings, read_settings

DEFAULT_RECORD = Path("record")

PATHS = typer.Argument(help="Saved pages (.txt, .md), or folders of them.", metavar="PATH", show_default=False)
RECORD = typer.Option("--record", help="The folder of the record.", metavar="DIR")
KNOWLEDGE = typer.Option(
    "--knowledge",
    help="A folder with people, offices, publishers of your own; 'knowledge' beside the record if it is there.",
    metavar="DIR",
    show_default=False,
)
PROCESSES = typer.Option("--processes", help="How many processes work at once.", min=1, metavar="N", show_default=False)
BATCH_ROWS = typer.Option(
    "--batch-rows", help="How many pages one process takes at a time.", min=1, metavar="N", show_default=False
)
WITHOUT_MODELS = typer.Option("--without-models", help="Compare words alone, not meanings; nothing large is loaded.")
QUIET = typer.Option("--quiet", "-q", help="No progress on standard error.")

__all__ = [
    "BATCH_ROWS",
    "DEFAULT_RECORD",
    "KNOWLEDGE",
    "PATHS",
    "PROCESSES",
    "QUIET",
    "RECORD",
    "WITHOUT_MODELS",
    "Settings",
    "read_settings",
]
