"""Names across scripts (../shared/data/names): two words that are one name, its nearest of many, full names of one person.

    python -m evaluation.run --set names

``en-ru.tsv``, each second line to choose the likeness from which two words are one name, the other lines to score it: each pair of a line,
and the English name with the Russian one of a line further down, which is another. ``cases.csv``: full names of persons in two
scripts, put through the whole method of the entities stage.
"""

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.scores import Score, score_errors
from onrecord.entities.resolve import resolve_entities
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.people import People
from onrecord.knowledge.romanisation import Romanisation, load_romanisation
from onrecord.model.names import NameForm

SET = "names"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "names"
# A name is held against that of so many lines further down.
_STRIDE = 7
_STEPS = tuple(step / 20 for step in range(6, 19))
NOBODY = People(languages=(), names=(), holders=(), countries=())

Pair = tuple[str, str]


def measure_names(data: Path = DATA) -> Iterator[Score]:
    """The three measures; nothing where the lists are missing."""
    if not data.exists():
        return
    romanisation = load_romanisation(KnowledgeFolders())
    # The letters alone: pairs that are known by heart may stand in the list.
    letters = Romanisation(folds=romanisation.folds)
    lines = (data / "en-ru.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [(first, second) for first, second in (line.split("\t") for line in lines)]
    yield _score_words(pairs[::2], pairs[1::2], letters)
    yield _score_nearest(pairs[1::2], letters)
    yield _score_cases(data / "cases.csv", romanisation)


def _score_words(chosen: Sequence[Pair], scored: Sequence[Pair], letters: Romanisation) -> Score:
    least = max(_STEPS, key=lambda step: (-len(list(_find_wrong(chosen, step, letters))), -step))
    errors = [f"{error} (from {least})" for error in _find_wrong(scored, least, letters)]
    return score_errors(SET, "words told for one or two", 2 * len(scored), errors)


def _find_wrong(pairs: Sequence[Pair], least: float, letters: Romanisation) -> Iterator[str]:
    for place, (latin, cyrillic) in enumerate(pairs):
        if (likeness := letters.compare(latin, cyrillic)) < least:
            yield f"{latin} = {cyrillic}: {likeness:.2f}"
        other = pairs[(place + _STRIDE) % len(pairs)][1]
        if (likeness := letters.compare(latin, other)) >= least:
            yield f"{latin} ≠ {other}: {likeness:.2f}"


def _score_nearest(pairs: Sequence[Pair], letters: Romanisation) -> Score:
    """The partner is nearer than any other name of the list: what letters alone can tell; equal ones count as wrong."""
    errors = []
    for place, (latin, cyrillic) in enumerate(pairs):
        own = letters.compare(latin, cyrillic)
        rival = max(letters.compare(latin, other) for at, (_, other) in enumerate(pairs) if at != place)
        if rival >= own:
            errors.append(f"{latin} = {cyrillic}: {own:.2f}, another {rival:.2f}")
    return score_errors(SET, f"nearest of {len(pairs)} words", len(pairs), errors)


def _score_cases(file: Path, romanisation: Romanisation) -> Score:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["schema"] == "Person"]
    crossing = [row for row in rows if _find_script(row["name1"]) != _find_script(row["name2"])]
    errors = [
        f"{row['name1']} | {row['name2']}: {row['is_match']}"
        for row in crossing
        if is_one_person(row["name1"], row["name2"], romanisation) != (row["is_match"] == "true")
    ]
    return score_errors(SET, "full names of two scripts", len(crossing), errors)


def is_one_person(first: str, second: str, romanisation: Romanisation) -> bool:
    """Whether a record that prints the two names on pages of two languages holds them for one person."""
    forms = [_make_form(first, "qaa"), _make_form(second, "qab")]
    return len(resolve_entities(forms, NOBODY, romanisation).entities) == 1


def _make_form(name: str, language: str) -> NameForm:
    words = name.replace("·", " ").replace("・", " ").casefold().split()
    given = words[0] if len(words) > 1 else ""
    key = f"{language}:{words[-1]}:{given}".replace("\u200c", "")
    return NameForm(key=key, office=None, language=language, exact=" ".join(words), times=1, earliest=key)


def _find_script(name: str) -> str:
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""
