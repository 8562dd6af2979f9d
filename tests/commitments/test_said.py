"""Who acts, when and what, as a page says it."""

from dataclasses import replace

import pytest

from onrecord.commitments.find import find_commitments
from onrecord.commitments.sentences import Said
from tests.commitments.promised import SAID_ON, known, read, read_one
from tests.quotations.build import build_page


@pytest.mark.parametrize(
    ("language", "text", "kind", "exact"),
    [
        ("en", "The minister spoke of her intent to reform the courts.", "agent", "her"),
        ("en", "We welcomed the Minister’s intent to open a bank in Vardo.", "agent", "the Minister"),
        ("en", "They reiterated their pledge to build a bridge in Vardo.", "they", "their"),
        ("en", "The council named ambassadors who will visit Orlav.", "agent", "ambassadors"),
        ("en", "He has been at home this morning, and will visit Orlav in June.", "agent", "He"),
        ("ru", "Договорились построить мост у Варны.", "sides", ""),
        ("ru", "Программу обменов президенты подписали вчера.", "sides", "президенты"),
        ("ru", "Министр Торлана 7–10 июня посетит Орлаву.", "agent", "Министр Торлана"),
    ],
)
def test_who_acts(language: str, text: str, kind: str, exact: str) -> None:
    (actor,) = read_one(text, language).actors
    assert (actor.kind, actor.exact) == (kind, exact)


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        (
            "en",
            "The President looks forward to welcoming Dr. Roe, head of the board, to Vardo on 25 June.",
            "2031-06-25",
        ),
        ("en", "President Roe will attend the U.S.–EU Summit on June 15.", "2031-06-15"),
        ("ru", "Стороны договорились пустить поезд Сельвик – Толмин не позднее мая 2034 года.", "2034-05"),
        ("ru", "Поезд в Толмин отправится не в мае, а в ноябре 2034 года.", "2034-11"),
        ("ru", "Соглашение о реках правительства подписали в январе 2030 года.", "2030-01"),
        ("ru", "В конце июня подписан приказ о реках.", "2030-06"),
    ],
)
def test_term(language: str, text: str, due: str) -> None:
    assert read_one(text, language).due == due


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("en", "They will do everything.", "vague"),
        ("ru", "Мы сделаем всё.", "vague"),
        ("en", "Would you build a bridge in Vardo?", "question"),
        ("en", "We would build a bridge in Vardo.", "hypothetical"),
        ("en", "We will continue to stand with our friends.", "stance"),
    ],
)
def test_no_commitment(language: str, text: str, rule: str) -> None:
    commitments, refusals = read(text, language)
    assert (commitments, {one.rule for one in refusals}) == ((), {rule})


def test_everything_together_is_an_act() -> None:
    assert read_one("We will work together until they return.").action == "work"


def test_what_was_told_is_no_question() -> None:
    assert read_one("They discussed how the ministry will repair the bridge.").object == "bridge"


def test_what_begins_in_june_is_not_begun_by_saying_so() -> None:
    assert read_one("Аэропорт в Варне начнём строить в июне.", "ru").due == "2031-06"
    assert read("Начнём с аэропорта в Варне.", "ru")[0] == ()


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Фестиваль песни пройдёт в июне.", ["private"]),
        ("Министр сообщил, что ярмарка пройдёт в июне.", []),
        ("Правительство откроет школу.", []),
    ],
)
def test_in_the_press_a_schedule_is_that_of_somebody_official(text: str, rules: list[str]) -> None:
    found, refused = read(text, "ru", "press")
    assert bool(found) != bool(rules)
    assert [one.rule for one in refused] == rules


@pytest.mark.parametrize(
    ("text", "language", "rule"),
    [
        ("It is unclear whether the banks will agree to fund the bridge.", "en", "question"),
        ("The court asked whether and to what extent the ministry will pay.", "en", "question"),
        ("Министр не сообщил, куда будет перенесён завод.", "ru", "question"),
        ("Many predict that the ministry will open a school.", "en", "forecast"),
        ("Эксперты считают, что министерство построит мост.", "ru", "forecast"),
        ("The mills need to be built again.", "en", "duty"),
        ("We will build back better.", "en", "slogan"),
        ("Мы создадим экономическое чудо.", "ru", "slogan"),
        ("This dialogue will provide the opportunity to trade.", "en", "effect"),
        ("Он готов сказать несколько слов.", "ru", "speech"),
        ("Я решила построить дом.", "ru", "past"),
        ("I decided to build a house.", "en", "past"),
        ("The council adopted the manners of Orla.", "en", "stance"),
        ("Ввели девять школ.", "ru", "stance"),
        ("Это гарантирует городам доходы.", "ru", "effect"),
        ("Прошу рассказать, какие мосты планируется построить.", "ru", "question"),
        ("The fund will play an important role in towns.", "en", "slogan"),
        ("Он согласился построить мне дом.", "ru", "past"),
        ("I will pause here.", "en", "speech"),
        ("He will be honoured in Orla.", "en", "forecast"),
        ("Once he is ready to build, Orla hears of it.", "en", "hypothetical"),
        ("Restoring the Garden of Quorl will provide lights.", "en", "effect"),
        ("I don’t think the President is going to visit Orla.", "en", "denied"),
        ("Moving towns to Quorl will provide benefits.", "en", "effect"),
        ("Очевидно, что министры построят мост.", "ru", "forecast"),
        ("Дороги чинят до того, как министр посетит Орлу.", "ru", "hypothetical"),
        ("There are questions over how the ministry will pay.", "en", "question"),
        ("I directed this action to protect the towns.", "en", "past"),
        ("Завтра у министра будет возможность поговорить и обсудить мост.", "ru", "ability"),
    ],
)
def test_what_only_looks_like_a_commitment(text: str, language: str, rule: str) -> None:
    commitments, refusals = read(text, language)
    assert commitments == ()
    assert rule in {one.rule for one in refusals}


def test_what_is_proposed_without_a_verb_is_a_thing() -> None:
    one = read_one("The ministry proposed stronger standards to conserve water and cut bills.")
    assert (one.action, one.object) == ("proposed", "stronger standards")


def test_what_goes_somewhere_is_told_to_nobody() -> None:
    assert read("Five billion directed to the towns.") == ((), ())


@pytest.mark.parametrize(
    ("text", "language", "rule"),
    [
        ("Муж говорит: я построю дом.", "ru", "past"),
        ("The minister will take a few questions.", "en", "speech"),
        ("He will tell you.", "en", "speech"),
        ("Министр Рой доложит.", "ru", "speech"),
        ("I will start off by saying why.", "en", "speech"),
    ],
)
def test_what_is_said_of_a_talk_in_it(text: str, language: str, rule: str) -> None:
    drawn = build_page(text, language, standing="official")
    page = replace(drawn.page, published=SAID_ON)
    turns = tuple(replace(turn, label="А.Рой") for turn in drawn.turns)
    found = find_commitments(Said(page, turns, drawn.sentences, drawn.mentions, ()), known())
    assert (found.commitments, [one.rule for one in found.refusals]) == ((), [rule])


@pytest.mark.parametrize(
    ("text", "language", "is_joint"),
    [
        ("The ministry has signed a visa agreement with Mirania.", "en", True),
        ("The ministry has signed a visa agreement with care.", "en", False),
        ("Министерство подписало соглашение с Торланом.", "ru", True),
        ("A treaty on rivers was signed.", "en", True),
        ("A law on rivers was signed.", "en", False),
        ("They will discuss rivers.", "en", True),
        ("The minister will speak at a Joint Session.", "en", False),
    ],
)
def test_a_document_is_signed_with_whom_it_names(text: str, language: str, is_joint: bool) -> None:
    assert read_one(text, language).joint is is_joint


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Earlier this autumn the ministry issued an order on mills.", "2030-23"),
        ("It is paid by the levy act that I signed last year.", "2030"),
        ("On 5 October the ministry issued an order on mills.", "2030-10-05"),
    ],
)
def test_what_is_done_was_done_by_the_day_of_the_page(text: str, due: str) -> None:
    assert read_one(text).due == due


@pytest.mark.parametrize(("title", "is_joint"), [("Joint Statement on Rivers", True), ("Statement on Rivers", False)])
def test_we_of_a_page_that_sides_write_together_are_both(title: str, is_joint: bool) -> None:
    drawn = build_page("We will build a mill.", "en", standing="official")
    page = replace(drawn.page, published=SAID_ON, title=title)
    found = find_commitments(Said(page, drawn.turns, drawn.sentences, drawn.mentions, ()), known())
    assert [one.joint for one in found.commitments] == [is_joint]


def test_it_is_whoever_acted_before_in_the_sentence() -> None:
    commitments, _ = read("The Torlan council will open an office where it will test wheels.")
    assert [(one.action, one.actors[0].exact) for one in commitments] == [
        ("open", "The Torlan council"),
        ("test", "The Torlan council"),
    ]
    assert [one.action for one in read("The Torlan council will open an office where it will help us.")[0]] == ["open"]


def test_what_stands_between_dashes_is_not_who_acts() -> None:
    (commitment,), _ = read("The minister — it is a new office — is going to build a mill.")
    assert commitment.actors[0].exact == "The minister"


def test_a_cue_of_the_present_ends_no_row_of_nouns() -> None:
    (commitment,), _ = read("They commit to funding mills, and developing rules for towns.")
    assert commitment.evidence.exact.endswith("developing rules for towns")
