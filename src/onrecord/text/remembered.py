"""What is read of a short string alone, read once however often the string comes."""

from collections.abc import Callable
from typing import TypeVar

Read = TypeVar("Read")
# A string longer than any word comes once.
_LONGEST = 64


class Remembered(dict[str, Read]):
    """The readings of strings: ``remembered[text]`` is read when it is first asked for.

    When there are ``most`` of them all are forgotten. A dictionary, and no cache of calls, since ``map(remembered.__getitem__, words)``
    then goes through the words of a page without a call for each that is known.
    """

    def __init__(self, read: Callable[[str], Read], most: int) -> None:
        super().__init__()
        self._read = read
        self._most = most

    def __missing__(self, text: str) -> Read:
        found = self._read(text)
        if len(text) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[text] = found
        return found
