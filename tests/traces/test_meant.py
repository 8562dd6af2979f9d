"""Words that are not there, and a passage that means the same: vectors propose it, rules on numbers, denial and names decide."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.model import Turn
from onrecord.text.meaning import Meaning
from onrecord.traces.nearest import find_by_words
from onrecord.traces.reading import read_quotation
from onrecord.traces.shortlist import Shortlist, shortlist_sentences
from onrecord.traces.stage import open_words_alone
from onrecord.traces.stretches import Source
from tests.traces.build import FOLDERS, WORDINGS, Official, Said, build_official, trace_report

MEANING = Meaning()
pytestmark = pytest.mark.skipif(not MEANING.is_there, reason="the sentence encoder is not installed")

SPEECH = (
    "We are going to double the number of nurses in rural hospitals by 2034. "
    "The ferry to Lower Hallam stopped running when the ice came. "
    "Nobody at the shipyard will lose a job because of the merger. "
    "I spoke with Governor Ilsley about the flood walls last night."
)
REDE = (
    "В сельских больницах через три года станет вдвое больше медсестёр. "
    "Паром до Нижней Полынки перестал ходить, когда встал лёд. "
    "Никто на верфи не потеряет работу из-за слияния. "
    "Вчера вечером мы с губернатором Ильским обсудили дамбы от паводка."
)

WHY = {"numbers": "gives other numbers", "negation": "denies where the report does not"}

# The quotation, the beginning of the passage that is nearest to it, and what differs there: "" for nothing, "far" where nothing is near.
CASES = [
    ("en", "The count of nurses in village hospitals will be twice as high by 2034", "We are going to", ""),
    ("en", "The count of nurses in village hospitals will be twice as high by 2029", "We are going to", "numbers"),
    ("en", "Last night the governor and I talked about walls against the flood", "I spoke with", ""),
    ("en", "Plenty of shipyard people will be out of work after the merger", "Nobody at", "negation"),
    ("en", "A museum of clocks will open its doors in the old railway station", "", "far"),
    ("ru", "Число медсестёр в сельских больницах за три года удвоится", "В сельских", ""),
    # Words that both have bring a passage nearer that is not near by meaning alone.
    ("ru", "Дамбы, паводок: о том был вчерашний разговор у нас с губернатором", "Вчера вечером", ""),
    ("ru", "Число медсестёр в сельских больницах за пять лет удвоится", "В сельских", "numbers"),
    ("ru", "Музей часов откроет двери в старом вокзале", "", "far"),
]


def shortlist(language: str, quoted: str) -> Shortlist:
    page = Official(
        name="page.example",
        published="2031-05-14",
        side="XA",
        turns=(("berg", SPEECH if language == "en" else REDE),),
        language=language,
    )
    spoken, _ = build_official(page)
    source = Source(spoken, WORDINGS.of(language))
    turns: Sequence[tuple[Source, Turn]] = [(source, turn) for turn in spoken.turns]
    return shortlist_sentences(read_quotation(quoted, (), WORDINGS.of(language)), turns)


@pytest.mark.parametrize(("language", "quoted", "begins", "differs"), CASES)
def test_the_nearest_passage(language: str, quoted: str, begins: str, differs: str) -> None:
    page = replace(HOSPITALS, language=language, turns=(("berg", SPEECH if language == "en" else REDE),))
    said = Said(sentence=f"«{quoted}», – Berg.", speakers=("berg",))
    (trace,) = trace_report((said,), (page,), language=language)
    if not differs:
        assert trace.verdict == "reworded"
        assert trace.statements[0].exact.startswith(begins)
    else:
        assert trace.verdict == ("not_found" if differs == "far" else "not_compared")
        assert trace.why is not None
        assert differs == "far" or WHY[differs] in trace.why


# What shares enough telling words is found without a model; what shares some is looked at where the account is cut.
BY_WORDS = [
    ("The ferry to Lower Hallam has stopped because of the ice", "The ferry to", True),
    ("The number of nurses in rural hospitals will be doubled by 2029", "", False),
    ("A museum of clocks will open its doors", "", False),
]


@pytest.mark.parametrize(("quoted", "begins", "agrees"), BY_WORDS)
def test_by_words_alone(quoted: str, begins: str, agrees: bool) -> None:
    found = find_by_words(read_quotation(quoted, (), WORDINGS.of("en")), shortlist("en", quoted))
    assert (found is not None and found.agrees) == agrees
    if agrees:
        assert found is not None
        assert begins in found.passage.text


def test_too_few_words_are_not_asked_about() -> None:
    (trace,) = trace_report((Said(sentence="«Паром стоит», – сказал Берг.", speakers=("berg",)),), (HOSPITALS,))
    assert (trace.verdict, trace.parts) == ("not_found", {})


def test_a_group_gives_the_same_whatever_was_asked_before() -> None:
    group = tuple(SPEECH.split(". "))
    first = MEANING.measure("The ferry is not running", group)
    MEANING.measure("Nurses are needed", group[:2])
    assert (
        MEANING.measure("The ferry is not running", group)
        == first
        == MEANING.measure_kept("The ferry is not running", group)
    )


def test_nothing_is_asked_of_nothing() -> None:
    assert MEANING.measure("The ferry is not running", ()) == ()


HOSPITALS = Official(name="xb.example", published="2031-05-14", side="XB", turns=(("berg", REDE),))
REWORDED = "«Мы с губернатором говорили вечером, как спастись от паводка», – сказал Берг."
INVENTED = "«Музей часов откроет двери в старом вокзале», – сказал Берг."
OTHER_NUMBER = "«Число медсестёр в сельских больницах за пять лет удвоится», – сказал Берг."


@pytest.mark.parametrize(
    ("sentence", "kind", "verdict", "certainty"),
    [
        (REWORDED, "direct", "reworded", "possible"),
        (REWORDED, "indirect", "paraphrased", "possible"),
        (INVENTED, "direct", "not_found", "sure"),
        (INVENTED, "indirect", "not_compared", "sure"),
        (OTHER_NUMBER, "direct", "not_compared", "sure"),
    ],
)
def test_the_verdict(sentence: str, kind: str, verdict: str, certainty: str) -> None:
    (trace,) = trace_report((Said(sentence=sentence, speakers=("berg",), kind=kind),), (HOSPITALS,))
    assert (trace.verdict, trace.certainty) == (verdict, certainty)
    assert "meaning" in trace.parts
    nearest = [REDE[REDE.index("Вчера") :]]
    assert [part.exact for part in trace.statements] == (nearest if certainty == "possible" else [])


def test_words_alone() -> None:
    said = (Said(sentence=REWORDED, speakers=("berg",)),)
    (trace,) = trace_report(said, (HOSPITALS,), knowledge=open_words_alone(FOLDERS))
    assert trace.verdict == "not_found"
    assert trace.why is not None
    assert "meanings were not compared" in trace.why
