"""The way of words from the speaker to the report: as far as the pages tell it, and what differs at each step."""

from dataclasses import replace

import pytest

from onrecord.model import Change, Evidence, Finding, Hop, Subject, Trace, Turn, cite
from onrecord.model.accounts import Spoken
from onrecord.model.alignment import Bead
from onrecord.model.pages import DocumentRendering
from onrecord.model.press import Verdict
from onrecord.model.speech import TurnRendering
from onrecord.report.way import tell_way
from onrecord.traces.hops import follow_words
from onrecord.traces.unit import LaidVersion, TraceUnit
from tests.traces.build import KNOWN, Official, build_official, make_document

REPORT = make_document("report", "Озерова сказала о пароме.", language="ru")
ORIGINAL = Official(
    name="ru.example",
    published="2031-05-14",
    side="XA",
    turns=(("ozerova", "Паром пойдёт до мая. Я считаю, что мост нужен."), ("berg", "Мост нужен всем.")),
)
TRANSLATION = Official(
    name="en.example",
    published="2031-05-14",
    side="XA",
    turns=(("ozerova", "The ferry will sail until June. The bridge is needed."), ("berg", "Everyone thanks the host.")),
    language="en",
)


def build(page: Official, rendering: TurnRendering = "original") -> Spoken:
    """A page whose turns are rendered so; a translation where they are translated."""
    spoken = build_official(page)[0]
    shown: DocumentRendering = "official_translation" if rendering == "translated" else "original"
    turns = tuple(replace(turn, rendering=rendering) for turn in spoken.turns)
    return replace(spoken, page=replace(spoken.page, rendering=shown), turns=turns)


def write(*lines: tuple[str, str], rendering: TurnRendering = "interpreted") -> Spoken:
    """A transcript as it is printed: labels with their notes, each on its line before the words."""
    text = ""
    turns: list[Turn] = []
    for label, words in lines:
        at = len(text)
        text += f"{label}: {words}\n"
        start = at + len(label) + 2
        turns.append(
            Turn(
                id=f"t{at}",
                document="",
                order=len(turns),
                kind="speech",
                label=label,
                label_start=at,
                label_stop=at + len(label),
                label_of=None,
                language="ru",
                rendering=rendering,
                start=start,
                stop=start + len(words),
            )
        )
    page = make_document("noted.example", text, standing="official")
    return Spoken(page=page, turns=tuple(replace(turn, document=page.id) for turn in turns), sentences=())


def quote(spoken: Spoken, words: str) -> Evidence:
    start = spoken.page.text.index(words)
    return cite(spoken.page, start, start + len(words))


def make_trace(*statements: Evidence, verdict: Verdict = "verbatim", changes: tuple[Change, ...] = ()) -> Trace:
    return Trace(
        id="t",
        quotation="q",
        verdict=verdict,
        certainty="sure",
        statements=statements,
        changes=changes,
        left_out=(),
        starts_inside=False,
        ends_inside=False,
        continuation=(),
        score=1.0,
        parts={},
        hops=(),
        searched=(),
        next=None,
        why=None,
        rule="test",
    )


def follow(trace: Trace, *sources: Spoken, versions: tuple[LaidVersion, ...] = ()) -> tuple[Hop, ...]:
    unit = TraceUnit(
        page=REPORT,
        sentences=(),
        quotations=(),
        matches=(),
        near=(),
        accounts=(),
        sources=sources,
        speaking={},
        sides={},
        attending={},
        versions=versions,
    )
    return follow_words(trace, unit, KNOWN).hops


def draw(hops: tuple[Hop, ...]) -> list[str]:
    """The hops, a line each: kind, language, words, and what differs."""
    return [
        " ".join(
            filter(
                None,
                (hop.kind, hop.language or "?", *(f"«{one.exact}»" for one in hop.words), *(f"≠{one}" for one in hop.differs)),
            )
        )
        for hop in hops
    ]  # fmt: skip


def lay(original: Spoken, translation: Spoken, *pairs: tuple[tuple[int, ...], tuple[int, ...]]) -> LaidVersion:
    """Beads by numbers of sentences; T03 in the first, T05 in its second if there is one."""
    beads = tuple(
        Bead(
            id=f"b{number}",
            source_document=original.page.id,
            target_document=translation.page.id,
            source=tuple(original.sentences[at].id for at in source),
            target=tuple(translation.sentences[at].id for at in target),
            score=0.7,
            parts={},
        )
        for number, (source, target) in enumerate(pairs)
    )
    findings = (
        make_finding("T03", "b0", quote(original, "мая"), quote(translation, "June")),
        make_finding("T05", "b1", quote(original, "Я считаю"), quote(translation, "The bridge is needed.")),
    )
    return LaidVersion(translation=translation.page.id, original=original, beads=beads, findings=findings)


def make_finding(code: str, bead: str, *evidence: Evidence) -> Finding:
    subject = Subject(table="beads", id=bead)
    return Finding(id=code + bead, code=code, level="note", message="", subject=subject, evidence=evidence, detail={})


def test_words_that_were_not_found_have_no_way():
    assert follow(make_trace(verdict="not_found")) == ()


def test_words_of_an_original_page_were_spoken_in_its_language():
    page = build(ORIGINAL)
    hops = follow(make_trace(quote(page, "Паром пойдёт до мая.")), page)
    assert draw(hops) == ["spoken ru", "official_version ru «Паром пойдёт до мая.»", "outlet ru"]


def test_where_the_page_does_not_tell_the_language_is_not_told():
    page = build(ORIGINAL, "unknown")
    assert draw(follow(make_trace(quote(page, "Паром")), page))[0] == "spoken ?"


@pytest.mark.parametrize(
    ("lines", "words", "told"),
    [
        ([("Э.Берг (как переведено)", "Мост нужен.")], "Мост", ["spoken ?", "interpreter ru «(как переведено)»"]),
        (
            [("Э.Берг (как переведено)", "Мост нужен."), ("Э.Берг", "Паром тоже.")],
            "Паром",
            ["spoken ?", "interpreter ru «(как переведено)»"],
        ),
        (
            [("PRESIDENT BERG", "(Speaks French.) (As interpreted.) We need the bridge.")],
            "bridge",
            ["spoken fr", "interpreter ru «(As interpreted.)»"],
        ),
        ([("Э.Берг (по-немецки)", "Мост нужен.")], "Мост", ["spoken de", "interpreter ru"]),
    ],
)
def test_an_interpreter_is_told_with_the_note_of_the_page(lines: list[tuple[str, str]], words: str, told: list[str]):
    page = write(*lines)
    assert draw(follow(make_trace(quote(page, words)), page))[:2] == told


def test_a_note_on_the_language_of_translated_words():
    page = write(("Э.Берг (по-казахски)", "Мост нужен."), rendering="translated")
    assert draw(follow(make_trace(quote(page, "Мост")), page))[0] == "spoken kk"


def test_the_original_of_a_translation_and_what_differs_between_them():
    original, translation = build(ORIGINAL), build(TRANSLATION, "translated")
    laid = lay(original, translation, ((0,), (0,)), ((1,), (1,)), ((2,), ()), ((), (2,)))
    trace = make_trace(quote(translation, "The ferry will sail until June."), verdict="translated")
    assert draw(follow(trace, translation, versions=(laid,))) == [
        "spoken ru",
        "official_version ru «Паром пойдёт до мая.»",
        "official_translation en «The ferry will sail until June.» ≠T03",
        "outlet ru",
    ]


def test_words_that_the_original_does_not_have():
    original, translation = build(ORIGINAL), build(TRANSLATION, "translated")
    laid = lay(original, translation, ((0,), (0,)), ((1,), (1,)), ((2,), ()), ((), (2,)))
    trace = make_trace(quote(translation, "Everyone thanks the host."), verdict="translated")
    hops = follow(trace, translation, versions=(laid,))
    assert draw(hops) == [
        "spoken ?",
        "official_version ru",
        "official_translation en «Everyone thanks the host.»",
        "outlet ru",
    ]
    told = tell_way(replace(trace, hops=hops), {original.page.id: original.page, translation.page.id: translation.page})
    assert "official version (ru, ru.example, does not have these words)" in told


def test_an_original_that_the_record_lacks_is_named_where_its_publisher_is_known_to_write_in_one_language():
    translation = build(TRANSLATION, "translated")
    known = replace(translation, page=replace(translation.page, publisher="kremlin.ru"))
    trace = make_trace(quote(translation, "The bridge is needed."), verdict="translated")
    assert draw(follow(trace, known))[1] == "official_version ru"
    assert draw(follow(trace, translation))[1].startswith("official_translation")
    told = tell_way(replace(trace, hops=follow(trace, known)), {})
    assert told.startswith(
        "spoken (language not told) → official version (ru, not in the record) → official translation (en)"
    )


def test_what_the_outlet_has_otherwise():
    page = build(ORIGINAL)
    change = Change(kind="number", quoted="июня", published="мая")
    trace = make_trace(quote(page, "Паром пойдёт до мая."), verdict="edited", changes=(change,))
    assert draw(follow(trace, page))[-1] == "outlet ru ≠number"
    assert draw(follow(replace(trace, verdict="reworded", changes=()), page))[-1] == "outlet ru ≠wording"
    left_out = replace(trace, verdict="shortened", changes=(), left_out=(quote(page, "мост"),))
    assert draw(follow(left_out, page))[-1] == "outlet ru ≠left_out"


def test_a_way_without_interpreter_and_translation_is_not_told_beside_its_source():
    page = build(ORIGINAL)
    trace = make_trace(quote(page, "Паром"))
    assert tell_way(replace(trace, hops=follow(trace, page)), {page.page.id: page.page}) == ""
