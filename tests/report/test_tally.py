"""The first line of every output."""

import pytest

from onrecord.report.tally import count_verdicts, write_reported_tally, write_tally


@pytest.mark.parametrize(
    ("verdicts", "line"),
    [
        ((), "0 quotations: 0 match, 0 differs, 0 not checked"),
        (("verbatim",), "1 quotation: 1 match, 0 differs, 0 not checked"),
        (("edited", "not_found"), "2 quotations: 0 match, 2 differs, 0 not checked"),
        (
            ("verbatim",) * 2 + ("run_on", "edited") + ("source_cut",) * 5 + ("no_source",) * 3,
            "12 quotations: 3 match, 1 differs, 8 not checked",
        ),
        (
            ("shortened", "translated", "paraphrased", "spliced", "not_compared"),
            "5 quotations: 3 match, 1 differs, 1 not checked",
        ),
    ],
)
def test_tally(verdicts, line):
    assert write_tally(count_verdicts(verdicts)) == line


def test_reported_speech_is_counted_apart():
    tally = count_verdicts(("paraphrased", "not_compared", "source_cut"))
    assert write_reported_tally(tally) == "3 in reported speech: 1 match, 0 differs, 2 not checked"
