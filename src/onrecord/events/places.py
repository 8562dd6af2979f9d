"""Places said beside an event («в городе Оренбурге», "in Omsk"), and whether two printed places can be one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

from onrecord.events.scene import Scene
from onrecord.knowledge.events import EventLanguage
from onrecord.model import Span
from onrecord.text.names import UPPER, stem_name

_CAPITALISED = rf"[{UPPER}][^\W\d_]*(?:-[^\W\d_]+)*(?: [{UPPER}][^\W\d_]+(?:-[^\W\d_]+)*)?"
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[aeiouyhj']")
_SHORTEST = 3


def find_place(scene: Scene, span: Span, near: int) -> str | None:
    """The place said in a stretch, the one nearest to ``near``; the page's own where the words say "here"."""
    held = sorted(_list_places(scene, span), key=lambda one: (abs(one[0] - near), one))
    if held:
        return held[0][1]
    return scene.page.place if scene.find_first("here", span.start, span.stop) else None


def _list_places(scene: Scene, span: Span) -> Iterator[tuple[int, str]]:
    for found in _compile(scene.language).finditer(scene.text, span.start, span.stop):
        place = found["place"] or found["front"]
        start = found.start("place") if found["place"] else found.start("front")
        is_name = any(
            one.start < start + len(place) and start < one.stop
            for one in scene.mentions_in(max(0, start - 80), start + 120)
            if one.kind in ("person", "office", "organisation")
        )
        if not is_name and not _is_adjective(place, scene.language) and not _is_other(place, scene.language):
            yield start, place


def _is_adjective(place: str, language: EventLanguage) -> bool:
    """«Великой Отечественной (войне)» is no place: its last word only describes what follows."""
    endings = language.names.adjective_endings if language.names else ()
    return bool(endings) and place.endswith(endings)


def _is_other(place: str, language: EventLanguage) -> bool:
    """A month, a day of the week, a country's adjective or a continent is no place: "in August", "in American factories", "in Asia"."""
    words = place.casefold()
    if words in language.nations or words in language.wide:
        return True
    return _list_breaks(language).fullmatch(place) is not None


@lru_cache(maxsize=16)
def _list_breaks(language: EventLanguage) -> re.Pattern[str]:
    return re.compile(language.written.naming.breaks, re.IGNORECASE)


@lru_cache(maxsize=16)
def _compile(language: EventLanguage) -> re.Pattern[str]:
    places = language.written.places
    before = "|".join(re.escape(word) for word in places.before) or "(?!)"
    towns = "|".join(re.escape(word) for word in places.towns) or "(?!)"
    after = "|".join(re.escape(word) for word in places.after) or "(?!)"
    return re.compile(
        rf"(?<!\w)(?:(?i:{before})\s+(?:(?i:{towns})\s+)?(?P<place>{_CAPITALISED})(?!\w)"
        rf"|(?P<front>{_CAPITALISED})\s+(?i:{after})(?!\w))"
    )


def stem_place(printed: str, language: EventLanguage | None) -> frozenset[str]:
    """The words of a place without their cases, in Latin letters without vowels, by which places of two scripts are compared."""
    endings = language.names.endings if language and language.names else ("",)
    words = [stem_name(word, endings) for word in _LETTERS.findall(printed)]
    latin = [
        _VOWELS.sub("", anyascii(word).lower()) or anyascii(word).lower() for word in words if len(word) >= _SHORTEST
    ]
    return frozenset(word for word in latin if word)
