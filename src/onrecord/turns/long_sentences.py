"""Sentences that are longer than any sentence, in pieces: text without full stops, as machines write down what they hear."""

from collections.abc import Iterator

from onrecord.text.words import find_words

# Three times the longest of 540,000 sentences of real pages, a list of 3,073 characters. Stages look around a word as far as its sentence
# reaches: one of a million characters, 50,000 dates, took the commitments of a page 9 seconds of the processor.
LONGEST_SENTENCE = 10_000


def part_sentence(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The sentence ``[start, stop)`` in pieces of at most ``LONGEST_SENTENCE`` characters.

    A piece ends before a word, at a space where it has one, and holds a word at least: one that is longer is a piece of its own.
    """
    if stop - start <= LONGEST_SENTENCE:
        yield start, stop
        return
    opened = ended = start
    space: int | None = None
    for word in find_words(text[start:stop]):
        first, last = start + word.start, start + word.stop
        if ended > opened:
            space = _find_space(text, ended, first) or space
            if last - opened > LONGEST_SENTENCE:
                cut = space or first
                yield opened, _strip(text, opened, cut)
                opened, space = cut, None
        ended = last
    yield opened, stop


def _find_space(text: str, start: int, stop: int) -> int | None:
    """Behind the last space between two words."""
    return next((place for place in range(stop, start, -1) if text[place - 1].isspace()), None)


def _strip(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return stop
