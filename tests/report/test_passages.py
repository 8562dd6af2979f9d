"""Two passages beside each other: words that the other lacks stand in [brackets], published words around in (round ones)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.passages import compare_passages, shorten_passage

SIGNS = {"same": "{}", "differs": "[{}]", "around": "({})", "skipped": "{}"}

CASES = [
    ("we build a road", "we build a road", "we build a road", "we build a road"),
    ("we build a road", "we build a new road", "we build a road", "we build a [new] road"),
    ("we build roads", "We build a road.", "we build [roads]", "We build [a] (road)."),
    ("build a road", "Yes, we build a road, and a bridge.", "build a road", "(Yes, we) build a road, (and a bridge)."),
    (
        "trade grew by 62 percent",
        "Trade grew by 26 percent.",
        "trade grew by [62] percent",
        "Trade grew by [26] percent.",
    ),
    ("В этом есть смысл", "В этом, пожалуй, есть смысл!", "В этом есть смысл", "В этом, [пожалуй], есть смысл!"),
    ("Ёлка, елка", "Елка – ёлка", "Ёлка, елка", "Елка – ёлка"),
    ("…", "we build", "…", "(we build)"),
]


def draw(pieces):
    return "".join(SIGNS[piece.kind].format(piece.text) + piece.after for piece in pieces)


@pytest.mark.parametrize(("quoted", "published", "own", "other"), CASES)
def test_differing_words_are_marked(quoted, published, own, other):
    first, second = compare_passages(quoted, published)
    assert (draw(first), draw(second)) == (own, other)


def test_a_long_passage_is_shortened_around_its_differences():
    words = [f"{number}" for number in range(100)]
    changed = [*words[:50], "other", *words[51:]]
    own, published = compare_passages(" ".join(changed), " ".join(words))
    assert draw(own) == "… 44 45 46 47 48 49 [other] 51 52 53 54 55 56 …"
    assert draw(published) == draw(own).replace("other", "50")


def test_a_long_passage_without_differences_keeps_its_opening_and_its_end():
    shortened = draw(shorten_passage(" ".join(f"{number}" for number in range(100)) + "."))
    assert shortened.startswith("0 1 ")
    assert " … " in shortened
    assert shortened.endswith(" 99.")
    assert len(shortened.split()) < 25


@given(st.lists(st.sampled_from(["a", "road,", "bridge", "26", "«winter»", "–"]), max_size=30))
def test_a_short_passage_is_printed_whole(words):
    text = " ".join(words)
    assert draw(shorten_passage(text)).split() == text.split()
