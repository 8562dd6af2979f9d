"""Search over the small world: passages by words, filters, counts, order."""

import pytest

from onrecord.errors import RecordDamaged, UsageError
from onrecord.model import Document, Sentence
from onrecord.record.view import View
from onrecord.search.choose import Asking
from onrecord.search.index import FACETS, open_index
from onrecord.search.passages import Found, search_record
from tests.search.conftest import FOLDERS


def search(view: View, words: str = "", **asked: object) -> Found:
    return search_record(view, FOLDERS, Asking(words=words, **asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("река граница", "эта река давно уже не граница"),
        ("рекою границы", "эта река давно уже не граница"),
        ('"река давно"', "эта река давно уже не граница"),
        ("двухсотлетие", "город отмечает свое двухсотлетие"),
        ("товарообор*", "товарооборот вырос на 27 процентов"),
        ("что он сказал о двухсотлетии города", "город отмечает свое двухсотлетие"),
        ("её дорога", "дорог"),
    ],
)
def test_words_are_found_in_any_form(view: View, words: str, held: str) -> None:
    assert any(held in hit.exact.replace("ё", "е") for hit in search(view, words).hits)


def test_a_phrase_stands_in_its_order(view: View) -> None:
    assert search(view, '"граница река"').total == 0
    assert search(view, "граница река").total > 0


def test_where_no_passage_holds_all_words_some_are_enough_and_it_is_said(view: View) -> None:
    found = search(view, "двухсотлетие парусник")
    assert found.is_loose
    assert "двухсотлетие" in found.hits[0].exact
    assert not search(view, "двухсотлетие").is_loose


def test_every_sentence_is_in_exactly_one_passage(view: View) -> None:
    index = open_index(view.folder)
    with index.open_words() as words:
        places = words.read_places(range(len(index.document)))
    for sentence in view.rows(Sentence):
        held = [
            place for place in places
            if place[0] == sentence.document and place[1] <= sentence.start and sentence.stop <= place[2]
        ]  # fmt: skip
        assert len(held) == 1


def test_passages_and_marks_slice_back(view: View) -> None:
    for hit in search(view, "река OR bridge OR өзен", limit=100).hits:
        page = view.find(Document, hit.document)
        assert page is not None
        assert hit.exact == page.text[hit.start : hit.stop]
        assert hit.marks
        assert all(hit.start <= start < stop <= hit.stop for start, stop in hit.marks)


@pytest.mark.parametrize("facet", FACETS)
def test_what_a_facet_counts_its_filter_finds(view: View, facet: str) -> None:
    counted = search(view).facets[facet]
    assert counted == tuple(sorted(counted, key=lambda one: (-one[1], one[0])))
    for value, count in counted:
        assert search(view, filters={facet: value}).total == count


def test_speakers_are_chosen_by_name_or_id(view: View) -> None:
    for speaker, count in search(view).facets["speaker"]:
        found = search(view, speaker=speaker)
        assert found.total == count
        assert {hit.speaker for hit in found.hits} == {speaker}
        assert {hit.floor for hit in found.hits} == {"speech"}
    assert search(view, speaker="Каракемеров").total > 0


def test_days_and_order(view: View) -> None:
    everything = search(view, limit=100, sort="newest")
    days = [hit.published for hit in everything.hits if hit.published]
    assert days == sorted(days, reverse=True)
    assert next(hit.published for hit in search(view, limit=100, sort="oldest").hits) == min(days)
    late = search(view, since="2022", limit=100)
    early = search(view, until="2021", limit=100)
    assert 0 < late.total == everything.total - early.total
    assert all(hit.published and hit.published >= "2022" for hit in late.hits)


def test_pages_of_results_follow_one_another(view: View) -> None:
    whole = search(view, "река", limit=10).hits
    assert search(view, "река", limit=3).hits + search(view, "река", limit=7, skipped=3).hits == whole


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"filters": {"colour": "red"}}, "expected filters among"),
        ({"speaker": "Никто Никакой"}, "found nobody"),
        ({"since": "yesterday"}, "--since: expected a day"),
        ({"limit": 0}, "--limit: expected 1 to 100"),
        ({"limit": 101}, "--limit: expected 1 to 100"),
        ({"skipped": -1}, "passages skipped"),
        ({"sort": "loudest"}, "--sort: expected best"),
    ],
)
def test_what_cannot_be_understood_is_said(view: View, asked: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        search(view, "река", **asked)


def test_a_release_without_an_index_says_so(view: View, tmp_path: object) -> None:
    with pytest.raises(RecordDamaged, match="expected a search index"):
        open_index(view.folder.parent)
