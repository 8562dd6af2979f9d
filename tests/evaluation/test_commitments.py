"""The gold of commitments is read as it was written: pointers hold their words, texts lose their brackets, labels name one commitment."""

import pytest

from evaluation.commitments import name_saved
from evaluation.commitments_gold import (
    SETS,
    CommittedPage,
    GoldCommitment,
    Later,
    LookAlike,
    _Rows,
    _take_rows,
    read_commitment_gold,
    read_committed_texts,
)


def take(marked: str) -> tuple[str, _Rows]:
    read = _Rows()
    return _take_rows(marked, read), read


def test_a_commitment_in_brackets():
    text, read = take(
        "Orlav and Miria [[agreed to open the port of Ter by 2033|will|2033|Orlav/Ansa Perrin+Miria|port|-|1|#port]] on Monday."
    )
    assert text == "Orlav and Miria agreed to open the port of Ter by 2033 on Monday."
    assert read.commitments == [
        GoldCommitment(
            start=16,
            stop=54,
            strengths=("will",),
            dues=("2033",),
            actors=(("Orlav", "Ansa Perrin"), ("Miria",)),
            objects=("port",),
            condition="-",
            joint="1",
            label="port",
        )
    ]


def test_a_look_alike_an_optional_place_and_a_passage():
    text, read = take(
        "[[Trade will grow|!forecast~hope]]. [[We will see]]. [[The port was opened|>port:done|>ferry:restated]]."
    )
    assert read.look_alikes == [LookAlike(start=0, stop=15, reasons=("forecast", "hope"))]
    assert [text[slice(*span)] for span in read.optional] == ["We will see"]
    assert read.later == [
        Later(start=30, stop=49, label="port", what="done"),
        Later(start=30, stop=49, label="ferry", what="restated"),
    ]
    assert not read.commitments


def test_a_commitment_may_tell_what_became_of_another():
    _, read = take("[[Miria signed the treaty|done|-|Miria|treaty|-|0|>treaty:signed]]")
    assert [one.strengths for one in read.commitments] == [("done",)]
    assert [(one.label, one.what) for one in read.later] == [("treaty", "signed")]


def test_a_passage_may_be_a_look_alike_too():
    _, read = take("[[The port was never built|>port:contradicted|!past~denied]]")
    assert [(one.label, one.what) for one in read.later] == [("port", "contradicted")]
    assert [one.reasons for one in read.look_alikes] == [("past", "denied")]


@pytest.mark.parametrize("fields", ["maybe|-|-|-|-|0", "!guess", ">port:built"])
def test_unknown_words_are_refused(fields: str):
    with pytest.raises(ValueError, match="none of"):
        take(f"[[words|{fields}]]")


@pytest.mark.parametrize("name", SETS)
def test_rows_stand_in_their_stretch(name: str):
    for page in read_commitment_gold(name):
        rows = [(row.start, row.stop) for row in page.commitments]
        rows += [(row.start, row.stop) for row in page.look_alikes]
        rows += [(row.start, row.stop) for row in page.later]
        assert all(page.start <= start < stop <= page.stop for start, stop in rows)


def test_labels_name_one_commitment_and_all_passages_tell_of_a_label(shared_data):
    pages: list[CommittedPage] = [page for name in SETS for page in read_commitment_gold(name)]
    labels = [one.label for page in pages for one in page.commitments if one.label]
    assert len(labels) == len(set(labels))
    assert {one.label for page in pages for one in page.later} <= set(labels)


def test_an_article_of_a_file_of_articles_is_saved_as_markdown():
    assert name_saved(3, "press/Courier.json!V1") == "003_Courier.json_V1.md"
    assert name_saved(12, "pages.tar.gz!readouts/bridge.md") == "012_bridge.md"


def test_our_texts_hold_no_brackets():
    assert not any("[[" in page.text or "|" in page.text for page in read_committed_texts())
