"""The collector waits while a step makes rows, and is as it was before, whatever happens."""

import gc

import pytest

from onrecord.engines.collector import collect_seldom, put_off_collection


@put_off_collection()
def fail():
    assert not gc.isenabled()
    raise ValueError("a step")


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_as_it_was_when_a_step_is_done_or_fails(was_on):
    held = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        with pytest.raises(ValueError, match="a step"):
            fail()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if held else gc.disable)()


@collect_seldom()
def build(seen):
    seen.append(gc.get_threshold())
    raise ValueError("a build")


@pytest.mark.parametrize(
    ("before", "first"), [((700, 10, 10), 5_000_000), ((0, 10, 10), 0), ((9_000_000, 7, 3), 9_000_000)]
)
def test_collecting_seldom_ends_with_the_build_however_it_ends(before, first):
    held = gc.get_threshold()
    seen: list[tuple[int, int, int]] = []
    gc.set_threshold(*before)
    try:
        with pytest.raises(ValueError, match="a build"):
            build(seen)
        assert (seen, gc.get_threshold()) == ([(first, *before[1:])], before)
    finally:
        gc.set_threshold(*held)
