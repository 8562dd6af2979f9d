"""Who speaks each turn and quotation: by the name in the label, the office, the label that still holds, or a review."""

from dataclasses import replace

import pytest

from onrecord.entities.cast import find_cast, find_key, find_unnamed
from onrecord.knowledge.people import People, PersonName
from onrecord.model import Attached, Document, Mention, Quotation, Turn

PEOPLE = People(
    languages=(),
    names=(
        PersonName(key="orlan", language="ru", name="Семён Орлан", side="XA"),
        PersonName(key="orlan", language="en", name="Semyon Orlan", side="XA"),
        PersonName(key="vesta", language="ru", name="Нина Веста", side="XB"),
    ),
    holders=(),
    countries=(),
)


def make_page(text: str) -> Document:
    return Document(
        id="page",
        capture="capture",
        publication="publication",
        part=1,
        source="page.txt",
        url=None,
        canonical_url=None,
        publisher=None,
        standing="press",
        side=None,
        relay_of=None,
        kind="report",
        rendering="unknown",
        language="ru",
        title=None,
        published=None,
        place=None,
        text=text,
        text_sha256="",
        cuts=(),
        insertions=(),
        furniture=(),
        blocks=(),
        profile="plain",
    )


def make_turn(name: str, start: int, label: tuple[int, int] | None = None, label_of: str | None = None) -> Turn:
    return Turn(
        id=name,
        document="page",
        order=0,
        kind="speech",
        label="Семён Орлан" if label else None,
        label_start=label[0] if label else None,
        label_stop=label[1] if label else None,
        label_of=label_of,
        language="ru",
        rendering="original",
        start=start,
        stop=start + 50,
    )


def make_mention(name: str, start: int, stop: int, person: str | None, kind: str = "person") -> Mention:
    return Mention(
        id=name,
        document="page",
        kind=kind,  # type: ignore[arg-type]
        start=start,
        stop=stop,
        exact="…",
        key=person or "president.xa",
        person=person,
        rule="known_name",
    )


def make_quotation(name: str, speakers: tuple[str, ...], on_behalf_of: tuple[str, ...] = ()) -> Quotation:
    return Quotation(
        id=name,
        document="page",
        kind="direct",
        place="body",
        label=None,
        cue=None,
        start=200,
        stop=220,
        exact="…",
        interruptions=(),
        speakers=speakers,
        on_behalf_of=on_behalf_of,
        claimed_source=None,
        rule="after",
    )


def speakers_of(parts: object, row: str) -> list[tuple[str, str, str]]:
    return [(part.role, part.key, part.origin) for part in parts if part.about == row]  # type: ignore[attr-defined]


def test_the_name_in_the_label_speaks() -> None:
    parts = find_cast([make_turn("t", 20, (0, 11))], [], [make_mention("m", 0, 11, "orlan")], [], PEOPLE)
    assert speakers_of(parts, "t") == [("speaker", "orlan", "observed")]


def test_whom_a_note_in_brackets_names_is_spoken_to() -> None:
    turn = replace(make_turn("t", 60, (0, 35)), label="Семён Орлан (обращаясь к Н.Весте)")
    mentions = [make_mention("m", 0, 11, "orlan"), make_mention("n", 25, 32, "vesta")]
    assert speakers_of(find_cast([turn], [], mentions, [], PEOPLE), "t") == [("speaker", "orlan", "observed")]


def test_a_label_with_an_office_alone_is_its_holder() -> None:
    parts = find_cast([make_turn("t", 20, (0, 11))], [], [make_mention("m", 0, 9, "vesta", "office")], [], PEOPLE)
    assert speakers_of(parts, "t") == [("speaker", "vesta", "derived")]


def test_a_name_beside_an_office_in_one_label_wins() -> None:
    mentions = [make_mention("o", 0, 5, "vesta", "office"), make_mention("m", 6, 11, "orlan")]
    parts = find_cast([make_turn("t", 20, (0, 11))], [], mentions, [], PEOPLE)
    assert speakers_of(parts, "t") == [("speaker", "orlan", "observed")]


def test_a_page_without_labels_is_the_speech_of_whom_its_title_names_first() -> None:
    mentions = [
        make_mention("m", 10, 21, "orlan"),
        make_mention("n", 25, 35, "vesta"),
        make_mention("k", 60, 65, "vesta"),
    ]
    assert speakers_of(find_cast([make_turn("t", 50)], [], mentions, [], PEOPLE), "t") == [
        ("speaker", "orlan", "derived")
    ]
    assert speakers_of(find_cast([make_turn("t", 50)], [], mentions[2:], [], PEOPLE), "t") == []
    labelled = [make_turn("a", 50, (36, 48)), make_turn("t", 110)]
    assert speakers_of(find_cast(labelled, [], mentions, [], PEOPLE), "t") == []


def test_speech_after_a_cut_has_the_speaker_whose_label_still_holds() -> None:
    turns = [make_turn("t", 20, (0, 11)), make_turn("after", 90, label_of="t")]
    parts = find_cast(turns, [], [make_mention("m", 0, 11, "orlan")], [], PEOPLE)
    assert speakers_of(parts, "after") == [("speaker", "orlan", "observed")]


def test_a_review_of_a_turn_reaches_the_turn_that_goes_on_with_it() -> None:
    turns = [make_turn("t", 20, (0, 11)), make_turn("after", 90, label_of="t")]
    review = Attached(review="r", table="turns", row="t", field="speaker", value="Нина Веста")
    parts = find_cast(turns, [], [make_mention("m", 0, 11, "orlan")], [review], PEOPLE)
    assert speakers_of(parts, "t") == [("speaker", "vesta", "reviewed")]
    assert speakers_of(parts, "after") == [("speaker", "vesta", "reviewed")]


def test_a_review_of_another_field_changes_no_speaker() -> None:
    review = Attached(review="r", table="turns", row="t", field="kind", value="Нина Веста")
    parts = find_cast([make_turn("t", 20, (0, 11))], [], [make_mention("m", 0, 11, "orlan")], [review], PEOPLE)
    assert speakers_of(parts, "t") == [("speaker", "orlan", "observed")]


def test_two_speakers_and_one_spoken_for() -> None:
    mentions = [make_mention("a", 0, 5, "orlan"), make_mention("b", 6, 9, "vesta"), make_mention("c", 9, 11, "orlan")]
    parts = find_cast([], [make_quotation("q", ("a", "b", "c"), on_behalf_of=("b",))], mentions, [], PEOPLE)
    assert speakers_of(parts, "q") == [
        ("speaker", "orlan", "observed"),
        ("speaker", "vesta", "observed"),
        ("on_behalf_of", "vesta", "observed"),
    ]


def test_words_in_marks_without_a_speaker_become_an_issue_and_reported_speech_does_not() -> None:
    page = make_page("Никто не назван: «Дорога будет построена», – и всё.")
    quotation = replace(make_quotation("q", ()), start=18, stop=40)
    issues = list(find_unnamed(page, [], [quotation, replace(quotation, id="r", kind="indirect")], []))
    assert [(issue.code, issue.document) for issue in issues] == [("D03", "page")]
    assert "«Дорога будет построена…»" in issues[0].why


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("orlan", "orlan"),
        ("Semyon Orlan", "orlan"),
        ("семен орлан", "orlan"),
        ("Кто-то Другой", "reviewed:Кто-то Другой"),
    ],
)
def test_a_review_names_a_person_by_key_or_by_name_in_any_language(value: str, key: str) -> None:
    assert find_key(value, PEOPLE) == key
