"""Quotations whose words are published in another language alone: vectors propose a passage, rules on its words decide."""

from dataclasses import replace

import pytest

from onrecord.model import Trace
from onrecord.model.press import Verdict
from onrecord.text.meaning import Meaning
from onrecord.traces.stage import open_words_alone
from tests.traces.build import FOLDERS, Official, Said, judge_report, trace_report

pytestmark = pytest.mark.skipif(not Meaning().is_there, reason="the sentence encoder is not installed")

SPEECH = (
    "We are going to double the number of nurses in rural hospitals by 2034. "
    "The ferry to Lower Hallam stopped running when the ice came, and it will not sail again before the spring. "
    "Nobody at the shipyard will lose a job because of the merger. "
    "I spoke with Governor Ilsley about the flood walls last night. "
    "Our schools need more teachers, and we will pay them better."
)
ENGLISH = Official(
    name="en.example",
    published="2031-05-14",
    side="XB",
    turns=(("berg", SPEECH), ("ozerova", "Thank you. The lighthouse on the northern cape was painted white again.")),
    language="en",
)
CUT = Official(
    name="ru.example",
    published="2031-05-14",
    side="XB",
    turns=(("berg", "Добрый день. Рад всех видеть на верфи."), ("", "<…>")),
)
KAZAKH = Official(
    name="kk.example",
    published="2031-05-14",
    side="XB",
    language="kk",
    turns=(("berg", "Құрметті достар! Көпір екі елді қосады."),),
)

CASES: list[tuple[str, str, str, Verdict]] = [
    ("in other words of another language", "К 2034 году медсестёр в сельских больницах станет вдвое больше", "direct", "translated"),
    ("another number", "К 2029 году медсестёр в сельских больницах станет вдвое больше", "direct", "not_compared"),
    ("a denial lost", "Все на верфи потеряют работу из-за слияния", "direct", "not_compared"),
    ("a name is another", "Вчера вечером я говорил с губернатором Моррисом о дамбах от паводка", "direct", "not_compared"),
    ("reported", "прошлым вечером он обсудил с губернатором Илсли защиту от паводка", "indirect", "translated"),
    ("a part of a sentence", "паром в Нижний Халлам перестал ходить, когда встал лёд", "indirect", "translated"),
    ("a part of a sentence, denied", "паром в Нижний Халлам не перестал ходить, когда встал лёд", "indirect", "not_compared"),
    ("not there", "Музей часов откроет двери в старом вокзале", "direct", "not_compared"),
    ("said by another person", "Маяк на северном мысе снова покрасили в белый цвет", "direct", "not_compared"),
    (
        "two sentences",
        "Вчера вечером мы с губернатором Илсли говорили о дамбах. Школам нужно больше учителей, и мы будем платить им лучше",
        "direct",
        "translated",
    ),
]  # fmt: skip


def trace(words: str, kind: str, *pages: Official, speakers: tuple[str, ...] = ("berg",)) -> Trace:
    said = Said(sentence=f"Берг заявил: «{words}».", speakers=speakers, kind=kind)
    return trace_report((said,), pages)[0]


@pytest.mark.parametrize(("name", "words", "kind", "verdict"), CASES, ids=[case[0] for case in CASES])
def test_words_published_in_another_language(name: str, words: str, kind: str, verdict: Verdict) -> None:
    assert trace(words, kind, ENGLISH).verdict == verdict


def test_a_translation_shows_whole_sentences_and_the_parts_of_its_score() -> None:
    found = trace("Паром в Нижний Халлам перестал ходить, когда встал лёд", "direct", ENGLISH)
    assert [one.exact for one in found.statements] == [
        "The ferry to Lower Hallam stopped running when the ice came, and it will not sail again before the spring."
    ]
    found = trace("Школам нужно больше учителей, и мы будем платить им лучше", "direct", ENGLISH)
    assert [one.exact for one in found.statements] == ["Our schools need more teachers, and we will pay them better."]
    assert set(found.parts) == {"meaning", "numbers", "names", "negation"}
    assert found.why is not None
    assert found.why.startswith("compared with the official text in another language (en)")


def test_a_translation_counts_where_the_page_in_the_language_of_the_report_is_cut() -> None:
    words = "К 2034 году медсестёр в сельских больницах станет вдвое больше"
    assert trace(words, "direct", CUT).verdict == "source_cut"
    found = trace(words, "direct", CUT, ENGLISH)
    assert found.verdict == "translated"
    assert found.why is not None
    assert "leaves something out where the words could stand" in found.why


def test_it_is_told_what_was_not_compared_and_what_differs() -> None:
    other = trace("К 2029 году медсестёр в сельских больницах станет вдвое больше", "direct", ENGLISH)
    assert other.why is not None
    assert "gives other numbers" in other.why
    kazakh = trace("Мост соединит две страны", "direct", KAZAKH)
    assert (kazakh.verdict, kazakh.certainty) == ("not_compared", "sure")
    assert kazakh.why is not None
    assert "no meanings can be compared in these languages" in kazakh.why


def test_without_models_nothing_is_translated() -> None:
    words = "Школам нужно больше учителей, и мы будем платить им лучше"
    said = (Said(sentence=f"Берг заявил: «{words}».", speakers=("berg",)),)
    alone = trace_report(said, (ENGLISH,), knowledge=open_words_alone(FOLDERS))[0]
    assert alone.verdict == "not_compared"
    assert alone.why is not None
    assert "meanings were not compared" in alone.why


def test_a_speaker_who_is_not_known_is_not_looked_for_in_other_languages() -> None:
    found = trace("Школам нужно больше учителей, и мы будем платить им лучше", "direct", ENGLISH, speakers=())
    assert found.verdict == "not_compared"


def test_a_bound_that_is_met_is_told() -> None:
    endless = replace(ENGLISH, turns=(("berg", " ".join(f"Berth {number} is free." for number in range(1_001))),))
    said = Said(sentence="Берг заявил: «Паром в Нижний Халлам перестал ходить, когда встал лёд».", speakers=("berg",))
    (issue,) = judge_report((said,), (endless,)).issues
    assert issue.stage == "traces"
    assert "are compared by meaning" in issue.why
    assert judge_report((said,), (ENGLISH,)).issues == ()
