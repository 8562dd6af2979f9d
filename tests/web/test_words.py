"""The interface in every language: the same keys, the same fields in braces, and a reader's choice of language."""

import re
from string import Formatter

import pytest

from onrecord.export.contract import CONTRACT
from onrecord.web.house import walk
from onrecord.web.words import choose_words, load_catalogues
from tests.conftest import ROOT

CATALOGUES = load_catalogues()
FIRST = next(iter(CATALOGUES))
WEB = ROOT / "src" / "onrecord" / "web"
# "words("home.title")" and "words("tally.one" if … else "tally.total")" in templates; refuse(…, "error.host") in code.
ROOMS = "|".join(sorted({key.partition(".")[0] for key in CATALOGUES[FIRST].phrases}))
KEY = re.compile(rf'"((?:{ROOMS})\.[A-Za-z_]+)"')


def fields_of(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_phrase_is_in_every_language_with_the_same_fields(language):
    first, other = CATALOGUES[FIRST].phrases, CATALOGUES[language].phrases
    assert {key: fields_of(phrase) for key, phrase in other.items()} == {
        key: fields_of(phrase) for key, phrase in first.items()
    }
    assert [key for key, phrase in other.items() if not phrase.strip()] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_phrase_with_a_number_has_the_forms_of_its_language(language):
    first, other = CATALOGUES[FIRST], CATALOGUES[language]
    assert set(other.forms) == set(first.forms)
    numbered = [key for key in first.forms if not key.startswith("day.")]
    wanted = 1 + max(other.choose_form(number) for number in range(1000))
    assert [key for key in numbered if len(other.forms[key]) != wanted] == []
    assert [
        key for key in numbered for form in other.forms[key] if fields_of(form) != fields_of(first.forms[key][0])
    ] == []


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("en", 1, "1 quotation"), ("en", 0, "0 quotations"), ("en", 1234, "1\u202f234 quotations"),
        ("ru", 1, "1 цитата"), ("ru", 2, "2 цитаты"), ("ru", 5, "5 цитат"), ("ru", 11, "11 цитат"), ("ru", 12, "12 цитат"),
        ("ru", 21, "21 цитата"), ("ru", 22, "22 цитаты"), ("ru", 111, "111 цитат"),
        ("kk", 1, "1 дәйексөз"), ("kk", 7, "7 дәйексөз"),
    ],
)  # fmt: skip
def test_what_is_counted_has_the_form_of_its_number(language, number, written):
    assert CATALOGUES[language].count("tally.total", number) == written


@pytest.mark.parametrize(
    ("when", "english", "russian", "kazakh"),
    [
        ("2019", "2019", "2019", "2019"),
        ("2019-11", "November 2019", "ноябрь 2019", "2019 жылғы қараша"),
        ("2021-23", "autumn 2021", "осень 2021", "2021 жылғы күз"),
        ("2019-11-07", "7 November 2019", "7 ноября 2019", "2019 жылғы 7 қараша"),
        ("2019-11-07T17:00", "7 November 2019, 17:00", "7 ноября 2019, 17:00", "2019 жылғы 7 қараша, 17:00"),
        ("2019-11-07T17:00:30+00:00", "7 November 2019, 17:00 UTC", "7 ноября 2019, 17:00 UTC", "2019 жылғы 7 қараша, 17:00 UTC"),
        ("2021-01/2021-05", "January 2021 – May 2021", "январь 2021 – май 2021", "2021 жылғы қаңтар – 2021 жылғы мамыр"),
        ("2019-03-20/..", "20 March 2019 – …", "20 марта 2019 – …", "2019 жылғы 20 наурыз – …"),
        ("2019-13", "2019-13", "2019-13", "2019-13"),
        ("<b>soon</b>", "<b>soon</b>", "<b>soon</b>", "<b>soon</b>"),
        (None, "", "", ""),
    ],
)  # fmt: skip
def test_days_in_words(when, english, russian, kazakh):
    assert [CATALOGUES[language].day(when) for language in ("en", "ru", "kk")] == [english, russian, kazakh]


def test_lists_leave_the_time_of_day_out():
    assert CATALOGUES["en"].day("2019-11-07T17:00+06:00", with_time=False) == "7 November 2019"


def test_the_three_languages_are_there():
    assert {"en", "ru", "kk"} <= set(CATALOGUES)


def test_what_pages_ask_for_is_there():
    texts = [path.read_text(encoding="utf-8") for path in WEB.rglob("*.html")]
    code = [path.read_text(encoding="utf-8") for path in WEB.rglob("*.py")]
    # In code "entities.name" may be a column of the record.
    named = {key for text in code for key in KEY.findall(text) if key.partition(".")[0] not in CONTRACT}
    asked = {key for text in texts for key in KEY.findall(text)} | {
        key for key in named if not key.endswith((".html", ".toml"))
    }
    assert asked - set(CATALOGUES[FIRST].phrases) - set(CATALOGUES[FIRST].forms) == set()


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        ("18200000000", "18.2 bn", "18,2 млрд"),
        ("18234567890", "18 234 567 890", "18 234 567 890"),
        ("1600", "1 600", "1 600"),
        ("33.33", "33.33", "33,33"),
        ("-4.50", "−4.5", "−4,5"),
        ("-1500000", "−1.5 mn", "−1,5 млн"),
        ("0", "0", "0"),
        ("many", "many", "many"),
    ],
)
def test_amounts_are_short_where_nothing_is_lost(value, english, russian):
    assert [CATALOGUES[code].amount(value).replace("\u202f", " ") for code in ("en", "ru")] == [english, russian]


@pytest.mark.parametrize(
    ("unit", "value", "english", "russian"),
    [
        ("a", "1", " year", " год"), ("a", "2", " years", " года"), ("a", "11", " years", " лет"), ("a", "1.5", " years", " года"),
        ("percent", "26", " %", " %"), ("USD", "5", " USD", " USD"), ("1", "5", "", ""), ("[mi_i]", "21", " miles", " миля"),
    ],
)  # fmt: skip
def test_units_have_the_form_of_their_number(unit, value, english, russian):
    assert [CATALOGUES[code].unit(unit, value).replace("\u202f", " ") for code in ("en", "ru")] == [english, russian]


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "chosen"),
    [
        (None, None, None, "en"),
        (None, None, "kk-KZ,kk;q=0.9,ru;q=0.8", "kk"),
        (None, None, "fr-FR, ru;q=0.8", "ru"),
        (None, "kk", "ru", "kk"),
        ("en", "kk", "ru", "en"),
        ("../../etc/passwd", None, "xx", "en"),
        (None, None, "," * 10_000 + "ru", "en"),
    ],
)
def test_choosing_a_language(asked, kept, accepted, chosen):
    assert choose_words(asked, kept, accepted).language == chosen


def test_a_word_of_the_record_that_no_catalogue_knows_stands_as_it_is():
    assert CATALOGUES["ru"].name("kind", "press_release") == "press release"
    assert CATALOGUES["ru"].name("verdict", "edited") != "edited"


def test_the_files_of_the_package_are_walked_by_name(tmp_path):
    (tmp_path / "b").write_bytes(b"2")
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "c").mkdir()
    assert list(walk(tmp_path)) == [("a", b"1"), ("b", b"2")]
