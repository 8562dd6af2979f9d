"""How differences between two sides' pages are scored: what counts as found, and what as one too many."""

from typing import Any

from evaluation.sides import score_sides

PAIRS = [{"key": "day", "differs": "date"}, {"key": "town", "differs": "place"}, {"key": "none"}]


def score(
    *told: tuple[tuple[str, ...], str], events: tuple[str, ...] = ("day", "town", "none")
) -> dict[str, tuple[int, int]]:
    """Counts by measure, where these findings were told and the pages of these pairs are one event each."""
    sources = [f"{key}.{side}" for key in ("day", "town", "none") for side in ("first", "second")]
    tables: dict[str, list[dict[str, Any]]] = {
        "documents": [{"id": one, "source": f"pages/{one}.md"} for one in sources],
        "accounts": [
            {"document": one, "event": one.partition(".")[0]} for one in sources if one.partition(".")[0] in events
        ],
        "findings": [
            {"code": "A02", "evidence": [{"document": one} for one in documents], "detail": {"fact": fact}}
            for documents, fact in told
        ],
    }
    return {one.measure: (one.correct, one.total) for one in score_sides(PAIRS, tables)}


def test_a_fact_is_found_where_it_differs_and_by_its_name() -> None:
    found = score((("day.first", "day.second"), "date"), (("town.first", "town.second"), "who"))
    assert found["facts that differ, found"] == (1, 2)
    assert found["A02, right"] == (1, 2)


def test_a_finding_on_pages_that_agree_or_on_pages_of_two_events_is_one_too_many() -> None:
    assert score((("none.first", "none.second"), "date"))["pairs without a difference left alone"] == (0, 1)
    assert score((("day.first", "town.second"), "date"))["A02, right"] == (0, 1)


def test_pages_that_were_not_joined_are_told() -> None:
    assert score(events=("day",))["pages of one event joined"] == (1, 3)
