"""Texts that were printed in pieces of one length."""

import pytest

from onrecord.documents.chunks import join_chunks

WORDS = "Река общая, и мы говорим о ней сегодня так же, как говорили вчера. " * 60


@pytest.mark.parametrize("length", [1000, 2000, 3000])
def test_pieces_of_one_length_are_joined(length: int):
    pieces = [WORDS[start : start + length] for start in range(0, len(WORDS), length)]
    assert join_chunks("\n\n".join(pieces)) == WORDS
    assert join_chunks("\n\n".join(pieces) + "\n") == WORDS + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Да.\n\nНет.",
        WORDS[:999] + "\n\n" + WORDS[999:1500],
        WORDS[:1000] + "\n\n" + WORDS[1000:2500],
        WORDS[:1000] + "\n\n" + WORDS[:1001] + "\n\nДа.",
        WORDS[:1000] + "\n" + WORDS[1000:2000],
        WORDS[:500] + "\n" + WORDS[500:999] + "\n\nДа.",
    ],
)
def test_any_other_text_stays(text: str):
    assert join_chunks(text) == text
