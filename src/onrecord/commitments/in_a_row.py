"""Whether units are asked for here and there, as after one page more, or one behind the other, as in a first build."""

# Whoever asks for so many in a row asks for all.
_LEAST = 4


class InARow:
    """The units that were asked for, by their places in the list."""

    def __init__(self) -> None:
        self._next = self._count = 0

    def is_in_a_row(self, index: int) -> bool:
        """Whether the unit that is asked for now is one of several that lie one behind the other."""
        self._count = self._count + 1 if index == self._next else 0
        self._next = index + 1
        return self._count >= _LEAST
