"""Places of two texts: one town in two scripts, two towns, and places that may hold one another."""

import pytest

from onrecord.events.score import compare_towns
from onrecord.knowledge.events import load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders

KNOWN = load_event_knowledge(KnowledgeFolders())


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        (("ru", "Москве"), ("en", "Moscow"), 1.0),
        (("ru", "Алматы"), ("kk", "Алматы"), 1.0),
        (("ru", "Париже"), ("en", "Paris"), 1.0),
        (("en", "Moscow"), ("en", "Omsk"), -1.0),
        (("ru", "Омске"), ("en", "Moscow"), -1.0),
        # A country or a region may hold the town, a river may run through it.
        (("en", "Kazakhstan"), ("ru", "Астане"), 0.0),
        (("ru", "Европе"), ("en", "Paris"), 0.0),
        (("ru", "Казахстане"), ("en", "Kazakhstan"), 1.0),
    ],
)
def test_known_places_are_compared_by_what_they_are(one: tuple[str, str], other: tuple[str, str], score: float) -> None:
    first, second = (KNOWN.languages[language].find_place(printed) for language, printed in (one, other))
    assert first is not None
    assert second is not None
    assert compare_towns(first, second) == compare_towns(second, first) == score


def test_a_place_that_knowledge_does_not_have_is_none() -> None:
    assert KNOWN.languages["ru"].find_place("Вельгинск") is None
