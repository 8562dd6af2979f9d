"""Makes pointers for whoever annotates.

    python -m evaluation.point PAGE                        the page's text as it is annotated
    python -m evaluation.point PAGE "first words" "last words"   start, stop and check of the span between, ends included

PAGE is a path under ``../shared/data`` (``archive.tar.gz!member``, ``pages.json!VERSION``). The last words are searched behind the first.
"""

import sys
from collections.abc import Sequence

from evaluation.gold import digest_words
from evaluation.pages import read_pages


def find_span(text: str, first: str, last: str, after: int = 0) -> tuple[int, int]:
    """The span that begins with ``first`` at or behind ``after`` and ends with the next ``last``; raises ``ValueError`` without one."""
    start = text.find(first, after)
    stop = text.find(last, start if last == first else start + 1)
    if start < 0 or stop < 0:
        raise ValueError(f"no span from {first!r} to {last!r}")
    return start, stop + len(last)


def main(arguments: Sequence[str]) -> int:
    """Print the text, or one pointer."""
    file, *ends = arguments
    text = read_pages([file])[file].text
    if not ends:
        print(text)
        return 0
    start, stop = find_span(text, ends[0], ends[-1])
    print(f'start = {start}, stop = {stop}, check = "{digest_words(text[start:stop])}"')
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
