"""Who said it, when, and what it means that words were not found: the order of RECORD.md, case by case."""

from dataclasses import replace

import pytest

from onrecord.model.press import Verdict
from tests.traces.build import CUT, Official, Said, trace_report, trace_said

FERRY = "Паром ходит до первого льда, а потом мы чиним палубу."
BRIDGE = "Мост через Чернавку мы построим за два года. По нему пойдут поезда и грузовики. Деньги на стройку найдены."
HERONS = "Цапли вернулись на озеро впервые за двадцать лет. Учёные считают это добрым знаком. Я с ними согласна."
DINNER = "Спасибо за тёплый приём и за прекрасный ужин. До встречи в Полынске."
TALKS = Official(
    name="xa.example", published="2031-05-14T12:00", side="XA", turns=(("ozerova", HERONS), ("berg", BRIDGE))
)
OWN = Official(name="xb.example", published="2031-05-14", side="XB", turns=(("berg", BRIDGE), ("ozerova", HERONS)))
CUT_TALKS = Official(
    name="cut.example", published="2031-05-14", side="XA", turns=(("ozerova", HERONS), ("berg", DINNER), ("", CUT))
)
HELD_CUT = Official(
    name="held.example",
    published="2031-05-14",
    side="XB",
    turns=(("berg", DINNER), ("ozerova", HERONS), ("ozerova", CUT), ("ozerova", DINNER)),
)
KAZAKH = Official(
    name="kk.example",
    published="2031-05-14",
    side="XB",
    language="kk",
    turns=(("berg", "Құрметті достар! Көпір екі елді қосады."),),
)
READOUT = Official(name="readout.example", published="2031-05-14", side="XB", kind="readout", turns=(("berg", DINNER),))
EARLIER = Official(name="old.example", published="2030-11-02", side="XB", turns=(("berg", BRIDGE),))
LATER = Official(name="new.example", published="2031-08-02", side="XB", turns=(("berg", BRIDGE),))
RETOLD = Official(
    name="retold.example",
    published="2031-05-14",
    side="XB",
    turns=(("berg", f"Мне написал паромщик Сомов. «{BRIDGE}» Вот такие слова."), ("ozerova", DINNER)),
)
MODERATED = Official(
    name="moderated.example", published="2031-05-14", side="XA", turns=(("ozerova", HERONS), ("?ведущий", BRIDGE))
)
WHOLE = Official(name="whole.example", published="2031-05-14", side="XA", turns=(("ozerova", f"{FERRY} {DINNER}"),))
UNDATED = Official(name="undated.example", published=None, side="XB", turns=(("berg", BRIDGE),))
VAGUE = Official(name="vague.example", published="2031-05", side="XB", turns=(("berg", BRIDGE),))
AT_HOME = Official(
    name="home.example", published="2031-05-14", side="XA", turns=(("ozerova", HERONS), ("somebody", DINNER))
)
AT_TALKS = replace(AT_HOME, title="Переговоры в Полынске")
SAID = "«Мост через Чернавку мы построим за два года», – сказал Берг."
UNSAID = "«Аэропорт мы закроем, а самолёты продадим», – сказал Берг."

CASES: list[tuple[str, str, tuple[str, ...], tuple[Official, ...], Verdict]] = [
    ("the words are there", SAID, ("berg",), (TALKS,), "verbatim"),
    ("the speaker is not known", SAID, (), (TALKS,), "verbatim"),
    ("two speakers, one of them said it", SAID, ("berg", "ozerova"), (TALKS,), "verbatim"),
    ("another person said it", SAID, ("ozerova",), (TALKS, OWN), "other_speaker"),
    (
        "another person, too few words to say so",
        "«За два года», – сказала Озерова.",
        ("ozerova",),
        (TALKS,),
        "not_found",
    ),
    (
        "both said it",
        SAID,
        ("ozerova",),
        (TALKS, Official(name="b", published="2031-05-14", side="XA", turns=(("ozerova", BRIDGE),))),
        "verbatim",
    ),
    ("half a year earlier", SAID, ("berg",), (EARLIER,), "other_occasion"),
    (
        "half a year earlier, and the report says when",
        "2 ноября 2030 года Берг сказал: «Мост через Чернавку мы построим за два года».",
        ("berg",),
        (EARLIER,),
        "verbatim",
    ),
    (
        "half a year earlier, and the report says earlier",
        "Ранее Берг говорил: «Мост через Чернавку мы построим за два года».",
        ("berg",),
        (EARLIER,),
        "verbatim",
    ),
    (
        "not there, and the day beside the words has no page",
        "3 января 2030 года Берг сказал: «Аэропорт мы закроем, а самолёты продадим».",
        ("berg",),
        (OWN,),
        "no_source",
    ),
    ("said under a label that is nobody's name", SAID, ("ozerova",), (MODERATED,), "other_speaker"),
    ("said under a label that is nobody's name, of someone who has none", SAID, ("dorn",), (MODERATED,), "verbatim"),
    ("published later than the report", SAID, ("berg",), (LATER,), "no_source"),
    ("published at an unknown time", SAID, ("berg",), (UNDATED,), "verbatim"),
    ("another person said it, at an unknown time", SAID, ("ozerova",), (UNDATED,), "no_source"),
    (
        "another person said it in a month that the report may have come before",
        SAID,
        ("ozerova",),
        (VAGUE,),
        "no_source",
    ),
    ("another person said it later", SAID, ("ozerova",), (LATER,), "no_source"),
    ("own side whole, not there", UNSAID, ("berg",), (OWN,), "not_found"),
    ("only the other side's page, not there", UNSAID, ("berg",), (TALKS,), "no_source"),
    ("the page is cut", UNSAID, ("berg",), (CUT_TALKS,), "source_cut"),
    ("the page is cut inside another person's speech", UNSAID, ("berg",), (HELD_CUT,), "not_found"),
    ("the page is cut inside the speaker's own speech", UNSAID, ("ozerova",), (HELD_CUT,), "source_cut"),
    (
        "the words stand before the cut",
        "«Спасибо за тёплый приём и за прекрасный ужин», – сказал Берг.",
        ("berg",),
        (CUT_TALKS,),
        "verbatim",
    ),
    ("only a summary", UNSAID, ("berg",), (READOUT,), "source_cut"),
    ("a summary and a whole page", UNSAID, ("berg",), (READOUT, OWN), "not_found"),
    ("own page in another language only", UNSAID, ("berg",), (KAZAKH,), "not_compared"),
    ("own page in another language, the other side's in this one", UNSAID, ("berg",), (KAZAKH, TALKS), "not_compared"),
    ("somebody of a side that nobody names, at home", UNSAID, ("somebody",), (AT_HOME,), "not_found"),
    ("somebody of a side that nobody names, at talks of two sides", UNSAID, ("somebody",), (AT_TALKS,), "no_source"),
    ("an empty record", UNSAID, ("berg",), (), "no_source"),
    ("a person who does not take part", UNSAID, ("dorn",), (OWN,), "no_source"),
]

BESIDE: list[tuple[str, str, str, Verdict]] = [
    (
        "another quotation of the report stands in a page that is whole",
        FERRY[:-1],
        "ozerova",
        "not_found",
    ),
    ("no other quotation of the report stands anywhere", "Рыбу мы считаем по осени", "ozerova", "source_cut"),
    ("what stands in the whole page could be said by anyone", "До встречи в Полынске", "ozerova", "source_cut"),
]


@pytest.mark.parametrize(("name", "beside", "speaker", "verdict"), BESIDE, ids=[case[0] for case in BESIDE])
def test_words_are_absent_from_the_event_of_the_report(name: str, beside: str, speaker: str, verdict: Verdict):
    said = [
        Said(sentence=f"«{words}», – сказала Озерова.", speakers=(speaker,))
        for words in ("Аэропорт мы закроем, а самолёты продадим", beside)
    ]
    assert trace_report(said, (WHOLE, CUT_TALKS))[0].verdict == verdict


@pytest.mark.parametrize(
    ("name", "sentence", "speakers", "officials", "verdict"), CASES, ids=[case[0] for case in CASES]
)
def test_verdict(
    name: str, sentence: str, speakers: tuple[str, ...], officials: tuple[Official, ...], verdict: Verdict
):
    trace = trace_said(Said(sentence=sentence, speakers=speakers), officials)
    assert trace.verdict == verdict
    checked = verdict not in ("source_cut", "not_compared", "no_source")
    assert checked or trace.why
    assert bool(trace.statements) == (verdict not in ("source_cut", "not_compared", "no_source", "not_found"))


def test_a_few_words_that_another_speaker_has_there_are_not_surely_absent():
    said = Said(sentence="«Деньги на стройку найдены», – сказала Озерова.", speakers=("ozerova",))
    trace = trace_said(said, (TALKS,))
    assert (trace.verdict, trace.certainty) == ("not_found", "possible")
    assert trace.why is not None
    assert "another speaker has them there" in trace.why


def test_words_of_a_day_named_beside_them_are_absent_from_the_pages_of_that_day():
    said = Said(
        sentence="2 ноября 2030 года Берг сказал: «Аэропорт мы закроем, а самолёты продадим».", speakers=("berg",)
    )
    old = Official(name="call.example", published="2030-11-02", side="XB", kind="readout", turns=(("berg", DINNER),))
    assert trace_said(said, (OWN, old)).verdict == "source_cut"
    assert trace_said(said, (OWN,)).verdict == "no_source"


def test_a_report_without_a_date_is_about_the_event_that_holds_its_words():
    assert trace_said(Said(sentence=SAID, speakers=("berg",)), (EARLIER,), published=None).verdict == "verbatim"


def test_reported_speech_that_is_not_there_is_not_called_absent():
    said = Said(
        sentence="Берг сказал, что «аэропорт закроют, а самолёты продадут соседям»", speakers=("berg",), kind="indirect"
    )
    assert trace_said(said, (OWN,)).verdict == "not_compared"


def test_reported_speech_that_says_what_was_published():
    said = Said(
        sentence="Берг сказал, что «мост через Чернавку построят за 2 года»", speakers=("berg",), kind="indirect"
    )
    assert trace_said(said, (OWN,)).verdict == "paraphrased"


def test_reported_speech_with_another_number_is_no_paraphrase():
    said = Said(
        sentence="Берг сказал, что «мост через Чернавку построят за 7 лет»", speakers=("berg",), kind="indirect"
    )
    assert trace_said(said, (OWN,)).verdict == "not_compared"


def test_the_page_of_the_own_side_is_named_where_two_hold_the_words():
    trace = trace_said(Said(sentence=SAID, speakers=("berg",)), (TALKS, OWN))
    assert trace.statements[0].document in trace.searched
    assert len(trace.searched) == 2
    own = trace_said(Said(sentence=SAID, speakers=("berg",)), (OWN,))
    assert trace.statements == own.statements


def test_the_order_of_pages_changes_nothing():
    said = Said(sentence=SAID, speakers=("ozerova",))
    assert trace_said(said, (TALKS, OWN, EARLIER)) == trace_said(said, (EARLIER, OWN, TALKS))


def test_evidence_holds_the_exact_words():
    trace = trace_said(Said(sentence="«Мост мы построим за три года», – сказал Берг.", speakers=("berg",)), (OWN,))
    assert [one.exact for one in trace.statements] == ["Мост через Чернавку мы построим за два года"]
    assert [change.kind for change in trace.changes] == ["word", "name", "number"]


@pytest.mark.parametrize(
    ("others", "verdict", "certainty"),
    [(("berg",), "not_found", "possible"), (("berg", "ozerova"), "no_source", "sure"), ((), "not_found", "possible")],
)
def test_a_speaker_whose_side_no_page_names_is_of_the_publishers_among_its_own_people_alone(
    others: tuple[str, ...], verdict: Verdict, certainty: str
):
    turns = (("klem", DINNER), *((other, HERONS) for other in others))
    official = Official(name="home.example", published="2031-05-14", side="XB", turns=turns)
    trace = trace_said(Said(sentence=UNSAID, speakers=("klem",)), (official,))
    assert (trace.verdict, trace.certainty) == (verdict, certainty)
    assert trace.why is not None
    assert ("is concluded from who else takes part" in trace.why) == (verdict == "not_found")


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Берг сказал, что «за прекрасный ужин и приём он благодарит»", "paraphrased"),
        ("Берг сказал, что «аэропорт закроют, а самолёты продадут соседям»", "source_cut"),
    ],
)
def test_on_a_page_that_is_cut_shared_words_say_what_was_published(sentence: str, verdict: Verdict):
    said = Said(sentence=sentence, speakers=("berg",), kind="indirect")
    assert trace_said(said, (CUT_TALKS,)).verdict == verdict
