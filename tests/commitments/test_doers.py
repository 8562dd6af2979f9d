"""Who does what, where Russian words stand behind their verbs or nouns, and what is done there."""

import pytest

from tests.commitments.promised import read, read_one


@pytest.mark.parametrize(
    ("text", "actors", "words"),
    [
        ("Новая школа будет проверена экспертами Велии.", ["экспертами Велии"], "Новая школа"),
        ("Эти законы одобрены советами директоров.", ["советами директоров"], "законы"),
        ("Новая школа будет открыта в мае.", [], "Новая школа"),
        ("В планах министерства построить мост.", ["министерства"], "мост"),
        ("Король Велии официально заявил, что покинет дворец 21 июля.", ["Король Велии"], "дворец"),
        ("Министерство планирует построить в Орле мост.", ["Министерство"], "мост"),
        ("Мост планируется построить в Орле.", [], "Мост"),
        ("Министр заявил о намерении бороться за школы.", ["Министр"], "школы"),
        ("Даю соответствующее поручение министерству.", [""], "министерству"),
    ],
)
def test_who_does_what(text: str, actors: list[str], words: str) -> None:
    one = read_one(text, "ru")
    assert ([actor.exact for actor in one.actors], one.object) == (actors, words)


def test_a_name_behind_a_preposition_does_not_act() -> None:
    one = read_one("На встречу с министром прибудут послы двух стран.", "ru")
    assert "министром" not in [actor.exact for actor in one.actors]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Директор высказался в том духе, что министерство построит мост.", "hope"),
        ("Пошлина на зерно отменяется.", "habit"),
    ],
)
def test_what_is_none(text: str, rule: str) -> None:
    commitments, refusals = read(text, "ru")
    assert (commitments, [one.rule for one in refusals]) == ((), [rule])


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("Четыре министра в конце июня или в начале июля отправятся в Орлу.", "ru", ["Четыре министра"]),
        ("Министр Ро в пятницу и в субботу посетит Орлу.", "ru", ["Министр Ро"]),
        ("Президент до 10 июня и премьер до 12 июня посетят порт.", "ru", ["Президент", "премьер"]),
        ("Министр и в пятницу премьер подпишут договор.", "ru", ["Министр", "премьер"]),
        ("The minister in June and the mayor in July will sign the pact.", "en", ["The minister", "the mayor"]),
    ],
)
def test_a_date_is_nobody(text: str, language: str, actors: list[str]) -> None:
    assert [actor.exact for actor in read_one(text, language).actors] == actors
