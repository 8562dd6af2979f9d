"""The trace of each quotation, decided in the order of docs/record.md.

Words of the event come first, then those of an earlier day and of another person, then absence.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.knowledge.wording import Wordings
from onrecord.model import Issue, Quotation, Trace, make_issue
from onrecord.model.press import Verdict
from onrecord.text.words import fold_text
from onrecord.traces.absent import Absence, Considered, consider_accounts, judge_absence
from onrecord.traces.found import Found, Readings, find_words_of, list_dated, read_words
from onrecord.traces.hops import follow_words
from onrecord.traces.meant import Meanings, choose_scale
from onrecord.traces.reading import CONTENT_WEIGHT, Reading
from onrecord.traces.said import ACROSS, NOTHING, Sayings
from onrecord.traces.trace_rows import make_absent, make_found, make_meant, make_said, make_translated
from onrecord.traces.unit import Traced, TraceKnowledge, TraceUnit

# Another person's or another day's words: nearly all of them, in order, and enough to be nobody's stock phrase.
NEARLY_WHOLE = 0.9
_ENOUGH_WORDS = 6
_ENOUGH_CONTENT = 2
# Own words that are found less surely than this give way to another person's words that are there nearly whole.
_WEAK = 0.75
_SAID_BY_ANOTHER = "another speaker has them there, too few to say whose they are"

# Of several documents the best verdict counts: the fewest differences first.
_BEST: Sequence[Verdict] = ("verbatim", "run_on", "shortened", "paraphrased", "edited", "spliced", "reworded")


def trace_quotations(unit: TraceUnit, known: TraceKnowledge) -> Traced:
    """One trace for each quotation of a document, by id."""
    readings = Readings(unit, known.wordings.of)
    wording = known.wordings.of(unit.page.language)
    quoted = {quotation.id: read_words(quotation, wording) for quotation in unit.quotations}
    found = {
        quotation.id: list(find_words_of(unit, quotation, readings, quoted[quotation.id]))
        for quotation in unit.quotations
    }
    held = frozenset(
        one.document.id for places in found.values() for one in places if one.is_of_event and _is_sure(one)
    )
    case = _Case(
        unit, known, held, _find_talks(unit, known.wordings), Meanings(unit, readings), Sayings(unit, readings, known)
    )
    traces = [follow_words(_trace(case, one, quoted[one.id], found[one.id]), unit, known) for one in unit.quotations]
    return Traced(
        document=unit.page.id,
        traces=tuple(sorted(traces, key=lambda trace: trace.id)),
        issues=tuple(_tell_bounds(case)),
    )


class _Case(NamedTuple):
    """What all quotations of a document are judged on.

    ``held`` are the documents in which some of them surely stand, ``talks`` those of meetings of two sides.
    """

    unit: TraceUnit
    known: TraceKnowledge
    held: frozenset[str]
    talks: frozenset[str]
    meanings: Meanings
    sayings: Sayings


def _tell_bounds(case: _Case) -> Iterator[Issue]:
    """An issue for each bound that was met: what was compared by meaning in part alone."""
    for why in sorted(case.sayings.bounds_met):
        yield make_issue(stage="traces", source=case.unit.page.source, document=case.unit.page.id, why=why)


def _find_talks(unit: TraceUnit, wordings: Wordings) -> frozenset[str]:
    """The documents whose titles say that two sides meet."""
    pages = (source.page for source in unit.sources)
    return frozenset(
        page.id
        for page in pages
        if wordings.of(page.language).has("between_sides", fold_text(page.title or "").split())
    )


def _is_sure(found: Found) -> bool:
    """The document surely holds a quotation of the report, one long enough to be nobody's stock phrase: it is a page of the event."""
    compared = found.comparison
    return compared.certainty == "sure" and compared.coverage >= NEARLY_WHOLE and found.words >= _ENOUGH_WORDS


class Absences(NamedTuple):
    """The verdict on words that are not there, the accounts that they are absent from, and all that fit by date."""

    verdict: Absence
    accounts: Considered
    event: Considered


def _trace(case: _Case, quotation: Quotation, quoted: Reading, found: Sequence[Found]) -> Trace:
    unit = case.unit
    considered = consider_accounts(unit, quotation, _list_event(unit, quotation, found), case.talks)
    searched = _list_searched(considered, found)
    chosen = _choose(unit, quotation, quoted, found, considered)
    if chosen is not None:
        return make_found(quotation, *chosen, searched)
    absent_from = _consider_event(case, quotation)
    absence = judge_absence(unit, quotation, absent_from, considered, case.known.publishers)
    if absence.verdict == "not_found" and any(_is_said_by_another(one) for one in found):
        absence = absence._replace(why=f"{absence.why}; {_SAID_BY_ANOTHER}", is_inferred=True)
    return _mean(case, quotation, quoted, Absences(absence, absent_from, considered), searched)


def _mean(case: _Case, quotation: Quotation, quoted: Reading, absent: Absences, searched: tuple[str, ...]) -> Trace:
    """What was not found in its words, by meaning: in the language of the report, by words and by vectors, then in other languages."""
    absence = absent.verdict
    scale = choose_scale(quotation, absence, absent.accounts)
    if scale is None:
        said = NOTHING
    else:
        nearest = case.meanings.ask(quotation, quoted, absent.accounts)
        if nearest is not None and nearest.agrees:
            return make_meant(quotation, nearest, searched)
        said = case.sayings.ask(quotation, quoted, absent.accounts.same, scale)
        if said.agrees:
            return make_said(quotation, said, searched)
    event = absent.accounts if _list_beside(case.unit, quotation) else absent.event
    foreign = case.sayings.ask(quotation, quoted, event.foreign if event.is_known else (), ACROSS)
    if foreign.agrees:
        return make_translated(quotation, foreign, absence, searched)
    told = dict.fromkeys((absence.why, said.why, foreign.explain()))
    return make_absent(quotation, absence._replace(why="; ".join(filter(None, told))), searched, said)


def _is_said_by_another(found: Found) -> bool:
    """Whether another person of the event says nearly the same words: too few to say that they are theirs."""
    return found.voice == "other" and found.is_of_event and found.comparison.coverage >= NEARLY_WHOLE


def _consider_event(case: _Case, quotation: Quotation) -> Considered:
    """The accounts that words are absent from: those that hold other quotations of the report, if one is the speaker's own side's.

    Else all that fit by date: what one leaves out on the day of the event is no reason to doubt what another publishes whole. Where the
    report names days beside the words, the accounts of those days alone, if there are any.
    """
    unit, held = case.unit, case.held
    beside = _list_beside(unit, quotation)
    if beside:
        return consider_accounts(unit, quotation, frozenset(document for document in beside if document), case.talks)
    if not any(one.quotation == quotation.id for one in unit.occasions):
        considered = consider_accounts(unit, quotation, held, case.talks)
        if any(considered.is_own(account) and account.extent != "summary" for account in considered.same):
            return considered
    return consider_accounts(unit, quotation, list_dated(unit, quotation) | held, case.talks)


def _list_beside(unit: TraceUnit, quotation: Quotation) -> list[str | None]:
    """The documents of the days that the report names beside the words."""
    return [one.document for one in unit.occasions if one.quotation == quotation.id and one.is_beside]


def _list_event(unit: TraceUnit, quotation: Quotation, found: Iterable[Found]) -> frozenset[str]:
    """The documents of the event: those that fit by date; for a report without a date, those that hold the words."""
    return list_dated(unit, quotation) | {one.document.id for one in found if one.is_of_event}


def _list_searched(considered: Considered, found: Iterable[Found]) -> tuple[str, ...]:
    looked = {account.document for account in (*considered.same, *considered.foreign)}
    return tuple(sorted(looked | {one.document.id for one in found}))


def _choose(
    unit: TraceUnit, quotation: Quotation, quoted: Reading, found: Sequence[Found], considered: Considered
) -> tuple[Found, Verdict] | None:
    """Where the words are, and the verdict that follows from where; nothing where they are not anywhere that counts."""
    is_dated_back = any(one.quotation == quotation.id for one in unit.occasions)
    attended = {account.document for account in (*considered.same, *considered.foreign)}
    own = _pick((one for one in found if _is_of_event(quotation, quoted, one, attended)), considered)
    earlier = _pick((one for one in found if one.voice == "own" and one.when == "earlier"), considered)
    other = _pick((one for one in found if one.voice == "other" and one.when in ("event", "earlier")), considered)
    whole_elsewhere = [one for one in (earlier, other) if one and _is_telling(quotation, quoted, one)]
    if own and not (own.comparison.coverage < _WEAK and whole_elsewhere):
        return own, own.comparison.verdict
    if earlier and is_dated_back:
        return earlier, earlier.comparison.verdict
    if earlier is not None and earlier in whole_elsewhere:
        return earlier, "other_occasion"
    if other is not None and other in whole_elsewhere:
        return other, "other_speaker"
    return (own, own.comparison.verdict) if own else None


def _is_of_event(quotation: Quotation, quoted: Reading, found: Found, attended: set[str]) -> bool:
    """Whether words are the speaker's own of the event: of a page where the speaker takes part, or nearly whole and rare."""
    if found.voice != "own" or not found.is_of_event:
        return False
    return found.document.id in attended or _is_telling(quotation, quoted, found)


def _pick(found: Iterable[Found], considered: Considered) -> Found | None:
    return min(found, key=lambda one: _rank(one, considered), default=None)


def _rank(found: Found, considered: Considered) -> tuple[bool, int, float, bool, str]:
    comparison = found.comparison
    own_side = bool(considered.own) and found.document.side in considered.own
    return (
        comparison.certainty != "sure",
        _BEST.index(comparison.verdict),
        -comparison.score,
        not own_side,
        found.document.id,
    )


def _is_telling(quotation: Quotation, quoted: Reading, found: Found) -> bool:
    """Whether words found elsewhere are nearly whole and rare enough to point at that place; never for reported speech."""
    if quotation.kind == "indirect" or not found.distinctive or found.comparison.coverage < NEARLY_WHOLE:
        return False
    content = sum(quoted.tokens[at].weight >= CONTENT_WEIGHT for at in quoted.required)
    return len(quoted.required) >= _ENOUGH_WORDS and content >= _ENOUGH_CONTENT
