"""Knowledge files checked against their types; what breaks a format is named with file and place."""

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from onrecord.errors import KnowledgeError
from onrecord.knowledge.files import KnowledgeFile

# Letters of a language's code.
_LANGUAGE = 2
# Letters of what was found that a message shows: a whole table says no more.
_MOST_SHOWN = 120


class Strict(BaseModel):
    """A frozen part of a knowledge file in which an unknown key is an error: a typing slip must not pass as silence."""

    # Parts of files are compiled with the file they stand in, and no file that is not read: 0.03 s less of every start.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Named(Strict):
    """An entry with words in several languages: each key of two letters is a language, ``ru = "…"``, whichever languages there are."""

    words: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _gather_languages(cls, given: dict[str, object]) -> dict[str, object]:
        languages = {key: value for key, value in given.items() if len(key) == _LANGUAGE}
        return {"words": languages, **{key: value for key, value in given.items() if key not in languages}}


Checked = TypeVar("Checked", bound=Strict)


def read_checked(file: KnowledgeFile, kind: type[Checked]) -> Checked:
    """The TOML file as ``kind``; raises :class:`KnowledgeError` with file, key and what was expected there."""
    try:
        return kind.model_validate(file.read_toml())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        found = repr(first["input"])
        found = found if len(found) <= _MOST_SHOWN else f"{found[:_MOST_SHOWN]}…"
        raise KnowledgeError(f"{file.path}: {place}: {first['msg']}, found {found}") from error
