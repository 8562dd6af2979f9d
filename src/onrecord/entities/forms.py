"""Names as the record prints them: one row per key, language and words; and what the parts of a key say."""

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.entities.cast import REVIEWED
from onrecord.model.people import EntityKind

_PARTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One printed form of a key in one language, how often, and its earliest mention (date of the page, then the mention's id).

    ``office`` is the key of the office that the words name ("president.kz"), absent where they are a name.
    ``kind`` is that of the entity: a person, or the thing that the words name.
    """

    key: str
    office: str | None
    language: str
    exact: str
    times: int
    earliest: str
    kind: EntityKind = "person"


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
