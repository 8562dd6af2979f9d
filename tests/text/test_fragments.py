"""Addresses that open a page at a passage: the passage stands in [brackets], lines are the page's blocks."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.fragments import is_web_address, link_passage, show_address, write_fragment
from onrecord.text.words import find_words

CASES = [
    ("Yes. [We build a road.] Good.", "We build a road"),
    ("[Trade grew by 24,5 percent – well-known], he said.", "Trade grew by 24,5 percent – well-known"),
    (
        "[We will build a new road from Sella to the coast by the end of winter.] Thanks.",
        "We will build a>the end of winter",
    ),
    ("[We thank you.\nThe road is\nready.]", "We thank you>ready"),
    ("Мы рады. [Мы построим новую дорогу к зиме.]", "Мы построим новую дорогу к зиме"),
    ("A road is good. [A road is good.]", "good.<A road is good"),
    ("Peace, he said. Peace, she said. [Peace] is near.", "she said.<Peace"),
    ("TARKHANIN: Thank you.\nKORVEL: [Thank you.] Sit down.", "KORVEL:<Thank you"),
    ("Peace, he said: “Peace“, and: “[Peace]”", "and: “<Peace"),
    ("Thank you.\nIt is.\nThank you.\n[Thank you.]", "you.<Thank you"),
    ("Thank you. Thank you. [Thank you very much.]", "Thank you very much"),
    ("PEACE, he said. peace, she said. [Peace] is near.", "she said.<Peace"),
    ("Peaceful, he said. [Peace] is near.", "said.<Peace"),
    (
        "[One two three four five six seven eight nine one two three four five ten eleven twelve]",
        "One two three four>five ten eleven twelve",
    ),
    ("[…]", None),
]


def draw(text):
    start, stop = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, stop


def read(fragment):
    """``prefix<first>last`` of a fragment."""
    parts = fragment.removeprefix(":~:text=").split(",")
    prefix = unquote(parts.pop(0)[:-1]) + "<" if parts[0].endswith("-") else ""
    return prefix + ">".join(unquote(part) for part in parts)


@pytest.mark.parametrize(("text", "named"), CASES)
def test_the_words_that_name_a_passage(text, named):
    fragment = write_fragment(*draw(text))
    assert (read(fragment) if fragment else None) == named


def test_commas_hyphens_and_ampersands_of_the_text_are_encoded():
    assert write_fragment("well-known, Q&A: 5%", 0, 19) == ":~:text=well%2Dknown%2C%20Q%26A%3A%205"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("http://office.example/7", "http://office.example/7#:~:text=yes"),
        ("https://office.example/7?a=b#part", "https://office.example/7?a=b#part:~:text=yes"),
        ("javascript:alert(1)", None),
        ("data:text/html,yes", None),
        ("file:///pages/a.txt", None),
        ("http://office.example/\n7", None),
        ("http://[", None),
        ("pages/a.txt", None),
        (None, None),
    ],
)
def test_only_pages_of_the_web_are_opened(address, link):
    assert link_passage(address, "yes", 0, 3) == link
    assert is_web_address(address) is (link is not None)


def test_a_passage_without_words_leads_to_the_page():
    assert link_passage("http://office.example/7", "…", 0, 1) == "http://office.example/7"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (
            "http://office.example/a%20b#:~:text=%D0%BC%D1%8B%2C%20%D0%B4%D0%B0",
            "http://office.example/a%20b#:~:text=мы%2C%20да",
        ),
        ("http://office.example/%E2%80%AE%00%ff%zz%", "http://office.example/%E2%80%AE%00%ff%zz%"),
        ("http://office.example/100%25", "http://office.example/100%25"),
    ],
)
def test_an_address_as_people_read_it(address, shown):
    assert show_address(address) == shown


@given(
    st.lists(
        st.sampled_from(["peace", "Peace", "road", "и", "24,5", "well-known", "\n", "."]), min_size=1, max_size=40
    ),
    st.data(),
)
def test_the_first_place_that_a_fragment_names_begins_the_passage(words, data):
    """What a browser does: the prefix, then the first words right behind it, then the last ones after them."""
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    fragment = write_fragment(text, start, stop)
    inside = find_words(text[start:stop])
    assert (fragment is None) is (not inside)
    if fragment is None:
        return
    named = read(fragment)
    assert "\n" not in named
    first = named.rpartition("<")[2].partition(">")[0]
    assert text[start:stop].casefold().replace("\n", " ").find(first.casefold()) == inside[0].start
