"""What the parts of web pages are called by those who make them: ``web.toml``."""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.publishers import HtmlProfile

NEED = "web.toml"
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINT = re.compile(r"[\s_-]+")


class WebWords(Strict):
    """Words of classes and ids: of a lead, and by kind of furniture; with examples that a test runs.

    ``profiles`` are selectors of standards by which any publisher may mark its pages.
    """

    lead: tuple[str, ...]
    furniture: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, str], ...]
    profiles: tuple[HtmlProfile, ...] = ()


@dataclass(frozen=True, eq=False)
class WebNames:
    """The words, ready to be asked."""

    words: WebWords
    _lead: re.Pattern[str]
    _anyone: re.Pattern[str]
    _kinds: tuple[tuple[str, re.Pattern[str]], ...]

    def is_lead(self, names: str) -> bool:
        """One of the classes and ids, with blanks between, is a lead's."""
        return self._lead.search(_split(names)) is not None

    def find_furniture(self, names: str) -> str:
        """The kind of furniture that one of the classes and ids tells; empty where none does."""
        split = _split(names)
        if self._anyone.search(split) is None:
            return ""
        return next(kind for kind, pattern in self._kinds if pattern.search(split))


@lru_cache(maxsize=4096)
def _split(names: str) -> str:
    """``-article-lead-x-``: words with one mark between, those of one name next to each other."""
    return " ".join(f"-{_JOINT.sub('-', _HUMP.sub('-', name)).strip('-').lower()}-" for name in names.split())


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"-(?:{pattern})-")


def load_web_names(folders: KnowledgeFolders) -> WebNames:
    """The words, from the first folder that has them."""
    for file in folders.find(NEED):
        words = read_checked(file, WebWords)
        return WebNames(
            words,
            _compile("|".join(words.lead)),
            _compile("|".join(pattern for _, pattern in words.furniture)),
            tuple((kind, _compile(pattern)) for kind, pattern in words.furniture),
        )
    raise KnowledgeError(f"{NEED} is missing from the installed package")
