"""The text of a letter: what its sender wrote, and what is another's or stands below every letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Furniture
from onrecord.text.words import has_words

_QUOTED = re.compile(r" ?>")
_SIGNATURE = "--"
# "---------- Forwarded message ---------": words between dashes, in whatever language, with lines of a header below.
_FORWARDED = re.compile(r"\s*-{4,}\s*[^\W\d_].{2,60}?\s*-{4,}\s*|\s*_{16,}\s*")
_RULES = ("----", "____")
_FIELD = re.compile(r"\s*\*?[^\W\d_][\w -]{0,20}\*?:\s*\S.*")
_NEAR = 4
_FEWEST_FIELDS = 2
_LONGEST_LEAD_IN = 200
# Such a line names another letter's sender.
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")


@dataclass(frozen=True, slots=True)
class Letter:
    """The text read as the page, what is kept aside, and whether the text is the sender's own; else it is what was forwarded."""

    text: str
    furniture: tuple[Furniture, ...]
    is_senders: bool = True


def part_letter(text: str) -> Letter:
    """Parts what the sender wrote from the rest; a letter that only forwards another is read as that one."""
    lines = text.replace("\r\n", "\n").split("\n")
    aside: list[Furniture] = []
    is_senders = True
    while True:
        stop = _find_forwarded(lines)
        own = _set_quoted_aside(_cut_signature(lines[:stop], aside), aside)
        if stop == len(lines) or has_words("\n".join(own)):
            break
        lines, is_senders = lines[stop + 1 :], False
    forwarded = "\n".join(lines[stop:]).strip("\n")
    if forwarded:
        aside.append(Furniture(kind="forwarded_mail", text=forwarded))
    return Letter("\n".join(own).strip("\n"), tuple(aside), is_senders)


def _find_forwarded(lines: Sequence[str]) -> int:
    """The line at which a forwarded letter begins; the number of lines where there is none."""
    for place, line in enumerate(lines):
        if not line.lstrip().startswith(_RULES) or _FORWARDED.fullmatch(line) is None:
            continue
        below = [one for one in lines[place + 1 : place + 2 + _NEAR] if one.strip()][:_NEAR]
        fields = [one for one in below if _FIELD.fullmatch(one)]
        if len(fields) >= _FEWEST_FIELDS and (_SIGNATURE in line or any(_ADDRESS.search(one) for one in fields)):
            return place
    return len(lines)


def _cut_signature(lines: Sequence[str], aside: list[Furniture]) -> list[str]:
    """What stands below a line of two dashes is the signature (RFC 3676, 4.3)."""
    place = next((number for number, line in enumerate(lines) if line.rstrip() == _SIGNATURE), len(lines))
    signature = "\n".join(lines[place + 1 :]).strip()
    if signature:
        aside.append(Furniture(kind="signature", text=signature))
    return list(lines[:place])


def _set_quoted_aside(lines: Sequence[str], aside: list[Furniture]) -> list[str]:
    """Lines that begin with ">" are another's, with the line above that says whose they are."""
    own: list[str] = []
    quoted: list[str] = []
    for line in lines:
        if _QUOTED.match(line):
            quoted = quoted or _take_lead_in(own)
            quoted.append(line)
        elif quoted and line.strip():
            aside.append(Furniture(kind="quoted_mail", text="\n".join(quoted)))
            quoted = []
            own.append(line)
        elif not quoted:
            own.append(line)
    if quoted:
        aside.append(Furniture(kind="quoted_mail", text="\n".join(quoted)))
    return own


def _take_lead_in(own: list[str]) -> list[str]:
    """The lines right above a quotation, of one or two lines, that end in a colon: "On Monday Jane Roe wrote:"."""
    start = next((place for place in range(len(own) - 1, -1, -1) if own[place].strip()), -1)
    if start < 0 or not own[start].rstrip().endswith(":"):
        return []
    if start and own[start - 1].strip() and _ADDRESS.search(own[start]):
        start -= 1
    taken = own[start:]
    if sum(map(len, taken)) > _LONGEST_LEAD_IN:
        return []
    del own[start:]
    return [line for line in taken if line.strip()]


def unfold_flowed(text: str, *, drops_blank: bool) -> str:
    """Lines that end in a blank go on in the next (RFC 3676); the mark of a signature does not, nor a line quoted otherwise."""
    unfolded: list[str] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        bare = line[depth:].removeprefix(" ") if not goes_on or depth else line.removeprefix(" ")
        if goes_on and unfolded and _count_marks(unfolded[-1]) == depth and bare.rstrip() != _SIGNATURE:
            unfolded[-1] += bare
        else:
            unfolded.append(f"{'>' * depth}{' ' if depth else ''}{bare}")
        goes_on = bare.endswith(" ") and bare.rstrip() != _SIGNATURE
        if goes_on and drops_blank:
            unfolded[-1] = unfolded[-1][:-1]
    return "\n".join(unfolded)


def _count_marks(line: str) -> int:
    return len(line) - len(line.lstrip(">"))
