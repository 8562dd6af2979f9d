"""Whether two clusters are one person: yes, no, or unsure. Unsure is an issue; nobody is joined on a guess."""

from typing import Literal

from onrecord.entities.score import SURNAME, Likeness

Answer = Literal["yes", "no", "unsure"]

# Of the pairs of names that SURNAME was chosen on; "Donna" and "Джон" are 0.67 alike.
GIVEN = 0.7
# As much is enough where both hold one office, or are of one country; for a doubt, it is enough without.
ALIKE = 0.6
# Below it given names have little in common: brothers who held one office.
DOUBTFUL = 0.4
# An initial alone is a doubt only where the surname is nearly the same.
SAME_SURNAME = 0.85


def decide_pair(likeness: Likeness) -> Answer:
    """Surnames alike, given names alike, countries not at odds: yes. Initials and a common office too; initials alone are unsure.

    Whom knowledge has in the language of the page is called there as knowledge calls them: "Jay Roe" may be "John Roe" and need not.
    """
    if likeness.surname < SURNAME or likeness.side is False:
        return "no"
    answer = _decide_names(likeness)
    if answer == "yes" and likeness.differs and not likeness.office:
        return "unsure" if likeness.surname == 1 else "no"
    return answer


def _decide_names(likeness: Likeness) -> Answer:
    if likeness.given is not None:
        return decide_given(likeness.given, agrees=likeness.office or likeness.side is True)
    if likeness.initial is None:
        return "yes" if likeness.office else "no"
    if not likeness.initial:
        return "no"
    if likeness.office:
        return "yes"
    return "unsure" if likeness.surname >= SAME_SURNAME else "no"


def decide_given(given: float, *, agrees: bool) -> Answer:
    """By the likeness of the given names; ``agrees``: something else says that it is one person."""
    if given >= (ALIKE if agrees else GIVEN):
        return "yes"
    return "unsure" if given >= (DOUBTFUL if agrees else ALIKE) else "no"
