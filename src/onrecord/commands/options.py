"""Arguments and options that several commands share, and how they become settings."""

from pathlib import Path

import typer

from onrecord import __version__
from onrecord.settings import Settings, choose_model, read_settings

DEFAULT_RECORD = Path("record")
DEFAULT_USER_AGENT = f"onrecord/{__version__}"
DEFAULT_MOST = 100

PATHS = typer.Argument(
    help="Saved pages, files of pages, folders of them; http(s) addresses of pages, feeds and site maps.",
    metavar="PATH_OR_URL",
    show_default=False,
)
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
MODEL_FOLDER = typer.Option(
    "--model",
    help="A folder with a model of sentences (model.onnx, tokenizer.json) to compare versions; ONRECORD_MODEL names one everywhere.",
    metavar="FOLDER",
    show_default=False,
)
SECOND_OPINION = typer.Option(
    "--second-opinion",
    help="Ask a slow model too (onrecord[kazakh]) where two versions may be laid in two ways; ONRECORD_SECOND_OPINION=1 asks everywhere.",
)
USER_AGENT = typer.Option(
    "--user-agent",
    help="What onrecord calls itself when it fetches; name a page about yourself: 'NewsDesk/1.0 (+https://desk.example)'.",
    metavar="NAME",
    envvar="ONRECORD_USER_AGENT",
)
ALLOW_PRIVATE = typer.Option("--allow-private", help="Fetch from private and local hosts too.")
MOST = typer.Option(
    "--most", help="How many pages of a feed or site map are fetched, the newest first.", min=1, metavar="N"
)
QUIET = typer.Option("--quiet", "-q", help="No progress on standard error.")

__all__ = [
    "ALLOW_PRIVATE",
    "BATCH_ROWS",
    "DEFAULT_MOST",
    "DEFAULT_RECORD",
    "DEFAULT_USER_AGENT",
    "KNOWLEDGE",
    "MODEL_FOLDER",
    "MOST",
    "PATHS",
    "PROCESSES",
    "QUIET",
    "RECORD",
    "SECOND_OPINION",
    "USER_AGENT",
    "WITHOUT_MODELS",
    "Settings",
    "choose_model",
    "read_settings",
]
