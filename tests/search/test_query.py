"""What readers type, as questions to the index."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.index.stage import open_readers
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.search.query import read_query

READERS = open_readers(KnowledgeFolders())
ENGLISH = {"en": READERS["en"]}


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("bridges", '("bridg")'),
        ("building bridges", '("build") AND ("bridg")'),
        ('"building bridges"', '("build bridg")'),
        ("«building bridges", '("build bridg")'),
        ("bridges -river", '("bridg")) NOT "river"'),
        ('bridges -"wide rivers"', '("bridg")) NOT "wide river"'),
        ("bridge OR ferry", '("bridg" OR "ferri")'),
        ("infra*", '("infra" *)'),
        ("what about the bridges", '("bridg")'),
        ("the who", '("the") AND ("who")'),
        ("24,5", '("24 5")'),
        ("1 600", '("1") AND ("600")'),
        ("Smith-Jones", '("smith jone")'),
        ("NEAR(a b)", '("near a") AND ("b")'),
        ('bank" OR "river', '("bank") AND ("or") AND ("river")'),
    ],
)
def test_what_is_typed_is_a_question(typed: str, question: str) -> None:
    assert read_query(typed, ENGLISH).write() == f"({question}" + ")" * (" NOT " not in question)


def test_a_word_is_read_by_the_stems_of_every_language() -> None:
    assert read_query("мосты", READERS).write().count('"') > 2


def test_some_of_the_words_are_enough_where_asked() -> None:
    assert read_query("bridges river", ENGLISH).write(any_group=True) == '(("bridg") OR ("river"))'


@pytest.mark.parametrize(
    ("typed", "message"),
    [("-river", "found only"), ("a" * 501, "at most 500 characters"), ("words " * 31, "at most 500|at most 30 words")],
)
def test_what_cannot_be_asked_is_said(typed: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_query(typed.replace("words", "bridge").strip() if "words" in typed else typed, ENGLISH)


@given(st.text(max_size=60))
def test_no_text_is_taken_for_the_language_of_the_index(text: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(terms, content='')")
    try:
        query = read_query(text, READERS)
    except UsageError:
        return
    if query.groups:
        database.execute("SELECT rowid FROM words WHERE words MATCH ?", (query.write(),)).fetchall()
