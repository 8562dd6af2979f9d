"""What was signed: the examples beside the words, and what a page must say for it to count as signed there."""

import pytest

from onrecord.events.find import find_tellings
from onrecord.knowledge.events import EventKnowledge, load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from tests.events.conftest import make_unit

KNOWN = load_event_knowledge(KnowledgeFolders())
EXAMPLES = [
    (code, sentence, titles)
    for code, language in sorted(KNOWN.languages.items())
    for sentence, titles in language.written.signing.examples
]


def read_titles(known: EventKnowledge, *paragraphs: str, language: str = "en", **more: str) -> tuple[str, ...]:
    """The titles signed at the page's own event."""
    told = find_tellings(make_unit(*paragraphs, title="Page", language=language, **more), known)  # type: ignore[arg-type]
    return tuple(one.exact for one in told[0].signed)


@pytest.mark.parametrize(("code", "sentence", "titles"), EXAMPLES)
def test_examples_of_the_knowledge_files(
    known: EventKnowledge, code: str, sentence: str, titles: tuple[str, ...]
) -> None:
    assert read_titles(known, sentence, language=code) == titles


def test_what_somebody_says_was_signed_counts_where_they_say_that_it_was_today(known: EventKnowledge) -> None:
    spoken = "Yasenev: We have just signed a declaration on the railway. We signed a treaty of friendship."
    assert read_titles(known, "A statement after the talks.", spoken) == ("declaration on the railway",)


def test_what_was_signed_on_another_day_was_not_signed_here(known: EventKnowledge) -> None:
    assert read_titles(known, "In 2012 the sides signed an agreement on fisheries.", published="2030-05-14") == ()
    assert read_titles(known, "On May 13 the sides signed an agreement on fisheries.", published="2030-05-14") == (
        "agreement on fisheries",
    )


def test_a_relative_clause_tells_of_a_document_and_not_of_its_signing(known: EventKnowledge) -> None:
    assert read_titles(known, "The talks went on from the agreement that was signed by the ministers.") == ()


@pytest.mark.parametrize(
    ("title", "titles"),
    [
        ("Remarks by Minister Orlan at Signing of the Vel Bridges Act", ("Vel Bridges Act",)),
        ("Remarks by Minister Orlan at Signing of B. 12, “Clean Vel Act”", ("B. 12, “Clean Vel Act”",)),
        ("Remarks by Minister Orlan before the signing of the Vel Bridges Act", ("bill",)),
        ("Remarks by Minister Orlan on the Vel Bridges Act", ("bill",)),
    ],
)
def test_a_headline_may_tell_of_the_signing_alone(known: EventKnowledge, title: str, titles: tuple[str, ...]) -> None:
    unit = make_unit("Thank you all for coming.", "(The bill is signed.)", title=title, language="en")
    (told, *_) = find_tellings(unit, known)
    assert tuple(one.exact for one in told.signed) == titles
