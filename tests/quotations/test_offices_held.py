"""Whom an office means where the page itself shows it: who was printed with it, who speaks, who was printed with no other one."""

import pytest

from tests.quotations.drawn import read_drawn

RUSSIAN = [
    # "The president" answers whoever is no president, although he spoke last.
    "[[Павел Реннер|r]] принял губернатора [[Анну Лутц|l]]. «⟦d l: Мост готов⟧», – доложила [[Лутц|l]]. «⟦d president.xs label=Президент: Так и надо⟧», – ответил [[Президент|office:president.xs=q]].",
    # Whoever holds the office of a country leads it.
    "[[Президент Самала|office:president.xs=r]] говорил о мосте. «⟦d president.xs label=глава_государства: Мост готов⟧», – напомнил [[глава государства|office:head_of_state]].",
    # What leads a republic was printed with the name of the republic.
    "Глава Самала [[Павел Реннер|r]] приехал. «⟦d r: Мост готов⟧», – сказал [[Реннер|r]]. О дорогах [[глава республики|office:head_of_state]] сказал так: «⟦d r label=глава_республики: Дороги тоже готовы⟧».",
    # A day ends a title.
    "Министр дорог [[Павел Реннер|r]] приехал. «⟦d r label=министр: Мост готов⟧», – сказал министр 3 февраля 2025 года.",
    # An office in another case is no subject that a pronoun could mean.
    "[[Павел Реннер|r]] приехал. «⟦d r: Мост готов⟧», – сказал [[Реннер|r]]. Поручение [[президента|office:president.xs=p]] он выполнил: «⟦d r label=он: Дорога тоже готова⟧», – добавил он.",
    # Others are told of by their case, and what they are is nobody's title.
    "О студентах [[Павел Реннер|r]] отозвался тепло: «⟦d r: У них много хороших идей⟧». «⟦d r: Мост готов⟧», – подчеркнул [[глава государства|office:head_of_state]].",
    "О студентах [[Павел Реннер|r]] отозвался тепло: «⟦d r: У них много хороших идей⟧».",
    # Whose name a theatre bears does nothing in the sentence.
    "Актриса театра имени [[А. П. Лутца|l]] [[Анна Реннер|r]] узнала о мосте утром. «⟦d r label=она: Мост готов⟧», – сказала она.",
    # A name behind the marks comes before a noun for a person before them.
    "[[Павел Реннер|r]] молчал. Директор порта взял слово следом: «⟦d l: Мост готов⟧», – сказала [[Лутц|l]].",
    # A verb of one person in the present tense is no gerund.
    "«⟦d r: Паром снова опоздал⟧», – жалуется смотритель моста [[Павел Реннер|r]].",
    # A verb is no part of a title, nor is "herself".
    "Певица [[Анна Лутц|l]] приехала. Сама певица сообщила, что «⟦m l label=певица: дорог мало⟧».",
    "Певица [[Анна Лутц|l]] приехала. Певица не жалеет о поездке и сообщила: «⟦d l label=Певица: Мост готов⟧».",
    # Whoever judges or asks is nobody who was not printed so.
    "[[Анна Лутц|l]] стояла у моста. Прокурор заявил: «⟦d - label=Прокурор: Мост закрыт⟧».",
    "Прокурор [[Анна Лутц|l]] стояла у моста. Прокурор заявила: «⟦d l label=Прокурор: Мост закрыт⟧».",
    # "Who" is the name before it, in whatever case; a clause between a name and "so" is not its own.
    "[[Анна Лутц|l]] приехала вместо [[Павла Реннера|r]], который отшучивается словами: «⟦d r: Мост не убежит⟧».",
    '[[Павел Реннер|r]], который строил мост при [[Анне Лутц|l]], так описывал реку: "⟦d r: Река у нас широкая⟧".',
    # A noun for a person at the head of a sentence is none of the people named behind it.
    "[[Анна Реннер|r]] заболела.\n25-летняя девушка выложила вчера вечером новый снимок с подругой [[Адой Лутц|l]]:\n⟦d r label=-: Я рада, что мост готов.⟧",
    "[[Анна Реннер|r]] заболела.\nЧемпион по бегу [[Иван Лутц|l]] позвал её на мост:\n⟦d l label=-: Я звонил ей вчера.⟧",
    # Thanks in marks.
    "«⟦d r: Мост готов⟧», – сказал [[Павел Реннер|r]]. [[Анна Лутц|l]] поблагодарила «⟦m l: за новый мост⟧».",
]

ENGLISH = [
    # The page printed the office of a country with somebody else than knowledge gives.
    "The [[Samal President|office:president.xs=r]] [[Olm Roe|r]] came. The [[Samal President|office:president.xs=f]] said: “⟦d r label=Samal_President: The bridge is open.⟧”",
    "The [[Samal President|office:president.xs=f]] said: “⟦d president.xs label=Samal_President: The bridge is open.⟧”",
    # An office without a country is his who was printed with no other one, and the next "he" is too.
    "[[Olm Roe|r]] came to his host, President [[Tam Ferrier|f]]. “⟦d f: Welcome to the bridge,⟧” [[Ferrier|f]] said. The [[prime minister|office:head_of_government]] looked at the river. He spoke of “⟦m r label=He: a bridge without tolls⟧”.",
    # A title printed short, and of two who were printed with it the one who acted last.
    "Prof [[Olm Roe|r]] came. [[Tam Ferrier|f]] left. The professor said: “⟦d r label=professor: The bridge is open.⟧”",
    "Prof [[Olm Roe|r]] came after a word with Prof [[Tam Ferrier|f]]. [[Roe|r]] left for the bridge, and nobody else. The professor said: “⟦d r label=professor: The bridge is open.⟧”",
    # "After" before a name and its verb opens a clause.
    "The pair left just after [[Roe|r]] uttered the line: “⟦d r: Give us the bridge!⟧”",
    "[[Ferrier|f]] came with [[Olm Roe|r]] who wrote on his page: “⟦d r: Give us the bridge!⟧”",
    # Whose line it was comes before whom it was about.
    "[[Roe’s|r]] line about the ferry he had left was short: “⟦d r label=Roe’s: We have built it again and again.⟧”",
    # What somebody is, set between his name and the verb.
    "[[Tam Ferrier|f]] left. [[Olm Roe|r]], a former keeper who came late, said: “⟦d r: The bridge is open.⟧”",
    "“⟦d r: The bridge is open,⟧” [[Olm Roe|r]], an expert at U.K. builders Ferrier House, told the Star.",
    "“⟦d r: The bridge is open,⟧” [[Olm Roe|r]], a 32-year-old member of the port said of the plan in the Star.",
    "[[Olm Roe|r]], a friend of [[Ferrier|f]] who left after [[Ferrier|f]] came, walked on, identified the mayor as “⟦m r: a man without a bridge⟧”.",
    # Marks that end with words quoted in them end a sentence: what follows asks for something else.
    "[[Roe|r]] said: “⟦d r: The mayor says: 'Go on.'⟧” [[Tam Ferrier|f]] would later ask to see the bridge.",
    # Things that a verb with "of" tells about.
    "[[Olm Roe|r]] warned of “⟦m r: a summer without ferries⟧”.",
]


@pytest.mark.parametrize("drawn", RUSSIAN)
def test_russian(drawn: str) -> None:
    expected, found = read_drawn(drawn)
    assert found == expected


@pytest.mark.parametrize("drawn", ENGLISH)
def test_english(drawn: str) -> None:
    expected, found = read_drawn(drawn, "en")
    assert found == expected
