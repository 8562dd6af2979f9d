"""Languages whose verb stands last: who acts, on what, under which condition."""

import pytest

from tests.commitments.promised import read, read_one


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Президент Үкіметке жаңа мектеп салуды тапсырды.", ["Үкіметке"]),
        ("Әкім Рустам Орлановқа көпірді тексеріп шығуды жүктеді.", ["Рустам Орлановқа"]),
        ("Велияға жыл сайын астық жеткізуге әзірміз.", []),
        ("Министрлік, «Орла тас» компаниясы келесі жылы жаңа цех ашады.", ["Орла тас", "компаниясы"]),
        ("Биыл Орла көпірін қайта жөндеу көзделіп отыр.", []),
        ("Сондықтан келесі жылы мектеп ашамыз.", []),
        ("Жергілікті жолды жөндеуді жоспарлап отыр.", []),
        ("Әсіресе Министрлік жолды жөндеуді жоспарлап отыр.", ["Министрлік"]),
    ],
)
def test_who_is_to_act(text: str, actors: list[str]) -> None:
    assert [one.exact for one in read_one(text, "kk").actors] == actors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Әкім басшыға барлық көпірді тексеріп шығуды жүктеді.", "көпірді"),
        ("Компания өндірісті екі есе арттыруды мақсат етіп отыр.", "өндірісті"),
        ("Министр Рустам Орлановқа жаңа мектеп салуды тапсырды.", "мектеп"),
    ],
)
def test_what_is_acted_on(text: str, words: str) -> None:
    assert read_one(text, "kk").object == words


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Инвесторлар қолдаса, су қоймасын салуға дайынбыз.", "Инвесторлар қолдаса"),
        ("Әсіресе, су қоймасын салуға дайынбыз.", None),
    ],
)
def test_a_condition_is_the_clause_before_its_comma(text: str, condition: str | None) -> None:
    said = read_one(text, "kk").condition
    assert (said and said.exact) == condition


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Министр жолды жөндеуге ниетті емес.", "denied"),
        ("Министр қашан мектеп салатынын айтпады.", "hypothetical"),
    ],
)
def test_what_is_said_behind_the_cue_takes_it_back(text: str, rule: str) -> None:
    commitments, refusals = read(text, "kk")
    assert (commitments, [one.rule for one in refusals]) == ((), [rule])
