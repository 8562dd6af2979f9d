"""Whose page it is: publisher, standing, kind, language, and whose words a report says it passes on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.documents.known import PageKnowledge
from onrecord.documents.layout import PageLayout
from onrecord.documents.lines import Line
from onrecord.knowledge.publishers import Publisher
from onrecord.model.pages import DocumentKind, DocumentRendering, Standing
from onrecord.text.addresses import find_host
from onrecord.text.inner_labels import find_inner_labels
from onrecord.text.labels import Label
from onrecord.text.languages import detect_language

# A page is taken for a transcript by its shape alone when labels open at least two lines, or when speech under labels that
# carry initials or an office is more than half of it: an interview's questions have neither.
_FEWEST_LABELS = 2
_TELLING_SHAPES = frozenset({"initials", "office_and_name", "titled", "shouted"})
_RELAY_LINES = 3
# A page says whose words it passes on at its beginning or its very end; no more of it is searched.
_TELLING_TEXT = 20_000
_TELLING_LINE = 2_000
_BY_SHAPE = "transcript_shape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """What the page is, and the name of what told it."""

    publisher: str | None
    standing: Standing
    side: str | None
    kind: DocumentKind
    rendering: DocumentRendering
    language: str | None
    relay_of: str | None
    profile: str


def find_publisher(text: str, address: str | None, known: PageKnowledge) -> Publisher | None:
    """The publisher that we know: by address, by layout, else by the report naming itself ("передаёт …")."""
    if address and (found := known.publishers.find_host(find_host(address))):
        return found
    if address is None:
        return known.publishers.find_layout(text) or _find_self_named(text, known)
    return None


def _find_self_named(text: str, known: PageKnowledge) -> Publisher | None:
    for language in known.languages.languages:
        for pattern in language.standing.self:
            for found in re.finditer(pattern, text[:_TELLING_TEXT]):
                publisher = known.publishers.find_name(found["source"])
                if publisher is not None and publisher.standing == "press":
                    return publisher
    return None


class Origin(NamedTuple):
    """Where a page was found, and its publisher where we know it."""

    address: str | None
    publisher: Publisher | None


def identify_page(layout: PageLayout, text: str, origin: Origin, known: PageKnowledge) -> Identified:
    """Everything about a page that does not depend on where it was saved; ``text`` is what its lines are put together to."""
    address, publisher = origin
    labels = layout.labels
    language = detect_language(text, known.letters)
    standing, profile = _find_standing(text, labels, origin, known)
    host = find_host(address).removeprefix("www.") if address else None
    official = standing == "official"
    return Identified(
        publisher=publisher.key if publisher else host,
        standing=standing,
        side=publisher.side if publisher and official else None,
        kind=_find_kind(
            layout.title or "",
            standing,
            known,
            speaks=(official and _has_labels(layout, known)) or profile == _BY_SHAPE,
        ),
        rendering=publisher.rendering.get(language or "", "unknown") if publisher else "unknown",
        language=language,
        relay_of=None if official else _find_relay(layout.lines, language, known),
        profile=profile,
    )


def _find_standing(text: str, labels: Sequence[Label], origin: Origin, known: PageKnowledge) -> tuple[Standing, str]:
    address, publisher = origin
    if publisher is not None:
        return publisher.standing, publisher.key
    if address and any(hosts.is_official(find_host(address)) for hosts in known.hosts):
        return "official", "host"
    if _is_transcript_shaped(text, labels):
        is_named = address is None or any(hosts.is_named(find_host(address)) for hosts in known.hosts)
        return "official" if is_named else "other", _BY_SHAPE
    return ("press", "plain") if _reports(text, known) else ("other", "plain")


def _is_transcript_shaped(text: str, labels: Sequence[Label]) -> bool:
    telling = [label for label in labels if label.shape in _TELLING_SHAPES]
    if not telling:
        return False
    if len(labels) >= _FEWEST_LABELS:
        return True
    spoken = f"\n{text}".find(f"\n{telling[0].printed}")
    return (len(text) - max(0, spoken)) * 2 > len(text)


def _reports(text: str, known: PageKnowledge) -> bool:
    """The text quotes somebody or names its source: a report, not a page of another kind."""
    if re.search(r"[«“„\"][^«»“”„\"]{3,}[»”“\"]", text):
        return True
    return any(
        re.search(pattern, text[:_TELLING_TEXT])
        for one in known.languages.languages
        for pattern in (*one.standing.relay, *one.standing.self)
    )


def _has_labels(layout: PageLayout, known: PageKnowledge) -> bool:
    """Labels open lines, or stand behind a time of day: "2:29 P.M. EST THE PRESIDENT: Good afternoon"."""
    if layout.labels:
        return True
    paragraphs = (line.text for line in layout.lines if line.kind == "paragraph")
    inner = (find_inner_labels(line, 0, len(line), known.labels, speaks=False) for line in paragraphs)
    return any(next(places, None) is not None for places in inner)


def _find_kind(title: str, standing: Standing, known: PageKnowledge, *, speaks: bool) -> DocumentKind:
    """A press page is a report; a page that speaks in labels a transcript; an official one without labels says in its title what it is."""
    if standing == "press":
        return "report"
    if speaks:
        return "transcript"
    if standing != "official":
        return "other"
    languages = known.languages.languages
    if _any_in(title, (pattern for one in languages for pattern in one.standing.statement)):
        return "statement"
    return "readout" if _any_in(title, (pattern for one in languages for pattern in one.standing.readout)) else "report"


def _any_in(title: str, patterns: Iterable[str]) -> bool:
    return any(re.search(pattern, title, re.IGNORECASE) for pattern in patterns)


def _find_relay(lines: tuple[Line, ...], language: str | None, known: PageKnowledge) -> str | None:
    """The official publisher whose text the report says it passes on, by key where it is known, else as printed.

    It is said in the language of the page; of a page in a language that is not known every language's words are tried.
    """
    spoken = known.languages.find(language)
    patterns = [pattern for one in known.languages.languages if spoken in (one, None) for pattern in one.standing.relay]
    body = [line.text for line in lines if line.kind in {"lead", "paragraph"}]
    last = body[-1][-_TELLING_LINE:] if body else ""
    for line in (*(line[:_TELLING_LINE] for line in body[:_RELAY_LINES]), last):
        for pattern in patterns:
            if found := re.search(pattern, line):
                printed = found["source"].strip()
                publisher = known.publishers.find_name(printed)
                return publisher.key if publisher else printed
    return None
