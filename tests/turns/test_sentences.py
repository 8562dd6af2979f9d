"""Sentences, as texts with the cuts drawn in: "|" stands where one sentence ends and the next begins."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from razdel import sentenize

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import SentenceBreaks, load_page_languages
from onrecord.text.words import find_words
from onrecord.turns.long_sentences import LONGEST_SENTENCE, part_sentence
from onrecord.turns.sentences import split_sentences

LANGUAGES = load_page_languages(KnowledgeFolders())
RUSSIAN_PAGES = next(one for one in LANGUAGES.languages if one.language == "ru")

RUSSIAN = [
    # Towns, years and shortened words.
    "Форум открылся в г. Омске в четверг.| Гостей было много.",
    "Соглашение подписали в г. Велье.",
    "Товарооборот вырос до 24,5 млрд долл. США в 2021 г. и продолжает расти.",
    "Это было в 2021 г.| Затем цифры выросли.",
    "Это было в 2021 г., затем цифры выросли.",
    "В 2019–2021 гг. построили три моста.",
    "В XIX в. здесь была крепость.",
    "Население – 12 тыс. чел. и растёт.",
    "Дорога идёт по ул. Садовой до площади им. Тарханина.",
    "Он родился в дер. Каменке Вельской обл. в семье врача.",
    "Выделено 3 млн руб. на школы.",
    "Выделено 3 млн руб.| Школы построят к осени.",
    "Нужны станки, лекарства, программы и т. д.| Денег хватит.",
    "Нужны станки, лекарства и т. п., но не только они.",
    "См. стр. 12 доклада.",
    "По ст. 5 договора стороны делятся данными.",
    "Доклад читал проф. Ясенев.",
    "Доклад читал акад. И. П. Ясенев, а не министр.",
    "Рост составил 5 проц. за год.",
    # Initials.
    "В зале были К.-Ж. Токаев и И. И. Иванов.| Все выступили.",
    "Слово взял В.Тарханин.| Зал затих.",
    "А. С. Дольников приехал из столицы.",
    "Встречу вёл Е. Каракемеров.| Она длилась час.",
    "Письмо подписал Дж. Рой.",
    "Книга А.С. Дольникова вышла в срок.",
    # Ends and marks.
    "Добро пожаловать!| Мы рады.",
    "Почему так?| Потому что зима была долгой.",
    "Что это было?!| Никто не знает.",
    "Подумаем…| И ответим.",
    "Подумаем…| Ответ дадим завтра.",
    "Он сказал: «Мы готовы».| И сел.",
    "«Мы готовы.| Начинайте», – сказал он.",
    "«Вы готовы?» – спросил министр.| Ему ответили.",
    "«Мы готовы!» – ответил зал.",
    "Спасибо большое.| (Смех в зале.)",
    "Цена – 3,5 рубля.| Это мало.",
    "Версия 2.0 выйдет в мае.",
    "Сайт president.lugozemye.example открыт.| Пишите.",
    "Встреча в 17.00 в Омске.",
    "Встреча 16.09.2021 прошла спокойно.",
    "1. Стороны согласились.| 2. Срок – год.",
    "Уважаемый Всеволод Игнатьевич!| Уважаемые друзья!",
    "Да.| Нет.| Посмотрим.",
    "С. Ясенев: да.",
    "Мы говорили об этом с США.| Ответа пока нет.",
    "Это т. н. зелёный коридор.",
    "Стоит 15 р. за штуку.",
    "В 2021 г. Тарханин приезжал дважды.",
    "7 ноября 2019 г. Каракемеров принял послов.",
    "Да.| Нет, не так.",
    "С 1 янв. 2025 г. действует закон.",
    "Это 20 га.| Земля хорошая.",
    "На 1 января 2024 г. Лугоземье торговало с соседями.",
    "Что?..| Нет.",
    "1) Дороги.| 2) Мосты.",
    "Их двое: г-н Рой и г-жа Рен.| Оба врачи.",
]  # fmt: skip

ENGLISH = [
    "The talks began at 5 p.m. in Omsk.| They were short.",
    "The talks began at 5 p.m.| They were short.",
    "The talks began at 11:30 a.m. on Friday.",
    "The U.S. and Lugozemia signed the treaty.",
    "He flew back to the U.S.| He was tired.",
    "The U.S. Congress will vote.",
    "She met U.N. Secretary Wren.| They agreed.",
    "They live in Washington, D.C. and work at home.",
    "Mr. Roe met Mrs. Wren and Dr. Ferrier.| All agreed.",
    "Gen. Roe and Sen. Wren spoke.",
    "Joseph R. Roe was there.",
    "The letter was signed by J. R. Roe and T. Ferrier.",
    "It was built by Roe & Sons Inc. in 1990.",
    "Roe Jr. spoke first.| Wren followed.",
    "They export e.g. wool and salt.",
    "Trade grew by 4.5 percent to $18.2 billion.| That is a record.",
    "See No. 12 in the list.",
    "It opens on Jan. 5 in Karatogan.",
    "Why?| Nobody knows.",
    "“Are you ready?” he asked.| Nobody answered.",
    "“We are ready.| Let us begin,” she said.",
    "“We are ready!” the hall answered.",
    "She said, “We are ready.”| Then she left.",
    "Thank you.| (Laughter.)| Thank you all.",
    "I will wait…| But not for long.",
    "Well… maybe.",
    "1. The parties agreed.| 2. The term is a year.",
    "Go to site.example for more.| It is free.",
    "Version 2.0 is out.",
    "St. Roe is a small town.",
    "He works for the U.K. government.",
    "Let us look at Vitamin C.| The dose is small.",
    "It costs $3.| That is cheap.",
    "She asked: Who pays?| Nobody did.",
    "Wren vs. Roe was the case.",
    "The rest, i.e. the ports, are closed.",
    "Ports, roads, etc. are closed.",
    "No.| He left.",
    "Oh.| Yes, of course.",
    "Thank you, Dr. Wren.| Please.",
    "Okay.| Okay.| All right.",
    "Wait . . . no.",
    "Wait . . .| No.",
    "H.R. 3537 passed.",
    "I met Pres. Roe and Sgt. Wren.",
    "At 2:27 P.M. EDT we began.",
    "We met at 5 p.m. in the East Room.",
]

KAZAKH = [
    "Кездесу 2021 ж. 16 қыркүйекте өтті.| Қонақтар көп болды.",
    "Сауда 24,5 млрд долларға жетті.| Бұл – рекорд.",
    "Е. Қаракемеров қонақтарды қарсы алды.",
    "Қош келдіңіздер!| Біз қуаныштымыз.",
    "Неге?| Себебі қыс ұзақ болды.",
    "«Біз дайынбыз», – деді ол.| Содан соң отырды.",
    "Алматы обл. ауылдары су алды.",
    "Мектепке 3 млн теңге бөлінді.| Құрылыс күзде бітеді.",
]


def draw_cuts(text: str, language: str) -> str:
    """The text with "|" between its sentences, as they are found in it."""
    whole = text.replace("|", "")
    spans = list(split_sentences(whole, 0, len(whole), LANGUAGES.find(language)))
    pieces = [whole[start:stop] for start, stop in spans]
    assert "".join(pieces).replace(" ", "") == whole.replace(" ", "")
    gaps = [whole[stop:start] for (_, stop), (start, _) in pairwise(spans)]
    return pieces[0] + "".join(f"|{gap}{piece}" for gap, piece in zip(gaps, pieces[1:], strict=True))


@pytest.mark.parametrize("text", RUSSIAN)
def test_russian(text: str):
    assert draw_cuts(text, "ru") == text


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str):
    assert draw_cuts(text, "en") == text


@pytest.mark.parametrize("text", KAZAKH)
def test_kazakh(text: str):
    assert draw_cuts(text, "kk") == text


@given(
    st.text(st.sampled_from('АБгд Ик..!?…,»«"“”()-– 12жкЕ\n') | st.characters(), max_size=120),
    st.sampled_from(["ru", "en", "kk", None]),
)
def test_every_word_is_in_one_sentence(text: str, language: str | None):
    spans = list(split_sentences(text, 0, len(text), LANGUAGES.find(language)))
    assert all(stop <= start for (_, stop), (start, _) in pairwise(spans))
    for word in find_words(text):
        assert any(start < word.stop and word.start < stop for start, stop in spans)
    assert all(text[start:stop] == text[start:stop].strip() for start, stop in spans)


PLAIN_RUSSIAN = RUSSIAN_PAGES.model_copy(update={"sentences": SentenceBreaks(abbreviations=())})
SHORT_WORDS = ["год", "млрд", "США", "т", "им", "ул", "г", "XIV", "б", "12", "Улан-Удэ", "и/или", "«Заря»", "проф"]
MARKS = [". ", "! ", "…  ", "?! ", ".»  ", ".   \u2003         "]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("opening", ["", "Да. ", "Всё сделал "])
@pytest.mark.parametrize("word", SHORT_WORDS)
def test_where_no_rule_speaks_russian_parts_as_razdel_does(opening: str, word: str, mark: str):
    for following in ("Омск", "США", "«Заря»", "12", "– Омск"):
        text = f"{opening}{word}{mark}{following} открыт."
        stops = {sentence.stop for sentence in sentenize(text)}
        assert {stop for _, stop in split_sentences(text, 0, len(text), PLAIN_RUSSIAN)} <= stops


WORDS = "дождь идёт и мост стоит, "


def test_what_is_longer_than_any_sentence_is_read_in_pieces_that_end_between_words():
    text = (WORDS * (3 * LONGEST_SENTENCE // len(WORDS) + 9)).strip()
    pieces = [text[start:stop] for start, stop in part_sentence(text, 0, len(text))]
    assert " ".join(pieces) == text
    assert len(pieces) == 4
    assert all(LONGEST_SENTENCE - len(WORDS) < len(piece) <= LONGEST_SENTENCE for piece in pieces[:-1])


@pytest.mark.parametrize("text", ["да " * 9, "а" * (2 * LONGEST_SENTENCE), "да" + "«" * (2 * LONGEST_SENTENCE)])
def test_what_is_short_or_one_word_stays_whole(text: str):
    assert list(part_sentence(text, 0, len(text))) == [(0, len(text))]


@given(
    st.lists(st.sampled_from(["да", "12", ",", " ", "«", "\t", "а" * 4000, "1 600,5", "—" * 3000]), max_size=60).map(
        "".join
    )
)
def test_pieces_hold_every_word_whole_and_none_is_without_one(text: str):
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    pieces = list(part_sentence(text, start, stop)) if start < stop else []
    assert all(before <= after for (_, before), (after, _) in pairwise(pieces))
    words = find_words(text)
    assert all(sum(first <= word.start and word.stop <= last for first, last in pieces) == 1 for word in words)
    assert all(find_words(text[first:last]) for first, last in pieces) or not words
