"""Questions to a record: their answers are still where they were, and a passage is told from its neighbour."""

from evaluation.searching import Answer, is_answer, read_questions


def test_every_question_has_an_answer_and_all_three_languages_are_asked(shared_data):
    questions = read_questions()
    assert len(questions) >= 60
    assert all(one.answers and one.words for one in questions)
    assert {one.language for one in questions} == {"ru", "en", "kk"}


def test_questions_are_asked_once(shared_data):
    asked = [(one.words, one.options) for one in read_questions()]
    assert len(asked) == len(set(asked))


def answer(words: str, file: str = "a.txt") -> Answer:
    return Answer(file=file, words=tuple(words.split()))


def test_a_passage_that_is_cut_elsewhere_is_the_answer():
    assert is_answer(answer("chair : the bridge is open to all"), answer("the bridge is open to all"))


def test_a_passage_of_another_file_or_with_other_words_is_none():
    assert not is_answer(answer("the bridge is open", "b.txt"), answer("the bridge is open"))
    assert not is_answer(answer("the ferry runs at night"), answer("the bridge is open to all"))
