"""The codebook: one page for each finding's code and each verdict, and the wording of every message, read from data."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from onrecord.errors import KnowledgeError, UsageError
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders

NEEDS = ("findings/*",)

SECTIONS = (
    "Meaning",
    "How it is reached",
    "What it does not mean",
    "Example",
    "How to dispute it",
)

_FRONT_MATTER = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n", re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePage:
    """One page of the codebook.

    ``level`` is error, warning or note for a finding; for a verdict it is what the verdict is shown as
    (``match``, ``match, with a look``, ``differs`` …). ``text`` is the page's Markdown without its front matter.
    """

    code: str
    level: str
    title: str
    sections: Mapping[str, str]
    text: str
    file: str

    @property
    def is_verdict(self) -> bool:
        """Whether the page is about a verdict of a trace; a finding's code has a digit in it."""
        return not any(character.isdigit() for character in self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedCode:
    """A code that has its meaning, and that nothing gives yet; ``why`` says what is missing."""

    code: str
    level: str
    title: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All pages by their code, findings first, each kind in order; the codes without one; the templates of the messages by dotted name."""

    pages: Mapping[str, CodePage]
    messages: Mapping[str, str]
    reserved: Mapping[str, ReservedCode]

    def find_reserved(self, code: str) -> ReservedCode | None:
        """A code that nothing gives yet, letter case aside."""
        return self.reserved.get(code.strip().upper())

    def find_page(self, code: str) -> CodePage:
        """The page of a code or verdict, letter case and hyphens aside; raises :class:`UsageError` naming near ones."""
        wanted = code.strip().replace("-", "_").replace(" ", "_").casefold()
        by_folded = {known.casefold(): known for known in self.pages}
        if wanted in by_folded:
            return self.pages[by_folded[wanted]]
        near = difflib.get_close_matches(wanted, by_folded, n=3, cutoff=0.5)
        hint = f"near: {', '.join(by_folded[key] for key in near)}" if near else "`onrecord explain` lists all"
        raise UsageError(f"expected the code of a finding or a verdict, found {code!r}; {hint}")

    def write_message(self, name: str, **fields: str) -> str:
        """The message of that name with its fields filled in; its first letter is a capital."""
        message = self.messages[name].format(**fields)
        return message[:1].upper() + message[1:]

    def write_phrase(self, name: str, **fields: str) -> str:
        """A part of a message with its fields filled in, as it stands."""
        return self.messages[name].format(**fields)


def open_codebook(folders: KnowledgeFolders) -> Codebook:
    """The codebook of the knowledge folders; raises :class:`KnowledgeError` where a page or a template breaks the format."""
    pages = sorted((read_page(file) for file in folders.find("findings/*.md")), key=_order_page)
    messages: dict[str, str] = {}
    for file in folders.find("findings/messages.toml"):
        messages.update(_flatten_messages(file))
    reserved = {one.code: one for file in folders.find("findings/reserved.toml") for one in read_reserved(file)}
    return Codebook(pages={page.code: page for page in pages}, messages=messages, reserved=reserved)


def read_reserved(file: KnowledgeFile) -> Iterator[ReservedCode]:
    """The codes of a file that nothing gives yet: a table for each, with its level, title and what is missing."""
    for code, fields in file.read_toml().items():
        if not isinstance(fields, Mapping) or set(fields) != {"level", "title", "why"}:
            raise KnowledgeError(f"{file.path}: expected level, title and why of {code}, found {fields!r}")
        yield ReservedCode(code=code, **fields)


def read_page(file: KnowledgeFile) -> CodePage:
    """A page of the codebook: TOML between ``+++`` lines, then the sections in their order, each once."""
    text = file.read_text()
    front = _FRONT_MATTER.match(text)
    if front is None:
        raise KnowledgeError(f"{file.path}: expected front matter between lines of +++")
    try:
        fields = tomllib.loads(front.group(1))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{file.path}: expected TOML between the lines of +++: {error}") from error
    if set(fields) != {"code", "level", "title"} or not all(isinstance(value, str) for value in fields.values()):
        raise KnowledgeError(
            f"{file.path}: expected the strings code, level and title, found {', '.join(sorted(fields))}"
        )
    body = text[front.end() :].strip() + "\n"
    parts = _HEADING.split(body)
    sections = {heading.strip(): words.strip() for heading, words in zip(parts[1::2], parts[2::2], strict=True)}
    if tuple(sections) != SECTIONS or not all(sections.values()):
        raise KnowledgeError(f"{file.path}: expected the sections {', '.join(SECTIONS)}, found {', '.join(sections)}")
    return CodePage(**fields, sections=sections, text=body, file=file.name)


def _order_page(page: CodePage) -> tuple[bool, int, str]:
    """Findings by code (questions of quotations before those of documents), then verdicts by what they are shown as."""
    if page.is_verdict:
        shown = ("match", "match, with a look", "match in meaning", "differs", "not checked")
        return (True, shown.index(page.level) if page.level in shown else len(shown), page.code)
    return (False, "QTAFCED".index(page.code[0]) if page.code[0] in "QTAFCED" else 9, page.code)


def _flatten_messages(file: KnowledgeFile) -> dict[str, str]:
    messages: dict[str, str] = {}
    for table, templates in file.read_toml().items():
        if not isinstance(templates, Mapping):
            raise KnowledgeError(f"{file.path}: expected a table of templates, found {table} = {templates!r}")
        for name, template in templates.items():
            if not isinstance(template, str):
                raise KnowledgeError(f"{file.path}: expected a string at {table}.{name}, found {template!r}")
            try:
                list(Formatter().parse(template))
            except ValueError as error:
                raise KnowledgeError(f"{file.path}: expected a template at {table}.{name}: {error}") from error
            messages[f"{table}.{name}"] = template
    return messages
