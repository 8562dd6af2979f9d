"""Units that are asked for one behind the other, and those here and there."""

from onrecord.commitments.in_a_row import InARow


def test_a_run_counts_and_a_leap_ends_it() -> None:
    asked = InARow()
    assert [asked.is_in_a_row(place) for place in (0, 1, 2, 3, 4)] == [False, False, False, True, True]
    assert [asked.is_in_a_row(place) for place in (9, 10, 11, 12, 13)] == [False, False, False, False, True]
