"""The same words in two texts: in the second, where they are found stands in [brackets]."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.letters import find_same, read_letters


@pytest.mark.parametrize(
    ("own", "start", "words", "file", "found"),
    [
        ("Yes, we build roads.", 5, "we build", "Yes, we build roads.", "we build"),
        ("a long line b", 2, "long line", "a long\r\n  line b", "long\r\n  line"),
        ("one road, two road, three road", 14, "road", "one road,\ntwo road,\nthree road", "road"),
        ("Мы построим дорогу.", 0, "Мы построим дорогу.", "> Мы **построим** _дорогу_.", "Мы **построим** _дорогу"),
        ("йод и ёж", 0, "йод", "и\u0306од и е\u0308ж", "и\u0306од"),
        ("Да, сказал", 0, "Да, сказал", "“&#1044;а, сказал” он", "&#1044;а, сказал"),
        ("нет такого", 0, "нет такого", "здесь другое", None),
        ("…", 0, "…", "…", None),
    ],
)
def test_words_are_found_by_their_letters(own, start, words, file, found):
    assert own[start : start + len(words)] == words
    place = find_same(read_letters(own), start, start + len(words), read_letters(file))
    assert (file[slice(*place)] if place else None) == found


def test_of_several_places_the_one_with_the_same_surroundings():
    own, file = "peace at home. peace abroad. peace", "menu: peace\n\npeace at home.\npeace abroad.\npeace"
    places = [find_same(read_letters(own), start, start + 5, read_letters(file)) for start in (0, 15, 29)]
    assert [place[0] for place in places if place] == [13, 28, 42]


def test_tags_scripts_and_comments_hold_no_words():
    file = '<p title="road">We <b>bu</b>ild a<!-- road --> <script>road</script>road<br>soon</p>'
    place = find_same(read_letters("We build a road soon"), 0, 15, read_letters(file, is_markup=True))
    assert place is not None
    assert file[slice(*place)] == "We <b>bu</b>ild a<!-- road --> <script>road</script>road"


@pytest.mark.parametrize(
    ("file", "letters"),
    [
        ("a<!-- b", "a"),
        ("a<script>b", "a"),
        ("a<STYLE>b</style >c", "ac"),
        ("a<b<i>c", "abc"),
        ("a < b &lt; c", "abc"),
        ("a" + "<!--" * 100_000, "a"),
        ("a" + "<b " * 100_000, "a" + "b" * 100_000),
    ],
)
def test_markup_that_is_never_closed(file, letters):
    assert read_letters(file, is_markup=True).letters == letters


def test_page_parts_may_stand_in_the_middle_of_the_words():
    opening, end = (
        "We will build a new road to the coast this year",
        "and a bridge over the river before the winter comes",
    )
    own, file = f"{opening} {end}.", f"menu\n{opening}\nSEE ALSO: prices of fish\n{end}."
    place = find_same(read_letters(own), 0, len(own), read_letters(file))
    assert place == (5, len(file))


@given(st.lists(st.sampled_from(["peace", "Road", "и", "24,5", "й", "\n", "«", "ﬁ", "ß"]), max_size=30), st.data())
def test_every_stretch_of_a_text_is_found_in_itself(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    letters = read_letters(text)
    place = find_same(letters, start, stop, letters)
    if place is None:
        assert not read_letters(text[start:stop]).letters
    else:
        assert read_letters(text[slice(*place)]).letters == read_letters(text[start:stop]).letters
