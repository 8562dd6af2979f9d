"""Who is meant: pronouns by the gender that names show, names in other cases, nouns for people named and unnamed."""

import pytest

from tests.quotations.drawn import read_drawn

RUSSIAN = [
    # A given name or a title shows whom "она" and "он" may mean.
    "[[Анна Лутц|l]] принимала [[Павла Реннера|r]]. Встреча прошла у моста. Она отметила, что ⟦i l label=Она: мост готов к открытию⟧.",
    "[[Павел Реннер|r]] ждал у моста. [[Анна Лутц|l]] приехала позже. Он отметил, что ⟦i r label=Он: мост готов к открытию⟧.",
    "[[Павел Реннер|r]] ждал госпожу [[Лутц|l]] у моста. По её словам, ⟦i l: мост откроют в мае⟧.",
    # Kin before a name tells of somebody else; the nearest sentence comes before a gender that is known for sure.
    "Умерла жена [[Стана Лорна|s]]. [[Стан Лорн|s]] рассказал, что ⟦i s: они долго жили у моста⟧.",
    "[[Павел Реннер|r]] построил мост. [[Шерин|s]], которому исполнился год, ждал. Вчера он отметил, что ⟦i s label=он: мост готов к открытию⟧.",
    # A name whose gender is known may end as it likes.
    "«⟦d s: Мост готов⟧», – сказала [[Анна Саулин|s]].",
    "«⟦d s: Мост готов⟧», – сказала [[Надежда Ковченко|s]].",
    # A name in another case is no subject, whatever its surname ends in.
    "[[Павел Реннер|r]] осмотрел мост [[Жанны Тремба|t]] и дорогу, назвав их «⟦m r: гордостью всей долины⟧».",
    "[[Тремб|t]] построил мост. [[Павел Реннер|r]], осмотрев мост [[Тремба|t]], отметил, что ⟦i r: мост готов к открытию⟧.",
    # Of a sentence with unnamed words before its verb no name far behind the verb is the subject.
    "Академия наук долины объявила о присуждении премии мостовику [[Павлу Реннеру|r]] за «⟦m - label=Академия_наук_долины: смелое решение старой задачи⟧».",
    # An inserted clause holds no subject.
    "[[Павел Реннер|r]], не отрицая своих слов о мосте, сообщил, что ⟦i r: мост готов к открытию⟧.",
    # Nouns for people: of one gender, and of somebody who was brought in without a name.
    "[[Анна Лутц|l]] приехала с [[Павлом Реннером|r]]. Певица рассказала, что ⟦i l label=Певица: мост ей понравился⟧.",
    "[[Павел Реннер|r]] приехал вечером. У моста ждал один рыбак и один капитан. «⟦d - label=капитан: Мост готов⟧», – сказал капитан.",
    "[[Павел Реннер|r]] приехал вечером.\n«⟦d r label=-: Мост готов, и паром больше не нужен никому⟧».",
    # Offices: the leader of a country is who was printed with its highest office; an office is nobody's who bears another one.
    "[[Президент Вельи|office:president.vl]] [[Йорн Лутц|l]] звонил в Соран. [[Павел Реннер|r]] ждал. [[Вельский лидер|office:head_of_state.vl]] сказал, что ⟦i l label=Вельский_лидер: мост откроют в мае⟧.",
    "[[Павел Реннер|r]] принял губернатора долины [[Яна Лутца|l]]. «⟦d l: Мост готов⟧», – сказал [[Лутц|l]]. «⟦d r label=Президент: Рад слышать⟧», – ответил [[Президент|office:president]].",
    # What an office heads was named before, and an age tells nobody apart.
    "Губернатор долины [[Ян Лутц|l]] приехал в Соран. «⟦d l label=глава_региона: Мост готов⟧», – сказал глава региона.",
    "Певец [[Ян Лутц|l]] приехал в Соран. 66-летний музыкант сообщил, что ⟦i l label=66-летний_музыкант: мост ему нравится⟧.",
    # Whom it is said to stands before the speaker; in the subject's case the name is his.
    "«⟦d l: Мост готов⟧», – заверил гостью [[Лутц|l]].",
    # A title is kept however many bare names follow; the head of state is the last speaker, if no other office was printed with him.
    "Губернатор долины [[Ян Лутц|l]] приехал в Соран. [[Павел Реннер|r]] ждал."
    + " [[Реннер|r]] молчал." * 14
    + " «⟦d l label=губернатор: Мост готов⟧», – сказал губернатор.",
    "[[Павел Реннер|r]] и [[Ян Лутц|l]] приехали в Соран. «⟦d r: Мост готов⟧», – сказал [[Реннер|r]]. «⟦d r label=глава_государства: Паром тоже⟧», – добавил [[глава государства|office:head_of_state]].",
]

ENGLISH = [
    "[[John Roe|r]] met [[Mary Poe|p]] at the bridge. The meeting was short. She said ⟦i p label=She: the bridge was ready⟧.",
    "[[Mary Poe|p]] met [[John Roe|r]] at the bridge. The meeting was short. He said ⟦i r label=He: the bridge was ready⟧.",
    "[[Mary Poe|p]] came late. Mr. [[Dunmore|d]] waited, and he said ⟦i d label=he: the bridge was ready⟧.",
    "[[John Roe|r]] came to the bridge, and he’d say that ⟦i r label=he’d: the bridge was ready⟧.",
    "[[John Roe|r]] came to the bridge. A police officer waited there. The officer recalled: “⟦d - label=officer: The bridge was closed.⟧”",
    "[[John Roe|r]] came to the bridge. “⟦d r: It was closed,⟧” the engineer said.",
    # The same noun goes on meaning the same person.
    "[[John Roe|r]] came late. “⟦d r: It was closed,⟧” the expert said.\nIt rained. [[Mary Poe|p]] came.\n“⟦d r: It was wet,⟧” the expert said.",
    "[[John Roe|r]] came late. “⟦d r: It was closed,⟧” said the 36-year-old.",
    # A pronoun shows whom the next ones may mean; a title before a name in another case is passed over.
    "[[Wend Loram|w]] opened the harbour. She said ⟦i w label=She: the bridge was late⟧. [[Tam Ferrier|f]] answered that ⟦i f: it was not⟧. [[Wend Loram|w]] had left by then. He said ⟦i f label=He: the ferry would wait⟧.",
    "Asked what he took from Lord [[Ferrier|f]], Sir [[Olm Roe|r]] was brief. Asked again about Lord [[Ferrier|f]], he said: “⟦d r label=he: Ask the harbour master.⟧”",
    # A word that was printed as a title before a name.
    "President [[Olm Roe|r]] met Margrave [[Tam Ferrier|f]]. [[Roe|r]] spoke first. “⟦d f label=Margrave: The harbour is open,⟧” the Margrave said.",
    # The name right behind the marks is the subject, whatever else is named before the verb; a joined verb has the first one.
    "“⟦d r: The harbour is open,⟧” [[Olm Roe|r]], a keeper on the island of [[Tam Ferrier|f]], in the north, told reporters.",
    "[[Olm Roe|r]] took a “so what” attitude and said ⟦i r: the bridge was open⟧.",
    # Words in marks without a cue, between two sentences of one speaker.
    "[[Olm Roe|r]] said ⟦i r: the port was late⟧. On Monday “⟦m r label=-: the harbour was a field of glass⟧” with the ships on fire. He said ⟦i r label=He: it would pass⟧.",
]


@pytest.mark.parametrize("drawn", RUSSIAN)
def test_russian(drawn: str) -> None:
    expected, found = read_drawn(drawn)
    assert found == expected


@pytest.mark.parametrize("drawn", ENGLISH)
def test_english(drawn: str) -> None:
    expected, found = read_drawn(drawn, "en")
    assert found == expected
