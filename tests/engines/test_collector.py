"""The collector waits while a step makes rows, and is as it was before, whatever happens."""

import gc

import pytest

from onrecord.engines.collector import put_off_collection


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
