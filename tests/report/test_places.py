"""Quotations at their places in the file as given: by line and column, whatever the file's encoding and layout."""

import dataclasses

import pytest

from onrecord.knowledge.encodings import load_encodings
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.report.gather import gather_report
from onrecord.report.places import MOST_CHARACTERS, find_places
from tests.findings.build import OFFICIAL, make_document, make_judged, published
from tests.report.build import show_rows

ENCODINGS = load_encodings(KnowledgeFolders())
ROAD = "Мы построим новую дорогу к зиме"
TEXT = f"Отчёт\n«{ROAD}», – сказал Орлан Тевеш, и ещё раз: «{ROAD}»."
PAGE = make_document(TEXT)


def place(file, media_type="text/plain", after=0):
    judged = make_judged(PAGE, ROAD, q_after=after, statements=(published(ROAD),))
    report = gather_report(show_rows((PAGE, (judged,))), [PAGE.id], ["pages"])
    captures = {key: dataclasses.replace(one, media_type=media_type) for key, one in report.captures.items()}
    report = dataclasses.replace(report, captures=captures)
    contents = {PAGE.capture: file, "f" * 64: OFFICIAL.text.encode()}
    found = find_places(report, contents.__getitem__, ENCODINGS)
    return found.get((PAGE.id, judged.quotation.start, judged.quotation.stop)), found


def draw(one):
    return (one.line, one.column, one.end_line, one.end_column)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
def test_lines_and_columns_count_characters_from_one(encoding):
    found, _ = place(TEXT.encode(encoding))
    assert draw(found) == (2, 2, 2, 2 + len(ROAD))
    assert (found.start, found.stop, found.exact) == (7, 7 + len(ROAD), ROAD)


def test_words_over_two_lines():
    found, _ = place(TEXT.replace("новую ", "новую\r\n   ", 1).encode())
    assert draw(found) == (2, 2, 3, 17)
    assert found.exact == "Мы построим новую\r\n   дорогу к зиме"


def test_the_second_of_two_places():
    found, _ = place(TEXT.encode(), after=20)
    assert found.start == TEXT.rindex(ROAD)


@pytest.mark.parametrize("media_type", ["text/html", "text/html; charset=utf-8", "application/xhtml+xml;charset=utf-8"])
def test_a_page_of_html(media_type):
    file = f"<html><head><title>{ROAD}</title></head>\n<body><p>Отчёт</p>\n<p>«{ROAD.replace('новую', '<b>новую</b>')}», – сказал"
    found, _ = place(file.encode(), media_type)
    assert draw(found)[:2] == (3, 5)
    assert found.exact == "Мы построим <b>новую</b> дорогу к зиме"


def test_the_published_words_have_places_too():
    _, places = place(TEXT.encode())
    assert places[OFFICIAL.id, 0, len(ROAD)].line == 1


def test_a_file_longer_than_any_page_is_named_without_a_line():
    assert place(f"{TEXT}{'.' * MOST_CHARACTERS}".encode())[0] is None


@pytest.mark.parametrize(
    ("file", "media_type"),
    [(b"%PDF-1.7", "application/pdf"), (TEXT.encode(), "application/json"), (b"another page", "text/plain")],
)
def test_what_cannot_be_placed_is_absent(file, media_type):
    assert place(file, media_type)[0] is None
