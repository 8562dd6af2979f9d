"""Candidates: which official documents share rare three-word keys with a quotation."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.matches.candidates import find_candidates
from onrecord.matches.worded import QuotedWords, Worded, key_published
from onrecord.model import Sentence, Turn
from onrecord.text.shingles import key_word, pack_keys, pack_text
from onrecord.text.words import list_words
from tests.traces.build import make_document


def publish(name: str, sentences: list[str], language: str = "ru") -> Worded:
    """An official document of one turn with these sentences."""
    text = " ".join(sentences)
    page = make_document(name, text, id=name, standing="official", language=language)
    turn = Turn(
        id=f"{name}-0",
        document=name,
        order=0,
        kind="speech",
        label=None,
        label_start=None,
        label_stop=None,
        label_of=None,
        language=language,
        rendering="original",
        start=0,
        stop=len(text),
    )
    rows, start = [], 0
    for order, sentence in enumerate(sentences):
        rows.append(
            Sentence(
                id=f"{name}-{order}", document=name, turn=turn.id, order=order, start=start, stop=start + len(sentence)
            )
        )
        start += len(sentence) + 1
    return key_published(page, (turn,), rows)


def quote(quotations: dict[str, str], language: str = "ru") -> Worded:
    """A report with these quotations."""
    quoted = tuple(QuotedWords(quotation=name, words=pack_text(words)) for name, words in quotations.items())
    return Worded(document="report", language=language, turns=(), sentences=b"", words=b"", quoted=quoted)


def ask(
    quotations: dict[str, str], published: list[tuple[str, str]], language: str = "ru"
) -> list[tuple[str, str, int, int, int]]:
    """Candidates of quotations among (document, sentence)."""
    documents: dict[str, list[str]] = {}
    for document, words in published:
        documents.setdefault(document, []).append(words)
    worded = [publish(document, sentences, language) for document, sentences in documents.items()]
    found = find_candidates([*worded, quote(quotations)])
    return sorted((one.quotation, one.source, one.total, one.shared, one.telling) for one in found)


def test_the_document_that_shares_most_keys():
    found = ask(
        {"q": "мы построим мост через реку"},
        [("a", "мы построим мост через реку сами"), ("b", "мы построим мост и дорогу")],
    )
    assert found == [("q", "a", 3, 3, 3)]


def test_endings_do_not_matter():
    assert ask({"q": "построим большой мост сами"}, [("a", "построили большие мосты самим")]) == []
    assert ask({"q": "договорились построить мосты"}, [("a", "договорились построить мосты")]) == [("q", "a", 1, 1, 1)]
    assert ask({"q": "встречаемся регулярно всегда"}, [("a", "встречаются регулярной всегдашней")])[0][1] == "a"


def test_another_language_is_no_candidate():
    assert ask({"q": "мы построим мост через реку"}, [("a", "мы построим мост через реку")], language="kk") == []


def test_keys_do_not_reach_over_the_end_of_a_sentence():
    assert ask({"q": "мост стоит. Река течёт"}, [("a", "Мост стоит."), ("a", "Река течёт.")]) == []
    assert ask({"q": "один мост стоит. Вторая река течёт"}, [("a", "Один мост стоит."), ("a", "Вторая река течёт.")])


def test_keys_of_stock_phrases_point_nowhere():
    stock = [(f"d{number:03}", f"благодарю вас за внимание коллеги {number}") for number in range(70)]
    assert ask({"q": "благодарю вас за внимание"}, stock) == []


def test_what_is_a_stock_phrase_grows_with_the_record():
    stock = [publish(f"d{number:03}", [f"благодарю вас за внимание коллеги {number}"]) for number in range(70)]
    asked = quote({"q": "благодарю вас за внимание"})
    assert {one.source for one in find_candidates([*stock, fill_pages(300_000), asked])} == {
        f"d{number:03}" for number in range(6)
    }
    assert list(find_candidates([*stock, fill_pages(200_000), asked])) == []


def fill_pages(sentences: int) -> Worded:
    """A page of so many sentences of one word."""
    rows = np.zeros((sentences, 4), "<i4")
    rows[:, 3] = 1
    words = np.full(sentences, key_word("Да"), "<u4").tobytes()
    return Worded(document="z", language="ru", turns=("0",), sentences=rows.tobytes(), words=words, quoted=())


def test_a_phrase_said_again_in_the_same_words_is_no_stock_phrase_but_points_at_no_single_source():
    again = [(f"d{number:03}", "мы построим мост через реку") for number in range(70)]
    found = ask({"q": "мы построим мост через реку"}, again)
    assert found == [("q", f"d{number:03}", 3, 3, 0) for number in range(6)]


@pytest.mark.parametrize(("documents", "telling"), [(1, 3), (3, 3), (4, 0)])
def test_telling_keys_stand_in_few_documents(documents: int, telling: int):
    again = [(f"d{number}", f"{number} мы построим мост через реку") for number in range(documents)]
    assert {one[4] for one in ask({"q": "мы построим мост через реку"}, again)} == {telling}


def test_telling_keys_stand_in_few_sentences():
    again = [("d", f"{number} мы построим мост через реку") for number in range(4)]
    assert ask({"q": "мы построим мост через реку"}, again) == [("q", "d", 3, 3, 0)]


def test_six_documents_at_most_and_the_order_of_pages_does_not_matter():
    published = [(f"d{number}", f"мы построим мост через реку {number % 4} раз") for number in range(12)]
    found = ask({"q": "мы построим мост через реку раз"}, published)
    assert len(found) == 6
    random.Random(7).shuffle(published)
    assert ask({"q": "мы построим мост через реку раз"}, published) == found


WORDS = st.sampled_from(["мост", "мы", "построим", "дорога", "река", "за", "два", "года"])
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


def list_shingles(words: str) -> set[tuple[str, ...]]:
    """Every three neighbouring words."""
    cut = [word[:5] for word in words.split()]
    return {tuple(cut[at : at + 3]) for at in range(len(cut) - 2)}


@given(st.dictionaries(st.sampled_from("pqrs"), TEXTS), st.lists(st.tuples(st.sampled_from("abcd"), TEXTS), max_size=8))
def test_the_same_as_counting_one_by_one(quotations: dict[str, str], published: list[tuple[str, str]]):
    held: dict[str, set[tuple[str, ...]]] = {}
    texts: dict[tuple[str, ...], set[str]] = {}
    for document, words in published:
        for shingle in list_shingles(words):
            held.setdefault(document, set()).add(shingle)
            texts.setdefault(shingle, set()).add(words)
    expected = []
    for name, words in quotations.items():
        own = list_shingles(words)
        good, weak = [], []
        for document, shingles in held.items():
            shared = own & shingles
            holders = {one: sum(one in other for other in held.values()) for one in shared}
            telling = sum(len(texts[one]) <= 3 and holders[one] <= 3 for one in shared)
            row = (name, document, len(own), len(shared), telling)
            if shared and (len(own) == 1 or (len(shared) >= 2 and len(shared) * 5 >= len(own))):
                good.append(row)
            elif len(shared) >= 2 or telling:
                weak.append(row)
        expected += good or sorted(weak, key=lambda row: (-row[3], -row[4], row[1]))[:1]
    assert ask(quotations, published) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Мост через реку",
        "1 600 километров и 24,5 процента",
        "Касым-Жомарт,  don't\u00a0go",
        "«Ёлка» — ёлка…",
        "",
        " . ",
    ],
)
def test_words_found_between_blanks_are_those_of_the_text(text: str):
    assert pack_text(text) == pack_keys([key_word(word) for word in list_words(text)])


@given(st.text(alphabet="аё1 23.,-’'«\n—", max_size=40))
def test_words_of_any_text(text: str):
    assert pack_text(text) == pack_keys([key_word(word) for word in list_words(text)])


def test_a_key_never_moves():
    assert key_word("Shall") == key_word("shall") == key_word("shallow") == SHALL


SHALL = 4216551033
