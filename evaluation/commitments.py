"""Commitments measured on the gold of ``commitments_gold``: which were found, what is said of them, what tells of them later."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.commitments_gold import ANY, NONE, SETS, CommittedPage, GoldCommitment, Later, read_commitment_gold
from evaluation.found import Row, place_words, run_onrecord
from evaluation.gold import count_words, read_lines
from evaluation.pages import Page
from evaluation.scores import Pairs, Score, score_pairs
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.people import load_people
from onrecord.text.words import find_words

__all__ = ["SETS", "measure_commitments"]

_STEM = 5
_LANGUAGES = ("ru", "en", "kk")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Matched:
    """A commitment of the gold and the one found in its place, with the names that each of its actors goes by."""

    page: CommittedPage
    wanted: GoldCommitment
    found: Row


def measure_commitments(name: str) -> Iterator[Score]:
    """F1 over all commitments; look-alikes let alone; strength, due, actors, object, condition, joint of those found; later evidence."""
    pages = read_commitment_gold(name)
    if not pages:
        return
    rows = find_commitment_rows(pages)
    matched: list[Matched] = []
    missed: list[str] = []
    extra: list[str] = []
    for page in pages:
        _match(page, rows[page.file], (matched, missed, extra))
    yield from score_pairs(name, "commitment", Pairs(correct=len(matched), missed=tuple(missed), extra=tuple(extra)))
    yield _score_look_alikes(name, pages, rows)
    for measure, judge in _JUDGES.items():
        yield _score(name, measure, [(one, judge(one)) for one in matched])
    yield from _score_links(name, pages, matched)
    for language in _LANGUAGES:
        total = sum(len(page.commitments) for page in pages if page.language == language)
        correct = sum(one.page.language == language for one in matched)
        yield Score(set=name, measure=f"commitment recall, {language}", correct=correct, total=total)


def find_commitment_rows(pages: Sequence[CommittedPage]) -> Mapping[str, Sequence[Row]]:
    """The exported commitments of each page with ``words``, their ranges in the saved file, ``names`` of actors, and later ``passages``."""
    with TemporaryDirectory(prefix="onrecord-commitments-") as place:
        folder = Path(place)
        files = sorted({page.file for page in pages})
        names = {file: name_saved(order, file) for order, file in enumerate(files)}
        texts = {page.file: page.text for page in pages}
        (folder / "pages").mkdir()
        for file in files:
            (folder / "pages" / names[file]).write_text(texts[file], encoding="utf-8")
        record = ("--record", str(folder / "record"))
        run_onrecord("check", str(folder / "pages"), *record, "--fail-on", "never", "--quiet")
        run_onrecord("export", *record, "--format", "jsonl", "--out", str(folder / "tables"))
        tables = ("documents", "commitments", "entities", "events")
        rows = {table: read_lines(folder / "tables" / f"{table}.jsonl") for table in tables}
    return _place(texts, {name: file for file, name in names.items()}, rows)


def name_saved(order: int, file: str) -> str:
    """The file name under which a page is read: its own behind its number, with an ending that says what it holds."""
    return f"{order:03}_{Page(file=file, content=b'').name}"


def _place(
    texts: Mapping[str, str], files: Mapping[str, str], rows: Mapping[str, list[Row]]
) -> Mapping[str, Sequence[Row]]:
    documents = {row["id"]: row for row in rows["documents"]}
    file_of = {key: files[Path(row["source"]).name] for key, row in documents.items()}
    places: dict[str, Sequence[int]] = {}
    for file in texts:
        own = sorted((row for row in rows["documents"] if file_of[row["id"]] == file), key=lambda row: int(row["part"]))
        places.update(place_words(texts[file], own))
    names = _name_entities(rows)

    def locate(evidence: Row) -> Range:
        document = evidence["document"]
        first, stop = count_words(documents[document]["text"], evidence["start"], evidence["stop"])
        at = places[document]
        return (at[first], at[max(first, stop - 1)] + 1)

    found: dict[str, list[Row]] = {file: [] for file in texts}
    for row in rows["commitments"]:
        told = [
            {"file": file_of[one["evidence"]["document"]], "words": locate(one["evidence"]), **one}
            for one in row["later"]
        ]
        held = {**row, "words": locate(row["evidence"][0]), "passages": told}
        held["names"] = [[one["exact"], *names.get(one["entity"] or "", ())] for one in row["actors"]]
        found[file_of[row["document"]]].append(held)
    return {file: sorted(held, key=lambda row: (row["words"], row["id"])) for file, held in found.items()}


def _name_entities(rows: Mapping[str, list[Row]]) -> Mapping[str, Sequence[str]]:
    """Entity to its names, and those of the country whose side it is on at an event."""
    names = {
        row["id"]: [row["name"], *(form for forms in row["names"].values() for form in forms)]
        for row in rows["entities"]
    }
    countries = load_people(KnowledgeFolders()).countries
    for event in rows["events"]:
        for one in event["participants"]:
            if one["side"]:
                held = names.setdefault(one["entity"], [])
                held += [each.name for each in countries if each.key == one["side"] and each.name not in held]
    return names


def _match(page: CommittedPage, rows: Sequence[Row], kept: tuple[list[Matched], list[str], list[str]]) -> None:
    """Sort the commitments of a page into right, missed and extra; what is optional or outside the stretch is neither."""
    matched, missed, extra = kept
    stretch = count_words(page.text, page.start, page.stop)
    left = [row for row in rows if _share(row["words"], stretch)]
    spans = {one: count_words(page.text, one.start, one.stop) for one in page.commitments}
    pairs = [(wanted, row) for wanted, row in product(spans, left) if _is_half(spans[wanted], row["words"])]
    pairs.sort(
        key=lambda pair: (-_share(spans[pair[0]], pair[1]["words"]), pair[0].start, pair[1]["words"], pair[1]["id"])
    )
    taken: set[str] = set()
    for wanted, row in pairs:
        if wanted in spans and row["id"] not in taken:
            taken.add(row["id"])
            del spans[wanted]
            matched.append(Matched(page, wanted, row))
    missed += [f"{page.file}: {' '.join(page.text[one.start : one.stop].split())!r}" for one in spans]
    spared = [count_words(page.text, *span) for span in page.optional]
    for row in left:
        if row["id"] not in taken and not any(_is_half(row["words"], words) for words in spared):
            extra.append(f"{page.file}: {' '.join(row['evidence'][0]['exact'].split())!r} read as {row['strength']}")


def _share(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _is_half(one: Range, other: Range) -> bool:
    """Half the words of the shorter of both are in both."""
    return 2 * _share(one, other) >= min(one[1] - one[0], other[1] - other[0])


def _score_look_alikes(name: str, pages: Sequence[CommittedPage], rows: Mapping[str, Sequence[Row]]) -> Score:
    """The share of look-alikes in whose place nothing was found that is not in a commitment's place too."""
    total, errors = 0, []
    for page in pages:
        right = [count_words(page.text, one.start, one.stop) for one in page.commitments]
        found = [row["words"] for row in rows[page.file] if not any(_is_half(row["words"], one) for one in right)]
        for one in page.look_alikes:
            total += 1
            words = count_words(page.text, one.start, one.stop)
            if any(_is_half(words, each) for each in found):
                errors.append(
                    f"{page.file}: {'/'.join(one.reasons)} {' '.join(page.text[one.start : one.stop].split())!r}"
                )
    return Score(
        set=name, measure="look-alikes let alone", correct=total - len(errors), total=total, errors=tuple(errors)
    )


def _judge_strength(one: Matched) -> bool | None:
    return one.found["strength"] in one.wanted.strengths


def _judge_due(one: Matched) -> bool | None:
    return None if ANY in one.wanted.dues else (one.found["due"] or NONE) in one.wanted.dues


def _judge_actors(one: Matched) -> bool | None:
    """Every actor is there by one of its names, and nobody else."""
    wanted = [names for names in one.wanted.actors if ANY not in names]
    if len(wanted) < len(one.wanted.actors):
        return None
    found = one.found["names"]
    needed = [names for names in wanted if NONE not in names]
    are_there = all(any(_is_named(each, names) for each in found) for names in needed)
    return are_there and all(any(_is_named(each, names) for names in wanted) for each in found)


def _is_named(found: Sequence[str], names: Sequence[str]) -> bool:
    words = {word[:_STEM] for each in found for word in _fold(each)}
    return any(_fold(name) and {word[:_STEM] for word in _fold(name)} <= words for name in names)


def _judge_object(one: Matched) -> bool | None:
    if ANY in one.wanted.objects:
        return None
    held = {word[:_STEM] for word in _fold(one.found["object"] or "")}
    return any(
        (not held) if name == NONE else {word[:_STEM] for word in _fold(name)} <= held for name in one.wanted.objects
    )


def _judge_condition(one: Matched) -> bool | None:
    wanted, found = one.wanted.condition, one.found["condition"]
    if wanted == ANY:
        return None
    if wanted == NONE or found is None:
        return wanted == NONE and found is None
    return bool(set(_fold(wanted)) & set(_fold(found["exact"])))


def _judge_joint(one: Matched) -> bool | None:
    return None if one.wanted.joint == ANY else str(int(one.found["joint"])) in one.wanted.joint


@cache
def _fold(words: str) -> tuple[str, ...]:
    return tuple(word.folded for word in find_words(words))


_JUDGES: Mapping[str, Callable[[Matched], bool | None]] = {
    "strength": _judge_strength,
    "due": _judge_due,
    "actors": _judge_actors,
    "object": _judge_object,
    "condition": _judge_condition,
    "joint": _judge_joint,
}


def _score(name: str, measure: str, judged: Sequence[tuple[Matched, bool | None]]) -> Score:
    """The share that is right of those that are scored."""
    errors = [_describe(one, measure) for one, is_right in judged if is_right is False]
    total = sum(is_right is not None for _, is_right in judged)
    return Score(set=name, measure=measure, correct=total - len(errors), total=total, errors=tuple(errors))


def _describe(one: Matched, measure: str) -> str:
    wanted, found = one.wanted, one.found
    told: Mapping[str, tuple[str, object]] = {
        "strength": ("/".join(wanted.strengths), found["strength"]),
        "due": ("/".join(wanted.dues), found["due"]),
        "actors": (
            " + ".join("/".join(names) for names in wanted.actors) or NONE,
            [names[:2] for names in found["names"]],
        ),
        "object": ("/".join(wanted.objects), found["object"]),
        "condition": (wanted.condition, found["condition"] and found["condition"]["exact"]),
        "joint": (wanted.joint, found["joint"]),
    }
    right, got = told[measure]
    words = " ".join(one.page.text[wanted.start : wanted.stop].split())
    return f"{one.page.file}: {words!r}: {right}, found {got}"


def _score_links(name: str, pages: Sequence[CommittedPage], matched: Sequence[Matched]) -> Iterator[Score]:
    """Links of labelled commitments: a passage in the place of one that the gold names, of one of its kinds, is right."""
    gold = [(page, one) for page in pages for one in page.later]
    labelled = {one.wanted.label: one for one in matched if one.wanted.label}
    correct, missed, extra = 0, [], []
    reached: set[int] = set()
    for label, one in sorted(labelled.items()):
        wanted = [(place, page, later) for place, (page, later) in enumerate(gold) if later.label == label]
        for told in one.found["passages"]:
            fits = [place for place, page, later in wanted if _is_told(told, page, later)]
            reached.update(fits)
            if fits:
                correct += 1
            else:
                extra.append(
                    f"{label}: {told['what']} {' '.join(told['evidence']['exact'].split())[:160]!r} in {told['file']}"
                )
    for place, (page, later) in enumerate(gold):
        if place not in reached:
            missed.append(
                f"{later.label}: {later.what} {' '.join(page.text[later.start : later.stop].split())[:160]!r}"
            )
    total = correct + len(extra)
    yield Score(set=name, measure="later evidence precision", correct=correct, total=total, errors=tuple(extra))
    yield Score(set=name, measure="later evidence recall", correct=len(reached), total=len(gold), errors=tuple(missed))


def _is_told(told: Row, page: CommittedPage, later: Later) -> bool:
    words = count_words(page.text, later.start, later.stop)
    return told["file"] == page.file and told["what"] == later.what and _is_half(told["words"], words)
