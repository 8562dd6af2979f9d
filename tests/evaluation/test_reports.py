"""Reports by recipe: how they are put together, and that the recipes in the gold hold pointers and our own words."""

from typing import get_args

import pytest

from evaluation.gold import count_words, digest_words
from evaluation.pages import Page, has_pages, make_markdown, read_pages
from evaluation.point import find_span
from evaluation.reports import make_words, read_recipes, write_report
from onrecord.model.press import Verdict
from onrecord.text.words import find_words

OFFICIAL = "PRESIDENT OLVAR: The bridge will open in May.\nWe have not raised the toll. It is three crowns.\n"
SHARED_RUN = 8  # words in a row that a frame may not have in common with the pages it is about


def point(first: str, last: str, **edits: object) -> dict[str, object]:
    start, stop = find_span(OFFICIAL, first, last)
    return {"page": "a", "start": start, "stop": stop, "check": digest_words(OFFICIAL[start:stop]), **edits}


def edit(words: str, new: str) -> list[object]:
    return [OFFICIAL.index(words), OFFICIAL.index(words) + len(words), new]


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ([point("The bridge", "May")], "The bridge will open in May"),
        ([point("The bridge", "toll.")], "The bridge will open in May. We have not raised the toll."),
        ([point("We have", "toll", edits=[edit(" not", "")])], "We have raised the toll"),
        ([point("It is", "crowns", edits=[edit("three", "five")])], "It is five crowns"),
        ([point("It is", "crowns", edits=[edit("It", "it"), edit("three", "some")])], "it is some crowns"),
        ([point("The bridge", "open"), point("three", "crowns")], "The bridge will open three crowns"),
        (
            [point("The bridge", "May"), point("three", "crowns", join=" … ")],
            "The bridge will open in May … three crowns",
        ),
        ([point("The bridge", "open"), {"own": "soon"}], "The bridge will open soon"),
    ],
)
def test_pieces_are_cut_edited_and_joined(pieces, words):
    assert make_words(pieces, {"a": OFFICIAL}) == words


def test_a_page_that_changed_and_an_edit_outside_the_piece_are_errors():
    with pytest.raises(ValueError, match="other words"):
        make_words([{**point("The bridge", "May"), "check": "000000000000"}], {"a": OFFICIAL})
    with pytest.raises(ValueError, match="outside"):
        make_words([point("The bridge", "May", edits=[edit("three", "five")])], {"a": OFFICIAL})


RECIPE = {
    "half": 1,
    "pages": {"a": "olvar.txt"},
    "front": {"title": "Olvar: {head}", "date": "2031-04-02"},
    "quotations": {
        "head": {"kind": "indirect", "pieces": [{"own": "the bridge opens in spring"}]},
        "body": {"kind": "direct", "pieces": [point("The bridge", "May")]},
    },
    "body": "“{body},” President Olvar said.",
}


def test_a_report_holds_its_quotations_where_it_says():
    sources = {"olvar.txt": Page(file="olvar.txt", content=OFFICIAL.encode())}
    report = write_report("ferry", RECIPE, sources)
    text = report.page.text
    assert text.startswith('---\ntitle: "Olvar: the bridge opens in spring"\ndate: "2031-04-02"\n---\n\n# Olvar: the')
    assert [text[start:stop] for start, stop in report.spans.values()] == [
        "the bridge opens in spring",
        "The bridge will open in May",
    ]
    first, stop = count_words(text, *report.spans["body"])
    assert [word.folded for word in find_words(text)][first:stop] == ["the", "bridge", "will", "open", "in", "may"]


def test_a_quotation_without_a_place_in_the_report_is_an_error():
    sources = {"olvar.txt": Page(file="olvar.txt", content=OFFICIAL.encode())}
    with pytest.raises(ValueError, match="no place for body"):
        write_report("ferry", {**RECIPE, "body": "Nothing was said."}, sources)


@pytest.mark.parametrize("name", sorted(read_recipes()))
def test_a_recipe_of_the_gold_is_complete(name):
    recipe = read_recipes()[name]
    for one in recipe["quotations"].values():
        assert one["kind"] in {"direct", "mixed", "indirect"}
        assert one["verdicts"]
        assert set(one["verdicts"]) <= set(get_args(Verdict))


def test_recipes_point_at_the_words_that_were_chosen_and_copy_none(shared_data):
    recipes = read_recipes()
    files = sorted({file for recipe in recipes.values() for file in recipe["pages"].values()})
    if not all(has_pages(file) for file in files):
        pytest.skip("the official pages are not there")
    sources = read_pages(files)
    official = {run for page in sources.values() for run in list_runs(page.text)}
    for name, recipe in recipes.items():
        assert write_report(name, recipe, sources).spans.keys() == recipe["quotations"].keys()
        own = [piece["own"] for one in recipe["quotations"].values() for piece in one["pieces"] if "own" in piece]
        for words in (recipe["body"], *recipe["front"].values(), *own):
            assert not official.intersection(list_runs(words)), f"{name} copies words of an official page"


def list_runs(text: str) -> list[tuple[str, ...]]:
    words = [word.folded for word in find_words(text)]
    return [tuple(words[at : at + SHARED_RUN]) for at in range(len(words) - SHARED_RUN + 1)]


def test_an_article_kept_as_json_becomes_a_page():
    article = {
        "title": 'Ferry "Olva" returns',
        "authors": ["Ada Brem", "Ivo Tal"],
        "publishing_date": "2031-04-02 10:00:05.120+00:00",
        "body": {
            "summary": ["It was away for a year."],
            "sections": [
                {"headline": [], "paragraphs": ["First.", "Second."]},
                {"headline": ["Then"], "paragraphs": ["Third."]},
            ],
        },
    }
    assert make_markdown(article, "https://ferry.example/1") == (
        '---\ntitle: "Ferry \\"Olva\\" returns"\ndate: "2031-04-02T10:00:05+00:00"\nauthor: "Ada Brem, Ivo Tal"\n'
        'source_url: "https://ferry.example/1"\n---\n\n# Ferry "Olva" returns\n\nIt was away for a year.\n\n'
        "First.\n\nSecond.\n\n## Then\n\nThird.\n"
    )
