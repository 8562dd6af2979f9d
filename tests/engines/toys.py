"""Stages over invented words, well behaved and not; module level, so that workers can load them."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.engines.sources import Keyed
from onrecord.engines.steps import Stage
from onrecord.errors import KnowledgeError
from onrecord.knowledge.files import KnowledgeFolders


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    id: str
    row: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    line: str
    words: tuple[Word, ...]


class ListSource:
    """Units held in memory; ``read`` is a file to which every load appends a letter."""

    def __init__(self, lines: Sequence[Line], read: Path | None = None) -> None:
        self.lines = sorted(lines, key=lambda line: line.name)
        self.read = read

    def list_units(self) -> Sequence[Keyed]:
        return [Keyed(line.name, f"{line.name}={line.text}") for line in self.lines]

    def load(self, index: int) -> Line:
        if self.read is not None:
            with self.read.open("a") as file:
                file.write(".")
        return self.lines[index]


def open_words(folders: KnowledgeFolders) -> str:
    return "".join(file.read_text().strip() for file in folders.find("toys/mark.txt"))


def open_broken(folders: KnowledgeFolders) -> str:
    raise KnowledgeError("toys/mark.txt: line 3: expected a mark, found none")


def split_words(line: Line, mark: str) -> Words:
    """The words of a line; some words misbehave."""
    if "raise" in line.text:
        raise ValueError("a word that cannot be read")
    if "hang" in line.text:
        time.sleep(60)
    if "exit" in line.text:
        os._exit(7)
    if "greedy" in line.text:
        held = bytearray(1 << 40)
        held[0] = 1
    if "wrong" in line.text:
        return Words(line=line.name, words=(3,))  # type: ignore[arg-type]
    words = line.text.split()
    return Words(
        line=line.name,
        words=tuple(Word(id=f"{line.name}-{order}", row=word + mark, order=order) for order, word in enumerate(words)),
    )


def loop_in_c(line: Line, mark: str) -> Words:
    """Never comes back to the interpreter where the text says so: no signal is heard there."""
    if "hang" in line.text:
        sum(range(10**12))
    return split_words(line, mark)


def take_a_while(line: Line, mark: str) -> Words:
    """A third of a second for each line."""
    time.sleep(0.3)
    return split_words(line, mark)


def make_stage(**changes: Any) -> Stage[Any, Any, Any]:
    held: dict[str, Any] = {
        "name": "words", "version": "1", "unit": Line, "result": Words, "needs": ("toys/mark.txt",),
        "open_knowledge": open_words, "work": split_words,
    }  # fmt: skip
    return Stage(**held | changes)


def make_lines(count: int, **special: str) -> list[Line]:
    """Lines ``a000`` … of a few words; ``a003="exit"`` makes that one misbehave."""
    names = [f"a{number:03}" for number in range(count)]
    return [
        Line(name=name, text=special.get(name, f"слово {name} " * (number % 5))) for number, name in enumerate(names)
    ]
