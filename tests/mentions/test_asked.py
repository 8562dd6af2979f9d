"""Names that a list and a model both have: the list's stands, and stands once."""

from onrecord.mentions.asked import merge_found
from onrecord.mentions.things import ThingFound
from onrecord.text.spans import index_spans

NOBODY = index_spans(())


def known(start: int, stop: int) -> ThingFound:
    return ThingFound(start, stop, "organisation", "velga-works", "known_name")


def guessed(start: int, stop: int) -> ThingFound:
    return ThingFound(start, stop, "organisation", None, "model")


def test_a_known_name_that_the_model_names_too_is_one_name_with_the_key_of_knowledge() -> None:
    assert merge_found([known(0, 5)], [guessed(0, 5)], NOBODY) == (known(0, 5),)


def test_the_model_adds_names_beside_a_known_one() -> None:
    assert merge_found([known(0, 5)], [guessed(9, 14)], NOBODY) == (known(0, 5), guessed(9, 14))


def test_what_names_a_person_is_no_thing() -> None:
    assert merge_found([], [guessed(0, 5)], index_spans(((0, 5),))) == ()
