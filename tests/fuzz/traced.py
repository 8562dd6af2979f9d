"""An official page and a report read by themselves and laid against each other, without a record."""

from onrecord.matches.accounts import make_account
from onrecord.matches.candidates import find_candidates
from onrecord.matches.source import MatchesUnit
from onrecord.matches.stage import match_quotations
from onrecord.matches.worded import WordedPage, WordedUnit, key_published, read_words
from onrecord.model import Trace
from onrecord.model.accounts import Spoken
from onrecord.model.press import DIFFERING, MATCHING, NOT_CHECKED
from onrecord.traces.decide import trace_quotations
from onrecord.traces.stage import WORDS_ALONE
from onrecord.traces.unit import TraceUnit
from tests.fuzz.laws import Read, known, list_evidence

VERDICTS = MATCHING | DIFFERING | NOT_CHECKED


def trace_report(official: Read, report: Read) -> tuple[Trace, ...]:
    """The traces of a report's quotations, as if its day were that of the official page."""
    account = make_account(official.page, official.turns, official.mentions)
    if account is None:
        return ()
    worded = key_published(official.page, official.turns, official.sentences)
    page = report.page
    asked = read_words(
        WordedUnit(
            page=WordedPage(id=page.id, standing=page.standing, language=page.language, text=page.text),
            turns=(),
            sentences=(),
            quotations=report.quotations,
        )
    )
    matched = match_quotations(
        MatchesUnit(
            page=page,
            quotations=report.quotations,
            candidates=tuple(find_candidates([worded, asked])),
            near=(official.page.id,),
            sources=(worded,),
        ),
        None,
    )
    unit = TraceUnit(
        page=page,
        sentences=report.sentences,
        quotations=report.quotations,
        matches=matched.matches,
        near=(official.page.id,),
        accounts=(account,),
        sources=(Spoken(page=official.page, turns=official.turns, sentences=official.sentences),),
        speaking=name_speakers(official, report),
        sides={},
        attending={official.page.id: tuple(sorted({turn.label for turn in official.turns if turn.label}))},
    )
    return trace_quotations(unit, known(WORDS_ALONE)).traces


def name_speakers(official: Read, report: Read) -> dict[str, tuple[str, ...]]:
    """Who speaks each turn and quotation, by what is printed: one name, one person."""
    turns: dict[str, tuple[str, ...]] = {turn.id: (turn.label,) for turn in official.turns if turn.label}
    return turns | {one.id: (one.label,) for one in report.quotations if one.label}


def check_traces(official: Read, report: Read) -> None:
    """Each quotation has one trace, and its evidence is cut out of the page that it names."""
    traces = trace_report(official, report)
    if not traces:
        return
    texts = {official.page.id: official.page.text, report.page.id: report.page.text}
    asked = [quotation.id for quotation in report.quotations]
    assert sorted(trace.quotation for trace in traces) == sorted(asked)
    for trace in traces:
        assert trace.verdict in VERDICTS
        assert 0 <= trace.score <= 1
        assert bool(trace.statements) is (trace.verdict in MATCHING | (DIFFERING - {"not_found"})) or trace.why
        for evidence in list_evidence(trace):
            assert texts[evidence.document][evidence.start : evidence.stop] == evidence.exact
