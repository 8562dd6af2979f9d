"""What differs inside a bead: numbers on ``demetr``, and clauses that one side leaves out on our own gold.

    python -m evaluation.run --set demetr
    python -m evaluation.run --set clauses

``demetr``: translations from seven languages into English, one number changed in some; the same translations unchanged tell how often a
difference is seen where there is none. ``clauses``: invented beads, each clause left out in one and kept in the next (gold/clauses.tsv
says how it was written).
"""

import json
from collections.abc import Iterator
from pathlib import Path

from evaluation.scores import Score, score_errors
from onrecord.alignment.coverage import find_left_out
from onrecord.alignment.names import find_different_names
from onrecord.alignment.numbers import find_different_numbers
from onrecord.alignment.one_name import NameKnowledge
from onrecord.alignment.support import choose_models
from onrecord.knowledge.encoders import load_encoders
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.name_roots import load_name_roots
from onrecord.knowledge.numerals import load_numerals
from onrecord.knowledge.romanisation import load_romanisation
from onrecord.knowledge.wording import open_wordings
from onrecord.text.kept_vectors import KeptVectors

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared" / "data" / "demetr" / "critical_id10_numbers_replaced.jsonl"
NAMES = {
    "replaced": DATA.with_name("critical_id9_ne_replaced.jsonl"),
    "removed": DATA.with_name("critical_id25_ne_removed.jsonl"),
}
CLAUSES = HERE / "gold" / "clauses.tsv"
SETS = ("demetr", "clauses", "clauses-2")
_HALVES = {"clauses": "first", "clauses-2": "second"}
_LANGUAGES = {
    "german": "de", "hindi": "hi", "japanese": "ja", "polish": "pl", "czech": "cs", "spanish": "es", "italian": "it",
}  # fmt: skip


def measure_versions(name: str) -> Iterator[Score]:
    """The measures of a set; nothing where its data are missing."""
    if name == "demetr":
        if DATA.exists():
            yield from _measure_numbers()
            yield from _measure_names()
    elif CLAUSES.exists():
        yield from _measure_clauses(name)


def _measure_numbers() -> Iterator[Score]:
    known = load_numerals(KnowledgeFolders())
    rows = [json.loads(line) for line in DATA.open(encoding="utf-8")]

    def differs(row: dict[str, str], key: str) -> bool:
        languages = (_LANGUAGES[row["lang_tag"]], "en")
        return bool(find_different_numbers((row["src_sent"], row[key]), languages, known))

    changed = [row for row in rows if row["pert_sent"] != row["mt_sent"]]
    missed = [f"missed {row['id']}: {row['pert_sent']}" for row in changed if not differs(row, "pert_sent")]
    alarms = [f"false alarm {row['id']}: {row['mt_sent']}" for row in rows if differs(row, "mt_sent")]
    yield score_errors("demetr", "numbers found", len(changed), missed)
    yield score_errors("demetr", "numbers, clean texts left alone", len(rows), alarms)


def _measure_names() -> Iterator[Score]:
    """A name that was replaced is found where any name is said to differ; so is one that was taken out. Nothing without vectors."""
    folders = KnowledgeFolders()
    models = choose_models([KeptVectors(one) for one in load_encoders(folders) if one.is_there])
    if models is None:
        return
    known = NameKnowledge(load_romanisation(folders), load_name_roots(folders))

    def differs(row: dict[str, str], key: str) -> bool:
        languages = (_LANGUAGES[row["lang_tag"]], "en")
        texts = (row["src_sent"], row[key])
        return bool(find_different_names(texts, languages, known, models))

    rows: list[dict[str, str]] = []
    for measure, path in NAMES.items():
        rows = [json.loads(line) for line in path.open(encoding="utf-8")] if path.exists() else []
        changed = [row for row in rows if row["pert_sent"] != row["mt_sent"]]
        missed = [f"missed {row['id']}: {row['pert_sent']}" for row in changed if not differs(row, "pert_sent")]
        yield score_errors("demetr", f"names {measure}, found", len(changed), missed)
    alarms = [f"false alarm {row['id']}: {row['mt_sent']}" for row in rows if differs(row, "mt_sent")]
    yield score_errors("demetr", "names, clean texts left alone", len(rows), alarms)


def _measure_clauses(name: str) -> Iterator[Score]:
    """A clause is found where a stretch touches it; a stretch that touches none is one found too many, once a side."""
    folders = KnowledgeFolders()
    wordings = open_wordings(folders)
    models = [one for one in load_encoders(folders) if one.has_words and one.is_there]
    if not models:
        return
    encoder = KeptVectors(models[0])
    lines = [line.split("\t") for line in CLAUSES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = extra = wanted = 0
    errors = []
    for half, first, text, second, other, left_out in lines:
        if half != _HALVES[name]:
            continue
        start, stop = _find(text, left_out)
        wanted += bool(left_out)
        languages = (wordings.of(first), wordings.of(second))
        here, back = find_left_out((text, other), languages, encoder, None)
        hits = [one for one in here if one.start < stop and one.stop > start]
        found += bool(hits)
        extra += (len(here) > len(hits)) + bool(back)
        if left_out and not hits:
            errors.append(f"missed  {left_out}")
        errors += [f"extra   {text[one.start : one.stop]}" for one in here if one not in hits]
        errors += [f"extra   {other[one.start : one.stop]}" for one in back]
    if wanted:
        total = wanted + found + extra
        yield Score(set=name, measure="clauses left out F1", correct=2 * found, total=total, errors=tuple(errors))


def _find(text: str, words: str) -> tuple[int, int]:
    start = text.index(words) if words else 0
    return start, start + len(words)
