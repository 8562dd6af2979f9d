"""Keys of words that stand together, and the table in which they are looked up."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.shingles import KeyTable, key_language, key_shingles

LAST = 2**64 - 1
# Keys whose highest bits are the same, the least, and the greatest, beside any.
KEYS = st.one_of(st.sampled_from([0, 1, 2, 3, 2**63, 2**63 + 1, LAST - 1, LAST]), st.integers(0, LAST))


@given(st.sets(KEYS, max_size=40), st.lists(KEYS, max_size=40))
def test_a_table_finds_the_keys_that_it_was_made_of_and_no_others(wanted: set[int], asked: list[int]):
    ordered = sorted(wanted)
    asked += ordered
    at, places = KeyTable(np.array(ordered, np.uint64)).find(np.array(asked, np.uint64))
    assert at.tolist() == [place for place, key in enumerate(asked) if key in wanted]
    assert [ordered[place] for place in places.tolist()] == [key for key in asked if key in wanted]


@given(st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=6), min_size=1, max_size=6))
def test_three_neighbours_of_one_sentence_make_a_key_and_the_same_words_the_same_text(sentences: list[list[int]]):
    words = np.array([word for sentence in sentences for word in sentence], np.uint32)
    stops = np.cumsum([len(sentence) for sentence in sentences])
    found = key_shingles(words, stops, np.full(len(words), key_language("ru"), np.uint64))
    expected = [tuple(one[at : at + 3]) for one in sentences for at in range(len(one) - 2)]
    places = [place for place, one in enumerate(sentences) for _ in range(len(one) - 2)]
    assert found.sentences.tolist() == places
    assert (
        len(set(found.keys.tolist())) == len(set(expected)) == len(set(zip(found.keys.tolist(), expected, strict=True)))
    )
    assert len(found.texts) == (len(sentences) if len(words) >= 3 else 0)
    said = {tuple(sentences[place]) for place in places}
    assert len({int(found.texts[place]) for place in places}) == len(said)
