"""The findings on one quotation: an ordered list of rules, each of which may abstain.

Every change inside the quotation marks is reported once, under the code of its kind: a number under Q07, a negation or a name under
Q08, a softener under Q10, any other word or ending under Q01. Every trace that is not checked has exactly one of Q06 and Q09.
"""

from collections.abc import Callable

from onrecord.findings.describe import list_changes, name_page, name_speaker, name_statement_page, quote_short
from onrecord.findings.facts import Case, Draft
from onrecord.model import Change, Evidence, cite
from onrecord.model.press import ChangeKind

# Differences of words are looked at where the words were found as this speaker's, of this event.
COMPARED = frozenset({"spliced", "edited", "reworded"})
TELLING = ("gap", "other", "rest", "reason")
NOTHING = "∅"  # stands for the side of a change that has no words


def find_other_words(case: Case) -> Draft | None:
    """Q01: other words, more, fewer, or other endings inside the marks; whatever is reworded as a whole."""
    if not (case.is_marked and case.trace.verdict in COMPARED):
        return None
    changes = _pick_changes(case, "word", "ending")
    if case.trace.verdict == "reworded":
        return _draft(case, "Q01.reworded", changes)
    if changes:
        return _draft(case, "Q01.changed", changes)
    is_told_elsewhere = case.trace.changes or case.trace.verdict == "spliced"
    return None if is_told_elsewhere else _draft(case, "Q01.unnamed")


def find_splice(case: Case) -> Draft | None:
    """Q02: pieces from apart, joined without a mark; the gap is evidence."""
    if not (case.is_marked and case.trace.verdict == "spliced"):
        return None
    gap = case.trace.left_out
    return _draft(case, "Q02.gap", beside=gap, gap=quote_short(gap[0].exact)) if gap else _draft(case, "Q02.apart")


def find_other_speaker(case: Case) -> Draft | None:
    """Q03: published as another person's words."""
    if not (case.is_marked and case.trace.verdict == "other_speaker"):
        return None
    other = case.judged.published_by
    return _draft(case, "Q03.named", other=other) if other else _draft(case, "Q03.unnamed")


def find_other_occasion(case: Case) -> Draft | None:
    """Q04: published of an earlier event."""
    return _draft(case, "Q04.earlier") if case.is_marked and case.trace.verdict == "other_occasion" else None


def find_missing(case: Case) -> Draft | None:
    """Q05: not on the official page, which is whole."""
    if not (case.is_marked and case.trace.verdict == "not_found"):
        return None
    template = "Q05.several" if len(case.trace.searched) > 1 else "Q05.one"
    return _draft(case, template, page=name_page(case, case.trace.searched))


def find_cut(case: Case) -> Draft | None:
    """Q06: not in the published part; the page is cut or only a summary."""
    if case.trace.verdict != "source_cut":
        return None
    return _draft_absence(case, "Q06.unpublished", name_page(case, case.trace.searched))


def find_other_number(case: Case) -> Draft | None:
    """Q07: a number inside the marks differs."""
    changes = _pick_changes(case, "number") if case.is_marked and case.trace.verdict in COMPARED else ()
    return _draft(case, "Q07.changed", changes) if changes else None


def find_other_negation_or_name(case: Case) -> Draft | None:
    """Q08: a negation is lost or added, a name differs."""
    changes = _pick_changes(case, "negation", "name") if case.is_marked and case.trace.verdict in COMPARED else ()
    kinds = {change.kind for change in changes}
    if not kinds:
        return None
    return _draft(case, "Q08.both" if len(kinds) > 1 else f"Q08.{kinds.pop()}", changes)


def find_unchecked(case: Case) -> Draft | None:
    """Q09: no official page in the record, or none that can be compared; names the page to fetch."""
    if case.trace.verdict not in {"no_source", "not_compared"}:
        return None
    return _draft_absence(case, f"Q09.{case.trace.verdict}", "")


def find_other_softener(case: Case) -> Draft | None:
    """Q10: a softener lost or added; in reported speech too."""
    changes = _pick_changes(case, "hedge") if case.trace.verdict in COMPARED | {"paraphrased"} else ()
    return _draft(case, "Q10.changed", changes) if changes else None


def find_continuation(case: Case) -> Draft | None:
    """Q12: the published sentence goes on and turns what was said."""
    rest = case.trace.continuation
    words = quote_short(" ".join(part.exact for part in rest))
    return _draft(case, "Q12.goes_on", beside=rest, rest=words) if rest else None


RULES: tuple[Callable[[Case], Draft | None], ...] = (
    find_other_words,
    find_splice,
    find_other_speaker,
    find_other_occasion,
    find_missing,
    find_cut,
    find_other_number,
    find_other_negation_or_name,
    find_unchecked,
    find_other_softener,
    find_continuation,
)


def find_in_quotation(case: Case) -> tuple[Draft, ...]:
    """What all rules say of one quotation, in the order of their codes."""
    return tuple(draft for rule in RULES if (draft := rule(case)) is not None)


def _pick_changes(case: Case, *kinds: ChangeKind) -> tuple[Change, ...]:
    return tuple(change for change in case.trace.changes if change.kind in kinds)


def _draft_absence(case: Case, template: str, page: str) -> Draft:
    """A draft that says why nothing can be said, and the next place to look."""
    code = template.split(".", 1)[0]
    told = {"why": case.trace.why or "", "next": case.trace.next or ""}
    phrases = {
        name: case.codebook.write_phrase(f"{code}.{name}", **{name: words.strip().rstrip(".")}) if words.strip() else ""
        for name, words in told.items()
    }
    return _draft(case, template, page=page, why=phrases["why"], next=phrases["next"], reason=told["why"])


def _draft(
    case: Case,
    template: str,
    changes: tuple[Change, ...] = (),
    beside: tuple[Evidence, ...] = (),
    **fields: str,
) -> Draft:
    """A draft on the quotation: its own words and the published ones as evidence, then what stands ``beside`` them.

    ``fields`` fill the template; those of :data:`TELLING` are what the finding comes down to, its ``brief``.
    """
    listed = list_changes(changes, case.codebook)
    phrases = {"speaker": name_speaker(case), "page": name_statement_page(case), "changes": listed} | fields
    own = cite(case.page, case.quotation.start, case.quotation.stop)
    return Draft(
        code=template.split(".", 1)[0],
        message=case.codebook.write_message(template, **phrases),
        evidence=tuple(dict.fromkeys((own, *case.trace.statements, *beside))),
        detail=_detail(case, changes, listed or "".join(fields[name] for name in TELLING if name in fields)),
    )


def _detail(case: Case, changes: tuple[Change, ...], brief: str) -> dict[str, str]:
    """What the message says, piece by piece: strings under plain keys, absent where there is nothing to say."""
    numbered = {
        f"change_{number}": f"{change.kind}: {change.published or NOTHING} → {change.quoted or NOTHING}"
        for number, change in enumerate(changes, start=1)
    }
    pieces = {
        "brief": brief,
        "verdict": case.trace.verdict,
        "certainty": case.trace.certainty,
        "speaker": ", ".join(case.judged.names),
        "next": case.trace.next,
        "why": case.trace.why,
    }
    return {key: value for key, value in pieces.items() if value} | numbered
