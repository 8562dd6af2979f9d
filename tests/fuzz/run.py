"""Coverage-guided fuzzing, outside CI: ``python -m tests.fuzz.run TARGET [--runs N] [--seconds S] [--longest BYTES] [--go-on]``.

Needs the extra ``fuzz`` (atheris). What makes a target fail is written to ``build/fuzz/TARGET/``; make it small (``--minimise FILE``),
say in its name what it showed, and put it into ``tests/fuzz/corpus/TARGET/``, where the tests read it again. ``every.py`` runs many targets.
"""

import argparse
import hashlib
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["onrecord"]):
    from tests.fuzz.files import WHOLE
    from tests.fuzz.targets import TARGETS, Target

ROOT = Path(__file__).parent.parent.parent
# A page that takes longer has to be looked at.
SECONDS_AN_INPUT = 10
# The same by the clock, where the search has the processor to itself for a sixth of the time.
_PATIENCE = 6
# Far more than an input of some hundred bytes takes; it is looked at as well, though it fails no goal.
SLOW_SECONDS = 2


def main(arguments: Sequence[str]) -> None:
    """Fuzz one target until the runs are done, the time is over, or it fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--runs", type=int, default=100_000, help="how many inputs")
    parser.add_argument("--seconds", type=int, default=0, help="stop after so many seconds; 0: never")
    parser.add_argument("--longest", type=int, default=1024, help="how many bytes an input has at most")
    parser.add_argument("--go-on", action="store_true", help="write down what fails, each kind once, and go on")
    parser.add_argument("--minimise", metavar="FILE", help="make an input that fails smaller")
    asked = parser.parse_args(arguments)
    target = TARGETS[asked.target]
    atheris.Setup(list_options(asked), write_down(target, find_folder(asked.target)) if asked.go_on else target)
    atheris.Fuzz()


def find_folder(target: str) -> Path:
    """Where what is found for a target is written."""
    return ROOT / "build" / "fuzz" / target


def list_options(asked: argparse.Namespace) -> list[str]:
    """What libFuzzer is asked for, with the folders of inputs to begin with."""
    found = find_folder(asked.target)
    (found / "corpus").mkdir(parents=True, exist_ok=True)
    for number, whole in enumerate(WHOLE.get(asked.target, ())):
        (found / "corpus" / f"whole{number}").write_bytes(whole)
    options = [
        sys.argv[0],
        f"-runs={asked.runs}",
        f"-max_len={asked.longest}",
        f"-timeout={SECONDS_AN_INPUT * (_PATIENCE if asked.go_on else 1)}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        *([f"-max_total_time={asked.seconds}"] if asked.seconds else []),
    ]
    if asked.minimise:
        return [*options, "-minimize_crash=1", asked.minimise]
    kept = ROOT / "tests" / "fuzz" / "corpus" / asked.target
    return [*options, str(found / "corpus"), *([str(kept)] if kept.is_dir() else [])]


def write_down(target: Target, folder: Path) -> Target:
    """The target, but what fails or is slow is written into the folder, the first input of each kind, with the reason beside it."""

    def run(content: bytes) -> None:
        start = time.process_time()
        try:
            target(content)
        except Exception as error:
            where = [(step.filename, step.lineno) for step in traceback.extract_tb(error.__traceback__)[1:]]
            keep(folder, content, f"{type(error).__name__} {where}", traceback.format_exc())
        if (seconds := time.process_time() - start) > SLOW_SECONDS:
            keep(folder, content, f"slow {seconds:.0f}", f"{seconds:.1f} s")

    return run


def keep(folder: Path, content: bytes, kind: str, why: str) -> None:
    """Write an input down unless one of its kind is there."""
    path = folder / f"failed-{hashlib.sha256(kind.encode()).hexdigest()[:12]}"
    if not path.exists():
        path.write_bytes(content)
        path.with_suffix(".why").write_text(f"{kind}\n{why}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
