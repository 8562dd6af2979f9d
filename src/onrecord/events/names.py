"""Names of recurring events: "the 16th Interregional Forum", «XVI Форум межрегионального сотрудничества», and words that point at one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from onrecord.events.refused import Asked, find_ordinal_refusal
from onrecord.events.scene import Scene
from onrecord.events.telling import SeriesName
from onrecord.knowledge.events import EventLanguage
from onrecord.model import Span
from onrecord.text.edtf_phrases import read_ordinals
from onrecord.text.names import stem_name
from onrecord.text.stems import FoundPhrase, lower_text

# Letters by which words of a name are compared, their case aside: what is derived from one word differs behind them.
_STEM = 6
_SHORTEST = 3
_TOKEN = re.compile(r"[^\s,.;:!?()«»\"“”—–]+")
_HYPHENS = frozenset("-‑")
_QUOTED_NAME = re.compile(r"\s*[«“\"](?P<name>[^«»“”\"\n]{3,80})[»”\"]")
# How far an ordinal may stand before the noun, in words: "the 16th Russian and Tarnian Forum".
_BEFORE = 48
_NAMING_FLAGS = re.IGNORECASE
# "This is the 16th meeting": words between what points and what it points at.
_BETWEEN = 3


class _Naming:
    """Patterns of the words of names in one language."""

    def __init__(self, language: EventLanguage) -> None:
        naming = language.written.naming
        # Capitals tell a name; the endings of adjectives are the same in any letters.
        self.left = re.compile(naming.left)
        self.right = re.compile(naming.right)
        self.opens = re.compile(naming.opens or naming.right)
        self.breaks = re.compile(naming.breaks, _NAMING_FLAGS)
        self.joins = frozenset(naming.joins)
        self.small = re.compile(rf"(?:{naming.small})", _NAMING_FLAGS)
        self.possessive = re.compile(rf"(?:{naming.possessive})$") if naming.possessive else None
        self.most = naming.most
        self.countries = index_countries(language)
        self.empty = language.empty


@lru_cache(maxsize=16)
def open_naming(language: EventLanguage) -> _Naming:
    """The patterns of a language."""
    return _Naming(language)


def index_countries(language: EventLanguage) -> Mapping[str, str]:
    """Stem of a country's name or adjective to its key; only names of one word."""
    endings = language.names.endings if language.names else ("",)
    found: dict[str, str] = {}
    for country in language.countries:
        for printed in (country.name, country.adjective or ""):
            if printed and " " not in printed:
                found.setdefault(stem_name(printed, endings), country.key)
    return found


def find_series(scene: Scene, span: Span) -> list[tuple[FoundPhrase, SeriesName]]:
    """The series named in a stretch: each with the noun that it is found by."""
    return [
        (noun, name)
        for noun in scene.find("series", span.start, span.stop)
        # «Пресс-конференция» is no conference with a name.
        if scene.text[noun.start - 1 : noun.start] not in _HYPHENS
        and (name := read_series(scene, noun, span)) is not None
    ]


def read_series(scene: Scene, noun: FoundPhrase, span: Span) -> SeriesName | None:
    """The name around a noun; nothing where neither words of its own, nor an ordinal with a capital say that it has one."""
    naming = open_naming(scene.language)
    first = _extend_left(scene.text, noun.start, span.start, naming, scene)
    last = _extend_right(scene.text, noun.stop, span.stop, naming, scene)
    printed = scene.text[first:last]
    stems, countries = split_name(printed, scene.text[noun.start : noun.stop], naming, scene.language)
    ordinal = find_ordinal(scene, first, noun)
    is_proper = scene.text[noun.start].isupper() and first > span.start
    if not stems and not countries and not (ordinal is not None and is_proper):
        return None
    return SeriesName(
        printed=printed.strip(), sort=noun.key, stems=stems, countries=countries, ordinal=ordinal, is_pointed=False
    )


def find_ordinal(scene: Scene, first: int, noun: FoundPhrase) -> int | None:
    """The ordinal that stands inside the name before its noun, or right before the name."""
    start = max(0, min(first, noun.start - _BEFORE))
    held = [
        one
        for one in read_ordinals(scene.text[start : noun.start], scene.language.dates)
        if first - start <= one[1] + 1 and not _is_no_ordinal(scene, start + one[0], start + one[1])
    ]
    return held[-1][2] if held else None


def _is_no_ordinal(scene: Scene, start: int, stop: int) -> bool:
    around = Span(start=max(0, start - _BEFORE), stop=min(len(scene.text), stop + _BEFORE))
    return find_ordinal_refusal(scene, around, Asked(start, stop, None)) is not None


def split_name(
    printed: str, noun: str, naming: _Naming, language: EventLanguage
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of a name's own words, and its countries."""
    lowered = lower_text(printed)
    empty = [(one.start, one.stop) for one in naming.empty.find(lowered)]
    ordinals = [(start, stop) for start, stop, _ in read_ordinals(printed, language.dates)]
    endings = language.names.endings if language.names else ("",)
    stems: list[str] = []
    countries: list[str] = []
    for found in re.finditer(r"[^\W\d_]+", printed):
        word = lowered[found.start() : found.end()]
        if len(word) < _SHORTEST or any(start <= found.start() < stop for start, stop in (*empty, *ordinals)):
            continue
        country = naming.countries.get(stem_name(word, endings)) or naming.countries.get(word)
        if country:
            countries.append(country)
        elif lower_text(noun)[:_STEM] != word[:_STEM]:
            stems.append(stem_name(word, endings)[:_STEM])
    return tuple(sorted(set(stems))), tuple(sorted(set(countries)))


def _extend_left(text: str, start: int, bound: int, naming: _Naming, scene: Scene) -> int:
    at = start
    for _ in range(naming.most):
        before = re.search(r"(\S+)[ \u00a0]$", text[max(bound, at - 60) : at])
        if before is None:
            break
        word = before[1]
        place = at - len(word) - 1
        core = word.strip('«»“”"()')
        if word != core or not naming.left.fullmatch(core) or naming.breaks.fullmatch(core):
            break
        # "the Traders' Summit and Second Lakeland Summit" are two.
        if scene.find_first("series", place, at) is not None:
            break
        if any(one.kind in ("person", "office") for one in scene.mentions_in(place, at)) or _is_person_part(
            scene, place
        ):
            break
        at = place
    # "of", "and", "the" open no name.
    while (lead := re.match(rf"{naming.small.pattern}\s+", text[at:start], _NAMING_FLAGS)) is not None:
        at += lead.end()
    return at


def _is_person_part(scene: Scene, place: int) -> bool:
    around = scene.mentions_in(max(0, place - 60), place + 60)
    return any(one.kind == "person" and one.start <= place < one.stop for one in around)


def _extend_right(text: str, stop: int, bound: int, naming: _Naming, scene: Scene) -> int:
    at = stop
    for _ in range(naming.most):
        after = re.match(r"[ \u00a0]([^\s,.;:!?()«»\"“”—]+)", text[at : min(bound, at + 60)])
        if after is None:
            break
        core = after[1]
        place = at + 1
        allowed = naming.opens if at == stop else naming.right
        if not allowed.fullmatch(core) or (naming.breaks.fullmatch(core) and core not in naming.joins):
            break
        if _is_person_part(scene, place) or any(
            one.kind == "office" and one.start <= place < one.stop for one in scene.mentions_in(place, place + 80)
        ):
            break
        at = place + len(core)
        if naming.possessive is not None and (owner := naming.possessive.search(core)) is not None:
            return place + owner.start()
    quoted = _QUOTED_NAME.match(text, at, bound)
    if quoted is not None:
        return quoted.end()
    while (tail := re.search(rf"\s{naming.small.pattern}$", text[stop:at], _NAMING_FLAGS)) is not None:
        at = stop + tail.start()
    return at


def find_pointed(scene: Scene, span: Span, series: Sequence[SeriesName]) -> Iterator[tuple[FoundPhrase, SeriesName]]:
    """Words that point at the page's series («такая встреча», "this meeting"), where the page names exactly one."""
    if len(series) != 1 or not scene.may_point(span.start, span.stop):
        return
    cues = scene.find("cues", span.start, span.stop)
    for before, noun in pairwise(cues):
        between = scene.text[before.stop : noun.start].split()
        if before.key in ("pointing", "begun") and noun.key == "generic" and len(between) <= _BETWEEN:
            ordinal = find_ordinal(scene, before.start, noun)
            yield noun, _point(series[0], scene.text[before.start : noun.stop], ordinal)


def _point(series: SeriesName, printed: str, ordinal: int | None) -> SeriesName:
    return SeriesName(
        printed=printed,
        sort=series.sort,
        stems=series.stems,
        countries=series.countries,
        ordinal=ordinal,
        is_pointed=True,
    )
