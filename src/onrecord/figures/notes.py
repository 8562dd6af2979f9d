"""What of the ledger a person should look at: F01 figures exclude each other, F02 they differ and cannot be held together, F03 they
do not add up; A02 where two sides' own pages of one event are what excludes each other.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from onrecord.figures.compare import Compared, find_interval, meet
from onrecord.figures.sayings import Stated
from onrecord.figures.sums import Mismatch
from onrecord.knowledge.codes import Codebook
from onrecord.model import Finding, Subject
from onrecord.model.identity import identify_about
from onrecord.model.outcomes import LEVELS


def find_side_conflicts(
    compared: Sequence[Compared], figures: Sequence[Stated], codebook: Codebook
) -> Iterator[Finding]:
    """A02 for each conflict of which each half is on a side's own page, another side's on each, of one event."""
    stated = {one.id: one for one in figures}
    for one in compared:
        if one.comparison.judgement == "conflict":
            held = [stated[key] for key in one.comparison.figures if stated[key].side]
            halves = [[each for each in held if each.value == own.value] for own in (one.first, one.second)]
            pair = next((pair for pair in product(*halves) if _are_two_sides(*pair)), None)
            if pair is not None and not {each.side for each in halves[0]} & {each.side for each in halves[1]}:
                (event, *_) = sorted(set(pair[0].events) & set(pair[1].events))
                fields = {"indicator": _name(one.first), "first": _quote(pair[0]), "second": _quote(pair[1])}
                yield _make_finding("A02.count", Subject(table="events", id=event), pair, codebook, **fields)


def _are_two_sides(one: Stated, other: Stated) -> bool:
    is_official = one.standing == other.standing == "official"
    return is_official and one.side != other.side and bool(set(one.events) & set(other.events))


def find_conflicts(compared: Sequence[Compared], codebook: Codebook) -> Iterator[Finding]:
    """F01 for each conflict; F02 where values differ and a gap keeps the two from being held against each other."""
    for one in compared:
        fields = {"indicator": _name(one.first), "first": _quote(one.first), "second": _quote(one.second)}
        subject = Subject(table="comparisons", id=one.comparison.id)
        sides = (one.first, one.second)
        if one.comparison.judgement == "conflict":
            period = one.first.period or one.second.period or ""
            yield _make_finding("F01.conflict", subject, sides, codebook, **fields, period=period)
        elif one.comparison.judgement == "unclear" and _look_alike(one.first, one.second):
            yield _make_finding("F02.unclear", subject, sides, codebook, **fields, why=one.comparison.why)


def _look_alike(first: Stated, second: Stated) -> bool:
    """On different pages, of the same places, with values that differ: a reader may take the two for one thing."""
    is_elsewhere = first.document != second.document
    of_same_places = bool(first.scope) and frozenset(first.scope) == frozenset(second.scope)
    return is_elsewhere and of_same_places and not meet(find_interval(first), find_interval(second))


def tell_mismatch(found: Mismatch, codebook: Codebook) -> Finding:
    """F03, on the figure that the others should lead to."""
    *others, last = found.figures
    words = [_quote(one) for one in others]
    fields = {"indicator": _name(last), "last": _quote(last), "whole": last.whole or "", "others": " + ".join(words)}
    if found.kind == "growth":
        fields |= {"first": words[0], "second": words[1]}
    subject = Subject(table="figures", id=last.id)
    return _make_finding(f"F03.{found.kind}", subject, found.figures, codebook, **fields)


def _name(stated: Stated) -> str:
    return stated.indicator or stated.about or "-"


def _quote(stated: Stated) -> str:
    return f"«{' '.join(stated.evidence.exact.split())}»"


def _make_finding(name: str, subject: Subject, figures: Sequence[Stated], codebook: Codebook, **fields: str) -> Finding:
    code = name.partition(".")[0]
    return Finding(
        id=identify_about("findings", code, subject.table, subject.id, *(one.id for one in figures)),
        code=code,
        level=next(level for level in LEVELS if level == codebook.pages[code].level),
        message=codebook.write_message(name, **fields),
        subject=subject,
        evidence=tuple(one.evidence for one in figures),
        detail={"brief": codebook.write_phrase(f"{name.replace('.', '.brief_')}", **fields)},
    )
