"""How far names are read on a page that has more of them than a page can have."""

from itertools import islice

from onrecord.text.names import RUNS

# Runs of capitalised words. Real pages have one to fifty characters, lists of people one to 22, so that the 300,000 characters of prose
# that are read of a page have fewer (of 5,700 pages the one with the most has 1,773). A page of 100,000 took 17 seconds of the processor.
MOST_NAMES = 15_000


def find_bound(text: str) -> int | None:
    """Where the first name begins that is one too many; ``None`` where all are read."""
    if len(text) < 2 * MOST_NAMES:  # a letter at least parts two of them
        return None
    beyond = next(islice(RUNS.finditer(text), MOST_NAMES, None), None)
    return beyond.start() if beyond else None
