"""Builds on a disk that gets full at random moments: ``unshare --user --map-root-user --mount python -m benchmarks.kills_disk [MOMENTS]``.

The record and the folder of temporary files lie on a file system in memory, mounted here in a name space of its own, which has so many
bytes: all that the record needs before the build, and a random share of what the build needs beside it at most.
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.kills import Ground, Stopped, copy_record, look_after, prepare, print_row, start_check

_SEED = 20310503
_AMPLE_BYTES = 256 << 20
_POLL_SECONDS = 0.002


def main() -> int:
    """Print the row of the full disk; 1 when a release was lost or differs."""
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    chance = random.Random(_SEED)
    with tempfile.TemporaryDirectory(prefix="onrecord-disk-") as folder:
        disk = Path(folder)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_AMPLE_BYTES}", "tmpfs", folder], check=True)
        (disk / "temporary").mkdir()
        tempfile.tempdir = str(disk / "temporary")
        os.environ["TMPDIR"] = tempfile.tempdir
        try:
            ground = prepare(disk)
            needed = measure_peak(ground, disk)
            stopped = [stop_by_full_disk(ground, disk, int(chance.random() * needed)) for _ in range(moments)]
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)  # a worker may still be on its way out
    return int(print_row("full disk", stopped))


def measure_peak(ground: Ground, disk: Path) -> int:
    """How many bytes an undisturbed build takes at most beside those of the record before it."""
    before = _count_used(copy_record(ground))
    process = start_check(ground.pages, ground.record.parent / "copy")
    peak = before
    while process.is_alive():
        peak = max(peak, _count_used(disk))
        process.join(_POLL_SECONDS)
    return peak - before


def stop_by_full_disk(ground: Ground, disk: Path, spare: int) -> Stopped:
    """A build on a disk with so many bytes to spare; the next one has room."""
    record = copy_record(ground)
    _resize(disk, _count_used(disk) + spare)
    process = start_check(ground.pages, record)
    process.join()
    _resize(disk, _AMPLE_BYTES)
    return look_after(ground, record, process)


def _resize(disk: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)


def _count_used(folder: Path) -> int:
    counted = os.statvfs(folder)
    return (counted.f_blocks - counted.f_bfree) * counted.f_frsize


if __name__ == "__main__":
    sys.exit(main())
