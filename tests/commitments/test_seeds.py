"""The acceptance pages: what they promise, what they say of it later, and what of them is no promise."""

from pathlib import Path

import pytest

from onrecord.model.commitments import Commitment
from onrecord.pipeline import take_in_and_build
from onrecord.settings import Settings

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the acceptance pages lie elsewhere")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> tuple[Commitment, ...]:
    record = tmp_path_factory.mktemp("seeds") / "record"
    settings = Settings(record=record, knowledge=None, processes=1, has_models=False)
    view, _ = take_in_and_build([SEEDS], settings, lambda name, place, count: None)
    with view:
        return tuple(view.rows(Commitment))


def find(rows: tuple[Commitment, ...], standing: str, *words: str) -> Commitment:
    """The only commitment of a standing with these words."""
    (one,) = (row for row in rows if row.standing == standing and all(word in row.evidence[0].exact for word in words))
    return one


def test_the_concept_and_not_the_programme_is_to_be_adopted_today(rows: tuple[Commitment, ...]) -> None:
    one = find(rows, "official", "will be adopted today")
    assert (one.object, one.due, one.strength, one.status) == ("concept", "2019-11-07", "will", "done")
    assert {"signed", "restated"} <= {seen.what for seen in one.later}


def test_the_press_sentence_is_the_same_one(rows: tuple[Commitment, ...]) -> None:
    one = find(rows, "press", "концепция программы")
    assert (one.object, one.due, one.strength) == ("концепция", "2019-11-07", "will")
    official = find(rows, "official", "will be adopted today")
    assert one.evidence[0] in [seen.evidence for seen in official.later]


def test_the_joint_action_programme_is_to_be_signed_and_was(rows: tuple[Commitment, ...]) -> None:
    one = find(rows, "official", "to be signed")
    assert (one.strength, one.status) == ("will", "done")
    assert "Programme" in (one.object or "")
    assert "signed" in {seen.what for seen in one.later}


def test_the_declaration_is_done(rows: tuple[Commitment, ...]) -> None:
    assert find(rows, "official", "подписали Декларацию").strength == "done"
    assert find(rows, "official", "подписываем декларацию").due == "2022-11-28"


def test_the_next_forum_has_another_date_and_was_not_said_to_be_moved(rows: tuple[Commitment, ...]) -> None:
    one = find(rows, "official", "hold this meeting in Kazakhstan")
    assert (one.due, one.status) == ("2020", "open")
    assert [(seen.what, "Кокшетау" in seen.evidence.exact) for seen in one.later] == [("other_date", True)]
    assert find(rows, "press", "осенью", "Кокшетау").due == "2021-23"


def test_the_schools_and_the_university_are_considered(rows: tuple[Commitment, ...]) -> None:
    assert find(rows, "official", "exploring the possibility", "university").strength == "considers"
    assert find(rows, "press", "школ и университетов").strength == "considers"


def test_what_only_the_press_reports_as_proposed(rows: tuple[Commitment, ...]) -> None:
    proposed = [row for row in rows if row.strength == "proposes" and row.standing == "press"]
    assert all(
        any(word in row.evidence[0].exact for row in proposed)
        for word in ("нужна координация", "прогнозных балансов", "пунктов пропуска")
    )


def test_the_press_is_not_firmer_than_the_official_text(rows: tuple[Commitment, ...]) -> None:
    assert find(rows, "press", "подготовке преподавателей").strength == "continues"


def test_everything_possible_under_its_condition(rows: tuple[Commitment, ...]) -> None:
    one = find(rows, "official", "будем делать всё возможное")
    assert one.condition is not None
    assert one.condition.exact.startswith("с точки зрения взаимовыгодности")


@pytest.mark.parametrize(
    "words",
    [
        "рекордные цифры",
        "help improve ties",
        "добьются",
        "remain in high demand",
        "help consolidate",
        "will promote",
        "It is necessary",
        "add to what we said",
    ],
)
def test_forecasts_hopes_and_duties_of_nobody_are_none(rows: tuple[Commitment, ...], words: str) -> None:
    assert [row for row in rows if words in row.evidence[0].exact] == []
