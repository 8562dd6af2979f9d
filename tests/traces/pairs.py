"""Invented pairs of quotation and published speech with the verdict expected: read from ``pairs_*.txt``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import Wording, open_wordings
from onrecord.traces.compare import Comparison, compare_words
from onrecord.traces.reading import read_quotation, read_turn

WORDINGS = open_wordings(KnowledgeFolders())
FLAGS = ("starts_inside", "ends_inside", "continues")
_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\d)[^.!?]+)*[.!?]+(?:\s*\([^)]*\))?")
_INTERRUPTION = re.compile(r"⟦([^⟧]*)⟧")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One quotation, the turns published, and what the comparison has to say; no changes listed means that any may be there."""

    language: str
    quoted: str
    turns: tuple[str, ...]
    verdict: str
    changes: tuple[tuple[str, str, str], ...] = ()
    flags: frozenset[str] = field(default_factory=frozenset)


def read_pairs() -> Iterator[Pair]:
    """All pairs of all languages."""
    for path in sorted(Path(__file__).parent.glob("pairs_*.txt")):
        language = path.stem.removeprefix("pairs_")
        turns: list[str] = []
        quoted = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("P "):
                turns = [line[2:]]
            elif line.startswith("Q "):
                quoted = line[2:]
            elif line.startswith("= "):
                yield _read_expected(language, quoted, tuple(turns), line[2:])
            elif line and not line.startswith(("#", "----")):
                turns.append(line)


def _read_expected(language: str, quoted: str, turns: tuple[str, ...], line: str) -> Pair:
    verdict, *rest = (part.strip() for part in line.split("|"))
    changes = []
    for part in rest:
        if part not in FLAGS:
            kind, _, words = part.partition(":")
            ours, _, theirs = words.partition("←")
            changes.append((kind, ours.strip(), theirs.strip()))
    flags = frozenset(part for part in rest if part in FLAGS)
    return Pair(language=language, quoted=quoted, turns=turns, verdict=verdict, changes=tuple(changes), flags=flags)


def compare(quoted: str, turns: tuple[str, ...], language: str) -> Comparison | None:
    """A quotation with its interruptions in ⟦⟧ against turns, sentences cut at full stops."""
    wording = WORDINGS.of(language)
    plain, interruptions = "", []
    last = 0
    for found in _INTERRUPTION.finditer(quoted):
        plain += quoted[last : found.start()]
        interruptions.append((len(plain), len(plain) + len(found.group(1))))
        plain += found.group(1)
        last = found.end()
    plain += quoted[last:]
    readings = [read_turn(turn, list(cut_sentences(turn)), find_insertions(turn), wording) for turn in turns]
    return compare_words(read_quotation(plain, interruptions, wording), readings)


def cut_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of the invented speech, which has no abbreviations."""
    for found in _SENTENCE.finditer(text):
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        yield start, found.end()


def find_insertions(text: str) -> list[tuple[int, int]]:
    """The editors' insertions of the invented speech: whatever stands in brackets."""
    return [found.span() for found in re.finditer(r"\([^)]*\)|\[[^\]]*\]", text)]


def wording_of(language: str) -> Wording:
    """The shipped wording of a language."""
    return WORDINGS.of(language)
