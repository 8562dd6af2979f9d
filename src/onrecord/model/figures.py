"""Figures and comparisons: every number that was said, of what, for when and how surely, and figures held against each other."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.evidence import Evidence

Measure = Literal["level", "change", "share", "ordinal"]
Direction = Literal["up", "down", "none"]
Bound = Literal["exact", "about", "over", "under", "almost", "at_least", "at_most"]
Judgement = Literal["agree", "conflict", "unclear", "not_comparable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that was said.

    ``evidence[0]`` is the smallest phrase with value, unit and bound. ``value`` and ``upper`` are decimal strings; a fraction is in
    percent. ``unit`` is ISO 4217, ``percent``, ``percent_point``, ``1`` for a count, or UCUM. ``indicator`` is a key of
    ``indicators.toml`` or the words that name what is counted. ``scope`` are keys of the places named beside it. ``period`` is what
    the words state, ``period_inferred`` what the words around suggest; both EDTF. ``about`` is the indicator that a share's whole names
    (``trade turnover`` of "overall trade"), or that of the amount that "this amount" is. ``turn`` is the turn it is said in, ``quotation``
    the quotation that holds it. ``is_inserted``: a part of its meaning is the editor's insertion.
    """

    id: str
    document: str
    evidence: tuple[Evidence, ...]
    as_printed: str
    value: str
    upper: str | None
    unit: str
    measure: Measure
    direction: Direction
    bound: Bound
    hedge: Evidence | None
    indicator: str | None
    whole: str | None
    about: str | None
    scope: tuple[str, ...]
    period: str | None
    period_inferred: str | None
    turn: str
    quotation: str | None
    is_inserted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Figures held against each other: what is said of them together, and why."""

    id: str
    figures: tuple[str, ...]
    judgement: Judgement
    why: str
