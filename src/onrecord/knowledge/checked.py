"""Knowledge files checked against their types; what breaks a format is named with file and place."""

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord.errors import KnowledgeError
from onrecord.knowledge.files import KnowledgeFile


class Strict(BaseModel):
    """A frozen part of a knowledge file in which an unknown key is an error: a typing slip must not pass as silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Checked = TypeVar("Checked", bound=Strict)


def read_checked(file: KnowledgeFile, kind: type[Checked]) -> Checked:
    """The TOML file as ``kind``; raises :class:`KnowledgeError` with file, key and what was expected there."""
    try:
        return kind.model_validate(file.read_toml())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise KnowledgeError(f"{file.path}: {place}: {first['msg']}, found {first['input']!r}") from error
