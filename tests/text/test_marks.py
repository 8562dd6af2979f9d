"""Cuts, separators and insertions, as texts and what is found in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import load_page_languages
from onrecord.text.marks import find_cuts, find_insertions, is_cut_line, is_separator

NOTES = load_page_languages(KnowledgeFolders()).insertion_note

CUTS = [
    ("Спасибо.\n<…>\nДо свидания.", ["<…>"]),
    ("Спасибо. <...> До свидания.", ["<...>"]),
    ("Река < … > дорога", ["< … >"]),
    ("Thank you.\n[…]\nGoodbye.", ["[…]"]),
    ("Река […] дорога", ["[…]"]),
    ("Спасибо.\n(…)\nДо свидания.", ["(…)"]),
    ("Подумаем… Да (наверное…)", []),
    ("[в этом году…]", []),
    ("<…> и ещё <…>", ["<…>", "<…>"]),
]


@pytest.mark.parametrize(("text", "cuts"), CUTS)
def test_cuts(text: str, cuts: list[str]):
    assert [text[span.start : span.stop] for span in find_cuts(text)] == cuts


INSERTIONS = [
    ("рост [товарооборота] заметен", ["[товарооборота]"]),
    ("Он сказал (как переведено): да", ["(как переведено)"]),
    ("Спасибо. (Смех.) Дальше.", ["(Смех.)"]),
    ("Благодарю. (Аплодисменты.)", ["(Аплодисменты.)"]),
    ("Thank you. (Laughter.) And (applause) again.", ["(Laughter.)", "(applause)"]),
    ("We (inaudible) agree [sic].", ["(inaudible)", "[sic]"]),
    ("Рахмет. (Күлкі) Келесі.", ["(Күлкі)"]),
    ("на границе (у моста) стояли", []),
    ("река […] дорога", []),
]


@pytest.mark.parametrize(("text", "insertions"), INSERTIONS)
def test_insertions(text: str, insertions: list[str]):
    assert [text[span.start : span.stop] for span in find_insertions(text, NOTES)] == insertions


@pytest.mark.parametrize("line", ["* * *", "***", "– – –", "---", "_____", "###", "• • •", "* *"])
def test_separators(line: str):
    assert is_separator(line)


@pytest.mark.parametrize("line", ["", "-", "– Да", "* пункт", "1 * 2 * 3", "<…>", "#"])
def test_no_separators(line: str):
    assert not is_separator(line)


@pytest.mark.parametrize(
    ("line", "is_cut"), [("<…>", True), (" [...] ", True), ("(…)", True), ("…", False), ("<…> Да", False)]
)
def test_lines_that_are_cuts(line: str, is_cut: bool):
    assert is_cut_line(line) is is_cut


@given(st.text(st.sampled_from("<>[]()… .ab*\n"), max_size=80))
def test_spans_are_in_order_and_inside(text: str):
    for spans in (list(find_insertions(text, NOTES)), sorted(find_cuts(text), key=lambda span: span.start)):
        assert all(0 <= span.start < span.stop <= len(text) for span in spans)
