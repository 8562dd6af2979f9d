"""What is made of the files of a language, made when a page of that language comes."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar, overload

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Checked, read_checked
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders

Made = TypeVar("Made")
Other = TypeVar("Other")


class ByLanguage(Mapping[str, Made]):
    """Language to what ``makers`` makes of it when it is first asked for; of a user's own files all at once.

    To make it of the files that are shipped takes a fifth of a second a language, and nothing can be wrong with them that tests do
    not see. What is wrong in a user's own is told before any page is read.
    """

    def __init__(self, makers: Mapping[str, Callable[[], Made]], *, at_once: bool) -> None:
        self._makers = makers
        self._made: dict[str, Made] = {language: make() for language, make in makers.items()} if at_once else {}

    def __getitem__(self, language: str) -> Made:
        made = self._made.get(language)
        if made is None:
            made = self._made[language] = self._makers[language]()
        return made

    @overload
    def get(self, language: str, default: None = None, /) -> Made | None: ...

    @overload
    def get(self, language: str, default: Made | Other, /) -> Made | Other: ...

    def get(self, language: str, default: Made | Other | None = None, /) -> Made | Other | None:
        """Asked for each sentence: of what is made already nothing else is asked."""
        return self._made.get(language) or (self[language] if language in self._makers else default)

    def __contains__(self, language: object) -> bool:
        return language in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def read_by_language(
    folders: KnowledgeFolders, need: str, kind: type[Checked], make: Callable[[Checked], Made]
) -> ByLanguage[Made]:
    """What is made of each file of a need, one a language, whose code is its field ``language``.

    Raises :class:`KnowledgeError` where a file breaks the format or two tell of one language.
    """
    makers: dict[str, Callable[[], Made]] = {}
    for file in folders.find(need):
        read: Any = read_checked(file, kind)
        if read.language in makers:
            raise KnowledgeError(f"{file.path}: language {read.language!r} is described twice")
        makers[read.language] = partial(_explain_patterns, file, partial(make, read))
    return ByLanguage(makers, at_once=folders.own is not None)


def _explain_patterns(file: KnowledgeFile, make: Callable[[], Made]) -> Made:
    try:
        return make()
    except re.error as error:
        raise KnowledgeError(f"{file.path}: {error}: {error.pattern!r}") from error
