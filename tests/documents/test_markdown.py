"""Lines of Markdown and what they show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents.markdown import find_level, strip_links, strip_markdown

LINES = [
    ("## Wells ##", "Wells"),
    ("The **river** is a *road*, and __so__ _it_ stays.", "The river is a road, and so it stays."),
    ("***Wells***", "Wells"),
    ("**Wells: **They are deep", "Wells: They are deep"),
    ("**Wells: ** they are deep", "Wells:  they are deep"),
    ("*Blue Hall", "Blue Hall"),
    ("*Karatogan, Samalstan**", "Karatogan, Samalstan"),
    ("*The wells are deep.", "*The wells are deep."),
    ("<!-- -->Wells", "Wells"),
    ("E*ast Room*", "East Room"),
    ("2*3*4 and snake_case_word", "2*3*4 and snake_case_word"),
    ("a \\[the\\] b \\* c \\_d\\_", "a [the] b * c _d_"),
    ("see [the **report**](http://site.example/r \"Report\")!", "see the report!"),
    ("![photo](http://site.example/p.png)", "photo"),
    ("> “We are ready.”", "“We are ready.”"),
    ("<s>June</s> May<br/>", "June May"),
    ("~~June~~ May", "~~June~~ May"),
    ("2 < 3 and <…>", "2 < 3 and <…>"),
    ("* item", "* item"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "shown"), LINES)
def test_what_is_shown(line: str, shown: str):
    assert strip_markdown(line).text == shown


def test_links_of_wikis_show_their_words():
    shown = strip_links("see [https://site.example/a the report] and [sic] [b]")
    assert shown.text == "see the report and [sic] [b]"
    assert shown.links == ("https://site.example/a",)


def test_what_is_not_shown_is_kept_apart():
    shown = strip_markdown("<u>see</u> [a](http://site.example/a) and [b](#note)")
    assert shown.links == ("http://site.example/a", "#note")
    assert shown.tags == ("<u>", "</u>")


LEVELS = [("# A", 1), ("### A", 3), ("**A b**", 7), ("__A__", 7), ("**A** b", 0), ("#hash", 0), ("A", 0), ("", 0)]


@pytest.mark.parametrize(("line", "level"), LEVELS)
def test_levels(line: str, level: int):
    assert find_level(line) == level


@given(st.text(st.sampled_from("*_[]()#>\\<s/a b~") | st.characters(exclude_characters="\n"), max_size=60))
def test_any_line_can_be_shown(line: str):
    shown = strip_markdown(line)
    assert shown.text == shown.text.strip()
    assert 0 <= find_level(line) <= 7
