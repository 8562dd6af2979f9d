"""What is drawn over time: months with something in them at their place, the same years under every row."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.drawn import ROW, WIDTH, draw_months

MONTHS = st.builds("{:04}-{:02}".format, st.integers(1, 9998), st.integers(1, 12))


def test_months_stand_at_their_place_and_as_high_as_they_are_full():
    drawn = draw_months(
        {"speaks": ["2020-01", "2020-07-15", "2020-07-16T10:00", None], "events": ["2021-07"], "quoted": []}
    )
    assert drawn is not None
    assert [row.key for row in drawn.rows] == ["speaks", "events"]
    speaks, events = drawn.rows
    assert [(bar.x, bar.said) for bar in speaks.bars] == [(0.0, "2020-01: 1"), (WIDTH / 4, "2020-07: 2")]
    assert speaks.bars[0].height < speaks.bars[1].height < ROW
    assert [bar.x for bar in events.bars] == [WIDTH * 3 / 4]
    assert speaks.total == 3
    assert drawn.years == ((2020, 0.0), (2021, WIDTH / 2))


def test_a_season_or_a_year_stands_at_the_beginning_of_its_year():
    drawn = draw_months({"events": ["2020", "2021-23", "2022-02"]})
    assert drawn is not None
    assert [bar.said for bar in drawn.rows[0].bars] == ["2020-01: 1", "2021-01: 1", "2022-02: 1"]


def test_one_month_is_no_drawing():
    assert draw_months({"speaks": ["2020-01-03", "2020-01"], "events": [None, "soon"]}) is None


@given(st.dictionaries(st.sampled_from(("speaks", "quoted", "events")), st.lists(MONTHS, max_size=40)))
def test_nothing_is_drawn_outside(moments):
    drawn = draw_months(moments)
    if drawn is not None:
        assert all(0 <= bar.x <= WIDTH and bar.height < ROW for row in drawn.rows for bar in row.bars)
        assert sum(row.total for row in drawn.rows) == sum(map(len, moments.values()))
        assert len(drawn.years) <= 13
