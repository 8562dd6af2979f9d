"""How far names are read on a page that has more of them than a page can have."""

from itertools import islice

from onrecord.text.names import RUNS

# Runs of capitalised words. Real pages have one to fifty characters, lists of people one to 22, so that the 400,000
# characters of prose that are read of a page have fewer. A page of 100,000 names took 17 seconds of the processor.
MOST_NAMES = 20_000


def find_bound(text: str) -> int | None:
    """Where the first name begins that is one too many; ``None`` where all are read."""
    if len(text) < MOST_NAMES:
        return None
    beyond = next(islice(RUNS.finditer(text), MOST_NAMES, None), None)
    return beyond.start() if beyond else None
