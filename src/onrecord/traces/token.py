"""A word of a quotation or of published speech, as compared."""

from typing import NamedTuple


class Token(NamedTuple):
    """A word, or a whole number, at ``[start, stop)`` of the reading's text.

    ``key`` is what must be equal for the words to be the same; ``stem`` for them to differ in the ending alone.
    ``bracket`` numbers the bracket or insertion it lies in (0 for none); ``sentence`` is the sentence's number.
    """

    start: int
    stop: int
    key: str
    stem: str
    folded: str
    weight: float
    kind: str
    bracket: int
    sentence: int
