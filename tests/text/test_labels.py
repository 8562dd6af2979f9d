"""What opens a line and what of it is a speaker's label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import load_page_languages
from onrecord.knowledge.titles import load_label_words
from onrecord.text.held_labels import choose_labels
from onrecord.text.labels import find_label

FOLDERS = KnowledgeFolders()
WORDS = load_label_words(FOLDERS, load_page_languages(FOLDERS))

LABELS = [
    ("В.Тарханин: Добрый день!", "В.Тарханин", "initials"),
    ("В. Тарханин: Добрый день!", "В. Тарханин", "initials"),
    ("К.-Ж.Беласаров: Спасибо.", "К.-Ж.Беласаров", "initials"),
    ("Е. Н. Каракемеров: Спасибо.", "Е. Н. Каракемеров", "initials"),
    ("А.Рой-Дольников (как переведено): Спасибо.", "А.Рой-Дольников", "initials"),
    ("Вопрос: А мост?", "Вопрос", "nameless"),
    ("Реплика: Верно.", "Реплика", "nameless"),
    ("Question: And the bridge?", "Question", "nameless"),
    ("Q: And the bridge?", "Q", "nameless"),
    ("Сұрақ: Көпір ше?", "Сұрақ", "nameless"),
    ("Q    And the bridge?", "Q", "marker"),
    ("Q And the bridge?", "Q", "lone_marker"),
    ("Q — the bridge?", "Q", "lone_marker"),
    ("MS.  WREN: Good afternoon.", "MS. WREN", "titled"),
    ("The President: Thank you.", "The President", "office"),
    ("Assistant to the President for Harbours Ada Wren: Hello.", "Assistant to the President for Harbours Ada Wren", "office_and_name"),
    ("Х.Бен Тарек Аль Рой (как переведено) : Спасибо.", "Х.Бен Тарек Аль Рой", "initials"),
    ("THE PRESIDENT:  Thank you.", "THE PRESIDENT", "titled"),
    ("MS. WREN: Good afternoon.", "MS. WREN", "titled"),
    ("PRIME MINISTER ROE: Thank you.", "PRIME MINISTER ROE", "titled"),
    ("MODERATOR: Thank you.", "MODERATOR", "nameless"),
    ("ADA WREN: Thank you.", "ADA WREN", "shouted"),
    ("President of Lugozemia Vsevolod Roe: Thank you.", "President of Lugozemia Vsevolod Roe", "office_and_name"),
    ("Press Secretary Ada Wren: Hello.", "Press Secretary Ada Wren", "office_and_name"),
    ("Ada Wren, press secretary: Hello.", "Ada Wren, press secretary", "name_and_office"),
    ("Президент Республики Самалстан Ержан Каракемеров: Спасибо.", "Президент Республики Самалстан Ержан Каракемеров", "office_and_name"),
    ("Министр связи Лугоземья Роман Дольников: Да.", "Министр связи Лугоземья Роман Дольников", "office_and_name"),
    ("Senator Wren: Hello.", "Senator Wren", "title_and_name"),
    ("Ержан Каракемеров: Спасибо.", "Ержан Каракемеров", "name"),
    ("Mohamed bin Roe: Thank you.", "Mohamed bin Roe", "name"),
    ("Каракемеров: Спасибо.", "Каракемеров", "surname"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "printed", "shape"), LABELS)
def test_labels(line: str, printed: str, shape: str):
    label = find_label(line, 0, len(line), WORDS)
    assert label is not None
    assert (label.printed, label.shape) == (printed, shape)
    assert line[label.speech :].strip() == line[label.speech :]
    assert " ".join(line[label.start : label.stop].split()).startswith(printed)


def test_a_note_belongs_to_the_label():
    line = "А.Рой (как переведено): Спасибо."
    label = find_label(line, 0, len(line), WORDS)
    assert label is not None
    assert line[label.start : label.stop] == "А.Рой (как переведено)"
    assert (label.note, line[label.speech :]) == ("как переведено", "Спасибо.")


NO_LABELS = [
    "Уважаемый Всеволод Игнатьевич: добро пожаловать!",
    "Всеволод Игнатьевич: добро пожаловать!",
    "Уважаемый Ержан Каракемеров: добро пожаловать!",
    "Dear Mr Roe: thank you.",
    "Mr President: thank you.",
    "Каракемеров – Тарханину: Река не граница",
    "Как сказал Тарханин: река общая",
    "Скажу так: река общая.",
    "В 2021 году: рост.",
    "Начало в 17:00",
    "site.example: новости",
    "«Река»: дорога",
    ": Спасибо.",
    ":",
    "",
    "Спасибо.",
    "Q and the bridge?",
    "A And the bridge?",
    "On Lugozemia: we wait.",
    "President Roe hosted the virtual Harbour Summit: wells.",
    "Первый вопрос Всеволоду Рою: когда?",
    "General Roe now is — leads Harbour Command: good.",
    "The Harbour Act: wells.",
    "Rat der Bäder am Donnerstag: neue Preise",
    "The following is the text by Ada Wren: the river.",
    "Ada Wren, head of the mill, told us: no.",
]


@pytest.mark.parametrize("line", NO_LABELS)
def test_no_labels(line: str):
    assert find_label(line, 0, len(line), WORDS) is None


def choose(*lines: str, head: str = "") -> list[str]:
    found = [find_label(line, 0, len(line), WORDS) for line in lines]
    return [label.printed for label in choose_labels([one for one in found if one], head)]


def test_a_page_that_speaks_in_labels_has_names_too():
    assert choose("В.Тарханин: Да.", "Ержан Каракемеров: Нет.") == ["В.Тарханин", "Ержан Каракемеров"]


def test_headings_of_a_list_are_no_labels():
    assert choose("Clean Water: We dig wells.", "Safe Roads: We mend them.") == []
    assert choose("The Water Act: wells.", "The Road Act: stones.") == []
    assert choose("BACKGROUND: Wells.", "PURPOSE: Roads.") == []
    assert choose("WELLS SENT TO THE HARBOUR: Ada.", "ROADS SENT TO THE HARBOUR: Tom.") == []
    assert choose("PILLAR I: Wells.", "PILLAR II: Roads.") == []
    assert choose("Term Cut: Two years.", "Term Cut: Three years.") == []


def test_entries_of_a_list_make_no_page_speak():
    assert choose("A. Ada Wren: Nominee for the Harbour Court", "Tom J. Roe: Nominee for the Mill Court") == []
    assert (
        choose("Minister of Mills Tom Roe: “We dig wells.”", "Ada Wren: “We mend roads.”", "Tom Roe: “We wait.”") == []
    )
    assert choose("Harbour Post: Minister opens the mill", "Mill News: Roads mended", "Harbour Post: Wells dug") == []
    assert choose("Q: And the wells", "Ada Wren: “Wait” is the word") == ["Q", "Ada Wren"]


def test_names_in_small_letters_among_labels_in_capitals():
    assert choose("THE PRESIDENT: Wells.", "Harbour Bank: It pays.", "MS. WREN: Yes.") == ["THE PRESIDENT", "MS. WREN"]
    assert choose("THE PRESIDENT: Wells.", "Dr. WREN: It pays.") == ["THE PRESIDENT", "Dr. WREN"]
    assert choose("MS. WREN: Wells.", "Moderator: Thank you.") == ["MS. WREN", "Moderator"]


def test_a_marker_before_a_plain_space_needs_another_label():
    assert choose("Q And the wells?", "MS. WREN: Soon.") == ["Q", "MS. WREN"]
    assert choose("Q And the wells?") == []


def test_words_that_go_on_with_a_colon_are_no_labels():
    assert choose("В.Тарханин: Да.", "Повторяюсь: река общая.", "Второе: мост.") == ["В.Тарханин"]


def test_a_surname_holds_after_its_label():
    assert choose("Президент Самалстана Ержан Каракемеров: Да.", "Каракемеров: И ещё.", "Второе: мост.") == [
        "Президент Самалстана Ержан Каракемеров",
        "Каракемеров",
    ]


def test_names_hold_where_they_come_again_or_the_head_names_them():
    assert choose("Ада Рен: Да.") == []
    assert choose("Ада Рен: Да.", "Ада Рен: Нет.") == []
    assert choose("Ада Рен: Да.", "Том Рой: Нет.", "Ада Рен: Да.") == ["Ада Рен", "Том Рой", "Ада Рен"]
    assert choose("Ада Рен: Да.", "Том Рой: Нет.", head="Ада Рен и Том Рой провели встречу") == ["Ада Рен", "Том Рой"]
    assert choose("Senator Wren: Hello.", head="Remarks by Senator Wren") == ["Senator Wren"]


def test_names_in_capitals_hold_together():
    assert choose("ADA WREN: Hello.", "TOM ROE: Hello.", "ADA WREN: Yes.") == ["ADA WREN", "TOM ROE", "ADA WREN"]
    assert choose("ADA WREN: Hello.", "TOM ROE: Hello.", head="Ada Wren and Tom Roe speak") == ["ADA WREN", "TOM ROE"]
    assert choose("FACT SHEET: Wells and Roads") == []


def test_an_office_alone_is_no_label():
    assert choose("Президент Лугоземья: река общая") == []
    assert choose("Head Start Programs: 12 new schools.", "Second Harvest Fund: wheat.") == []


@given(st.text(st.sampled_from("АБВабв.-: ()MRmr\n"), max_size=60) | st.text(max_size=60))
def test_any_line_can_be_asked(line: str):
    label = find_label(line, 0, len(line), WORDS)
    if label is not None:
        assert 0 <= label.start < label.stop <= label.speech <= len(line)
        assert line[label.start : label.stop].startswith(label.printed[:1])


@given(st.text(max_size=20), st.integers(0, 20))
def test_labels_lie_inside_the_span_asked(before: str, extra: int):
    line = f"{before}\nВ.Тарханин: Да{'а' * extra}"
    start = len(before) + 1
    label = find_label(line, start, len(line), WORDS)
    assert label is not None
    assert (label.start, line[label.speech : label.speech + 2]) == (start, "Да")
