"""What a web page says of itself for machines: the article of its structured data (schema.org as JSON-LD)."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# Kinds of schema.org whose headline and date are the page's; of several the first in this order.
_ARTICLES = ("newsarticle", "article", "posting", "report", "webpage")
_WRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*$")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]+")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_MOST_OBJECTS = 10_000

Article = Mapping[str, Any]


def find_article(scripts: Sequence[str]) -> Article:
    """The first object that is an article, else empty. Broken JSON is passed over: the page is read without it."""
    found = [one for script in scripts for one in _list_objects(_load(script))]
    kinds = [(_name_kinds(one), one) for one in found]
    for wanted in _ARTICLES:
        for names, one in kinds:
            if any(name.endswith(wanted) for name in names):
                return one
    return {}


def read_text(article: Article, *keys: str) -> str:
    """The first of these keys that has a text, on one line."""
    for key in keys:
        value = article.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("@id")
        if isinstance(value, str) and value.strip():
            return " ".join(html.unescape(value).split())
    return ""


def read_paragraphs(article: Article) -> tuple[str, ...]:
    """The article's text, where structured data repeats it: a line of it each."""
    body = article.get("articleBody")
    if not isinstance(body, str):
        return ()
    shown = _TAG.sub("\n", html.unescape(body))
    return tuple(" ".join(line.split()) for line in shown.split("\n") if line.strip())


def list_names(article: Article, key: str) -> tuple[str, ...]:
    """Names of the people or bodies under a key, each once."""
    value = article.get(key)
    names = [
        read_text(one, "name") if isinstance(one, dict) else one if isinstance(one, str) else ""
        for one in (value if isinstance(value, list) else [value])
    ]
    return tuple(dict.fromkeys(" ".join(html.unescape(name).split()) for name in names if name.strip()))


def _load(script: str) -> object:
    bare = _CONTROL.sub(" ", _WRAPPED.sub("", script))
    for attempt in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            loaded: object = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return loaded
    return None


def _list_objects(loaded: object) -> Iterator[Article]:
    """Every object in the order of the script, outer ones first."""
    waiting, seen = [loaded], 0
    while waiting and seen < _MOST_OBJECTS:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, dict):
            yield one
            waiting += [value for value in one.values() if isinstance(value, dict | list)]
        elif isinstance(one, list):
            waiting += one


def _name_kinds(one: Article) -> tuple[str, ...]:
    kinds = one.get("@type")
    return tuple(kind.lower() for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str))
