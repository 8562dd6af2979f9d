"""Search measured on questions of ours: how many of the passages that answer stand among the first ten (``gold/search.toml``).

The record holds what the questions were written on: all of kremlin-ru-2025 and wikinews-ru, a month of the White House, and the small
world.
"""

import json
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.found import run_onrecord
from evaluation.gold import GOLD, digest_words, read_lines
from evaluation.pages import DATA, ROOT, has_pages, read_pages
from evaluation.scores import Score
from onrecord.text.normalize import normalize_text
from onrecord.text.words import find_words, fold_text

SET = "search"
QUESTIONS = GOLD / "search.toml"
WORLD = ROOT / "examples" / "small_world" / "pages"
KNOWLEDGE = ROOT / "examples" / "knowledge"
ARCHIVE = "wh-briefings-2021-22.tar.gz"
MONTH = "2021-06"
FOLDERS = ("kremlin-ru-2025", "wikinews-ru")
FIRST = 10
_WORLD = "small_world/"
# A passage is up to a paragraph, an answer a sentence or two: it is told where this share of its words is, should it be cut elsewhere.
_HELD = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The words of a passage that answers, and the file it stands in."""

    file: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody types, with the options of ``onrecord search``, and all passages that answer."""

    language: str
    words: str
    options: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]


def read_questions() -> tuple[Question, ...]:
    """All questions, nothing where the saved pages are missing; raises ``ValueError`` for words that have changed."""
    rows = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))["questions"]
    pointers = [pointer.split() for row in rows for pointer in row["answers"]]
    saved = sorted({file for file, *_ in pointers if not file.startswith(_WORLD)})
    if not all(map(has_pages, saved)):
        return ()
    texts = {file: page.text for file, page in read_pages(saved).items()}
    for file in {file for file, *_ in pointers} - set(saved):
        texts[file] = normalize_text((WORLD / file.removeprefix(_WORLD)).read_bytes().decode())
    return tuple(_read_question(row, texts) for row in rows)


def _read_question(row: Mapping[str, object], texts: Mapping[str, str]) -> Question:
    options = {name: str(row[name]) for name in ("speaker", "since", "until") if name in row}
    filters = row.get("filters", {})
    assert isinstance(filters, dict)
    answers = row["answers"]
    assert isinstance(answers, list)
    return Question(
        language=str(row["language"]),
        words=str(row["words"]),
        options=tuple(sorted({**options, **filters}.items())),
        answers=tuple(_read_answer(pointer, texts) for pointer in answers),
    )


def _read_answer(pointer: str, texts: Mapping[str, str]) -> Answer:
    file, start, stop, check = pointer.split()
    words = texts[file][int(start) : int(stop)]
    if digest_words(words) != check:
        raise ValueError(f"{pointer}: the words are not what they were")
    return Answer(file=file, words=_list_words(words))


def _list_words(text: str) -> tuple[str, ...]:
    return tuple(fold_text(text[word.start : word.stop]) for word in find_words(text))


def measure_search() -> Iterator[Score]:
    """Answers among the first ten passages, for all questions and by language."""
    questions = read_questions()
    if not questions:
        return
    with TemporaryDirectory(prefix="onrecord-search-") as name:
        record = Path(name) / "record"
        sources = _build_record(Path(name), record)
        asked = [(one, _find_answers(one, record, sources)) for one in questions]
    yield _score("answers in the first ten", asked)
    for language in ("ru", "en", "kk"):
        yield _score(f"answers in the first ten, {language}", [pair for pair in asked if pair[0].language == language])


def _build_record(folder: Path, record: Path) -> Mapping[str, str]:
    """Build the record; ids of its documents to the gold's names of their files."""
    pages = folder / "pages"
    for name in FOLDERS:
        shutil.copytree(DATA / name, pages / name, ignore=shutil.ignore_patterns("*.md", "*.jsonl"))
    shutil.copytree(WORLD, pages / _WORLD)
    with tarfile.open(DATA / ARCHIVE) as members:
        for one in members:
            held = members.extractfile(one) if one.isfile() and f"/{MONTH}/" in one.name else None
            if held is not None:  # extractall asks for its filter by name only since Python 3.11.4
                path = pages / ARCHIVE / one.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(held.read())
    place = ("--record", str(record), "--knowledge", str(KNOWLEDGE))
    run_onrecord("check", str(pages), *place, "--fail-on", "never", "--quiet", "--without-models")
    run_onrecord("export", "--record", str(record), "--format", "jsonl", "--out", str(folder / "tables"))
    rows = read_lines(folder / "tables" / "documents.jsonl")
    return {row["id"]: _name_file(Path(row["source"]).relative_to(pages).as_posix()) for row in rows}


def _name_file(path: str) -> str:
    return path.replace(f"{ARCHIVE}/", f"{ARCHIVE}!")


def _find_answers(question: Question, record: Path, sources: Mapping[str, str]) -> list[bool]:
    """For each answer, whether one of the first ten passages is it."""
    options = [part for name, value in question.options for part in (f"--{name}", value)]
    command = [sys.executable, "-m", "onrecord", "search", *options, "--limit", str(FIRST), "--format", "json"]
    done = subprocess.run(
        [*command, "--record", str(record), "--", question.words], check=False, capture_output=True, encoding="utf-8"
    )
    if done.returncode not in (0, 1):
        return [False for _ in question.answers]
    hits = json.loads(done.stdout)["passages"] if done.stdout.strip() else []
    told = [Answer(file=sources[hit["document"]], words=_list_words(hit["exact"])) for hit in hits]
    return [any(is_answer(one, answer) for one in told) for answer in question.answers]


def is_answer(told: Answer, wanted: Answer) -> bool:
    """The passage stands in the same file and holds the words of the answer."""
    held = sum((Counter(told.words) & Counter(wanted.words)).values())
    return told.file == wanted.file and held >= _HELD * len(wanted.words)


def _score(measure: str, asked: Sequence[tuple[Question, Sequence[bool]]]) -> Score:
    missed = tuple(
        f"missed  {one.words} {dict(one.options) or ''}: {answer.file}"
        for one, there in asked
        for answer, is_there in zip(one.answers, there, strict=True)
        if not is_there
    )
    total = sum(len(there) for _, there in asked)
    return Score(set=SET, measure=measure, correct=total - len(missed), total=total, errors=missed)
