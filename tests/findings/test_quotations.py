"""One quotation, one trace, and the findings they make."""

import pytest

from onrecord.findings.stage import find_findings
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from tests.findings.build import change, codes_and_levels, make_document, make_judged, make_unit, published

CODEBOOK = open_codebook(KnowledgeFolders())
WORDS = "Мы построим дорогу к зиме"
PAGE = make_document(f"«{WORDS}», – сказал Тевеш.")
ROAD = published("Мы построим новую дорогу к зиме.")

WORD = change("word", "новую →")
ENDING = change("ending", "зиме → зимы")
NUMBER = change("number", "26 → 62")
NEGATION = change("negation", "не →")
NAME = change("name", "Селла → Остра")
HEDGE = change("hedge", "пожалуй →")


def judge(verdict, *changes, **fields):
    fields.setdefault(
        "statements", () if verdict in {"not_found", "no_source", "not_compared", "source_cut"} else (ROAD,)
    )
    return find_findings(
        make_unit(PAGE, make_judged(PAGE, WORDS, verdict, changes=changes, **fields)), CODEBOOK
    ).findings


@pytest.mark.parametrize(
    ("verdict", "changes", "expected"),
    [
        ("verbatim", (), {}),
        ("shortened", (), {}),
        ("run_on", (), {}),
        ("edited", (WORD,), {"Q01": "warning"}),
        ("edited", (ENDING,), {"Q01": "warning"}),
        ("edited", (WORD, ENDING, HEDGE), {"Q01": "warning", "Q10": "note"}),
        ("edited", (HEDGE,), {"Q10": "note"}),
        ("edited", (NUMBER,), {"Q07": "error"}),
        ("edited", (NEGATION,), {"Q08": "error"}),
        ("edited", (NAME,), {"Q08": "error"}),
        ("edited", (NEGATION, NAME, NUMBER, WORD), {"Q01": "warning", "Q07": "error", "Q08": "error"}),
        ("edited", (), {"Q01": "warning"}),
        ("reworded", (), {"Q01": "warning"}),
        ("reworded", (NUMBER,), {"Q01": "warning", "Q07": "error"}),
        ("spliced", (), {"Q02": "warning"}),
        ("spliced", (WORD, NUMBER), {"Q01": "warning", "Q02": "warning", "Q07": "error"}),
        ("other_speaker", (), {"Q03": "warning"}),
        ("other_occasion", (), {"Q04": "warning"}),
        ("not_found", (), {"Q05": "warning"}),
        ("source_cut", (), {"Q06": "note"}),
        ("no_source", (), {"Q09": "note"}),
        ("not_compared", (), {"Q09": "note"}),
    ],
)
def test_each_change_is_told_once_under_the_code_of_its_kind(verdict, changes, expected):
    assert codes_and_levels(judge(verdict, *changes)) == expected
    assert codes_and_levels(judge(verdict, *changes, q_kind="mixed")) == expected


@pytest.mark.parametrize(
    ("verdict", "changes", "expected"),
    [
        ("paraphrased", (), {}),
        ("paraphrased", (HEDGE,), {"Q10": "note"}),
        ("edited", (WORD, NUMBER, NEGATION), {}),
        ("not_found", (), {}),
        ("other_speaker", (), {}),
        ("source_cut", (), {"Q06": "note"}),
        ("not_compared", (), {"Q09": "note"}),
    ],
)
def test_reported_speech_never_differs_in_words(verdict, changes, expected):
    assert codes_and_levels(judge(verdict, *changes, q_kind="indirect")) == expected


def test_what_is_only_possible_is_never_an_error():
    findings = judge("edited", NUMBER, NEGATION, certainty="possible")
    assert codes_and_levels(findings) == {"Q07": "warning", "Q08": "warning"}


def test_the_sentence_goes_on():
    rest = published("но рабочих не хватает")
    findings = judge("verbatim", continuation=(rest,), ends_inside=True)
    assert codes_and_levels(findings) == {"Q12": "note"}
    assert findings[0].evidence[-1] == rest
    assert "«но рабочих не хватает»" in findings[0].message


def test_evidence_holds_both_passages_and_the_gap():
    gap = published("Деньги на неё есть")
    (finding,) = judge("spliced", left_out=(gap,))
    assert [evidence.exact for evidence in finding.evidence] == [WORDS, ROAD.exact, gap.exact]
    assert finding.subject.table == "quotations"


@pytest.mark.parametrize(
    ("verdict", "fields", "message"),
    [
        (
            "edited",
            {"changes": (WORD, ENDING)},
            "The words quoted from Орлан Тевеш differ from the official page of 2021-06-14 (Office of Marvia): "
            "«новую» is left out, «зиме» is printed as «зимы».",
        ),
        (
            "edited",
            {"changes": (NUMBER,), "names": ()},
            "A number in the words quoted from «Тевеш» differs from the official page of 2021-06-14 (Office of Marvia): "
            "«26» is printed as «62».",
        ),
        (
            "other_speaker",
            {"by": "Ина Корвел", "names": (), "q_label": None},
            "The quoted words are published on the official page of 2021-06-14 (Office of Marvia) as words of Ина Корвел.",
        ),
        (
            "no_source",
            {"next": "the page of 14 June 2021 on office.example."},
            "Not checked: no official page for the words quoted from Орлан Тевеш is in the record "
            "(next place to look: the page of 14 June 2021 on office.example).",
        ),
        (
            "not_found",
            {"names": ("Орлан Тевеш", "Ина Корвел")},
            "The words quoted from Орлан Тевеш and Ина Корвел are not on the official page of 2021-06-14 (Office of Marvia), "
            "where the account is published whole.",
        ),
        (
            "edited",
            {"changes": tuple(change("word", f"слово{number} →") for number in range(5))},
            "The words quoted from Орлан Тевеш differ from the official page of 2021-06-14 (Office of Marvia): "
            "«слово0» is left out, «слово1» is left out, «слово2» is left out, and 2 more.",
        ),
    ],
)
def test_messages_are_one_plain_sentence(verdict, fields, message):
    changes = fields.pop("changes", ())
    assert [finding.message for finding in judge(verdict, *changes, **fields)] == [message]


def test_a_message_says_when_the_page_was_saved():
    unit = make_unit(
        PAGE, make_judged(PAGE, WORDS, "edited", changes=(WORD,), statements=(ROAD,)), retrieved="2021-07-01T10:00Z"
    )
    (finding,) = find_findings(unit, CODEBOOK).findings
    assert "the official page of 2021-06-14 (Office of Marvia), saved on 2021-07-01:" in finding.message


def test_a_finding_keeps_its_identity_and_no_two_share_one():
    findings = judge("edited", WORD, NUMBER, NEGATION, HEDGE)
    assert len({finding.id for finding in findings}) == 4
    assert findings == judge("edited", WORD, NUMBER, NEGATION, HEDGE)
