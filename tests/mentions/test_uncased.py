"""Known names in scripts without capitals, and those of languages that only the names are known of."""

from onrecord.knowledge.people import People, PersonName
from onrecord.mentions.uncased import read_uncased

NAMES = read_uncased(
    People(
        languages=(),
        names=(
            PersonName(key="roe", language="zh", name="罗伊", side="XA"),
            PersonName(key="jane-roe", language="zh", name="简·罗伊", side="XA"),
            PersonName(key="wren", language="zh", name="雷恩", side="XB"),
            PersonName(key="ferrier", language="zh", name="雷恩", side="XC"),
            PersonName(key="roe", language="en", name="Jo Roe", side="XA"),
        ),
        holders=(),
        countries=(),
    )
)


def test_a_name_is_found_where_it_stands_the_longest_first() -> None:
    text = "总统罗伊会见了简·罗伊。Jo Roe."
    assert [(text[start:stop], key) for start, stop, key in NAMES.find(text)] == [
        ("罗伊", "roe"),
        ("简·罗伊", "jane-roe"),
    ]


def test_a_name_of_two_people_is_nobodys() -> None:
    assert list(NAMES.find("雷恩")) == []


def test_a_text_without_such_letters_holds_none() -> None:
    assert list(NAMES.find("Jo Roe met Wren.")) == []
