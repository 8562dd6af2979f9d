"""Names of two scripts: how like they are, and what is known of pairs that letters do not tell."""

import re
from pathlib import Path

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import KnowledgeError
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders
from onrecord.knowledge.romanisation import PAIRS, load_romanisation, read_pairs

ROMANISATION = load_romanisation(KnowledgeFolders())
EXAMPLES = ROMANISATION.folds.examples
WORDS = st.text(st.characters(categories=("Lu", "Ll")), min_size=1, max_size=12)


@pytest.mark.parametrize(("first", "second"), EXAMPLES.same)
def test_the_examples_of_one_name_are_alike(first: str, second: str) -> None:
    assert ROMANISATION.compare(first, second) >= 0.85


@pytest.mark.parametrize(("first", "second"), EXAMPLES.different)
def test_the_examples_of_two_names_are_less_alike(first: str, second: str) -> None:
    assert ROMANISATION.compare(first, second) <= 0.8


@pytest.mark.parametrize(
    ("first", "second"),
    [("Джеймс", "James"), ("Хосе", "José"), ("Пол", "Paul"), ("Браун", "Brown"), ("Джеймса", "James")],
)
def test_pairs_that_letters_do_not_tell_are_known(first: str, second: str) -> None:
    assert ROMANISATION.compare(first, second) == 1.0


def test_a_short_name_is_one_with_the_full_one_in_its_own_language_alone() -> None:
    assert ROMANISATION.is_one_given("Jim", "James", "en")
    assert ROMANISATION.is_one_given("James", "Jim", "en")
    assert not ROMANISATION.is_one_given("Jim", "James", "ru")
    assert not ROMANISATION.is_one_given("Boris", "Doris", "en")


@pytest.mark.parametrize(
    ("first", "second"), [("Ю", "Yury"), ("Д", "John"), ("Х", "Jose"), ("Ж", "George"), ("Е", "Yelena")]
)
def test_an_initial_may_stand_for_a_name_of_another_script(first: str, second: str) -> None:
    assert ROMANISATION.may_open(first, second)
    assert not ROMANISATION.may_open(first, "Mary")


@given(WORDS, WORDS)
def test_likeness_has_no_order_and_lies_between_nothing_and_one(first: str, second: str) -> None:
    assert ROMANISATION.compare(first, second) == ROMANISATION.compare(second, first)
    assert 0.0 <= ROMANISATION.compare(first, second) <= 1.0


@given(WORDS)
def test_a_word_is_like_itself_where_it_has_letters(word: str) -> None:
    assert ROMANISATION.compare(word, word) == float(bool(ROMANISATION.fold(word)))


@pytest.mark.parametrize(
    ("row", "why"), [("roe,рой,ru,script,", "data set"), ("roe,рой,ru,near,a list", "script, short"), ("", "columns")]
)
def test_a_row_without_source_or_kind_is_an_error_that_names_its_line(tmp_path: Path, row: str, why: str) -> None:
    header = "name,other,language,kind,source\n" if row else "name,other\n"
    (tmp_path / PAIRS).write_text(header + row + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=why):
        list(read_pairs(KnowledgeFile(PAIRS, tmp_path / PAIRS, True)))


@given(st.one_of(WORDS, st.text(max_size=12)))
def test_words_that_hold_nothing_to_fold_lose_nothing_by_not_being_folded(word: str) -> None:
    plain = re.sub("[^a-z]", "", anyascii(word).lower())
    for written, sound in ROMANISATION.folds.folds:
        plain = plain.replace(written, sound)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    assert ROMANISATION.fold(word) == (plain.rstrip(ROMANISATION.folds.open_endings) or plain)
