"""Which words for an event are refused, and which dates are not the event's: rules of ``languages/*/refused.toml``, by name."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.events.scene import Scene
from onrecord.knowledge.refusals import Nearness, Refuser
from onrecord.model import Span

# Letters of the sentence that `before` is searched in: longer than what any rule asks for.
_BEFORE = 120
# Somebody who acts in public is named so near to a word for an event, before it and behind it, or right behind a word that takes them;
# chosen while rows were read (docs/stages/events.md), not measured one by one.
_NEAR, _FAR, _BEHIND = 90, 120, 40
_ACTING = frozenset({"person", "office", "organisation"})


class Asked(NamedTuple):
    """What may be refused, with the places of its words; ``beside`` is the other of the two, where a date is the event's or not."""

    start: int
    stop: int
    group: str | None
    beside: Span | None = None


def find_word_refusal(scene: Scene, span: Span, asked: Asked) -> str | None:
    """The name of the first rule by which a word means no event of its sentence."""
    return next(_list_refusals(scene, span, asked, "word"), None)


def find_date_refusal(scene: Scene, span: Span, asked: Asked) -> str | None:
    """The name of the first rule by which a date is not that of the event ``beside`` it."""
    return next(_list_refusals(scene, span, asked, "date"), None)


def find_ordinal_refusal(scene: Scene, span: Span, asked: Asked) -> str | None:
    """The name of the first rule by which an ordinal is not that of an edition."""
    return next(_list_refusals(scene, span, asked, "ordinal"), None)


def _list_refusals(scene: Scene, span: Span, asked: Asked, what: str) -> Iterator[str]:
    for refuser in scene.language.refusals.rules:
        if refuser.rule.of == what and _speaks(scene, span, asked, refuser):
            yield refuser.rule.name


def _speaks(scene: Scene, span: Span, asked: Asked, refuser: Refuser) -> bool:
    rule, patterns = refuser.rule, refuser.patterns
    if rule.groups and asked.group not in rule.groups:
        return False
    if rule.ahead and (asked.beside is None or asked.beside.start > asked.start):
        return False
    text = scene.text
    said = text[asked.start : asked.stop]
    for name in ("word", "dated"):
        if name in patterns and patterns[name].fullmatch(said) is None:
            return False
    if "before" in patterns and not patterns["before"].search(
        text[max(span.start, asked.start - _BEFORE) : asked.start]
    ):
        return False
    if "behind" in patterns and not patterns["behind"].match(text, asked.stop, span.stop):
        return False
    if "within" in patterns and not patterns["within"].search(text, span.start, span.stop):
        return False
    if "between" in patterns and not patterns["between"].search(_cut_between(text, asked)):
        return False
    return rule.nobody is None or not _is_anybody(scene, span, asked, rule.nobody)


def _cut_between(text: str, asked: Asked) -> str:
    if asked.beside is None:
        return ""
    first, last = sorted(((asked.start, asked.stop), (asked.beside.start, asked.beside.stop)))
    return text[first[1] : last[0]]


def _is_anybody(scene: Scene, span: Span, asked: Asked, nearness: Nearness) -> bool:
    """Whether somebody who acts in public is named: a person, an office, a body, a country, or such a word as "ministers"."""
    if nearness == "behind":
        first, last = asked.stop, min(span.stop, asked.stop + _BEHIND)
    else:
        first, last = max(span.start, asked.start - _NEAR), min(span.stop, asked.stop + _FAR)
    if any(one.kind in _ACTING for one in scene.mentions_in(first, last)):
        return True
    return bool(scene.find("public", first, last))
