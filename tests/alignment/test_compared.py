"""Two invented versions side by side: rows, gaps, marks, and the same in every form."""

import json
import re
import xml.etree.ElementTree as tree
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from onrecord.alignment.stage import open_knowledge, open_words_alone
from onrecord.commands.compare import compare_closest
from onrecord.errors import UsageError
from onrecord.export.tmx import export_tmx
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model.accounts import Spoken
from onrecord.model.alignment import Bead
from onrecord.report.compared import Compared, write_summary
from onrecord.report.compared_json import write_compared_json
from onrecord.report.compared_text import print_compared
from onrecord.report.html.compared import write_compared_html
from onrecord.report.lines import open_console
from tests.alignment.models import needs_model
from tests.traces.build import Official, build_official

KNOWN = open_knowledge(KnowledgeFolders())

RUSSIAN = (
    "Уважаемая госпожа премьер-министр! Мы, я считаю, рады видеть вас в Нижней Полынке. "
    "За прошлый год наша торговля выросла на 17 процентов. Вчера к нам приехали ещё и садоводы из соседней долины. "
    "В порту строится новый причал, его откроют весной, и тогда паромы пойдут каждый день. Спасибо."
)
ENGLISH = (
    "Madam Prime Minister, we are glad to see you in Lower Polynka. Our trade grew by 71 percent last year. "
    "A new pier is being built in the port. It will be opened in spring, and then the ferries will run every day. Thank you."
)


def spoken(text: str, language: str) -> Spoken:
    page = Official(
        name=f"{language}.example", published="2031-05-14", side="XA", turns=(("berg", text),), language=language
    )
    return build_official(page)[0]


def compare(first: str = RUSSIAN, second: str = ENGLISH) -> Compared:
    return compare_closest([[spoken(first, "ru")], [spoken(second, "en")]], KNOWN)


@needs_model
def test_what_differs_and_what_is_left_out() -> None:
    compared = compare()
    found = {(finding.code, finding.level): finding.message for finding in compared.findings}
    assert found["T03", "warning"].endswith("17 | 71")
    assert found["T05", "note"].endswith("я считаю")
    assert "садоводы" in found["T01", "warning"]
    assert all(finding.evidence for finding in compared.findings)
    assert compared.is_like


@needs_model
def test_of_texts_that_are_no_versions_nothing_is_said_to_differ() -> None:
    compared = compare(
        RUSSIAN, "The museum of clocks opens at 9. Osk Veland has mended 12 of them. Tickets are sold at the door."
    )
    assert not compared.is_like
    assert compared.findings == ()
    assert write_summary(compared).endswith("differences not told")
    assert "what differs is not told" in compared.notices[0]


@needs_model
def test_the_same_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    compared = compare(
        "Снег идёт. Построено 17 судов. Спасибо вам всем за внимание.",
        "We built 71 ships. Thank you all for your attention.",
    )
    assert any(row.is_gap for row in compared.rows)
    shaped = json.loads(write_compared_json(compared))
    page = write_compared_html(compared)
    print_compared(compared, open_console())
    told = capsys.readouterr().out
    assert shaped["summary"] == write_summary(compared)
    assert page.count('class="gap"') == sum(row.is_gap for row in compared.rows)
    assert "<mark>17</mark>" in page
    assert "default-src 'none'" in page
    assert "T03 warning" in told
    assert "—" in told


def test_what_a_page_says_can_only_come_out_as_text() -> None:
    hostile = "<script>alert(1)</script> Порт закрыт.\u202e"
    compared = compare_closest(
        [[spoken(hostile, "ru")], [spoken("The port is closed.", "en")]], open_words_alone(KnowledgeFolders())
    )
    page = write_compared_html(compared)
    assert "<script" not in page
    assert "\u202e" not in page + write_compared_json(compared)


def test_texts_that_are_no_versions_and_pairs_without_a_model_are_said_to_be() -> None:
    compared = compare_closest(
        [[spoken("Паром ушёл. Снег идёт.", "ru")], [spoken("The council bought nine clocks for its tower.", "en")]],
        open_words_alone(KnowledgeFolders()),
    )
    assert len(compared.notices) == 2


def test_a_document_is_not_held_against_itself() -> None:
    one = spoken(ENGLISH, "en")
    with pytest.raises(UsageError, match="the same one twice"):
        compare_closest([[one], [one]], KNOWN)


class Rows:
    """The few rows that an export of beads asks for."""

    def __init__(self, *pages: Spoken) -> None:
        self.pages = {one.page.id: one for one in pages}

    def rows(self, kind: type) -> Iterator[Bead]:
        first, second = self.pages.values()
        keys = ((first.sentences[0].id,), (second.sentences[0].id,))
        for place, (source, target) in enumerate((keys, (keys[0], ()))):
            yield Bead(
                id=f"bead{place}", source_document=first.page.id, target_document=second.page.id,
                source=source, target=target, score=0.8125, parts={},
            )  # fmt: skip

    def find(self, kind: type, key: str) -> Any:
        return self.pages[key].page

    def rows_of(self, kind: type, key: str) -> Any:
        return self.pages[key].sentences


def test_beads_as_a_translation_memory(tmp_path: Any) -> None:
    """The elements of TMX 1.4b in their order; a passage on one side alone is no translation."""
    view: Any = Rows(spoken("Цена < 5 & растёт.", "ru"), spoken("The price is < 5 & rising.", "en"))
    (path,) = export_tmx(view, tmp_path)
    text = path.read_text(encoding="utf-8")
    root = tree.fromstring(re.sub(r"<!DOCTYPE[^>]*>\n", "", text).encode())
    assert (root.tag, root.attrib, [child.tag for child in root]) == ("tmx", {"version": "1.4"}, ["header", "body"])
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert set(root[0].attrib) == needed
    (unit,) = root[1]
    assert [child.tag for child in unit] == ["prop", "tuv", "tuv"]
    assert [seg.text for seg in unit.iter("seg")] == ["Цена < 5 & растёт.", "The price is < 5 & rising."]
    assert [variant.attrib["{http://www.w3.org/XML/1998/namespace}lang"] for variant in unit.iter("tuv")] == [
        "ru",
        "en",
    ]
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n')


@pytest.mark.parametrize(
    ("publishers", "renderings", "expected"),
    [
        ("a a", "original official_translation", "the first is the original"),
        ("a a", "official_translation original", "the second its original"),
        ("a a", "unknown unknown", "the pages do not tell"),
        ("a b", "original official_translation", "the pages do not tell"),
    ],
)
def test_which_is_the_original_is_said_where_a_publisher_is_known_for_it(
    publishers: str, renderings: str, expected: str
) -> None:
    first, second = (
        replace(page, publisher=publisher, rendering=rendering)  # type: ignore[arg-type]
        for page, publisher, rendering in zip(
            (spoken(RUSSIAN, "ru").page, spoken(ENGLISH, "en").page),
            publishers.split(),
            renderings.split(),
            strict=True,
        )
    )
    compared = Compared(documents=(first, second), rows=(), shared=1.0, model="m 1", is_like=True)
    assert [expected in notice for notice in compared.notices] == [True]


def test_what_a_model_does_not_see_is_said() -> None:
    page = spoken(ENGLISH, "en").page
    compared = Compared(documents=(page, page), rows=(), shared=1.0, model="m 1", is_like=True, has_clauses=False)
    assert [notice for notice in compared.notices if "inside a sentence" in notice] == list(compared.notices)
