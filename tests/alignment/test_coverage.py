"""What one version of a bead leaves out. Sentences are invented."""

from collections.abc import Sequence

import numpy as np
import pytest

from onrecord.alignment.coverage import find_left_out, measure_coverage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import open_wordings
from onrecord.text.encoder import Vectors
from tests.alignment.models import ENCODER, needs_model

WORDINGS = open_wordings(KnowledgeFolders())

# Two languages, their sentences, and whether the first or the second leaves something out.
CASES = [
    ("ru", "Мы открыли мост и повторно осмотрели старую пристань.", "en", "We opened the bridge.", (True, False)),
    ("en", "We opened the bridge.", "ru", "Мы открыли мост и повторно осмотрели старую пристань.", (False, True)),
    ("ru", "Мы открыли мост.", "en", "We opened the bridge.", (False, False)),
    # Told in other words: some of the words on either side have no counterpart, and nothing is left out.
    ("ru", "Соседка не смогла сдержать слёз и ушла к себе.", "en", "One neighbour stood weeping at the gate before going inside.", (False, False)),
    # No spaces part the words of one language.
    ("zh", "我们开放了大桥。", "en", "We opened the bridge and looked over the old pier again.", (False, False)),
]  # fmt: skip


@needs_model
@pytest.mark.parametrize(("first", "text", "second", "other", "expected"), CASES)
def test_what_one_side_has_alone(first: str, text: str, second: str, other: str, expected: tuple[bool, bool]) -> None:
    found = find_left_out((text, other), (WORDINGS.of(first), WORDINGS.of(second)), ENCODER, None)
    assert tuple(map(bool, found)) == expected


@needs_model
def test_a_side_that_is_longer_than_the_texts_are_leaves_nothing_out() -> None:
    texts = ("Мы открыли мост и повторно осмотрели старую пристань.", "We opened the bridge.")
    wordings = (WORDINGS.of("ru"), WORDINGS.of("en"))
    assert find_left_out(texts, wordings, ENCODER, 1.1)[0]
    assert find_left_out(texts, wordings, ENCODER, 3.0) == ((), ())


class _Unsteady:
    """An encoder of two words whose last bits depend on their place in the list, as those of real ones do."""

    name, is_quick, has_words, is_exact = "unsteady", True, True, False

    def knows(self, language: str | None) -> bool:
        return True

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.encode_together(texts)

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        angles = [0.5 - 1e-6 * place if text == "aaaa" else 0.0 for place, text in enumerate(texts)]
        return np.array([[np.cos(angle), np.sin(angle)] for angle in angles], dtype=np.float32)


def test_of_a_word_said_twice_the_first_is_answered_whatever_the_last_bits_say() -> None:
    first, second = measure_coverage(["aaaa", "aaaa"], ["zzzz"], _Unsteady())
    assert first > second
