"""Candidates: which official documents share rare three-word keys with a quotation."""

import duckdb
import pytest

from onrecord.matches.stage import CANDIDATES
from onrecord.text.shingles import find_shingles, hash_shingle

QUOTED = "CREATE TABLE quoted (document VARCHAR, quotation VARCHAR, language VARCHAR, total BIGINT, shingle BIGINT)"
PUBLISHED = "CREATE TABLE published (document VARCHAR, language VARCHAR, words BIGINT, shingle BIGINT)"


def ask(
    quoted: list[tuple[str, str]], published: list[tuple[str, str]], language: str = "ru"
) -> list[tuple[str, str, int, int, int]]:
    """Candidates of (quotation, words) among (document, sentence)."""
    database = duckdb.connect(":memory:")
    database.execute(QUOTED)
    database.execute(PUBLISHED)
    for quotation, words in quoted:
        keys = sorted(set(find_shingles(words.split())))
        for key in keys:
            database.execute("INSERT INTO quoted VALUES ('report', ?, 'ru', ?, ?)", [quotation, len(keys), key])
    for document, words in published:
        for key in sorted(set(find_shingles(words.split()))):
            database.execute(
                "INSERT INTO published VALUES (?, ?, ?, ?)", [document, language, hash_shingle([words]), key]
            )
    answer = database.execute(f"SELECT quotation, source, total, shared, telling FROM ({CANDIDATES.sql}) ORDER BY 1, 2")
    return answer.fetchall()


def test_the_document_that_shares_most_keys():
    found = ask(
        [("q", "мы построим мост через реку")],
        [("a", "мы построим мост через реку сами"), ("b", "мы построим мост и дорогу")],
    )
    assert found == [("q", "a", 3, 3, 3)]


def test_endings_do_not_matter():
    assert ask([("q", "построим большой мост сами")], [("a", "построили большие мосты самим")]) == []
    assert ask([("q", "договорились построить мосты")], [("a", "договорились построить мосты")]) == [
        ("q", "a", 1, 1, 1)
    ]
    assert ask([("q", "встречаемся регулярно всегда")], [("a", "встречаются регулярной всегдашней")])[0][1] == "a"


def test_another_language_is_no_candidate():
    assert ask([("q", "мы построим мост через реку")], [("a", "мы построим мост через реку")], language="kk") == []


def test_keys_of_stock_phrases_point_nowhere():
    stock = [(f"d{number:03}", f"благодарю вас за внимание коллеги {number}") for number in range(70)]
    assert ask([("q", "благодарю вас за внимание")], stock) == []


def test_a_phrase_said_again_in_the_same_words_is_no_stock_phrase():
    again = [(f"d{number:03}", "мы построим мост через реку") for number in range(70)]
    found = ask([("q", "мы построим мост через реку")], again)
    assert [source for _, source, *_ in found] == [f"d{number:03}" for number in range(6)]


@pytest.mark.parametrize("words", [("мы", "построим", "мост"), ("a", "b", "c")])
def test_keys_are_signed_64_bit_and_stand_still(words: tuple[str, ...]):
    key = hash_shingle(words)
    assert -(2**63) <= key < 2**63
    assert key == hash_shingle(list(words))


def test_a_key_never_moves():
    assert hash_shingle(["we", "shall", "build"]) == SHALL_BUILD


SHALL_BUILD = -4947537300881075018
