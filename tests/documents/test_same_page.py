"""One press release as Word, OpenDocument, RTF, PDF and mail: the same document, as if it had been saved as plain text."""

import pytest

from onrecord.model import Document
from tests.documents.office_files import (
    DOCX,
    MAIL,
    ODT,
    PDF,
    RTF,
    write_docx,
    write_mail,
    write_odt,
    write_pdf,
    write_rtf,
)
from tests.documents.reading import read_bytes

RELEASE = (
    "Порт Верхнеостровск открыт для паромов",
    "12 мая 2023 года, 11:30",
    "Верхнеостровск",
    "Министр гаваней Ядвига Роева открыла причал, который строили «три с половиной года», и ответила на вопросы тех, кто пришёл.",
    "Я.Роева: Добрый день! Мы рады видеть всех, кто приехал сегодня в порт, – и тех, кто из\u00a0Карашатау, и тех, кто с островов.",
    "Паром возьмёт 240 машин; раньше брали 90. Это не\u00a0предел & не\u00a0шутка.",
    "Вопрос: А зимой?",
    "Я.Роева: Зимой – “как лёд позволит”.",
    "<…>",
)
FORMS = {
    "docx": (DOCX, write_docx),
    "odt": (ODT, write_odt),
    "rtf": (RTF, write_rtf),
    "pdf": (PDF, write_pdf),
    "eml": (MAIL, write_mail),
}


def read_one(content: bytes, media_type: str) -> Document:
    (document,) = read_bytes(content, media_type=media_type).documents
    return document


@pytest.mark.parametrize("form", FORMS)
def test_the_same_page_in_another_form_is_the_same_document(form: str) -> None:
    media_type, write = FORMS[form]
    plain = read_one("\n".join(RELEASE).encode(), "text/plain")
    other = read_one(write(RELEASE), media_type)
    assert other.text == plain.text
    assert other.blocks == plain.blocks
    assert (other.title, other.published, other.place) == (plain.title, "2023-05-12T11:30", "Верхнеостровск")
    assert (other.standing, other.kind, other.cuts) == (plain.standing, "transcript", plain.cuts)
