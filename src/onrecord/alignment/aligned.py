"""Two texts laid against each other."""

from dataclasses import dataclass

from onrecord.alignment.path import Link
from onrecord.alignment.sides import Side
from onrecord.alignment.worth import Measure


@dataclass(frozen=True, slots=True)
class Aligned:
    """The links of two texts in order, and what measured them."""

    links: tuple[Link, ...]
    source: Side
    target: Side
    measure: Measure
