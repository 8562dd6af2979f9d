"""The command line: the table of commands, and the table that turns what went wrong into exit codes.

A command is imported when it is called, and only then, so that ``onrecord --help`` is there at once.

=====  =====================================================================
exit   means
=====  =====================================================================
0      done; nothing at or above ``--fail-on``
1      a finding at or above ``--fail-on``
2      wrong usage, nothing could be read, or the record cannot be used
70     a defect of onrecord
130    interrupted by Ctrl-C
141    whoever read the output has gone
=====  =====================================================================
"""

import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from onrecord import __version__
from onrecord.errors import OnrecordError

COMMANDS: Mapping[str, str] = {
    "check": "Take in pages and check their quotations word for word.",
    "quote": "Look up one quotation in the record; nothing is stored.",
    "compare": "Show two versions side by side: what one leaves out, adds or says otherwise.",
    "add": "Take pages into the record.",
    "build": "Work out what is out of date in the record.",
    "timeline": "Show what happened when, and which pages tell of it.",
    "people": "Show who is in the record: names by language, offices with days, where they speak.",
    "figures": "Show every number that was said, of what, for when and by whom, and which exclude each other.",
    "search": "Find passages by their words, by who says them, where and when.",
    "commitments": "Show what was promised, planned, agreed or proposed, by when, and what was seen of it since.",
    "export": "Write the record's tables to a folder.",
    "review": "Correct a decision; the next build uses it.",
    "serve": "Serve the record's pages and API on this machine.",
    "explain": "Say what a finding or a verdict means, and what it does not mean.",
}

# New objects until the collector runs. A page makes some tens of thousands, nearly all of which are freed by count.
COLLECT_AFTER = 50_000
DONE, USAGE, DEFECT, INTERRUPTED, PIPE_CLOSED = 0, 2, 70, 130, 141


@contextmanager
def _loading() -> Iterator[None]:
    """While modules load nothing becomes garbage: the collector waits, and is asked less often afterwards.

    Both together take a tenth off the time of a check of five pages.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])
        gc.enable()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give the exit code; whatever went wrong is one line on standard error."""
    words = list(sys.argv[1:] if arguments is None else arguments) or choose_words()
    _write_anything()
    try:
        with _loading():
            app = build_app(find_command(words))
        code = app(words, prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        return _complain(error.format_message(), USAGE, hint=_hint_usage(error))
    except OnrecordError as error:
        return _complain(str(error), error.exit_code)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the libraries that print end the program where nobody reads
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        traceback.print_exc()
        return _complain(f"this is a defect of onrecord, please report it: {error!r}", DEFECT)
    if code == INTERRUPTED:
        return _complain("interrupted; what is stored is whole, and the next run goes on from there", INTERRUPTED)
    return code if isinstance(code, int) else DONE


def build_app(chosen: str | None) -> typer.Typer:
    """The application with the chosen command loaded; the others are there with their names and what they do."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(greet)
    for name, summary in COMMANDS.items():
        app.command(name, help=None if name == chosen else summary)(load_command(name) if name == chosen else _stand_in)
    return app


def choose_words() -> list[str]:
    """What ``onrecord`` alone does: on a terminal it opens the browser at the paste box, elsewhere it prints its help."""
    return ["serve", "--open"] if sys.stdout.isatty() else []


def find_command(words: Sequence[str]) -> str | None:
    """The first word that is no option: the command that is called."""
    return next((word for word in words if not word.startswith("-")), None)


def load_command(name: str) -> Callable[..., int]:
    """The function ``run`` of ``onrecord.commands.<name>``."""
    run: Callable[..., int] = import_module(f"onrecord.commands.{name}").run
    return run


def greet(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> int:
    """Find each quotation of a press text in the official transcript, and show word for word what matches and what differs."""
    if version:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit(DONE)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
    return DONE


def _stand_in() -> int:
    raise AssertionError("a command that was not loaded was run")


def _write_anything() -> None:
    """Let names of files and words of pages be printed whatever the terminal's encoding: what it lacks becomes an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _hint_usage(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"'{context.command_path} --help' shows how it is called" if context is not None else ""


def _complain(message: str, code: int, hint: str = "") -> int:
    print(f"onrecord: {message}", file=sys.stderr)
    if hint:
        print(hint, file=sys.stderr)
    return code
