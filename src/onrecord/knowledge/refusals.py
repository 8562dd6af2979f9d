"""Words of an event that mean none, and dates that are of something else: ``languages/*/refused.toml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders

FILES = "languages/*/refused.toml"
# What a rule refuses.
Refusable = Literal["word", "date", "ordinal"]
# Where nobody in public office is named for a rule to speak: around the word, or right behind it.
Nearness = Literal["near", "behind"]
_PATTERNS = ("word", "dated", "before", "behind", "within", "between")


class Refusal(Strict):
    """One rule; it speaks where all that it has is there.

    ``before`` is a pattern that ends right before what is refused, ``behind`` begins right behind it, ``within`` stands anywhere in the
    sentence, ``between`` stands between the word for the event and the date; ``word`` is the whole word or the name of the series,
    ``dated`` the whole date. ``groups`` are those of the kind; ``ahead`` says that the word stands before the date. Letter case counts
    only in ``(?-i:…)``. ``examples`` are sentences in which the rule speaks and but for it an event were told otherwise.
    """

    name: str
    of: Refusable
    groups: tuple[str, ...] = ()
    word: str = ""
    dated: str = ""
    before: str = ""
    behind: str = ""
    within: str = ""
    between: str = ""
    ahead: bool = False
    nobody: Nearness | None = None
    examples: tuple[str, ...]


class RefusedFile(Strict):
    """One language's ``refused.toml``; ``public`` are words for people and bodies that act in public."""

    language: str
    public: tuple[str, ...]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, eq=False)
class Refuser:
    """A rule with its patterns compiled."""

    rule: Refusal

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """The patterns that the rule has, by what they are of; ``before`` ends where what it stands before begins."""
        written = {name: getattr(self.rule, name) for name in _PATTERNS}
        return {
            name: re.compile(rf"(?:{pattern})\Z" if name == "before" else pattern, re.IGNORECASE)
            for name, pattern in written.items()
            if pattern
        }


@dataclass(frozen=True, eq=False)
class Refusals:
    """The rules of one language in their order, and its words for who acts in public."""

    public: tuple[str, ...] = ()
    rules: tuple[Refuser, ...] = ()

    def of(self, what: Refusable) -> tuple[Refuser, ...]:
        """The rules that refuse such a thing."""
        return tuple(one for one in self.rules if one.rule.of == what)


def load_refusals(folders: KnowledgeFolders) -> Mapping[str, Refusals]:
    """The rules of each language that has any; raises :class:`KnowledgeError` for two rules of one name or a broken pattern."""
    held: dict[str, Refusals] = {}
    for file in folders.find(FILES):
        written = read_checked(file, RefusedFile)
        names = [one.name for one in written.refused]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise KnowledgeError(f"{file.path}: expected each rule once, found {', '.join(twice)} again")
        known = held.get(written.language, Refusals())
        rules = tuple(Refuser(rule=one) for one in written.refused)
        for one in rules:
            _check_patterns(one, str(file.path))
        held[written.language] = Refusals(public=(*known.public, *written.public), rules=(*known.rules, *rules))
    return held


def _check_patterns(refuser: Refuser, path: str) -> None:
    try:
        assert refuser.patterns is not None
    except re.error as error:
        raise KnowledgeError(f"{path}: {refuser.rule.name}: expected patterns, found {error}") from error
