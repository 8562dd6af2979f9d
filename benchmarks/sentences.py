"""Real sentences by the hundred thousand, as official pages; more of them by exchanging words; and quotations of them, edited."""

import random
import re
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.pages import BRIEFINGS

# A sentence ends where a space and a capital follow; what is shorter or longer is a heading, or no sentence.
_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_WORDS = range(5, 61)
# A quotation is long enough to be one.
_QUOTED_WORDS = range(10, 41)
SENTENCES_A_PAGE = 60
# Every so many words of a sentence are exchanged for the words of another.
_EXCHANGED = 3
_HEAVY = 3
_ENDING = 2
# Shorter words have no ending that could change alone.
_LONG_WORD = 6


def read_sentences(data: Path) -> list[str]:
    """The distinct sentences of the briefings, in the order of the pages; none where the archive is missing."""
    archive = data / BRIEFINGS
    if not archive.is_file():
        return []
    found: dict[str, None] = {}
    with tarfile.open(archive) as opened:
        for member in sorted((one for one in opened if one.name.endswith(".md")), key=lambda one: one.name):
            page = opened.extractfile(member)
            if page is not None:
                found.update(dict.fromkeys(_cut(page.read().decode("utf-8"))))
    return list(found)


def _cut(page: str) -> Iterator[str]:
    body = page.split("\n---\n", 1)[-1]
    for paragraph in body.split("\n\n"):
        for sentence in _END.split(paragraph):
            if len(sentence.split()) in _WORDS:
                yield " ".join(sentence.split())


def fill_up(sentences: Sequence[str], count: int) -> list[str]:
    """``count`` sentences: the real ones, and then real ones in which every third word is that of another sentence.

    The exchanged words are real words at the frequencies of the real text; two neighbours stay as they were said.
    """
    chosen = random.Random(count)
    filled = list(sentences[:count])
    while len(filled) < count:
        words = chosen.choice(sentences).split()
        for at in range(chosen.randrange(_EXCHANGED), len(words), _EXCHANGED):
            words[at] = chosen.choice(chosen.choice(sentences).split())
        filled.append(" ".join(words))
    return filled


def choose_quotations(sentences: Sequence[str], count: int) -> list[tuple[int, str]]:
    """Places of sentences to quote, taken evenly from all of them, each with its sentence."""
    fit = [place for place, sentence in enumerate(sentences) if len(sentence.split()) in _QUOTED_WORDS]
    return [(fit[step * len(fit) // count], sentences[fit[step * len(fit) // count]]) for step in range(count)]


def edit_lightly(sentence: str, seed: int) -> str:
    """One or two words dropped, exchanged or with another ending."""
    chosen = random.Random(seed)
    words = sentence.split()
    for _ in range(chosen.choice((1, 2))):
        at = chosen.randrange(len(words))
        words[at : at + 1] = _change(words[at], words, chosen)
    return " ".join(words)


def edit_heavily(sentence: str, seed: int) -> str:
    """A third of the words dropped, exchanged or with another ending, and the last clause moved to the front."""
    chosen = random.Random(seed)
    words = sentence.split()
    for at in sorted(chosen.sample(range(len(words)), len(words) // _HEAVY), reverse=True):
        words[at : at + 1] = _change(words[at], words, chosen)
    middle = chosen.randrange(len(words) // 3, len(words) - len(words) // 3 + 1)
    return " ".join(words[middle:] + words[:middle])


def _change(word: str, words: Sequence[str], chosen: random.Random) -> list[str]:
    """A word dropped, exchanged for another of the sentence, or, where it is long, with another ending."""
    ways: list[list[str]] = [[], [chosen.choice(words)]]
    if len(word) >= _LONG_WORD and word.isalpha():
        ways.append([word[:-_ENDING] + "ing"])
    return chosen.choice(ways)
