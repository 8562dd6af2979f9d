"""The search for rings of garbage, put off while a step makes rows of the whole record."""

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
