"""Spans looked up by place: the same answers as walking over all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.spans import index_spans

PLACES = st.lists(st.integers(0, 60), unique=True, max_size=20).map(sorted)
SPANS = PLACES.map(lambda places: list(zip(places[::2], places[1::2], strict=False)))


@pytest.mark.parametrize(("place", "covered"), [(1, False), (2, True), (4, True), (5, False), (7, True), (9, False)])
def test_a_span_holds_its_start_and_not_its_stop(place: int, covered: bool) -> None:
    assert index_spans([(7, 9), (2, 5)]).covers(place) is covered


@given(SPANS, st.integers(0, 60))
def test_covering_is_as_by_walking(spans: list[tuple[int, int]], place: int) -> None:
    assert index_spans(spans).covers(place) is any(start <= place < stop for start, stop in spans)


@given(SPANS, st.integers(0, 60), st.integers(0, 60))
def test_lying_within_is_as_by_walking(spans: list[tuple[int, int]], start: int, stop: int) -> None:
    assert index_spans(spans).has_within(start, stop) is any(start <= one and other <= stop for one, other in spans)
