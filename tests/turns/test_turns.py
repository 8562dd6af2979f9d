"""Turns of pages as they are read: who has the floor, from which word to which."""

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Document, Turn
from onrecord.turns.stage import TurnsUnit, load_turn_knowledge, read_turns
from tests.documents.reading import read

KNOWN = load_turn_knowledge(KnowledgeFolders())
OFFICIAL = "https://www.state.gov/a"


def turns_of(page: Document) -> tuple[Turn, ...]:
    return read_turns(TurnsUnit(page=page), KNOWN).turns


def draw_turns(page: Document) -> list[str]:
    """Each turn as "label: words"; narration as "- words", a speech that goes on without a label as "+ words", or "? words" where no label holds."""
    drawn = []
    for turn in turns_of(page):
        mark = "-" if turn.kind == "narration" else f"{turn.label}:" if turn.label else "+" if turn.label_of else "?"
        drawn.append(f"{mark} {page.text[turn.start : turn.stop]}".replace("\n", " / "))
    return drawn


def official(*lines: str, blank: bool = False) -> Document:
    return read(("\n\n" if blank else "\n").join(("Встреча послов", "12 мая 2023 года", *lines)), url=OFFICIAL)


HEAD = "- Встреча послов / 12 мая 2023 года"

PAGES = [
    # A speech goes on over paragraphs.
    (["В.Тарханин: Добрый день.", "Рад вас видеть.", "Е.Каракемеров: Спасибо."], ["В.Тарханин: Добрый день. / Рад вас видеть.", "Е.Каракемеров: Спасибо."]),
    # Office and name first, the name alone the second time, then the surname.
    (
        ["Президент Самалстана Ержан Каракемеров: Да.", "Е.Рой: Нет.", "Ержан Каракемеров: Да.", "Каракемеров: Да."],
        ["Президент Самалстана Ержан Каракемеров: Да.", "Е.Рой: Нет.", "Ержан Каракемеров: Да.", "Каракемеров: Да."],
    ),
    # A label broken over lines, the colon below; the office above the name; all three.
    (["В.Тарханин", ": Добрый день.", "Е.Рой: Да."], ["В.Тарханин: Добрый день.", "Е.Рой: Да."]),
    (["Президент Республики Самалстан", "Ержан Каракемеров: Да.", "Е.Рой: Да."], ["Президент Республики Самалстан Ержан Каракемеров: Да.", "Е.Рой: Да."]),
    (["Президент Самалстана", "Ержан Каракемеров", ": Да.", "Е.Рой: Да."], ["Президент Самалстана Ержан Каракемеров: Да.", "Е.Рой: Да."]),
    # A label on a line of its own.
    (["В.Тарханин:", "Добрый день.", "Рад вас видеть."], ["В.Тарханин: Добрый день. / Рад вас видеть."]),
    # What comes before the first label is narration.
    (["Послы встретились в порту и говорили о реке.", "Е.Рой: Да.", "Е.Рен: Да."], ["- Послы встретились в порту и говорили о реке.", "Е.Рой: Да.", "Е.Рен: Да."]),
    # Clauses that end in a colon inside a speech.
    (
        ["В.Тарханин: Да.", "Повторяюсь: река общая.", "Второе: мост.", "Уважаемый Ержан Нурланович: прошу Вас.", "Е.Рой: Да."],
        ["В.Тарханин: Да. / Повторяюсь: река общая. / Второе: мост. / Уважаемый Ержан Нурланович: прошу Вас.", "Е.Рой: Да."],
    ),
    # A heading between two speeches, a separator, narration behind it.
    (["Е.Рой: Да.", "Начало беседы с послом Самалстана", "Е.Рен: Да."], ["Е.Рой: Да.", "- Начало беседы с послом Самалстана", "Е.Рен: Да."]),
    (["Е.Рой: Да.", "* * *", "Послы осмотрели порт.", "Е.Рен: Да."], ["Е.Рой: Да.", "- Послы осмотрели порт.", "Е.Рен: Да."]),
    # A cut belongs to nobody, and so do words behind it without a label; a cut inside a paragraph is another matter.
    (["Е.Рой: Да.", "<…>", "И ещё о реке.", "Е.Рен: Да."], ["Е.Рой: Да.", "? И ещё о реке.", "Е.Рен: Да."]),
    (["Е.Рой: Да. <…> И ещё о реке.", "Е.Рен: Да.", "<…>"], ["Е.Рой: Да.", "+ И ещё о реке.", "Е.Рен: Да."]),
    # The room, and a note behind the name.
    (["Е.Рой: Да. (Смех.)", "И ещё.", "Е.Рен (как переведено): Да."], ["Е.Рой: Да. (Смех.) / И ещё.", "Е.Рен (как переведено): Да."]),
    (["Вопрос: А мост?", "Е.Рой: Да.", "Реплика: Верно!"], ["Вопрос: А мост?", "Е.Рой: Да.", "Реплика: Верно!"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "turns"), PAGES)
def test_turns_of_a_transcript(lines: list[str], turns: list[str]):
    assert draw_turns(official(*lines)) == [HEAD, *turns]


def test_blank_lines_make_no_difference():
    for lines, turns in PAGES:
        if not any(line.startswith(":") for line in lines) and "Президент Республики Самалстан" not in lines:
            assert draw_turns(official(*lines, blank=True)) == [HEAD, *turns]


def test_questions_without_a_colon():
    page = read(
        "---\ntitle: Briefing\n---\n\nMS. WREN:  Good afternoon.\n\nQ    And the bridge?\n\nMS. WREN:  Soon.\n\nThank you.\n\nEND 1:20 P.M. EDT\n",
        url=OFFICIAL,
        markdown=True,
    )
    assert draw_turns(page) == [
        "- Briefing",
        "MS. WREN: Good afternoon.",
        "Q: And the bridge?",
        "MS. WREN: Soon. / Thank you.",
        "- END 1:20 P.M. EDT",
    ]


def test_a_marked_heading_inside_a_speech():
    page = read("# Address\n\nTHE PRESIDENT: Friends.\n\n## The River\n\nIt is a road.\n", url=OFFICIAL, markdown=True)
    assert draw_turns(page) == ["- Address", "THE PRESIDENT: Friends.", "- The River", "+ It is a road."]
    turns = turns_of(page)
    assert turns[3].label_of == turns[1].id


def test_a_press_report_has_no_speech():
    page = read(
        "А.Рой: мост откроют в мае\n\nВ.Тарханин: «Река общая». Е.Рой: «Да».\n\nВопрос: А мост?\n",
        url="https://tengrinews.kz/a",
    )
    assert page.standing == "press"
    assert {turn.kind for turn in turns_of(page)} == {"narration"}


def test_rendering_of_turns():
    page = official("Е.Рой (как переведено): Да.", "Е.Рен: Да.", "Е.Рой: Нет.")
    assert [(turn.label, turn.rendering) for turn in turns_of(page)[1:]] == [
        ("Е.Рой (как переведено)", "interpreted"),
        ("Е.Рен", "unknown"),
        ("Е.Рой", "interpreted"),
    ]
    kremlin = read("Talks\nMay 12, 2023\nThe sides met and talked about the bridge.\n", url="http://en.kremlin.ru/a")
    assert {turn.rendering for turn in turns_of(kremlin)} == {"translated"}


INTERPRETED = [
    # A note behind the label holds for this speaker on the rest of the page; in the text, for its turn.
    (["Е.Рой (как переведено): Да.", "Е.Рен: Да.", "Е.Рой: Нет."], ["interpreted", "unknown", "interpreted"]),
    (["PRESIDENT ROE:  (As interpreted.)  Yes.", "MS. WREN:  Yes.", "PRESIDENT ROE:  Thank you."], ["interpreted", "unknown", "unknown"]),
    (["PRESIDENT ROE:  Thank you.", "(Speaks French.)  (As interpreted.)  We dig.", "Q:  And?"], ["interpreted", "unknown"]),
    # Said in another language and printed in the page's: the publisher's translation, of this turn.
    (["Е.Рой (по-немецки): Да.", "Е.Рен: Да.", "Е.Рой: Нет."], ["translated", "unknown", "unknown"]),
    # Nobody's words are printed here.
    (["MS. WREN:  (Speaks Spanish.)", "Q:  And?"], ["unknown", "unknown"]),
    # After a cut inside the paragraph the same interpreter goes on.
    (["Е.Рой (как переведено): Да. <…> Нет."], ["interpreted", "interpreted"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "renderings"), INTERPRETED)
def test_whose_words_are_printed(lines: list[str], renderings: list[str]):
    assert [turn.rendering for turn in turns_of(official(*lines))[1:]] == renderings


IRREGULAR = [
    # The colon forgotten behind a label that the page knows.
    (["MS. WREN:  Yes.", "MR. ROE.  Thank you.", "MR. ROE:  Good."], ["MS. WREN: Yes.", "MR. ROE: Thank you.", "MR. ROE: Good."]),
    (["MS. WREN:  Yes.", "MR. ROE  Thank you.", "MR. ROE:Good.", "MR. ROE:  So."], ["MS. WREN: Yes.", "MR. ROE: Thank you.", "MR. ROE: Good.", "MR. ROE: So."]),
    (["MS. WREN:  Yes.", "MR. ROE is here.  Thank you.", "MR. ROE:  Good."], ["MS. WREN: Yes. / MR. ROE is here.  Thank you.", "MR. ROE: Good."]),
    # The line break forgotten.
    (["MS. WREN:  Yes.", "MR. ROE:  That means MS. WREN:  Well, no."], ["MS. WREN: Yes.", "MR. ROE: That means", "MS. WREN: Well, no."]),
    (["2:29 P.M. EST MODERATOR:  Yes."], ["- 2:29 P.M. EST", "MODERATOR: Yes."]),
    # What looks like it and is none.
    (["MS. WREN:  Thanks to NATO: it helped.", "Q  And?"], ["MS. WREN: Thanks to NATO: it helped.", "Q: And?"]),
    # A plain space behind the marker.
    (["MS. WREN:  Yes.", "Q And the bridge?", "Q — the old one?", "MS. WREN:  No."], ["MS. WREN: Yes.", "Q: And the bridge?", "Q: — the old one?", "MS. WREN: No."]),
    # Reading out what others said.
    (["MS. WREN:  Three banks agree.", "Harbour Bank: “It pays.”", "Q  And?"], ["MS. WREN: Three banks agree. / Harbour Bank: “It pays.”", "Q: And?"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "turns"), IRREGULAR)
def test_labels_as_they_come(lines: list[str], turns: list[str]):
    assert draw_turns(official(*lines))[1:] == turns


def test_a_page_that_is_one_speech():
    lines = "Remarks as delivered:\n\nGood morning.\n\nThe river is a road.\n\n###\n"
    page = read(f"# Remarks by Minister Ada Wren at the Harbour\n\n{lines}", url=OFFICIAL, markdown=True)
    assert draw_turns(page) == [
        "- Remarks by Minister Ada Wren at the Harbour",
        "- Remarks as delivered:",
        "? Good morning. / The river is a road.",
    ]
    said = read(
        "# Statement by Minister Ada Wren on the Harbour\n\nThe river is a road.\n", url=OFFICIAL, markdown=True
    )
    assert draw_turns(said) == ["- Statement by Minister Ada Wren on the Harbour", "? The river is a road."]
    other = read(f"# Remarks on the Harbour\n\n{lines}", url=OFFICIAL, markdown=True)
    assert {turn.kind for turn in turns_of(other)} == {"narration"}


def test_a_list_of_names_is_no_conversation():
    page = read(
        "# Nominees\n\nTom J. Roe: Nominee for the Mill Court\n\nMr. Roe has served.\n\nE. Ada Wren: Nominee for the Harbour Court\n",
        url=OFFICIAL,
        markdown=True,
    )
    assert {turn.kind for turn in turns_of(page)} == {"narration"}


def test_speech_begins_behind_the_colon():
    page = official("Е.Рой:   Да.")
    turn = turns_of(page)[-1]
    assert turn.label_start is not None
    assert turn.label_stop is not None
    assert page.text[turn.label_start : turn.label_stop] == "Е.Рой"
    assert page.text[turn.start : turn.stop] == "Да."


def test_the_same_words_said_again_keep_their_labels():
    page = official("Е.Рой: Да.", "Вопрос: А мост?", "Е.Рой: Да.", *["Вопрос: А река?", "Е.Рой: Да."] * 20)
    assert draw_turns(page)[1:5] == ["Е.Рой: Да.", "Вопрос: А мост?", "Е.Рой: Да.", "Вопрос: А река?"]
    assert len(turns_of(page)) == 44


def test_text_without_full_stops_is_read_in_pieces_and_that_is_said():
    speech = read_turns(
        TurnsUnit(page=read("Отчёт\n\n7 ноября 2019 года\n\n" + "дождь идёт и мост стоит " * 900)), KNOWN
    )
    assert [one.why for one in speech.issues] == [
        "expected sentences of at most 10,000 characters, found one of 21,599; longer ones are read in pieces"
    ]
    assert [one.stop - one.start for one in speech.sentences if one.stop - one.start > 9_000] == [9_996, 10_000]
    assert read_turns(TurnsUnit(page=read("Отчёт\n\nДождь идёт.")), KNOWN).issues == ()
