"""Russian sentences whose parts stand in another order, and who speaks in them."""

from dataclasses import replace

import pytest

from onrecord.commitments.find import find_commitments
from onrecord.commitments.said import SaidCommitment
from onrecord.commitments.sentences import Said
from tests.commitments.promised import SAID_ON, known, read, read_one
from tests.quotations.build import build_page


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Велия согласна на переговоры, но поставлять зерно будет и дальше.", ["согласна на", "поставлять"]),
        ("Дороги строить будем.", ["строить"]),
        ("Построить мост будет трудно.", []),
        ("Велия поставлять зерно не будет.", []),
        ("Министр решил не закрыть школу, а построить мост.", ["построить"]),
        ("Наша задача – убрать лёд, лежащий на дорогах, и открыть мост.", ["убрать", "открыть"]),
        ("Министр знает, что в мае мост построят.", ["построят"]),
        ("Хочу сказать, что мост построим в мае.", ["построим"]),
        ("Судья, который примет решение о залоге, приехал в Орлу.", ["примет"]),
        ("Встреча была запланирована на январь 2030 года.", []),
        ("Министр пообещала: «Дождя не будет».", []),
        ("Вопрос о втором мосте пока изучаем.", ["изучаем"]),
        ("Я готов буду выдвинуть свою кандидатуру.", ["выдвинуть"]),
        ("Министру дорог дам такое поручение.", ["дам"]),
        ("Министром дорог станет Орлан.", ["станет"]),
        ("Мост станет символом города.", []),
        ("Будем над этим работать.", ["работать"]),
        ("Планируем вместе с фондом.", []),
        ("Орлан назначен на должность министра, и совет встречается 5 июня 2031 года.", []),
        ("Встреча назначена на 5 июня 2031 года.", ["назначена на"]),
        ("Начнём со школ.", []),
        ("Будем, [[Анна Рой|roe]], её строить.", ["строить"]),
        ("Эти дома мы будем как школы использовать.", ["использовать"]),
        ("Министр обещал, что будет «упорно» строить мост.", ["строить"]),
        ("Перед тем как мост построят, ехать трудно.", []),
        ("Школам будем помогать строить мосты и выходить на рынки.", ["помогать"]),
        ("Министр пригласил инженеров, предложив им построить мост.", ["построить"]),
    ],
)
def test_what_is_found_in_any_order(text: str, acts: list[str]) -> None:
    assert [one.action for one in read(text, "ru")[0]] == acts


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("В 2033 году мы планируем эту работу завершить.", "эту работу"),
        ("Лучшие проекты мы будем внедрять на всей территории.", "Лучшие проекты"),
    ],
)
def test_the_object_may_stand_before_its_verb(text: str, thing: str) -> None:
    assert read_one(text, "ru").object == thing


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Наша задача – построить мост.", "Наша"),
        ("Министр дорог заявил о своём намерении построить мост.", "Министр дорог"),
        ("Министром дорог станет [[Анна Рой|roe]].", "Анна Рой"),
        ("Совет дорог возглавит [[Анна Рой|roe]].", "Анна Рой"),
    ],
)
def test_whose_a_plan_is(text: str, who: str) -> None:
    assert [actor.exact for actor in read_one(text, "ru").actors] == [who]


def _say(text: str, key: str, published: str | None = SAID_ON) -> tuple[SaidCommitment, ...]:
    """What is found in words of a speaker with a key, behind his name."""
    drawn = build_page(f"[[Рустам Орлан|orlan]]\n{text}", "ru", standing="official")
    named = drawn.mentions[0]
    turn = replace(
        drawn.turns[0], label=named.exact, label_start=named.start, label_stop=named.stop, start=named.stop + 1
    )
    mentions = [replace(one, person=key) for one in drawn.mentions]
    page = replace(drawn.page, published=published)
    return find_commitments(Said(page, (turn,), drawn.sentences, mentions, ()), known()).commitments


def test_what_a_leader_asks_for_is_an_order() -> None:
    (found,) = _say("Прошу проверить мосты.", "orlan")
    assert (found.action, found.strength) == ("проверить", "will")
    assert _say("Прошу проверить мосты.", "ru:орлан:рустам") == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Прошу проверить мосты.", []),
        ("Прошу министра дорог проверить мосты.", ["министра дорог"]),
        ("Правительству эти мосты прошу проверить.", ["Правительству"]),
        ("[[Анна Рой|roe]], прошу проверить мосты.", ["Анна Рой"]),
        ("Прошу [[Анну Рой|roe]] этим заняться.", ["Анну Рой"]),
    ],
)
def test_who_is_asked_acts_and_never_who_asks(text: str, who: list[str]) -> None:
    (found,) = _say(text, "orlan")
    assert [actor.exact for actor in found.actors] == who


@pytest.mark.parametrize(
    "text", ["Прошу министра дорог рассказать о мостах.", "Прошу начать.", "Прошу передать бойцам мои поздравления."]
)
def test_who_is_asked_for_words_is_asked_for_nothing_to_do(text: str) -> None:
    assert _say(text, "orlan") == ()


def test_words_by_a_day_are_an_order() -> None:
    assert [one.action for one in _say("Прошу министра дорог доложить о мостах до 1 июля.", "orlan")] == ["доложить"]


def test_on_a_page_without_a_day_a_day_is_one_all_the_same() -> None:
    assert [one.action for one in _say("Старт назначен на 12 октября.", "orlan", None)] == ["назначен на"]
    assert _say("Орлан назначен на должность министра.", "orlan", None) == ()


def test_what_a_leader_tells_others_to_do_is_ordered() -> None:
    assert [(one.action, one.strength) for one in _say("Проверьте мосты.", "orlan")] == [("Проверьте", "will")]
    assert [one.strength for one in _say("Продолжайте проверять мосты.", "orlan")] == ["continues"]
    assert _say("Проверьте мосты.", "ru:орлан:рустам") == ()
    assert _say("Прошу быть внимательными.", "orlan") == ()


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Президент поручил министру: построить мост; открыть школу.", ["построить", "открыть"]),
        ("Планируем следующие шаги: убрать лёд.", ["Планируем", "убрать"]),
        ("Ставим цель, чтобы все школы работали.", ["работали"]),
        ("Задача на этот год – построить два моста.", ["построить"]),
        ("Решение задач предполагает большие траты.", []),
        ("«Мост построят», – обещает министр.", ["построят"]),
    ],
)
def test_rows_and_clauses_behind_a_cue(text: str, acts: list[str]) -> None:
    assert [one.action for one in read(text, "ru")[0]] == acts
