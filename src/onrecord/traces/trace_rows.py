"""Judgements as rows: a trace of words that were found, of words that were not, and of passages that mean the same."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import Document, Evidence, Quotation, Trace, cite
from onrecord.model.identity import identify_about
from onrecord.model.press import Verdict
from onrecord.traces.absent import Absence
from onrecord.traces.compare import Comparison
from onrecord.traces.found import Found
from onrecord.traces.passage import DIFFERENCES, Nearest
from onrecord.traces.said import NOTHING, Said

# What the absence from the accounts in the report's language says of where the report has its words from.
_OWN_VERSIONS = {
    "account_is_cut": "the official text in the report's language leaves something out where the words could stand",
    "account_is_a_summary": "the official text in the report's language is only a summary",
    "account_is_whole": "the official text in the report's language does not have these words: the report has another translation",
    "reported_speech": "the official text in the report's language has no passage that surely says so",
    "account_in_another_language": "no official text in the report's language is in the record",
    "no_account": "no official text in the report's language is in the record",
}


def make_found(quotation: Quotation, found: Found, verdict: Verdict, searched: tuple[str, ...]) -> Trace:
    """A quotation whose words were found; ``verdict`` differs from that of the words where they are another's, or of another day."""
    comparison = found.comparison
    elsewhere = verdict != comparison.verdict
    return Trace(
        id=identify_about("traces", quotation.id),
        quotation=quotation.id,
        verdict=verdict,
        certainty=comparison.certainty,
        statements=_cite(found, comparison.statements),
        changes=comparison.changes,
        left_out=_cite(found, comparison.left_out),
        starts_inside=comparison.starts_inside,
        ends_inside=comparison.ends_inside,
        continuation=_cite(found, (comparison.continuation,)) if comparison.continuation and not elsewhere else (),
        score=comparison.score,
        parts=comparison.parts,
        hops=(),
        searched=searched,
        next=None,
        why=_explain_possible(comparison),
        rule=f"{verdict}:{comparison.rule}" if elsewhere else comparison.rule,
    )


def _explain_possible(comparison: Comparison) -> str | None:
    if comparison.certainty == "sure":
        return None
    return f"only {comparison.coverage:.0%} of the words were found there"


def make_meant(quotation: Quotation, nearest: Nearest, searched: tuple[str, ...]) -> Trace:
    """A quotation whose words were not found, and the passage that means the same: never sure."""
    passage = nearest.passage
    return Trace(
        id=identify_about("traces", quotation.id),
        quotation=quotation.id,
        verdict="paraphrased" if quotation.kind == "indirect" else "reworded",
        certainty="possible",
        statements=(cite(passage.source.spoken.page, passage.stretch.start, passage.stretch.stop),),
        changes=(),
        left_out=(),
        starts_inside=False,
        ends_inside=False,
        continuation=(),
        score=nearest.score,
        parts=nearest.parts,
        hops=(),
        searched=searched,
        next=None,
        why="the passage is the nearest in meaning; few of its words are the same",
        rule="meaning_agrees",
    )


def make_said(quotation: Quotation, said: Said, searched: tuple[str, ...]) -> Trace:
    """A quotation of which passages in the report's language say the same in other words: never sure."""
    verdict: Verdict = "paraphrased" if quotation.kind == "indirect" else "reworded"
    why = "the passage is the nearest in meaning; few of its words are the same"
    return _make_by_meaning(quotation, said, verdict, why, searched)


def make_translated(quotation: Quotation, said: Said, absence: Absence, searched: tuple[str, ...]) -> Trace:
    """A quotation that is published in another language."""
    pages = {page.id: page for page in (one.place.source.spoken.page for one in said.found)}
    why = _explain_translated([pages[one] for one in sorted(pages)], absence)
    made = _make_by_meaning(quotation, said, "translated", why, searched)
    return replace(made, certainty="sure" if said.is_sure else "possible", next=absence.next)


def _make_by_meaning(quotation: Quotation, said: Said, verdict: Verdict, why: str, searched: tuple[str, ...]) -> Trace:
    """The passages of the quotation's sentences, in their order, each once."""
    places = dict.fromkeys((one.place.source.spoken.page, one.cited) for one in said.found)
    return Trace(
        id=identify_about("traces", quotation.id),
        quotation=quotation.id,
        verdict=verdict,
        certainty="possible",
        statements=tuple(cite(page, stretch.start, stretch.stop) for page, stretch in places),
        changes=(),
        left_out=(),
        starts_inside=False,
        ends_inside=False,
        continuation=(),
        score=said.score,
        parts=said.parts,
        hops=(),
        searched=searched,
        next=None,
        why=why,
        rule="meaning_agrees_across_languages" if verdict == "translated" else "meaning_agrees",
    )


def _explain_translated(pages: Sequence[Document], absence: Absence) -> str:
    """In what language the words are published, whether that page is a translation, and what the one in the report's language has."""
    languages = ", ".join(sorted({page.language or "unknown" for page in pages}))
    is_translation = any(page.rendering == "official_translation" for page in pages)
    with_what = "a translation" if is_translation else "the official text in another language"
    told = [f"compared with {with_what} ({languages}): meaning, numbers, names and denial agree"]
    own = _OWN_VERSIONS.get(absence.rule)
    return "; ".join((*told, own) if own else told)


def make_absent(quotation: Quotation, absence: Absence, searched: tuple[str, ...], said: Said = NOTHING) -> Trace:
    """A quotation whose words were not found; ``said`` are the passages nearest in meaning where meanings were compared."""
    doubted = _doubt(absence, said)
    is_possible = doubted.verdict == "not_found" and (doubted != absence or absence.is_inferred)
    return Trace(
        id=identify_about("traces", quotation.id),
        quotation=quotation.id,
        verdict=doubted.verdict,
        certainty="possible" if is_possible else "sure",
        statements=(),
        changes=(),
        left_out=(),
        starts_inside=False,
        ends_inside=False,
        continuation=(),
        score=0.0,
        parts=said.parts,
        hops=(),
        searched=searched,
        next=doubted.next,
        why=doubted.why,
        rule=doubted.rule,
    )


def _doubt(absence: Absence, said: Said) -> Absence:
    """Absence where a passage is near in meaning: not compared where rules differ on a close one, not sure where it is only like."""
    if not said.is_like or absence.verdict not in ("not_found", "not_compared"):
        return absence
    if said.differs:
        why = f"{absence.why}; the passage nearest in meaning {DIFFERENCES[said.differs]}"
        return Absence("not_compared", why, absence.next, "meaning_near")
    if absence.verdict != "not_found":
        return absence
    return absence._replace(why=f"{absence.why}; a passage is somewhat like them in meaning", rule="meaning_like")


def _cite(found: Found, spans: Iterable[tuple[int, int, int]]) -> tuple[Evidence, ...]:
    """Spans of turns as evidence cut from the document."""
    return tuple(
        cite(found.document, found.turns[turn].start + start, found.turns[turn].start + stop)
        for turn, start, stop in spans
    )
