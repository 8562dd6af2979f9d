"""How sure the beads of a way are, and a second model asked where they are not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.alignment import stage
from onrecord.alignment.align import align_texts
from onrecord.alignment.asked_again import Stretch, Texts, find_stretches, lay_again
from onrecord.alignment.doubt import rate_links
from onrecord.alignment.likeness import Level
from onrecord.alignment.path import Link, Row, Skips, Values, find_path
from onrecord.alignment.sides import Side
from onrecord.alignment.weights import SECOND, SIZES, WITH_MODEL
from onrecord.alignment.worth import Measure
from onrecord.engines.plan import Mapped
from onrecord.errors import UsageError
from onrecord.knowledge.files import KnowledgeFolders
from tests.alignment.models import ENCODER, QUICK, Told, needs_model

STEP = 0.02  # so much less worth is e times less likely
RUSSIAN = ("Мост открыли в мае.", "Погода стояла ясная.", "На открытии играл оркестр.", "Вечером был салют.")
ENGLISH = (
    "The bridge was opened in May.",
    "An orchestra played at the opening.",
    "In the evening there were fireworks.",
)


def list_ways(rows: Sequence[Row], skips: Skips, i: int = 0, j: int = 0) -> Iterator[tuple[tuple[Link, ...], float]]:
    """Every way from a place to the end, with its worth; sentences of the source are left out before those of the target."""
    if i == len(skips.source) and j == len(skips.target):
        yield (), 0.0
    steps = [((1, 0), skips.source[i])] if i < len(skips.source) else []
    steps += [((0, 1), skips.target[j])] if j < len(skips.target) else []
    for number, (a, b) in enumerate(rows[0].sizes):
        if i + a < len(rows) and rows[i + a].low <= j + b <= rows[i + a].high:
            steps.append(((a, b), rows[i + a].worth[number, j + b - rows[i + a].low]))
    for (a, b), worth in steps:
        if i + a < len(rows) and rows[i + a].low <= j + b <= rows[i + a].high and worth > -np.inf:
            for way, rest in list_ways(rows, skips, i + a, j + b):
                yield (Link(i, i + a, j, j + b), *way), worth + rest


def make_rows(n: int, m: int, seed: int, band: int | None = None) -> tuple[list[Row], Skips]:
    generator = np.random.default_rng(seed)
    sizes = ((1, 1), (1, 2), (2, 1))
    rows = []
    for i in range(n + 1):
        low, high = (max(0, i - band), min(m, i + band)) if band else (0, m)
        worth: Values = generator.normal(0.0, STEP, (len(sizes), high - low + 1))
        for number, (a, b) in enumerate(sizes):
            worth[number, : max(0, b - low)] = -np.inf
            if a > i:
                worth[number] = -np.inf
        rows.append(Row(low, high, sizes, worth))
    return rows, Skips(generator.normal(0.0, STEP, n), generator.normal(0.0, STEP, m))


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 1000))
def test_a_rate_is_the_share_of_all_ways_that_lay_a_bead(n: int, m: int, seed: int) -> None:
    compare_with_all_ways(*make_rows(n, m, seed))


@given(st.integers(2, 5), st.integers(0, 1000))
def test_a_rate_counts_no_way_outside_the_band(n: int, seed: int) -> None:
    compare_with_all_ways(*make_rows(n, n, seed, band=1))


def compare_with_all_ways(rows: list[Row], skips: Skips) -> None:
    links = find_path(rows, skips)
    ways = list(list_ways(rows, skips))
    whole = sum(exp(worth / STEP) for _, worth in ways)
    for link, rate in zip(links, rate_links(rows, skips, links), strict=True):
        share = sum(exp(worth / STEP) for way, worth in ways if any(is_same(link, one) for one in way)) / whole
        assert rate == pytest.approx(share)


def is_same(link: Link, other: Link) -> bool:
    """A sentence that stands alone stands so wherever the other text has come to."""
    if 0 not in link.size:
        return link == other
    side = slice(0, 2) if link.size[0] else slice(2, 4)
    return link.size == other.size and link[side] == other[side]


def test_what_is_in_doubt_is_laid_again_with_a_sentence_on_either_side() -> None:
    links = [Link(one, one + 1, one, one + 1) for one in range(12)]
    doubts = {3, 4, 10}
    rates = [0.5 if one in doubts else 0.99 for one in range(12)]
    assert find_stretches(links, rates) == (Stretch(2, 6, 2, 6), Stretch(9, 12, 9, 12))
    assert find_stretches(links, [SECOND.sure] * 12) == ()
    assert find_stretches([], []) == ()


def lay(doubt: float, vectors: dict[str, list[float]]) -> tuple[tuple[Link, ...], Told]:
    """Four sentences beside three: the first model finds it worth ``doubt`` more to join the second to the first than to the third."""
    second = Told(vectors)
    texts = (RUSSIAN, ENGLISH)
    sides = [Side(np.full(len(one), 20.0), np.zeros((len(one), 4), np.float32), np.zeros((len(one), 1), np.float32), np.zeros(len(one)))
             for one in texts]  # fmt: skip
    rows = [Row(0, 3, SIZES, np.full((len(SIZES), 4), -np.inf)) for _ in range(5)]
    pair, two = SIZES.index((1, 1)), SIZES.index((2, 1))
    for i, j in ((1, 1), (3, 2), (2, 1), (4, 3)):
        rows[i].worth[pair, j] = 0.5
    rows[2].worth[two, 1] = 0.5 + doubt
    rows[3].worth[two, 2] = 0.5
    measure = Measure(WITH_MODEL, Level(0.0, 1.0), 1.0)
    skips = Skips(np.full(4, -1.0), np.full(3, -1.0))
    return lay_again(rows, skips, measure, Texts(*texts, (sides[0], sides[1])), second), second


NEAR_THE_NEXT = {
    RUSSIAN[0]: [1.0, 0.0, 0.0, 0.0], ENGLISH[0]: [1.0, 0.0, 0.0, 0.0],
    " ".join(RUSSIAN[1:3]): [0.0, 1.0, 0.0, 0.0], ENGLISH[1]: [0.0, 1.0, 0.0, 0.0],
    ENGLISH[2]: [0.0, 0.0, 1.0, 0.0],
}  # fmt: skip


def test_a_second_model_decides_what_the_first_leaves_open() -> None:
    joined = [link.size for link in lay(0.01, {})[0]]
    links, second = lay(0.01, NEAR_THE_NEXT)
    assert joined == [(2, 1), (1, 1), (1, 1)]
    assert [link.size for link in links] == [(1, 1), (2, 1), (1, 1)]
    assert " ".join(RUSSIAN[1:3]) in second.asked


def test_a_second_model_is_not_asked_where_nothing_is_in_doubt() -> None:
    links, second = lay(0.4, NEAR_THE_NEXT)
    assert [link.size for link in links] == [(2, 1), (1, 1), (1, 1)]
    assert second.asked == []


@needs_model
def test_texts_that_share_nothing_are_not_asked_about() -> None:
    second = Told({})
    other = ("Trains ran late.", "The museum is closed on Mondays.", "Bread got dearer.")
    align_texts(RUSSIAN, other, ENCODER, second)
    assert second.asked == []


def test_a_second_opinion_without_a_model_for_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "load_encoders", lambda folders: (QUICK,))
    with pytest.raises(UsageError, match=r"onrecord\[kazakh\]"):
        stage.open_knowledge(KnowledgeFolders(), stage.Models(asks_again=True))
    assert not stage.open_knowledge(KnowledgeFolders()).asks_again


def test_a_second_opinion_is_part_of_what_a_build_was_made_with() -> None:
    versions = {
        step.stage.version
        for one in (False, True)
        for step in stage.list_steps(has_models=True, models=replace(stage.INSTALLED, asks_again=one))
        if isinstance(step, Mapped)
    }
    assert len(versions) == 2
