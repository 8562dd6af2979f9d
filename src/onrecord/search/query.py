"""What a reader typed, as a question to the search index.

Words are looked for together; ``"words in marks"`` as a phrase; ``-word`` must not be there; ``word*`` begins so; ``this OR that``.
A record speaks several languages, and a question does not say its own: each word is read by the stems of all of them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.index.terms import TermReader

LONGEST = 500
_MOST_WORDS = 30
_ITEM = re.compile(r'(?P<not>-?)(?:["«„“](?P<phrase>[^"»“”]*)["»“”]?|(?P<word>[^\s"«»„“”]+))')
_EITHER = "OR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A word or phrase of a question; ``forms`` are its terms by each language, ``begins`` that its last term may go on."""

    printed: str
    forms: tuple[tuple[str, ...], ...]
    excluded: bool = False
    begins: bool = False
    is_stop: bool = False

    def write(self) -> str:
        """The item in the language of FTS5."""
        star = " *" if self.begins else ""
        forms = [f'"{" ".join(form)}"{star}' for form in self.forms]
        return forms[0] if len(forms) == 1 else f"({' OR '.join(forms)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question: every group must be met, each by one of its items; no ``excluded`` item may be."""

    groups: tuple[tuple[Item, ...], ...]
    excluded: tuple[Item, ...]

    def write(self, *, any_group: bool = False) -> str:
        """The question in the language of FTS5; with ``any_group`` one group met is enough."""
        groups = [" OR ".join(item.write() for item in group) for group in self.groups]
        joined = (" OR " if any_group else " AND ").join(f"({group})" for group in groups)
        return f"({joined})" + "".join(f" NOT {item.write()}" for item in self.excluded)

    def split(self) -> tuple["Query", ...]:
        """A question for each group."""
        return tuple(Query(groups=(group,), excluded=self.excluded) for group in self.groups)

    @property
    def terms(self) -> frozenset[str]:
        """The terms that are marked where they stand."""
        return frozenset(
            term for group in self.groups for item in group if not item.begins for form in item.forms for term in form
        )

    @property
    def beginnings(self) -> tuple[str, ...]:
        """How words begin that are marked too."""
        return tuple(form[-1] for group in self.groups for item in group if item.begins for form in item.forms)


def read_query(text: str, readers: Mapping[str, TermReader]) -> Query:
    """The question in ``text``; raises :class:`UsageError` where it is too long or only says what must not be there.

    Words of no content ("what", «о») are left out where others remain. A text without a word gives a question without groups,
    which every passage answers.
    """
    if len(text) > LONGEST:
        raise UsageError(f"search: expected at most {LONGEST} characters, found {len(text)}")
    groups: list[list[Item]] = []
    excluded: list[Item] = []
    either = False
    for item in _read_items(text, readers):
        if item is None:
            either = bool(groups)
        elif item.excluded:
            excluded.append(item)
        elif either:
            groups[-1].append(item)
            either = False
        else:
            groups.append([item])
    if excluded and not groups:
        raise UsageError(
            'search: expected a word to look for beside those that must not be there, found only "-" words'
        )
    if len(groups) > _MOST_WORDS:
        raise UsageError(f"search: expected at most {_MOST_WORDS} words, found {len(groups)}")
    telling = [group for group in groups if not all(item.is_stop for item in group)]
    return Query(groups=tuple(map(tuple, telling or groups)), excluded=tuple(excluded))


def _read_items(text: str, readers: Mapping[str, TermReader]) -> Iterable[Item | None]:
    """Words and phrases in order; ``None`` stands for OR."""
    for found in _ITEM.finditer(text):
        if found["word"] == _EITHER:
            yield None
            continue
        printed = found["phrase"] if found["phrase"] is not None else found["word"]
        begins = found["word"] is not None and printed.endswith("*")
        forms = read_forms(printed, readers.values(), begins=begins)
        if forms:
            is_stop = found["word"] is not None and any(reader.is_stop(printed) for reader in readers.values())
            yield Item(printed=printed, forms=forms, excluded=bool(found["not"]), begins=begins, is_stop=is_stop)


def read_forms(printed: str, readers: Iterable[TermReader], *, begins: bool = False) -> tuple[tuple[str, ...], ...]:
    """The terms of some words by each language, each form once."""
    forms: dict[tuple[str, ...], None] = {}
    for reader in readers:
        terms: Sequence[str] = reader.read(printed.rstrip("*")).split()
        if terms:
            forms[tuple(terms)] = None
    if begins and forms:
        # What was typed of the word, and what is left of it as a stem: «экономик*» is found as «эконом» too.
        shortest = min(forms, key=lambda form: len(form[-1]))
        return (shortest,)
    return tuple(forms)
