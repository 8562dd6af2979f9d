"""What differs between a quotation and the published words: pairs that read as a description of the material."""

import pytest

from tests.traces.pairs import Pair, compare, read_pairs

PAIRS = list(read_pairs())


def name_pair(pair: Pair) -> str:
    return f"{pair.language}-{pair.quoted[:60]}"


def test_there_are_enough_pairs():
    assert len(PAIRS) >= 250


@pytest.mark.parametrize("pair", PAIRS, ids=name_pair)
def test_pair(pair: Pair):
    found = compare(pair.quoted, pair.turns, pair.language)
    if pair.verdict == "none":
        assert found is None
        return
    assert found is not None
    changes = [(change.kind, change.quoted, change.published) for change in found.changes]
    certainty = "possible" if pair.verdict.endswith("?") else "sure"
    assert (found.verdict, found.certainty) == (pair.verdict.rstrip("?"), certainty), changes
    if pair.changes:
        assert changes == list(pair.changes)
    elif not pair.verdict.startswith("edited"):
        assert not changes or pair.verdict == "spliced"
    flags = {
        "starts_inside": found.starts_inside,
        "ends_inside": found.ends_inside,
        "continues": found.continuation is not None,
    }
    assert {flag for flag in pair.flags if not flags[flag]} == set()
