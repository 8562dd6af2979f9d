"""Two beads made one where a translator ended a sentence elsewhere."""

from collections.abc import Mapping

import numpy as np
import pytest

from onrecord.alignment.align import align_texts
from onrecord.alignment.asked_again import Texts
from onrecord.alignment.borders import join_beads
from onrecord.alignment.likeness import Level
from onrecord.alignment.path import Link
from onrecord.alignment.sides import Side, measure_lengths
from onrecord.alignment.weights import WITH_MODEL
from onrecord.alignment.worth import Measure
from tests.alignment.models import ENCODER, Told, needs_model

MEASURE = Measure(WITH_MODEL, Level(0.0, 0.5), 1.0)
PAIRS = (Link(0, 1, 0, 1), Link(1, 2, 1, 2))
# Each thing that is told is a direction of its own, a sentence the sum of what it tells; texts that nothing is said of are the last one.
SUN, COLD, FIRE, SONG = np.eye(4, dtype=np.float32)
SOURCE = ("The sun went down, and it was cold in all the streets.", "We made a fire.")
TARGET = ("Die Sonne ging unter.", "Es wurde in allen Strassen kalt, und wir machten Feuer.")
MEANINGS = {
    SOURCE[0]: SUN + COLD,
    SOURCE[1]: FIRE,
    TARGET[0]: SUN,
    TARGET[1]: COLD + FIRE,
    "The sun went down,": SUN,
    "and it was cold in all the streets.": COLD,
    "and it was cold in all the streets. We made a fire.": COLD + FIRE,
    "Es wurde in allen Strassen kalt,": COLD,
    "und wir machten Feuer.": FIRE,
    "Die Sonne ging unter. Es wurde in allen Strassen kalt,": SUN + COLD,
}


def _length_one(vector: np.ndarray) -> list[float]:
    return [float(value) for value in vector / np.linalg.norm(vector)]


def lay(
    source: tuple[str, ...],
    target: tuple[str, ...],
    links: tuple[Link, ...],
    other: Mapping[str, np.ndarray] | None = None,
) -> tuple[tuple[Link, ...], list[str]]:
    """The links after joining, and what the encoder was asked for. ``other`` are the meanings of further texts."""
    encoder = Told({text: _length_one(vector) for text, vector in (MEANINGS | dict(other or {})).items()})
    sides = [
        Side(
            measure_lengths(texts),
            encoder.encode(texts),
            np.zeros((len(texts), 1), dtype=np.float32),
            np.zeros(len(texts)),
        )
        for texts in (source, target)
    ]
    encoder.asked.clear()
    return join_beads(links, Texts(source, target, (sides[0], sides[1])), MEASURE, encoder), encoder.asked


def test_two_pairs_are_one_bead_where_a_part_moved_from_one_to_the_other() -> None:
    assert lay(SOURCE, TARGET, PAIRS)[0] == (Link(0, 2, 0, 2),)
    assert lay(TARGET, SOURCE, PAIRS)[0] == (Link(0, 2, 0, 2),)


def test_pairs_whose_lengths_fit_are_not_looked_at() -> None:
    target = ("Sonne geht nun, wie immer, hinter den Bergen unter.", "Feuer und kalt.")
    assert lay(SOURCE, target, PAIRS, {target[0]: SUN, target[1]: COLD + FIRE}) == (PAIRS, [])


def test_a_sentence_that_was_left_out_is_not_joined_with_one_that_was_told_in_two() -> None:
    """Of the second sentence across, the part alone tells everything: with the sentence behind it, it fits worse."""
    target = (TARGET[0], "Kalt war es nun leider auch, in allen Strassen, überall.")
    assert lay(SOURCE, target, PAIRS, {target[1]: COLD})[0] == PAIRS


def test_a_bead_that_fits_worse_without_the_part_keeps_it() -> None:
    target = ("Sonne weg, kalt.", TARGET[1])
    assert lay(SOURCE, target, PAIRS, {target[0]: SUN + COLD / 2})[0] == PAIRS


def test_what_stands_alone_is_joined_with_nothing_and_no_bead_grows_beyond_the_sizes_there_are() -> None:
    alone = (Link(0, 1, 0, 0), Link(1, 2, 0, 1), Link(2, 2, 1, 2))
    assert lay(SOURCE, TARGET, alone) == (alone, [])
    many = (*SOURCE, "It rained.", "We slept.", "Morning came.")
    wide = (Link(0, 3, 0, 1), Link(3, 5, 1, 2))
    assert lay(many, TARGET, wide) == (wide, [])


def test_a_bead_is_joined_once_with_the_neighbour_that_gains_most() -> None:
    source = (*SOURCE, "It burnt, and we sang songs until the next morning.")
    target = (*TARGET, "Gesang.")
    other = {
        source[2]: FIRE + SONG,
        target[2]: SONG,
        "It burnt,": FIRE,
        "and we sang songs until the next morning.": SONG,
        "We made a fire. It burnt,": FIRE + COLD / 2,
    }
    links = (*PAIRS, Link(2, 3, 2, 3))
    assert lay(source, target, links, other)[0] == (Link(0, 2, 0, 2), links[2])
    assert lay(source[1:], target[1:], PAIRS, other)[0] == (Link(0, 2, 0, 2),)


# A minister at a school and with doctors; what is told of the hall, and of the old school, stands in another sentence across.
RUSSIAN = (
    "Вчера вечером в посёлок приехали министр и его помощники.",
    "Министр осмотрел новую школу, и ему показали спортивный зал.",
    "Потом он долго говорил с врачами о нехватке лекарств и о старой больнице.",
    "Мост через реку откроют весной.",
)
ENGLISH = (
    "Yesterday evening the minister and his aides came to the village.",
    "The minister looked round the new school.",
    "He was shown the sports hall, and then he talked for a long time with the doctors about the lack of medicines "
    "and the old hospital.",
    "The bridge across the river will be opened in spring.",
)
TOLD_IN_TWO = (ENGLISH[0], ENGLISH[1], "He was shown the sports hall.", ENGLISH[3])


@needs_model
@pytest.mark.parametrize("is_turned", [False, True])
def test_a_moved_border_is_found_in_both_directions(is_turned: bool) -> None:
    texts = (ENGLISH, RUSSIAN) if is_turned else (RUSSIAN, ENGLISH)
    assert [link.size for link in align_texts(*texts, ENCODER).links] == [(1, 1), (2, 2), (1, 1)]


@needs_model
def test_a_sentence_told_in_two_beside_one_left_out_stays_so() -> None:
    assert [link.size for link in align_texts(RUSSIAN, TOLD_IN_TWO, ENCODER).links] == [(1, 1), (1, 2), (1, 0), (1, 1)]
