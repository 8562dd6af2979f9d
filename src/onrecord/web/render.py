"""Templates: whatever comes from a page of the record is text, and is shown, never obeyed.

Each value that a template prints is escaped for HTML, and characters that would be obeyed (controls, changes of direction) are
shown, unless it is markup of our own.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.report.html.elements import name_language
from onrecord.text.escape import show_controls
from onrecord.text.fragments import is_web_address, show_address
from onrecord.web.house import House
from onrecord.web.marked import write_line
from onrecord.web.words import FIRST, load_catalogues, write_count

_CODE = re.compile(r"`([^`]*)`")


def make_environment(rooms: Iterable[tuple[str, str]], house: House) -> Environment:
    """The templates with what they may call; ``rooms`` are the links at the head of each page: address and phrase."""
    retellings, pages = house.retellings, house.codebook.pages
    environment = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finish,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "address": show_address,
        "lang": write_language,
        "paragraphs": lambda text: [" ".join(part.split()) for part in text.split("\n\n")],
        "codes": mark_code,
        "count": write_count,
        "key": lambda level: level.replace(",", "").replace(" ", "_"),
        "file": name_file,
        "blanks": lambda name: name.replace("_", " "),
        "shorten": shorten,
        "marked": write_line,
    }
    environment.globals["tell"] = lambda language, code, message: (
        retellings[language].tell(code, message) if language in retellings else None
    )
    environment.globals["call"] = lambda language, kind, word: (
        retellings[language].call(kind, word) if language in retellings else None
    )
    environment.globals["side"] = lambda words, code: house.countries.get((words.language, code), code)
    environment.globals["told_page"] = lambda language, code: house.told_pages.get(language, {}).get(code)
    environment.globals["explain"] = lambda language, reasons: (
        retellings[language].explain(reasons) if language in retellings else None
    )
    environment.tests["web_address"] = is_web_address
    environment.globals["languages"] = {code: words("language.own") for code, words in load_catalogues().items()}
    environment.globals["first"] = FIRST
    environment.globals["rooms"] = tuple(rooms)
    environment.globals["titles"] = {code: page.title for code, page in pages.items()}
    environment.globals["levels"] = {code: page.level for code, page in pages.items()}
    return environment


def finish(value: Any) -> Any:
    """What is printed for a value: nothing for ``None``, texts with their controls shown, markup of ours as it is."""
    if value is None:
        return ""
    return show_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def write_language(code: str | None) -> Markup:
    """The attributes that tell how words are read aloud and which way they run."""
    named = name_language(code)
    return Markup(' lang="{}" dir="auto"').format(named["lang"]) if named else Markup(' dir="auto"')


def mark_code(words: str) -> Markup:
    """Words of the codebook with those between backticks as code."""
    parts = _CODE.split(words)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if place % 2 else part for place, part in enumerate(parts)
    )


def name_file(source: str) -> str:
    """A source as readers of a page may see it: an address whole, of a path its last part."""
    return source if is_web_address(source) else source.rstrip("/").rpartition("/")[2]


def shorten(words: str, most: int = 240) -> str:
    """Words on one line, the middle of long ones left out."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    head = line[: most * 2 // 3].rpartition(" ")[0]
    return f"{head} … {line[-(most // 3) :].partition(' ')[2]}"


def render(environment: Environment, template: str, values: Mapping[str, Any]) -> str:
    """The page."""
    return environment.get_template(template).render(values)
