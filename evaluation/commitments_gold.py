"""The gold of commitments: stretches of saved pages that are pointed at, and texts of ours with their commitments in brackets.

A row is one line, its parts between bars: where it stands, then a commitment's strength, due, actors, object, condition and joint, or the
reason of a look-alike behind ``!``; behind them its label, and the labels of commitments it tells the later story of (see "Commitments"
in ``guidelines.md``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from evaluation.gold import GOLD, digest_words, read_lines
from evaluation.pages import has_pages, read_pages

SETS = ("commitments", *(f"commitments-{number}" for number in range(2, 11)))
TEXTS = GOLD / "commitments" / "texts.txt"
POINTERS = GOLD / "commitments" / "pages.jsonl"
ANY, NONE = "*", "-"
STRENGTHS = ("done", "will", "continues", "plans", "proposes", "considers")
LATER = (
    *("done", "adopted", "signed", "restated"),
    *("other_date", "other_place", "weakened", "contradicted"),
)
REASONS = (
    *("question", "speech", "courtesy", "denied", "hypothetical"),
    *("past", "hope", "appeal", "duty", "ability"),
    *("effect", "forecast", "state", "stance", "habit", "private", "slogan"),
)
_FIELDS = 6
_NOTES = ("!", ">", "#")
_MARKED = re.compile(r"\[\[(?P<words>[^|\]]*)(?:\|(?P<fields>[^\]]*))?\]\]")
_HEAD = re.compile(r"^## (?P<set>\S+) (?P<name>\S+) (?P<language>\S+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldCommitment:
    """A commitment at ``[start, stop)`` of its page; ``actors`` holds the names that are right for each actor, the rest what is right."""

    start: int
    stop: int
    strengths: tuple[str, ...]
    dues: tuple[str, ...]
    actors: tuple[tuple[str, ...], ...]
    objects: tuple[str, ...]
    condition: str
    joint: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """Words that look like a commitment and are none; any of ``reasons`` is right."""

    start: int
    stop: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A passage that says what became of the commitment with a label."""

    start: int
    stop: int
    label: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommittedPage:
    """A page whose stretch ``[start, stop)`` was read for commitments, all of which are listed."""

    set: str
    file: str
    language: str
    text: str
    start: int
    stop: int
    commitments: tuple[GoldCommitment, ...]
    look_alikes: tuple[LookAlike, ...]
    optional: tuple[tuple[int, int], ...]
    later: tuple[Later, ...]


@dataclass(slots=True)
class _Rows:
    """What has been read of a page so far."""

    commitments: list[GoldCommitment] = field(default_factory=list)
    look_alikes: list[LookAlike] = field(default_factory=list)
    optional: list[tuple[int, int]] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)


def read_commitment_gold(name: str) -> tuple[CommittedPage, ...]:
    """The pages of one set; without those that are saved elsewhere where they are missing."""
    return (*_read_pointed(name), *(page for page in read_committed_texts() if page.set == name))


def _read_pointed(name: str) -> Iterator[CommittedPage]:
    rows = [row for row in read_lines(POINTERS) if row["set"] == name and has_pages(row["file"])]
    pages = read_pages([row["file"] for row in rows])
    for row in rows:
        text = pages[row["file"]].text
        span = (row["start"], row["stop"])
        if digest_words(text[slice(*span)]) != row["check"]:
            raise ValueError(f"{row['file']}: the stretch is not what it was when it was read")
        read = _Rows()
        for line in row["rows"]:
            _read_pointer(line, text, read)
        yield _make_page((name, row["file"], row["language"]), text, span, read)


def _make_page(names: tuple[str, str, str], text: str, span: tuple[int, int], read: _Rows) -> CommittedPage:
    return CommittedPage(
        set=names[0],
        file=names[1],
        language=names[2],
        text=text,
        start=span[0],
        stop=span[1],
        commitments=tuple(read.commitments),
        look_alikes=tuple(read.look_alikes),
        optional=tuple(read.optional),
        later=tuple(read.later),
    )


def _read_pointer(line: str, text: str, read: _Rows) -> None:
    """«start stop check|…»; conditions are pointers too."""
    pointer, *fields = line.split("|")
    start, stop, check = pointer.split()
    if digest_words(text[int(start) : int(stop)]) != check:
        raise ValueError(f"{line}: the words are not what they were")
    if _is_commitment(fields) and fields[4] not in (ANY, NONE):
        first, last = map(int, fields[4].split())
        fields[4] = text[first:last]
    _read_row((int(start), int(stop)), fields, read)


def _is_commitment(fields: Sequence[str]) -> bool:
    return bool(fields) and fields[0][:1] not in _NOTES


def read_committed_texts() -> Iterator[CommittedPage]:
    """Our own texts, their brackets taken out."""
    marked = TEXTS.read_text(encoding="utf-8") if TEXTS.exists() else ""
    heads = list(_HEAD.finditer(marked))
    for place, head in enumerate(heads):
        stop = heads[place + 1].start() if place + 1 < len(heads) else len(marked)
        read = _Rows()
        text = _take_rows(marked[head.end() : stop].strip() + "\n", read)
        names = (head["set"], f"{head['name']}.md", head["language"])
        yield _make_page(names, text, (0, len(text)), read)


def _take_rows(marked: str, read: _Rows) -> str:
    """The text without its marks; what was marked goes to ``read``, placed in that text."""
    text, cursor = "", 0
    for found in _MARKED.finditer(marked):
        text += marked[cursor : found.start()]
        start = len(text)
        text += found["words"]
        _read_row((start, len(text)), found["fields"].split("|") if found["fields"] else [], read)
        cursor = found.end()
    return text + marked[cursor:]


def _read_row(span: tuple[int, int], fields: Sequence[str], read: _Rows) -> None:
    """One row of any kind; raises ``ValueError`` for a word that is no strength, reason or kind of evidence."""
    start, stop = span
    notes = [one for one in fields if one[:1] in _NOTES]
    label = next((one[1:] for one in notes if one[0] == "#"), "")
    for one in notes:
        if one[0] == ">":
            told, what = one[1:].split(":")
            read.later.append(Later(start=start, stop=stop, label=told, what=_know(what, LATER)))
        elif one[0] == "!":
            reasons = tuple(_know(reason, REASONS) for reason in one[1:].split("~"))
            read.look_alikes.append(LookAlike(start=start, stop=stop, reasons=reasons))
    if not fields:
        read.optional.append(span)
    elif _is_commitment(fields):
        read.commitments.append(_make_commitment(span, fields[:_FIELDS], label))


def _make_commitment(span: tuple[int, int], fields: Sequence[str], label: str) -> GoldCommitment:
    strength, due, actors, thing, condition, joint = fields
    return GoldCommitment(
        start=span[0],
        stop=span[1],
        strengths=tuple(_know(one, STRENGTHS) for one in strength.split("~")),
        dues=tuple(due.split("~")),
        actors=() if actors == NONE else tuple(tuple(one.split("/")) for one in actors.split("+")),
        objects=tuple(thing.split("~")),
        condition=condition,
        joint=joint,
        label=label,
    )


def _know(word: str, known: Sequence[str]) -> str:
    if word not in known:
        raise ValueError(f"{word}: none of {', '.join(known)}")
    return word
