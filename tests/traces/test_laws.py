"""What holds for any quotation and any published speech."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.passages import read_quoted
from onrecord.text.similarity import align_words
from onrecord.traces.compare import compare_words
from onrecord.traces.reading import read_quotation, read_turn
from tests.traces.pairs import cut_sentences, read_pairs, wording_of

RU = wording_of("ru")
SPEECHES = sorted({" ".join(pair.turns) for pair in read_pairs() if pair.language == "ru"})
PRINT = st.text(alphabet='мынезаводстроили 0123456789,.!?…«»"[]()–-%$\n', max_size=120)


def read_speech(text: str):
    return read_turn(text, list(cut_sentences(text)), [], RU)


@given(st.sampled_from(SPEECHES), st.data())
@settings(max_examples=60, deadline=None)
def test_any_run_of_published_words_is_verbatim(speech: str, data: st.DataObject):
    turn = read_speech(speech)
    start = data.draw(st.integers(0, len(turn.tokens) - 3))
    stop = data.draw(st.integers(start + 3, min(len(turn.tokens), start + 40)))
    found = compare_words(read_quotation(turn.words(start, stop), [], RU), [turn])
    assert found is not None
    assert found.verdict == "verbatim"
    assert found.changes == ()
    turn_number, low, high = found.statements[0]
    assert turn_number == 0
    assert [word.folded for word in read_quoted(speech[low:high]).words] == [
        word.folded for word in read_quoted(turn.words(start, stop)).words
    ]


@given(PRINT, PRINT)
@settings(max_examples=150, deadline=None)
def test_any_print_is_compared_without_error(quoted: str, published: str):
    found = compare_words(read_quotation(quoted, [], RU), [read_speech(published)])
    if found is not None:
        assert 0 <= found.score <= 1
        for _, start, stop in (
            *found.statements,
            *found.left_out,
            *([found.continuation] if found.continuation else []),
        ):
            assert 0 <= start < stop <= len(published)


@given(st.sampled_from(SPEECHES), PRINT)
@settings(max_examples=80, deadline=None)
def test_pairs_are_in_order_and_no_word_is_in_two(speech: str, quoted: str):
    reading, turn = read_quotation(quoted, [], RU), read_speech(speech)
    pairs = align_words(reading.row, turn.row)
    assert all(one.quoted < two.quoted and one.published < two.published for one, two in pairwise(pairs))


@given(st.sampled_from(SPEECHES), st.data())
@settings(max_examples=60, deadline=None)
def test_a_dropped_word_is_never_verbatim(speech: str, data: st.DataObject):
    turn = read_speech(speech)
    start = data.draw(st.integers(0, len(turn.tokens) - 10))
    stop = data.draw(st.integers(start + 9, min(len(turn.tokens), start + 25)))
    dropped = data.draw(st.integers(start + 3, stop - 4))
    if turn.tokens[dropped].kind == "number" or turn.tokens[dropped - 1].key == turn.tokens[dropped].key:
        return
    quoted = turn.words(start, dropped) + " " + turn.words(dropped + 1, stop)
    found = compare_words(read_quotation(quoted, [], RU), [turn])
    assert found is not None
    assert found.verdict == "edited"
    assert found.changes
