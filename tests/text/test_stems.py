"""Phrases by their stems: words in any case, over line ends, the longest at each place."""

import pytest

from onrecord.text.stems import StemPhrases, keep_longest, lower_text

PHRASES = StemPhrases(
    {
        "call": ["телефонн* разговор*", "spoke by phone"],
        "meeting": ["встреч*", "met"],
        "press": ["пресс-конференци*"],
        "talk": ["разговор*"],
        "visit": ["to attend*", "on a tour", "the u.s. visit"],
    }
)
FOUND = [
    ("О встречах и Встрече", ["встречах", "Встрече"]),
    ("встречающийся", []),
    ("в телефонном\nразговоре", ["телефонном\nразговоре"]),
    ("телефонные линии", []),
    ("на пресс-конференции", ["пресс-конференции"]),
    ("They met; it was helmet", ["met"]),
    ("They spoke by phone", ["spoke by phone"]),
    ("“to attend”, to\nattending", ["to attend", "to\nattending"]),
    ("into attend, to (attend, attend to", []),
    ("On a tour on a tourist's", ["On a tour"]),
    ("for the U.S. visit", ["the U.S. visit"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_phrases_are_found(text, words):
    found = keep_longest(PHRASES.find(lower_text(text)))
    assert [text[one.start : one.stop] for one in found] == words


def test_letters_keep_their_places_in_lower_case():
    assert len(lower_text("İstanbul ВСЁ")) == len("İstanbul ВСЁ")
    assert lower_text("ВСЁ") == "все"


def test_a_phrase_opens_with_a_letter():
    with pytest.raises(ValueError, match="opens with a letter"):
        StemPhrases({"key": ["«слово»"]})
