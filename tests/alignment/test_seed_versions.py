"""The meeting of the acceptance pages in two languages: read, laid, held against the press, and what is not said of it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.export.joins import read_originals
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Document, Finding, Quotation, Sentence, Trace, Turn
from onrecord.model.alignment import Bead
from onrecord.model.commitments import Commitment
from onrecord.pipeline import take_in_and_build
from onrecord.record.view import View
from onrecord.search.quoted import trace_words
from onrecord.settings import Settings
from tests.alignment.models import QUICK

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "data" / "seeds"
pytestmark = [
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the acceptance pages are not here"),
    pytest.mark.skipif(not QUICK.is_there, reason="the sentence encoder is not installed"),
]
# The beads of what was said, in order, as a person lays them: the form of address is told in two sentences, then in one; the second bead
# of the speech crosses a sentence end, growth is told in two sentences, thanks too, and trade and industry in one.
PLACED = "2-1 1-1 2-2 1-1 1-2 1-1 1-1 1-1 1-1 1-1 1-2 1-1 1-1 1-1 1-1 1-1 1-1 2-1 1-1 1-1 1-1 1-1"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    settings = Settings(record=tmp_path_factory.mktemp("seeds") / "record", processes=1)
    with take_in_and_build([SEEDS], settings, lambda *_: None)[0] as opened:
        yield opened


def list_beads(view: View) -> list[Bead]:
    held = {bead.id: bead for bead in view.rows(Bead)}
    places = {
        sentence.id: sentence.order
        for document in {bead.source_document for bead in held.values()}
        for sentence in view.rows_of(Sentence, document)
    }
    return sorted(held.values(), key=lambda bead: places[bead.source[0]] if bead.source else 0)


def read_words(view: View, keys: tuple[str, ...]) -> str:
    found = [sentence for key in keys if (sentence := view.find(Sentence, key))]
    return " ".join(page.text[one.start : one.stop] for one in found if (page := view.find(Document, one.document)))


def list_told(view: View, code: str) -> list[str]:
    return [finding.evidence[0].exact for finding in view.rows(Finding) if finding.code == code]


def test_what_was_said_lies_in_its_beads_with_one_wrong_at_most(view: View) -> None:
    spoken = {turn.id for turn in view.rows(Turn) if turn.kind == "speech"}
    said = {one.id for bead in list_beads(view) for key in (*bead.source, *bead.target)
            if (one := view.find(Sentence, key)) and one.turn in spoken}  # fmt: skip
    beads = [bead for bead in list_beads(view) if said.issuperset((*bead.source, *bead.target))]
    assert [sum(len(side) for side in sides) for sides in zip(*((b.source, b.target) for b in beads), strict=True)] == [
        25,
        25,
    ]
    places: list[tuple[int, int]] = [(0, 0)]
    for bead in beads:
        places.append((places[-1][0] + len(bead.source), places[-1][1] + len(bead.target)))
    gold: list[tuple[int, int]] = [(0, 0)]
    for size in PLACED.split():
        gold.append((gold[-1][0] + int(size[0]), gold[-1][1] + int(size[-1])))
    found = set(pairwise(places))
    wanted = set(pairwise(gold))
    assert places[-1] == gold[-1]
    assert len(wanted - found) <= 1


def test_the_lead_is_one_bead(view: View) -> None:
    assert any("XVI" in read_words(view, b.source) and "16th" in read_words(view, b.target) for b in list_beads(view))


@pytest.mark.parametrize("words", ["рабочим визитом", "лучшей стороны"])
def test_a_clause_left_out_inside_a_bead_is_one_of_degree(view: View, words: str) -> None:
    (finding,) = [one for one in view.rows(Finding) if one.code == "T01" and words in one.evidence[0].exact]
    assert finding.detail["grade"] == "degree"


def test_an_opinion_that_is_not_in_the_translation(view: View) -> None:
    assert any(exact == "я считаю" for exact in list_told(view, "T05"))


def test_no_number_and_no_name_differs_and_nobody_is_missed_for_a_patronymic(view: View) -> None:
    assert list_told(view, "T03") == list_told(view, "T04") == []
    told = " ".join(list_told(view, "T01") + list_told(view, "T02"))
    assert "Кемелевич" not in told
    assert "Абишевич" not in told
    assert "Владимирович" not in told


def test_the_english_page_is_the_translation_of_the_russian(view: View) -> None:
    ((translation, original),) = read_originals(view).items()
    languages = [page.language for key in (translation, original) if (page := view.find(Document, key))]
    assert languages == ["en", "ru"]


@pytest.mark.parametrize(
    ("reported", "published"),
    [
        ("школ и университетов", "schools"),
        # The sentence goes on with what was said: «Также …», with no speaker of its own.
        ("преподавателей русского языка", "continue helping"),
        ("концепция", "adopted today"),
    ],
)
def test_reported_speech_that_the_english_page_alone_holds(view: View, reported: str, published: str) -> None:
    (quotation,) = [one for one in view.rows(Quotation) if reported in one.exact]
    (trace,) = list(view.rows_where(Trace, "quotation", quotation.id))
    assert trace.verdict == "translated"
    assert any(published in statement.exact for statement in trace.statements)
    assert trace.why is not None
    assert "compared with a translation" in trace.why


def test_help_that_goes_on_is_no_promise(view: View) -> None:
    """The official page says "continue helping", the report «продолжит содействовать»: told in the report, promised by nobody on the page."""
    promised = [one.evidence[0].exact for one in view.rows(Commitment)]
    assert not [exact for exact in promised if "train Russian language teachers" in exact]


def test_what_the_russian_pages_lack_came_by_way_of_the_translation(view: View) -> None:
    (quotation,) = [one for one in view.rows(Quotation) if "школ и университетов" in one.exact]
    (trace,) = list(view.rows_where(Trace, "quotation", quotation.id))
    told = [(hop.kind, hop.language, bool(hop.words)) for hop in trace.hops]
    assert told == [
        ("spoken", None, False),
        ("official_version", "ru", False),
        ("official_translation", "en", True),
        ("outlet", "ru", False),
    ]


def test_words_of_the_english_page_are_followed_back_to_the_russian_and_the_opinion_lost_between_them(
    view: View,
) -> None:
    (finding,) = [one for one in view.rows(Finding) if one.code == "T05" and one.evidence[0].exact == "я считаю"]
    english = finding.evidence[1]
    trace = trace_words(view, KnowledgeFolders(), english.exact)[1]
    assert trace.verdict == "verbatim"
    assert [(hop.kind, hop.language) for hop in trace.hops] == [
        ("spoken", "ru"),
        ("official_version", "ru"),
        ("official_translation", "en"),
        ("outlet", "en"),
    ]
    assert any("я считаю" in one.exact for one in trace.hops[1].words)
    assert "T05" in trace.hops[2].differs
    assert "T03" not in trace.hops[2].differs


def test_the_sides_are_not_said_to_differ(view: View) -> None:
    """The record holds one side's account alone."""
    assert [finding.code for finding in view.rows(Finding) if finding.code.startswith("A")] == []
