"""Who is followed from one sentence to the next: strangers, answers in an interview, titles set behind a name, whoever says "I"."""

from dataclasses import replace

import pytest

from onrecord.quotations.find import find_quotations
from tests.quotations.build import build_page, known
from tests.quotations.drawn import read_drawn

RUSSIAN = [
    # Whoever speaks without a name is whom the next pronoun means, until somebody else is the subject.
    "[[Павел Реннер|r]] молчал. «⟦d - label=собеседник: Мост готов⟧», – рассказал собеседник. По его словам, ⟦i -: дорога тоже готова⟧.",
    "Один рыбак рассказал, что ⟦i - label=Один_рыбак: река совсем пуста⟧. [[Павел Реннер|r]] слушал. По его словам, ⟦i r: рыба ещё вернётся⟧.",
    # Several people are no one person, in whatever case; a group stands behind no preposition.
    "[[Павел Реннер|r]] молчал. По мнению экспертов, ⟦i - label=экспертов: мост откроют в мае⟧.",
    "[[Анна Лутц|l]] приняла [[Павла Реннера|r]]. Кандидат в президенты вышла к мосту и объявила: «⟦d l label=Кандидат: Мост готов⟧».",
    # An adjective does not make a noun for a person somebody else's, unless it tells one holder of a title from another.
    "[[Павел Реннер|r]] приехал вечером. «⟦d r label=знаменитый_музыкант: Мост готов⟧», – сказал знаменитый музыкант.",
    "[[Павел Реннер|r]] приехал вечером. «⟦d - label=бывший_музыкант: Мост готов⟧», – сказал бывший музыкант.",
    # A clause that opens with a verb has its subject before it.
    "[[Павел Реннер|r]], сидевший у моста, отверг рисунки [[Ады Рено|a]], назвав их «⟦m r: пустой тратой времени⟧».",
    # What the press is called stands before a name that is nobody's.
    "«⟦d - label=источник_агентству_Рен_Пресс: Мост готов⟧», – сообщил источник агентству [[Рен Пресс|p]].",
    # A paragraph that says "I" behind a colon is the words of the sentence's subject.
    "[[Павел Реннер|r]] позвал [[Анну Лутц|l]] на мост:\n⟦d r label=-: Я звонил ей вчера, но не застал.⟧",
    "[[Павел Реннер|r]] привёз на мост подарки:\nКниги, карты и новый флаг долины.",
    # "They" are two people of one sentence; the noun for a person before a name in the dative is the speaker.
    "[[Павел Реннер|r]] приехал. [[Анна Лутц|l]] тоже. Они сообщили, что ⟦i - label=Они: мост откроют в мае⟧.",
    "Султан [[Омар Тремб|t]] приехал. «⟦d t label=султан: Мост готов⟧», – сказал султан [[Орлову|r]].",
    # Nor does that name bear the title from then on.
    "Султан [[Омар Тремб|t]] приехал. «⟦d t label=султан: Мост готов⟧», – сказал султан [[Орлову|r]] в мае. Потом [[Орлов|r]] объявил, что ⟦i r: дорога тоже готова⟧. «⟦d t label=султан: Мост стоит⟧», – сказал султан под занавес.",
]

ENGLISH = [
    # Of two who bear a title the one who has acted since the other spoke.
    "[[Olm Roe|r]], the [[president|office:president]] of Samal, met President [[Tam Ferrier|f]].\n“⟦d r: The bridge is open,⟧” [[Roe|r]] said.\n[[Ferrier|f]] announced something for the valley. “⟦d f: We will send boats,⟧” the [[president|office:president]] said.",
    "[[Olm Roe|r]] left. According to critics, ⟦i - label=critics: the bridge was too dear⟧.",
    "[[Olm Roe|r]] left. According to a keeper who had met [[Tam Ferrier|f]], ⟦i - label=a_keeper_who_had_met_Tam_Ferrier: the bridge was open⟧.",
    "A captain said ⟦i - label=captain: the bridge was open⟧. He added that ⟦i - label=He: the road was shut⟧.",
    # A pronoun that opens a sentence is its subject, and so keeps who is meant in mind.
    "[[Olm Roe|r]] came late. He walked past [[Tam Ferrier|f]]. He said ⟦i r label=He: the bridge was open⟧.",
    "[[Olm Roe|r]], meanwhile, rejects what [[Tam Ferrier|f]] wants, declaring that “⟦m r: the port is closed⟧”.",
    # Answers stand alone in their paragraphs.
    "“⟦d r: The bridge is open,⟧” [[Olm Roe|r]] said.\nIs it a good bridge?\n“⟦d r label=-: It is the best bridge that we have in the valley.⟧”",
    "“⟦d r: The bridge is open,⟧” [[Olm Roe|r]] said.\nA captain said ⟦i - label=captain: it was shut⟧.\nHe left.\n“⟦d - label=-: It is the worst bridge that we have in the valley.⟧”",
    # A title behind a name is its bearer's.
    "[[Olm Roe|r]], the deputy head of the port, came late. [[Tam Ferrier|f]] waited. “⟦d r label=deputy_head: The bridge is open,⟧” the deputy head said.",
    # A name that opens the sentence before is whose the paragraph is.
    "“⟦d f: The road is shut,⟧” [[Tam Ferrier|f]] said.\n[[Olm Roe|r]] came late.\n“⟦d r label=-: The bridge is the best that we have in the valley.⟧”",
    # A long sentence in marks behind a colon is somebody's, and a possessive says whose.
    "[[Olm Roe’s|r]] message was short: “⟦d r label=Olm_Roe’s: We have built it again and again.⟧”",
    "A slogan stood on the wall: “⟦d - label=-: We have built it again and again.⟧”",
    # Whose line it was.
    "[[Olm Roe|r]] came. His next line drew nods: “⟦d r label=His: We have built it again.⟧”",
    # The reporter's own words are nobody's.
    "[[Olm Roe|r]] came. When I suggested the bridge was late, he nodded.",
]


@pytest.mark.parametrize("drawn", RUSSIAN)
def test_russian(drawn: str) -> None:
    expected, found = read_drawn(drawn)
    assert found == expected


@pytest.mark.parametrize("drawn", ENGLISH)
def test_english(drawn: str) -> None:
    expected, found = read_drawn(drawn, "en")
    assert found == expected


def test_whoever_has_the_floor_says_i() -> None:
    text = "[[ROE|r]]: We met them, and I said, “Give us the bridge.”  They said, “We will not.”"
    page = build_page(text, "en", standing="official")
    turn = replace(page.turns[0], kind="speech", label="ROE", label_start=0, label_stop=3, start=5)
    rows = find_quotations(page.page, (turn,), page.sentences, page.mentions, known())
    keys = {mention.id: mention.key for mention in page.mentions}
    assert [(row.exact, [keys[one] for one in row.speakers]) for row in rows] == [
        ("Give us the bridge.", ["r"]),
        ("We will not.", []),
    ]


ALONE = [
    # Words taken into a sentence without a cue, whoever said them: not terms, not names.
    "Members of the port had to “⟦m - label=-: declare whatever might sway their votes⟧” by May.",
    "[[Olm Roe|r]] has to declare “⟦m - label=-: any interest that could change his mind⟧”.",
    "In the end he “⟦m - label=-: came up behind me and took my boat⟧” at the bridge.",
    "The harbour is a “blind spot” for the town.",
]


@pytest.mark.parametrize("drawn", ALONE)
def test_words_taken_in(drawn: str) -> None:
    expected, found = read_drawn(drawn, "en")
    assert found == expected


def test_terms_of_law_are_nobodys_words() -> None:
    expected, found = read_drawn("Дело возбудили по статье «мошенничество в особо крупном размере» в среду.")
    assert found == expected == set()
