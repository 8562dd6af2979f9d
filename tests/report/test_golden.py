"""Every form of the same report is what stands in ``golden/``, which people have read.

Where a form changes on purpose: ``python -m tests.report.golden`` writes the files again, and the difference is read before it is kept.
"""

import pytest

from onrecord.report.forms import FORMS
from onrecord.report.tally import write_tally
from tests.report.golden import GOLDEN, settle, write_forms


@pytest.mark.parametrize("name", ["txt", *FORMS])
def test_a_form_is_as_it_was_read(world, name):
    written = settle(name, write_forms(*world)[name])
    assert written.splitlines() == (GOLDEN / f"check.{name}").read_bytes().decode("utf-8").splitlines()


def test_the_same_report_gives_the_same_bytes(world):
    assert write_forms(*world) == write_forms(*world)


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("txt", ""),
        ("github", "::notice title=onrecord::"),
        ("html", "<title>"),
        ("json", '{\n  "tally": {\n    "quotations": '),
    ],
)
def test_the_tally_comes_first(world, name, before):
    written = write_forms(*world)[name]
    tally = write_tally(world[0].count(reported=False))
    told = tally if name != "json" else str(world[0].count(reported=False).total)
    assert before + told in written
    assert name == "html" or written.startswith(before + told)
