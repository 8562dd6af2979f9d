"""What holds of the findings on any trace whatever."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from onrecord.findings.stage import find_findings
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Change
from onrecord.model.press import DIFFERING, NOT_CHECKED, ChangeKind, QuotationKind, QuotationPlace, Verdict
from tests.findings.build import OFFICIAL, make_document, make_judged, make_unit, published

CODEBOOK = open_codebook(KnowledgeFolders())
FIRST, SECOND = "Мы построим дорогу к зиме", "Мост откроют в мае, сказал он"
PAGE = make_document(f"{FIRST}. «{SECOND}», – сказал Тевеш.")
PASSAGES = [
    published("Мы построим новую дорогу к зиме."),
    published("Деньги на неё есть"),
    published("рабочих не хватает"),
]

words = st.sampled_from(["", "новую", "26 процентов", "не {speaker}", "слово " * 30])
changes = st.builds(Change, kind=st.sampled_from(get_args(ChangeKind)), quoted=words, published=words)
passages = st.lists(st.sampled_from(PASSAGES), max_size=2).map(tuple)


@st.composite
def judged(draw, exact):
    return make_judged(
        PAGE,
        exact,
        draw(st.sampled_from(get_args(Verdict))),
        q_kind=draw(st.sampled_from(get_args(QuotationKind))),
        q_place=draw(st.sampled_from(get_args(QuotationPlace))),
        q_label=draw(st.sampled_from([None, "он", "глава {state}"])),
        names=draw(st.sampled_from([(), ("Орлан Тевеш",), ("Орлан Тевеш", "Ина Корвел")])),
        by=draw(st.sampled_from([None, "Ина Корвел"])),
        certainty=draw(st.sampled_from(["sure", "possible"])),
        statements=draw(passages),
        left_out=draw(passages),
        continuation=draw(passages),
        changes=tuple(draw(st.lists(changes, max_size=5))),
        searched=draw(st.sampled_from([(), (OFFICIAL.id,), (OFFICIAL.id, "x" * 32), ("y" * 32,)])),
        next=draw(st.sampled_from([None, "look at office.example.", ""])),
        why=draw(st.sampled_from([None, "the page is cut"])),
    )


@given(judged(FIRST), judged(SECOND))
def test_laws(first, second):
    findings = find_findings(make_unit(PAGE, first, second), CODEBOOK).findings
    assert len({finding.id for finding in findings}) == len(findings)
    for one in (first, second):
        own = [finding for finding in findings if finding.subject.id == one.quotation.id]
        codes = [finding.code for finding in own]
        assert codes == sorted(set(codes))
        assert (len({"Q06", "Q09"} & set(codes)) == 1) is (one.trace.verdict in NOT_CHECKED)
        assert ("Q12" in codes) is bool(one.trace.continuation)
        if one.quotation.kind == "indirect":
            assert not {"Q01", "Q02", "Q03", "Q04", "Q05", "Q07", "Q08"} & set(codes)
        elif one.trace.verdict in DIFFERING:
            assert codes
        if one.trace.certainty == "possible":
            assert "error" not in {finding.level for finding in own}
        for finding in own:
            assert "\n" not in finding.message
            assert finding.message[0].isupper()
            assert finding.message.endswith(".")
            assert finding.evidence[0].exact == one.quotation.exact
            assert all(finding.detail.values())
