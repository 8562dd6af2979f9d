"""Two versions of invented pages laid against each other; what is expected is drawn beside the sentences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.alignment.align import align_texts
from onrecord.alignment.blocks import Block, cut_blocks
from onrecord.alignment.path import Row, Skips, find_path
from onrecord.alignment.sides import Side, measure_lengths
from onrecord.text.kept_vectors import KeptVectors
from tests.alignment.models import ENCODER, needs_model

RUSSIAN = (
    "Уважаемая госпожа премьер-министр!",
    "Мы рады видеть вас в Нижней Полынке.",
    "За прошлый год наша торговля выросла на 17 процентов.",
    "Вчера к нам приехали ещё и садоводы из соседней долины.",
    "В порту строится новый причал, его откроют весной, и тогда паромы пойдут каждый день.",
    "Спасибо.",
)
# Left out in English: the gardeners. The pier is told in two sentences.
ENGLISH = (
    "Madam Prime Minister,",
    "We are glad to see you in Lower Polynka.",
    "Our trade grew by 17 percent last year.",
    "A new pier is being built in the port.",
    "It will be opened in spring, and then the ferries will run every day.",
    "Thank you.",
)
EXPECTED = [(1, 1), (1, 1), (1, 1), (1, 0), (1, 2), (1, 1)]


def sizes(
    source: tuple[str, ...], target: tuple[str, ...], encoder: KeptVectors | None = ENCODER
) -> list[tuple[int, int]]:
    return [link.size for link in align_texts(source, target, encoder).links]


@needs_model
def test_a_sentence_left_out_and_one_told_in_two() -> None:
    assert sizes(RUSSIAN, ENGLISH) == EXPECTED


@needs_model
def test_the_other_way_round_the_beads_are_the_same() -> None:
    assert sizes(ENGLISH, RUSSIAN) == [(b, a) for a, b in EXPECTED]


@needs_model
def test_a_text_against_itself_is_one_to_one() -> None:
    assert sizes(RUSSIAN, RUSSIAN) == [(1, 1)] * len(RUSSIAN)


def test_without_a_model_names_figures_and_lengths_lay_the_beads() -> None:
    source = ("Ильмар Остен приехал в Галлам 14 мая.", "Он осмотрел верфь «Арвика».", "Верфь построила 38 судов.")
    target = ("Ilmar Osten arrived in Hallam on May 14.", "He saw the Arvika shipyard.", "The yard has built 38 ships.")
    assert sizes(source, target, None) == [(1, 1)] * 3


@pytest.mark.parametrize(("source", "target"), [((), ()), (("Да.",), ()), ((), ("Yes.", "No."))])
def test_a_side_without_sentences_leaves_the_other_alone(source: tuple[str, ...], target: tuple[str, ...]) -> None:
    links = align_texts(source, target, None).links
    assert [link.size for link in links] == [(1, 0)] * len(source) + [(0, 1)] * len(target)


WORDS = st.lists(
    st.sampled_from(["мост", "bridge", "17", "38", "порт", "port", "Остен", "Osten", ".", ",", "река", "river"]),
    min_size=1,
    max_size=8,
)
TEXTS = st.lists(WORDS.map(" ".join), max_size=12).map(tuple)


@given(TEXTS, TEXTS)
def test_every_sentence_is_in_exactly_one_bead_in_order(source: tuple[str, ...], target: tuple[str, ...]) -> None:
    links = align_texts(source, target, None).links
    assert [place for link in links for place in range(link.source_start, link.source_stop)] == list(range(len(source)))
    assert [place for link in links for place in range(link.target_start, link.target_stop)] == list(range(len(target)))
    assert all(any(link.size) for link in links)


@given(st.integers(0, 6), st.integers(0, 6), st.randoms(use_true_random=False))
def test_the_way_found_is_the_best_of_all(n: int, m: int, random: object) -> None:
    draw = np.random.default_rng(random.randrange(10**6))  # type: ignore[attr-defined]
    worth = {size: draw.normal(size=(n + 1, m + 1)) for size in ((1, 1), (1, 2), (2, 1))}
    skips = Skips(draw.normal(size=n) - 0.5, draw.normal(size=m) - 0.5)

    def best(i: int, j: int) -> float:
        ways = [0.0] if i == j == 0 else []
        ways += [best(i - 1, j) + skips.source[i - 1]] if i else []
        ways += [best(i, j - 1) + skips.target[j - 1]] if j else []
        ways += [best(i - a, j - b) + worth[a, b][i, j] for a, b in worth if i >= a and j >= b]
        return float(max(ways))

    def end(i: int, size: tuple[int, int]) -> list[float]:
        return [worth[size][i, j] if i >= size[0] and j >= size[1] else -np.inf for j in range(m + 1)]

    rows = [Row(0, m, tuple(worth), np.array([end(i, size) for size in worth])) for i in range(n + 1)]
    found = 0.0
    for link in find_path(rows, skips):
        if link.size == (1, 0):
            found += skips.source[link.source_start]
        elif link.size == (0, 1):
            found += skips.target[link.target_start]
        else:
            found += worth[link.size][link.source_stop, link.target_stop]
    assert found == pytest.approx(best(n, m))


def test_long_texts_are_cut_into_blocks_that_follow_the_way() -> None:
    """Four hundred sentences, the first sixty of them on one side alone: the band leads around the gap."""
    draw = np.random.default_rng(7)
    meanings = draw.normal(size=(400, 16)).astype(np.float32)
    meanings /= np.linalg.norm(meanings, axis=1, keepdims=True)
    none = np.zeros((400, 1), dtype=np.float32)
    source = Side(measure_lengths(["x" * 50] * 400), meanings, none, np.zeros(400))
    target = Side(measure_lengths(["x" * 50] * 340), meanings[60:], none[60:], np.zeros(340))
    blocks = cut_blocks(source, target)
    assert [block.first for block in blocks] == [0, 128, 256, 384]
    held = [next(block for block in blocks if block.first <= i <= block.last) for i in range(401)]
    assert all(held[i].low <= max(0, i - 60) <= held[i].high for i in range(401))
    assert count_places(blocks) < 0.5 * 401 * 341


def count_places(blocks: tuple[Block, ...]) -> int:
    return sum((block.last - block.first + 1) * (block.high - block.low + 1) for block in blocks)


def test_places_that_are_looked_at_grow_with_the_texts() -> None:
    """Twice and five times the sentences, as many places a sentence, up to thousands."""
    draw = np.random.default_rng(11)
    meanings = draw.normal(size=(5000, 16)).astype(np.float32)
    meanings /= np.linalg.norm(meanings, axis=1, keepdims=True)
    none = np.zeros((5000, 1), dtype=np.float32)

    def cut(size: int) -> float:
        side = Side(measure_lengths(["x" * 50] * size), meanings[:size], none[:size], np.zeros(size))
        return count_places(cut_blocks(side, side)) / size

    assert max(cut(size) for size in (2000, 5000)) < 1.25 * cut(1000)
