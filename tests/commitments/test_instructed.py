"""Who may instruct in Russian, what he says then, and what agrees to it; rows of verbs whose form says that they are to come."""

from dataclasses import replace

import pytest

from onrecord.commitments.find import find_commitments
from onrecord.commitments.sentences import Said
from tests.commitments.promised import SAID_ON, known, read
from tests.quotations.build import build_page


def find_said(text: str) -> tuple[list[str], list[str]]:
    """The words of what a speaker whom nobody knows promises or orders, and the rules by which the rest is refused."""
    drawn = build_page(text, "ru", standing="official")
    page = replace(drawn.page, text=f"О.Ро: {drawn.page.text}", published=SAID_ON)
    moved = [replace(one, start=one.start + 6, stop=one.stop + 6) for one in drawn.sentences]
    turns = [replace(one, start=6, stop=one.stop + 6, label="О.Ро", label_start=0, label_stop=5) for one in drawn.turns]
    found = find_commitments(Said(page, turns, moved, (), ()), known())
    return [one.evidence.exact for one in found.commitments], [one.rule for one in found.refusals]


def find_acts(text: str) -> list[str]:
    return [one.evidence.exact for one in read(text, "ru")[0]]


def test_whoever_says_that_he_instructs_may_order() -> None:
    assert find_said("Обеспечьте ремонт мостов.") == ([], ["appeal"])
    assert find_said("Поручаю открыть школу. Обеспечьте ремонт мостов.")[0] == [
        "Поручаю открыть школу",
        "Обеспечьте ремонт мостов",
    ]
    assert (
        "Обеспечьте ремонт мостов" not in find_said("Потребую порядка. Обеспечьте ремонт мостов.")[0]
    )  # another word ends so


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Требую порядка. Доработайте план.", "Доработайте план"),
        ("Требую порядка. Вы этот вопрос отработаете.", "Вы этот вопрос отработаете"),
        ("Требую порядка. На дороги обратите внимание.", "дороги обратите внимание"),
    ],
)
def test_every_verb_ahead_may_be_ordered(text: str, act: str) -> None:
    assert find_said(text)[0] == [act]


def test_an_answer_agrees_to_what_was_asked_for() -> None:
    assert find_said("Хорошо, рассмотрим.")[0] == ["рассмотрим"]
    assert find_said("Рассмотрим дороги.") == ([], ["speech"])
    assert find_said("Позже с министром обсудим.")[0] == ["обсудим"]
    assert find_said("Сделаем обязательно.")[0] == ["Сделаем обязательно"]
    assert find_said("Я поддержу.")[0] == ["Я поддержу"]
    assert find_said("Сделаем всё.") == ([], ["vague"])


def test_a_word_that_asks_for_assent_asks_nothing() -> None:
    assert find_acts("Завтра подпишем договор, хорошо?") == ["подпишем договор"]
    assert find_acts("Завтра подпишем договор?") == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Мы откроем школу и навстречу соседям тоже построим мост.", ["Мы откроем школу", "построим мост"]),
        ("В мае мы завершаем ремонт, и у города будет школа.", ["мы завершаем ремонт"]),
        ("Мы в мае ещё раз этот договор подпишем.", ["Мы в мае ещё раз этот договор подпишем"]),
        ("Планируем мазут откачать, а суда утилизировать.", ["Планируем мазут откачать", "утилизировать"]),
        ("Министр (46 лет), которого зовут «королём», возглавит совет дорог.", ["возглавит совет дорог"]),
        ("Капрал будет посмертно представлен к награде.", ["Капрал будет посмертно представлен к награде"]),
        ("Мы планируем то же самое построить в Вардо.", ["Мы планируем то же самое построить в Вардо"]),
    ],
)
def test_where_a_row_and_a_subject_end(text: str, acts: list[str]) -> None:
    assert find_acts(text) == acts


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Министр должен был построить мост к маю.", ["past"]),
        ("Мы должны построить мост.", ["duty"]),
        ("Совет согласен на то, чтобы школы росли.", []),
    ],
)
def test_what_is_owed_without_a_day_is_a_duty(text: str, rules: list[str]) -> None:
    commitments, refusals = read(text, "ru")
    assert (commitments, [one.rule for one in refusals]) == ((), rules)


def test_what_is_owed_by_a_day_is_planned() -> None:
    assert find_acts("К маю мы должны построить мост.") == ["мы должны построить мост"]
    assert find_acts("Мы должны построить мост, и с мая у нас есть деньги.") == []


def test_a_row_of_proposals_needs_the_word_before_it() -> None:
    assert find_acts("У нас два предложения. Первое – построить мост.") == ["Первое – построить мост"]
    assert find_acts("У нас два вопроса. Первое – построить мост.") == []


def test_what_somebody_decided_is_decided_whatever_hangs_on_it() -> None:
    assert find_acts("Надо жить по утверждённой главой совета программе.") == ["утверждённой главой совета программе"]
    assert find_acts("Надо жить по утверждённой программе.") == []


def test_a_verb_that_governs_nothing_says_how_firm_it_is_itself() -> None:
    assert [one.strength for one in read("Мы будем эту работу продолжать.", "ru")[0]] == ["continues"]
    assert [one.strength for one in read("Мы будем этот вопрос прорабатывать.", "ru")[0]] == ["considers"]


def test_heed_that_will_be_given_is_an_act() -> None:
    assert find_acts("Мы будем уделять внимание школам.") == ["Мы будем уделять внимание школам"]
    assert find_acts("Мы будем уделять этому большое значение.") == []
