"""The measures of documents and turns: functions from gold and found to scores."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from evaluation.found import Found, Row
from evaluation.gold import GoldDocument, GoldSet, digest_words
from evaluation.scores import Pairs, Score, score_errors, score_pairs
from onrecord.text.words import find_words

Place = TypeVar("Place")


def measure_documents(gold: GoldSet, found: Found) -> Iterator[Score]:
    """How many documents there are per file, and their title, date and place."""
    pairs = [(one, _pick_part(found.documents[one.file], one.part)) for one in gold.documents]
    names = {id(one): f"{one.file} part {one.part}" for one in gold.documents}
    extra = [file for file, rows in found.documents.items() for _ in rows[_count_parts(gold, file) :]]
    yield from score_pairs(
        gold.name,
        "documents",
        Pairs(
            correct=sum(row is not None for _, row in pairs),
            missed=tuple(names[id(one)] for one, row in pairs if row is None),
            extra=tuple(extra),
        ),
    )
    for field in ("title", "published", "place"):
        wanted = [(one, row) for one, row in pairs if getattr(one, field) is not None]
        errors = [
            f"{names[id(one)]}: {field} {row[field]!r}" if row else f"{names[id(one)]}: no document"
            for one, row in wanted
            if row is None or not _is_same(field, one, row)
        ]
        yield score_errors(gold.name, f"document {field}", len(wanted), errors)


def _pick_part(rows: Sequence[Row], part: int) -> Row | None:
    return rows[part] if part < len(rows) else None


def _count_parts(gold: GoldSet, file: str) -> int:
    return sum(one.file == file for one in gold.documents)


def _is_same(field: str, one: GoldDocument, row: Row) -> bool:
    value = row[field] or ""
    if field == "title":
        return digest_words(value) == one.title
    return bool(value.startswith(one.published or "") if field == "published" else value == one.place)


def measure_turns(gold: GoldSet, found: Found) -> Iterator[Score]:
    """Where speech begins, whole turns, and who speaks in those that begin rightly."""
    wanted = {(one.file, one.words): one for one in gold.turns}
    rows = {(file, row["words"]): row for file, turns in found.turns.items() for row in turns}
    yield from _compare(gold, "turn", wanted, rows)
    by_start = {(file, words[0]): row for (file, words), row in rows.items()}
    starts = {(one.file, one.words[0]): one for one in gold.turns}
    yield from _compare(gold, "turn start", starts, by_start)
    met = [(one, by_start[key]) for key, one in starts.items() if key in by_start]
    errors = [
        f"{one.file} word {one.words[0]}: {one.speaker or 'nobody'} found as {say_names(row['speaker'], found)}"
        for one, row in met
        if not is_speaker(one.speaker, row["speaker"], found)
    ]
    yield score_errors(gold.name, "turn speaker", len(met), errors)


def is_speaker(name: str, entity: str | None, found: Found) -> bool:
    """The last word of the name is a word of a form of the entity; nobody is nobody."""
    if not name or not entity:
        return not name and not entity
    return fold_words(name)[-1] in {word for form in found.names[entity] for word in fold_words(form)}


def _compare(
    gold: GoldSet, measure: str, wanted: Mapping[tuple[str, Place], object], rows: Mapping[tuple[str, Place], Row]
) -> Iterator[Score]:
    missed = tuple(f"{file} words {words}" for file, words in wanted if (file, words) not in rows)
    extra = tuple(
        f"{file} words {words}: {rows[file, words]['label']}" for file, words in rows if (file, words) not in wanted
    )
    yield from score_pairs(gold.name, measure, Pairs(correct=len(wanted) - len(missed), missed=missed, extra=extra))


def say_names(entity: str | None, found: Found) -> str:
    """One name of the entity, for a line about an error."""
    return min(found.names[entity]) if entity else "nobody"


def fold_words(words: str) -> list[str]:
    """The folded words of a text."""
    return [word.folded for word in find_words(words)]
