"""The search for rings of garbage: seldom while a record is built, and put off while a step makes rows of all of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off_collection() -> Iterator[None]:
    """No search for rings of objects that only hold each other: rows are none, and each search goes through every row there is.

    With 100,000 accounts of events half of the time in which they are made ready goes into such searches.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


# Rows are no rings, and a search goes through all that are new: with one page more in 5,000 such searches took 0.3 s of the steps, and
# take none where fewer objects than this are made. A build of 1,000 pages takes 860 MiB either way, one of 5,000 1.2 GiB.
_SELDOM = 5_000_000


@contextmanager
def collect_seldom() -> Iterator[None]:
    """Lets more objects be made before rings among them are looked for; what the collector was told before holds again afterwards."""
    before = gc.get_threshold()
    gc.set_threshold(max(_SELDOM, before[0]) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
