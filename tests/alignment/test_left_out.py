"""Leaving out is worth more in texts that leave out much."""

from collections.abc import Sequence
from math import log

import numpy as np
import pytest

from onrecord.alignment.align import align_texts
from onrecord.alignment.path import Link, Skips
from onrecord.alignment.worth import adapt_skips
from onrecord.text.encoder import Vectors
from tests.alignment.models import Told

ONE_BY_ONE = tuple(Link(one, one + 1, one, one + 1) for one in range(60))


def leave_out(count: int, of: int) -> float:
    """What leaving out is worth more where a way leaves out so many of the sentences, half of which stand on each side."""
    skips = Skips(np.full(of // 2, -0.1), np.full(of // 2, -0.3))
    alone = tuple(Link(one, one + 1, 0, 0) for one in range(count))
    adapted = adapt_skips(skips, (*alone, *ONE_BY_ONE[: (of - count) // 2]))
    more = set(np.round(np.concatenate([adapted.source + 0.1, adapted.target + 0.3]), 12))
    assert len(more) == 1
    return float(more.pop())


def test_it_grows_with_the_odds_of_what_is_left_out() -> None:
    """24 of 120 sentences, and 8 of 100 of 30 more: 26.4 of 150."""
    assert leave_out(24, 120) == pytest.approx(0.02 * (log(26.4 / 123.6) - log(8 / 92)))
    assert leave_out(40, 120) > leave_out(24, 120)


def test_where_no_more_is_left_out_than_is_usual_nothing_changes() -> None:
    assert leave_out(0, 120) == leave_out(8, 120) == 0.0


def test_of_few_sentences_little_is_concluded() -> None:
    assert leave_out(24, 120) > leave_out(2, 10) > 0.0


class Directions(Told):
    """Sentences that begin with the same letter mean the same, but for one of the target, which is a tenth like its own."""

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        rows = np.array([self._add_up(text) for text in texts], dtype=np.float32).reshape(len(texts), 17)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def _add_up(self, text: str) -> Vectors:
        return np.asarray(sum(map(self._point, filter(None, text.split(".")))), dtype=np.float32)

    def _point(self, sentence: str) -> Vectors:
        row = np.zeros(17, dtype=np.float32)
        word = sentence.lstrip().partition(" ")[0]
        row["abcdefghijklmnop".index(word[0].lower())] = 1.0
        if word == "I":
            row[[8, 16]] = 0.11, 0.99
        return row


@pytest.mark.parametrize(("kept", "size"), [("ABCDEFGHIJKLMNOP", (1, 1)), ("ABCHIJOP", (0, 1))])
def test_a_sentence_in_doubt_is_left_out_where_many_are(kept: str, size: tuple[int, int]) -> None:
    source = [f"{letter * 2} said this." for letter in "abcdefghijklmnop"]
    target = [f"{letter} tgt dit cela." for letter in kept]
    links = align_texts(source, target, Directions({}, is_quick=True)).links
    assert [link.size for link in links if link.target_start <= kept.index("I") < link.target_stop] == [size]
