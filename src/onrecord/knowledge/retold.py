"""Messages told in another language: what a message was made of is read back by its template and put into that language's.

A record holds messages in English alone. ``messages/<language>.toml`` has the templates of ``findings/messages.toml`` under the same
names, and in ``[reason]`` the reasons of traces, comparisons and issues, each under its English template. A message that cannot be read
back whole is not told: it stands in English. ``[indicator]`` and ``[role]`` name what figures are of, and offices.

In a template ``{speaker}``, ``{page}``, ``{place}`` are phrases of the tables of these
names, ``{changes}`` a list of phrases of ``change``, ``{why}`` and ``{next}`` reasons; anything else is filled in as it stands.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter

from onrecord.errors import KnowledgeError
from onrecord.knowledge.codes import Codebook
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders

NEED = "messages/*.toml"
REASON = "reason"
LONGEST = 2_000  # characters of a message; longer ones are not read back
_PHRASES = frozenset({"speaker", "page", "place"})
_REASONS = frozenset({"why", "next"})
_LIST, _ITEM = "changes", "change"
_INDICATOR = "indicator"
_LISTED = ", "
_ALSO = "; "
# Words in marks are one field as long as what stands behind them fits.
_ANYTHING = "«.*?»|.+?"
_TOKEN = r"\S+?"
_SHAPES = dict.fromkeys(("date", "retrieved", "period", "due"), _TOKEN) | {"count": "[0-9]+"}
_DEEPEST = 3
_AND = " and "


@dataclass(frozen=True, slots=True)
class _Template:
    """One English template as a pattern, and what it is called in the language told."""

    name: str
    pattern: re.Pattern[str]
    told: str


@dataclass(frozen=True, kw_only=True)
class Retelling:
    """The messages of one language. ``last`` joins the last of several names to those before it."""

    language: str
    templates: Mapping[str, str]
    reasons: Mapping[str, str]
    english: Mapping[str, str]

    def tell(self, code: str, message: str) -> str | None:
        """The message of a finding in this language, nothing where it cannot be read back."""
        if len(message) > LONGEST:
            return None
        told = self._tell_by(code, message)
        return told[:1].upper() + told[1:] if told else None

    def explain(self, reasons: str) -> str | None:
        """Reasons, or the next place to look, in this language; nothing where one of them is not known."""
        told = []
        while reasons:
            found = min(self._read_reasons(reasons), key=lambda one: one[0], default=None)
            if found is None:
                return None
            told.append(found[1])
            reasons = reasons[found[0] :]
        return _ALSO.join(told) or None

    def call(self, kind: str, word: str) -> str | None:
        """What a word of the record is called: an ``indicator``, a ``role``; nothing for a word that is not known."""
        return self.templates.get(f"{kind}.{word}")

    def _read_reasons(self, text: str) -> Iterator[tuple[int, str]]:
        """How far each reason that the text may begin with goes, and what it is called."""
        for template in self._known_reasons:
            found = template.pattern.match(text)
            if found:
                yield found.end(), template.told.format(**found.groupdict())

    def _tell_by(self, table: str, text: str) -> str | None:
        return self._tell_with(self._known.get(table, ()), text)

    def _tell_with(self, templates: Iterable[_Template], text: str) -> str | None:
        for template in templates:
            found = template.pattern.fullmatch(text)
            fields = self._tell_fields(template.name, found.groupdict()) if found else None
            if fields is not None:
                return template.told.format(**fields)
        return None

    def _tell_fields(self, template: str, fields: Mapping[str, str | None]) -> Mapping[str, str] | None:
        """The fields of a template in this language; nothing where one of them cannot be told."""
        told: dict[str, str] = {}
        for name, text in fields.items():
            one = self._tell_field(template, name, text) if text else ""
            if one is None:
                return None
            told[name] = one
        return told

    def _tell_field(self, template: str, name: str, text: str) -> str | None:
        within = self._find_phrase(template, name)
        if within is not None:
            return self._tell_with([self._make(within)], text)
        if name in _REASONS:
            return self.explain(text)
        if name == _LIST:
            return self._tell_list(text)
        if name == _INDICATOR:
            return self.call(name, text) or text
        if name in _PHRASES:
            told = self._tell_by(name, text)
            return text if told is None and " " not in text else told
        return self._tell_names(text) if name == "names" else text

    def _tell_list(self, text: str) -> str | None:
        told = []
        while text:
            read = (
                (found.end(), one.told.format(**found.groupdict()))
                for one in self._known_changes
                if (found := one.pattern.match(text))
            )
            nearest = min(read, key=lambda one: one[0], default=None)
            if nearest is None:
                return None
            told.append(nearest[1])
            text = text[nearest[0] :]
        return _LISTED.join(told)

    def _tell_names(self, names: str) -> str:
        """Several names with this language's joint; an "and" between two words of the English alphabet may be part of a name."""
        first, _, last = names.rpartition(_AND)
        return self.templates["names.joined"].format(first=first, last=last) if first and not names.isascii() else names

    @cached_property
    def _known(self) -> Mapping[str, tuple[_Template, ...]]:
        """The templates of each table, those with the most fields first."""
        names: dict[str, list[str]] = {}
        for name in self.english:
            names.setdefault(name.partition(".")[0], []).append(name)
        return {
            table: tuple(self._make(name) for name in sorted(held, key=self._order)) for table, held in names.items()
        }

    def _order(self, name: str) -> tuple[int, int]:
        return -len(list_fields(self.english[name])), -len(self.english[name])

    @cached_property
    def _known_changes(self) -> tuple[_Template, ...]:
        return tuple(self._make(name, ends=_LISTED) for name in self.english if name.startswith(f"{_ITEM}."))

    @cached_property
    def _known_reasons(self) -> tuple[_Template, ...]:
        return tuple(
            _Template(english, re.compile(write_pattern(english, _write_anything, ends=_ALSO), re.DOTALL), told)
            for english, told in sorted(self.reasons.items(), key=lambda one: -len(one[0]))
        )

    def _make(self, name: str, ends: str = "") -> _Template:
        pattern = write_pattern(self.english[name], self._shape(name), ends=ends)
        return _Template(name, re.compile(pattern, re.DOTALL), self.templates[name])

    def _shape(self, template: str, depth: int = 0) -> Callable[[str], str]:
        """What the fields of a template may be, as patterns without groups; phrases within phrases three deep."""

        def write_one(name: str) -> str:
            return write_pattern(self.english[name], self._shape(name, depth + 1), is_named=False)

        def write(field: str) -> str:
            within = self._find_phrase(template, field)
            if within is not None:
                return f"(?:{write_one(within)})?"
            if field in _PHRASES and depth < _DEEPEST:
                held = sorted((one for one in self.english if one.startswith(f"{field}.")), key=self._order)
                return "(?:" + "|".join((*map(write_one, held), _TOKEN)) + ")"
            return _SHAPES.get(field, _ANYTHING)

        return write

    def _find_phrase(self, template: str, field: str) -> str | None:
        """The phrase of a template's own table that a field of it stands for ("Q09.next" in "Q09.no_source"), where it is one."""
        table, _, own = template.partition(".")
        phrase = f"{table}.{field}"
        return phrase if field != own and phrase in self.english else None


def list_fields(template: str) -> tuple[str, ...]:
    """The names of a template's fields in order, each once."""
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(template) if name))


def _write_anything(_name: str) -> str:
    return _ANYTHING


def write_pattern(template: str, shape: Callable[[str], str], *, ends: str = "", is_named: bool = True) -> str:
    """A template as a pattern whose groups are its fields; with ``ends`` it ends before that or at the end of the text."""
    parts, seen = [], set()
    for place, (words, name, _, _) in enumerate(Formatter().parse(template)):
        # A message begins with a capital, and so may a phrase that it begins with.
        first = words[:1]
        parts.append(
            f"[{first}{first.upper()}]{re.escape(words[1:])}" if not place and first.islower() else re.escape(words)
        )
        if name in seen and is_named:
            parts.append(f"(?P={name})")
        elif name:
            seen.add(name)
            parts.append(f"(?P<{name}>{shape(name)})" if is_named else f"(?:{shape(name)})")
    return "".join(parts) + (rf"(?:{re.escape(ends)}|\Z)" if ends else "")


def open_retellings(folders: KnowledgeFolders, codebook: Codebook) -> Mapping[str, Retelling]:
    """The languages that messages can be told in; raises :class:`KnowledgeError` where one lacks a template or has other fields."""
    return {
        file.path.stem: Retelling(
            language=file.path.stem,
            templates=_read_templates(file, codebook),
            reasons=_read_reasons(file),
            english=codebook.messages,
        )
        for file in folders.find(NEED)
    }


def _read_templates(file: KnowledgeFile, codebook: Codebook) -> Mapping[str, str]:
    templates = {name: told for name, told in _flatten(file) if not name.startswith(f"{REASON}.")}
    for name, english in codebook.messages.items():
        if name not in templates or set(list_fields(templates[name])) - set(list_fields(english)):
            raise KnowledgeError(f"{file.path}: expected a template {name} with fields of {english!r}")
    return templates


def _read_reasons(file: KnowledgeFile) -> Mapping[str, str]:
    prefix = f"{REASON}."
    reasons = {name.removeprefix(prefix): told for name, told in _flatten(file) if name.startswith(prefix)}
    for english, told in reasons.items():
        if set(list_fields(told)) - set(list_fields(english)):
            raise KnowledgeError(f"{file.path}: expected the fields of {english!r}, found {told!r}")
    return reasons


def _flatten(file: KnowledgeFile) -> Iterator[tuple[str, str]]:
    for table, held in file.read_toml().items():
        if not isinstance(held, Mapping):
            raise KnowledgeError(f"{file.path}: expected a table, found {table} = {held!r}")
        for name, told in held.items():
            yield f"{table}.{name}", str(told)
