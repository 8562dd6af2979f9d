"""Sentences cut in two at their marks, and what the parts tell of two neighbours of the other side."""

import numpy as np
import pytest

from onrecord.alignment.align import align_texts
from onrecord.alignment.parts import NO_PARTS, Parts, cut_sentences, cut_text, rate_parts
from onrecord.alignment.runs import Runs, list_runs
from onrecord.alignment.sides import Side
from tests.alignment.models import ENCODER, needs_model

FIRST, SECOND, THIRD = np.eye(3, dtype=np.float32)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("The pier is built, and boats will come.", ["The pier is built,|and boats will come."]),
        ("It costs 3,500 marks.", []),
        ("Yes, it will be opened.", ["Yes,|it will be opened."]),
        ("No, it won’t.", []),
        (
            "码头正在修建，春天开放。渡船每天开。",
            ["码头正在修建，|春天开放。渡船每天开。", "码头正在修建，春天开放。|渡船每天开。"],
        ),
    ],
)
def test_a_sentence_is_cut_behind_its_marks_and_no_part_is_shorter_than_a_word(text: str, drawn: list[str]) -> None:
    assert ["|".join(parts) for parts in cut_text(text)] == drawn


def runs_of(*meanings: np.ndarray) -> Runs:
    rows = np.vstack(meanings)
    lengths = np.full(len(rows), 10.0)
    return list_runs(Side(lengths, rows, np.zeros((len(rows), 1), dtype=np.float32), np.zeros(len(rows))), 0, len(rows))


def parts_of(first: np.ndarray, second: np.ndarray) -> Parts:
    return Parts(np.array([0]), first[None, :], second[None, :])


def test_two_parts_tell_two_sentences_in_their_order() -> None:
    pair, *_ = rate_parts(runs_of(FIRST, SECOND), parts_of(FIRST, SECOND), 0, 1)
    assert pair.many == 2
    assert pair.lesser.tolist() == pair.mean.tolist() == [[1.0]]
    turned, *_ = rate_parts(runs_of(FIRST, SECOND), parts_of(SECOND, FIRST), 0, 1)
    assert turned.lesser.tolist() == [[0.0]]


def test_where_one_part_tells_neither_the_lesser_shows_it_and_the_mean_half() -> None:
    pair, *_ = rate_parts(runs_of(FIRST, SECOND), parts_of(THIRD, SECOND), 0, 1)
    assert (pair.lesser.tolist(), pair.mean.tolist()) == ([[0.0]], [[0.5]])


def test_of_three_sentences_one_part_may_tell_two() -> None:
    both = (SECOND + THIRD) / np.float32(2**0.5)
    told = {one.many: one for one in rate_parts(runs_of(FIRST, SECOND, THIRD), parts_of(FIRST, both), 0, 1)}
    assert told[3].lesser == pytest.approx(np.array([[1.0]]))
    assert told[4].lesser.shape == (0, 1)


def test_sentences_of_other_blocks_are_left_aside() -> None:
    assert list(rate_parts(runs_of(FIRST, SECOND), parts_of(FIRST, SECOND), 1, 5)) == []
    assert list(rate_parts(runs_of(FIRST, SECOND), NO_PARTS, 0, 5)) == []


@needs_model
def test_only_doubtful_sentences_are_cut() -> None:
    texts = ("We met, and we talked.", "It rained.", "He came, and she left.")
    assert cut_sentences(texts, {1, 2, 7}, ENCODER).sentences.tolist() == [2]
    assert cut_sentences(texts, {1}, ENCODER) is NO_PARTS


# A short sentence lies near the one that tells its neighbour, and no part of that one tells it.
GRAVE = (
    "Положение было тяжёлое.",
    "Хотя спасатели уже грузили палатки, часть врачей не пустили в долину.",
    "К вечеру дождь усилился.",
)
RESCUE = (
    "Although rescuers were already loading tents, some of the doctors were not let into the valley.",
    "Rain grew heavier by night.",
)
JOINED = (
    "The situation was grave, although rescuers were already loading tents and some doctors were not let into the valley.",
    "Rain grew heavier by night.",
)


@needs_model
def test_a_short_sentence_is_left_out_or_told_with_its_neighbour() -> None:
    assert [link.size for link in align_texts(GRAVE, RESCUE, ENCODER).links] == [(1, 0), (1, 1), (1, 1)]
    assert [link.size for link in align_texts(GRAVE, JOINED, ENCODER).links] == [(2, 1), (1, 1)]
