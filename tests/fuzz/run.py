"""Coverage-guided fuzzing, outside CI: ``python -m tests.fuzz.run TARGET [--runs N] [--seconds S] [--corpus FOLDER]``.

Needs the extra ``fuzz`` (atheris). What makes a target fail is written to ``build/fuzz/TARGET/``; make it small (``--minimise FILE``),
say in its name what it showed, and put it into ``tests/fuzz/corpus/TARGET/``, where the tests read it again.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["onrecord"]):
    from tests.fuzz.files import WHOLE
    from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parent.parent.parent
# A page that takes longer has to be looked at.
SECONDS_AN_INPUT = 10


def main(arguments: Sequence[str]) -> None:
    """Fuzz one target until the runs are done, the time is over, or it fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--runs", type=int, default=100_000, help="how many inputs")
    parser.add_argument("--seconds", type=int, default=0, help="stop after so many seconds; 0: never")
    parser.add_argument("--longest", type=int, default=1024, help="how many bytes an input has at most")
    parser.add_argument("--minimise", metavar="FILE", help="make an input that fails smaller")
    asked = parser.parse_args(arguments)
    found = ROOT / "build" / "fuzz" / asked.target
    (found / "corpus").mkdir(parents=True, exist_ok=True)
    for number, whole in enumerate(WHOLE.get(asked.target, ())):
        (found / "corpus" / f"whole{number}").write_bytes(whole)
    options = [
        sys.argv[0],
        f"-runs={asked.runs}",
        f"-max_len={asked.longest}",
        f"-timeout={SECONDS_AN_INPUT}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        *([f"-max_total_time={asked.seconds}"] if asked.seconds else []),
    ]
    if asked.minimise:
        options += ["-minimize_crash=1", asked.minimise]
    else:
        kept = ROOT / "tests" / "fuzz" / "corpus" / asked.target
        options += [str(found / "corpus"), *([str(kept)] if kept.is_dir() else [])]
    atheris.Setup(options, TARGETS[asked.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
