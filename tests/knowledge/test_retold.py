"""Messages told in another language: every template is there, a message is read back as it was written, and what cannot be stays."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import KnowledgeError
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import SHIPPED, KnowledgeFolders
from onrecord.knowledge.retold import open_retellings

CODEBOOK = open_codebook(KnowledgeFolders())
RETELLINGS = open_retellings(KnowledgeFolders(), CODEBOOK)
ENGLISH = tomllib.loads((SHIPPED / "findings/accusing_words.toml").read_text(encoding="utf-8"))["beginnings"]
ACCUSING = {
    "ru": [
        "лож",
        "лгал",
        "солг",
        "лжив",
        "выдум",
        "искаж",
        "исказ",
        "фальси",
        "поддел",
        "неправ",
        "ошиб",
        "обман",
        "вин",
    ],
    "kk": ["өтірік", "жалған", "бұрмала", "ойдан", "қате", "алда", "кінә"],
}


def write(name, **fields):
    return CODEBOOK.write_message(name, **fields)


def name_page(date="2021-09-16", publisher="hill.example"):
    return CODEBOOK.write_phrase("page.published", date=date, publisher=publisher)


def name_words(names="Орлан Тевеш"):
    return CODEBOOK.write_phrase("speaker.known", names=names)


@pytest.mark.parametrize(
    ("code", "message", "told"),
    [
        (
            "Q01",
            write("Q01.changed", speaker=name_words(), page=name_page(), changes="«a» is left out, «b, c» is printed as «d»"),
            "Процитированные слова (Орлан Тевеш) расходятся с официальной страницей (hill.example, 2021-09-16): «a» опущено, «b, c» напечатано как «d».",
        ),
        (
            "Q08",
            write("Q08.name", speaker="the quoted words", page="the official page", changes="«a» is added, and 2 more"),
            "Процитированные слова: имя расходится с официальной страницей (без даты и издателя): «a» добавлено, и ещё 2.",
        ),
        (
            "Q06",
            write(
                "Q06.unpublished",
                speaker=name_words("Орлан Тевеш and Ина Вель"),
                page=CODEBOOK.write_phrase("page.several", count="3", page=name_page()),
                why=": the published account is only a summary; meanings were not compared",
                next="",
            ),
            "Не проверено: процитированные слова (Орлан Тевеш и Ина Вель) не найдены в опубликованной части официальной страницы "
            "(просмотрено страниц: 3, среди них hill.example, 2021-09-16): опубликовано только изложение; смысл не сравнивался.",
        ),
        (
            "Q02",
            write("Q02.gap", speaker="the quoted words", page=name_page(), gap="«между ними»"),
            "Процитированные слова опубликованы на официальной странице (hill.example, 2021-09-16) врозь, а здесь стоят вместе "
            "без знака пропуска; между ними стоит «между ними».",
        ),
        (
            "Q09",
            write("Q09.no_source", speaker=name_words("Ministry of Trade and Industry"), next=""),
            "Не проверено: официальной страницы, на которой могли бы стоять процитированные слова (Ministry of Trade and Industry), "
            "в собрании нет.",
        ),
        (
            "F02",
            write("F02.unclear", indicator="trade", first="«ten»", second="«twenty»", why="the whole is not stated"),
            "Числа различаются, но сопоставить их нельзя (trade): «ten» и «twenty»; не сказано, от чего доля.",
        ),
        ("T05", write("T05.doubt", words="наверное"), "Только в одной версии оставлено место сомнению: наверное"),
    ],
)  # fmt: skip
def test_a_message_is_told(code, message, told):
    assert RETELLINGS["ru"].tell(code, message) == told


@pytest.mark.parametrize("language", RETELLINGS)
@pytest.mark.parametrize(
    "name", [name for name in CODEBOOK.messages if re.match(r"[A-Z]\d\d\.(?!brief|why|next)", name)]
)
def test_every_message_is_told_in_every_language(language, name):
    fields = {
        "speaker": "the quoted words", "page": "the official page", "changes": "«a» is left out", "place": "headline",
        "why": "the whole is not stated", "next": "a fuller official text of the event", "count": "3",
    }  # fmt: skip
    code, _, own = name.partition(".")
    for key in ("why", "next"):
        if f"{code}.{key}" in CODEBOOK.messages and own != key:
            fields[key] = CODEBOOK.write_phrase(f"{code}.{key}", **{key: fields[key]})
    named = {field: fields.get(field, "2021-09") for field in re.findall(r"\{(\w+)\}", CODEBOOK.messages[name])}
    told = RETELLINGS[language].tell(code, write(name, **named))
    assert told is not None
    assert not re.search("the |official|{", told)


def test_what_cannot_be_read_back_is_not_told():
    russian = RETELLINGS["ru"]
    assert russian.tell("Q01", "Something else altogether.") is None
    assert russian.tell("D01", write("D01.unread", why="the file has a new kind of fault")) is None
    assert russian.explain("the published account is only a summary; and a reason that nobody wrote down") is None
    assert russian.tell("Q99", "The quoted words differ.") is None


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_no_words_of_a_page_hinder_the_telling(names, words):
    """Whatever stands in names and words, the message is told or left, and nothing of it is lost."""
    message = write("Q12.goes_on", speaker=name_words(names), page=name_page(), rest=f"«{words}»")
    told = RETELLINGS["ru"].tell("Q12", message)
    assert told is None or words in told


@pytest.mark.parametrize("language", RETELLINGS)
def test_nobody_is_accused(language):
    held = [*RETELLINGS[language].templates.values(), *RETELLINGS[language].reasons.values()]
    found = re.compile(r"\b(?:" + "|".join([*ENGLISH, *ACCUSING[language]]) + r")\w*", re.IGNORECASE)
    assert [one for one in held if found.search(one)] == []


def test_a_language_that_lacks_a_template_is_refused(tmp_path):
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "eo.toml").write_text('[Q01]\nchanged = "{speaker} malsamas."\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match="expected a template"):
        open_retellings(KnowledgeFolders(tmp_path), CODEBOOK)
