"""What the parts of a key say of a name."""

from typing import NamedTuple

from onrecord.entities.cast import REVIEWED

_PARTS = 3


class NameKey(NamedTuple):
    """The parts of the key of an unknown person: language, stem of the surname, stem of the given name, its initial, or nothing."""

    language: str
    surname: str
    given: str

    @property
    def has_given(self) -> bool:
        """The given name is printed in full somewhere."""
        return len(self.given) > 1


def read_key(key: str) -> NameKey | None:
    """The parts of a name key; ``None`` for a person of knowledge and for whom a review alone names."""
    parts = key.split(":")
    return NameKey(*parts) if len(parts) == _PARTS and not key.startswith(REVIEWED) else None
