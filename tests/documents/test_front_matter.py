"""Markdown with front matter, hard-wrapped lines, markers of questions."""

import pytest

from tests.documents.reading import furniture_of, read, words_of

BRIEFING = r"""---
date: '2022-10-05'
modified_time: 2022-10-06 08:00:00-04:00
published_time: 2022-10-05 14:42:16-04:00
source_url: https://bidenwhitehouse.archives.gov/a/?utm_source=b
tags: press-briefings
title: "Briefing by Press\_Secretary Ada\_Wren: Wells\
  \ and Roads"
---

Blue Hall

1:05 P.M. EDT

MS. WREN:  Good afternoon, everybody.  The well in \[the village of\] Karatogan
is deep,␠␠
and the road to it is long.  We said so in May, when the first stones of
it were laid, and we say so today.

Q    Is it *deep* enough?

MS. WREN:  (Laughter.)  It is, as we said in our [report](https://site.example/report) on
wells.  Go ahead \[sic\].

## The Road

MS. WREN:  The road is long, and it will be longer before the year is out and
the snow comes back to us.

END 1:20 P.M. EDT

\###
""".replace("␠", " ")


def test_front_matter():
    page = read(BRIEFING, markdown=True)
    assert page.title == "Briefing by Press Secretary Ada Wren: Wells and Roads"
    assert page.published == "2022-10-05T14:42:16-04:00"
    assert page.canonical_url == "https://bidenwhitehouse.archives.gov/a/"
    assert (page.publisher, page.standing, page.kind, page.place) == (
        "whitehouse.gov",
        "official",
        "transcript",
        "Blue Hall",
    )
    assert page.text.startswith(page.title)
    assert ("header", "date: '2022-10-05'") in furniture_of(page)


def test_hard_wrapped_lines_are_one_paragraph():
    page = read(BRIEFING, markdown=True)
    assert (
        "MS. WREN:  Good afternoon, everybody.  The well in [the village of] Karatogan is deep, and the road to it is long.  "
        "We said so in May, when the first stones of it were laid, and we say so today."
    ) in page.text.split("\n")


def test_headings_end_and_insertions():
    page = read(BRIEFING, markdown=True)
    assert words_of(page, "heading") == ["The Road"]
    assert words_of(page, "separator") == ["END 1:20 P.M. EDT", "###"]
    inserted = [page.text[span.start : span.stop] for span in page.insertions]
    assert inserted == ["[the village of]", "(Laughter.)", "[sic]"]


def test_front_matter_that_is_no_yaml_is_read_line_by_line():
    page = read("---\ntitle: [broken\ndate: 2022-10-05\n---\n\nThe road is long, said the minister.\n", markdown=True)
    assert (page.title, page.published) == ("[broken", "2022-10-05")
    assert page.text.endswith("The road is long, said the minister.")


def test_a_section_heading_is_not_the_title():
    page = read(
        '---\ntitle: "Wells and Roads"\n---\n\n## Wells\n\nThey are deep, and nobody knows how deep.\n', markdown=True
    )
    assert page.title == "Wells and Roads"
    assert words_of(page, "heading") == ["Wells"]


def test_a_page_prints_its_title_again():
    page = read('---\ntitle: "Wells and Roads"\n---\n\n# Wells & Roads\n\nThey are deep.\n\n', markdown=True)
    assert page.title == "Wells & Roads"
    again = read('---\ntitle: "“Wells” and Roads"\n---\n\n"Wells" and roads\n\nThey are deep.\n', markdown=True)
    assert words_of(again, "headline") == ['"Wells" and roads']


@pytest.mark.parametrize(
    "body",
    [
        "Blue Hall\n\n2:29 P.M. EST THE PRESIDENT:  Thank you.  The wells are deep.\n\nWe dug them in May.\n",
        "MS. WREN:  Thank you.  The wells are deep.\n\nWe dug them in May.\n",
        "Wells and Roads\n\nMS. WREN:  Thank you.  The wells are deep.\n",
    ],
)
def test_remarks_with_one_label_are_a_transcript(body: str):
    page = read(
        f"---\ntitle: Remarks on Wells\nsource_url: https://bidenwhitehouse.archives.gov/b/\n---\n\n{body}",
        markdown=True,
    )
    assert (page.standing, page.kind) == ("official", "transcript")


def test_a_headline_that_the_header_gives_too_is_no_label():
    page = read(
        "---\ntitle: 'MS. WREN: Wells Are Deep'\nsource_url: https://bidenwhitehouse.archives.gov/c/\n---\n\n"
        "MS. WREN: Wells Are Deep\n\nThe wells were dug in May, and they are deep.\n",
        markdown=True,
    )
    assert (page.title, page.kind) == ("MS. WREN: Wells Are Deep", "report")


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("Blue Hall", "Blue Hall"),
        # A hall and its town are one place, and slanted print may run over both lines.
        ("Blue Hall\nKaratogan, Samal", "Blue Hall, Karatogan, Samal"),
        ("*Blue Hall\nKaratogan, Samal*", "Blue Hall, Karatogan, Samal"),
        ("*Blue Hall *", "Blue Hall"),
        # How people spoke to each other is no place.
        ("Via Teleconference", None),
        ("Blue Hall\nVia Teleconference", "Blue Hall"),
    ],
)
def test_places(printed: str, place: str | None) -> None:
    assert read(BRIEFING.replace("Blue Hall", printed.replace("\n", "  \n")), markdown=True).place == place
