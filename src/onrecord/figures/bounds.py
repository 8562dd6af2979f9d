"""How far figures are read on a page that has more numbers than a page can have."""

import re
from itertools import islice

# Runs of digits. Of 5,695 real pages none has more than 1,010. A page of 100,000, all of them dates, took 5 seconds of the processor.
MOST_NUMBERS = 20_000
_NUMBER = re.compile(r"\d+")


def find_bound(text: str) -> int | None:
    """Where the first number begins that is one too many; ``None`` where all are read."""
    if len(text) < 2 * MOST_NUMBERS:
        return None
    beyond = next(islice(_NUMBER.finditer(text), MOST_NUMBERS, None), None)
    return beyond.start() if beyond else None
