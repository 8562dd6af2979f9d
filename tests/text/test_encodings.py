"""Bytes of saved pages, and the encoding that is found out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.encodings import load_encodings
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.encodings import SingleByte, decode_page

RULES = load_encodings(KnowledgeFolders())
KNOWN = SingleByte(RULES.candidates, RULES.common, RULES.least_common, RULES.latin)
RUSSIAN = (
    "Президент Самалстана Ержан Каракемеров принял в Жулдызкенте главу Лугоземья. Стороны обсудили торговлю, "
    "воду и дороги. «Река давно уже не граница, а дорога», – сказал он, открывая встречу.\n"
)
ENGLISH = "Trade grew by 17 percent – and came close to £3 billion, said Roe’s café owner “Ada”.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1251", "koi8-r", "cp866", "iso8859-5"]
)
def test_russian_page(encoding: str):
    text = (
        RUSSIAN
        if encoding.startswith(("utf", "windows"))
        else RUSSIAN.replace("«", '"').replace("»", '"').replace("–", "-")
    )
    decoded = decode_page(text.encode(encoding), KNOWN)
    assert decoded is not None
    assert decoded.text.removeprefix("\ufeff") == text
    assert decoded.broken == 0


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark(encoding: str):
    decoded = decode_page(f"\ufeff{RUSSIAN}".encode(encoding), KNOWN)
    assert decoded is not None
    assert decoded.text.removeprefix("\ufeff") == RUSSIAN


def test_english_page_of_one_byte_a_letter():
    decoded = decode_page(ENGLISH.encode("windows-1252"), KNOWN)
    assert decoded is not None
    assert decoded.text == ENGLISH


def test_capitals_and_short_lines_in_windows_1251():
    text = "ЛУГОЗЕМЬЕ И САМАЛСТАН\nОбщая вода\n"
    decoded = decode_page(text.encode("windows-1251"), KNOWN)
    assert decoded is not None
    assert decoded.text == text


def test_utf_8_cut_inside_a_letter_stays_utf_8():
    content = "Президент С".encode()[:-1]
    decoded = decode_page(content, KNOWN)
    assert decoded is not None
    assert (decoded.encoding, decoded.text) == ("utf-8", "Президент \ufffd")
    assert decoded.broken == 1 / 11


def test_utf_8_with_broken_bytes_says_how_many():
    content = RUSSIAN.encode() + b"\xff\xfe" + RUSSIAN.encode()
    decoded = decode_page(content, KNOWN)
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 2
    assert decoded.broken == 2 / len(decoded.text)


@pytest.mark.parametrize("content", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)) * 8])
def test_bytes_of_no_text_are_none_or_say_that_they_are_broken(content: bytes):
    decoded = decode_page(content, KNOWN)
    assert decoded is None or decoded.broken > RULES.most_broken or "\x00" in decoded.text


def test_an_empty_file_is_an_empty_text():
    decoded = decode_page(b"", KNOWN)
    assert decoded is not None
    assert decoded.text == ""


@given(st.binary(max_size=200))
def test_any_bytes_can_be_tried(content: bytes):
    decoded = decode_page(content, KNOWN)
    assert decoded is None or 0 <= decoded.broken <= 1


@given(st.text(max_size=200).filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_comes_back(text: str):
    content = text.encode("utf-8", "surrogatepass")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return
    decoded = decode_page(content, KNOWN)
    assert decoded is not None
    assert decoded.text == text
