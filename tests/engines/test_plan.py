"""The order of steps: a step reads what stands above it and writes what nobody has written."""

import pytest

from onrecord.engines.plan import Asked, check_order
from onrecord.engines.steps import Relational
from onrecord.errors import StageError
from onrecord.model import Turn


def ask(name: str, *tables: str) -> Asked:
    inputs = {f"input_{place}": table for place, table in enumerate(tables)}
    return Asked(step=Relational(name=name, version="1", inputs=inputs, output=Turn, sql="SELECT 1"), writes=name)


def test_steps_in_order_pass() -> None:
    check_order([ask("speech", "pages"), ask("named", "pages.documents", "speech.turns")], given=["pages"])


def test_a_column_is_read_from_the_table_that_holds_it() -> None:
    assert ask("named", "speech.turns", "pages.documents", "speech.sentences").reads == ("pages", "speech")


def test_a_step_cannot_read_what_is_written_below_it() -> None:
    with pytest.raises(StageError, match="named reads speech before any step has written it"):
        check_order([ask("named", "speech.turns"), ask("speech", "pages")], given=["pages"])


def test_a_table_is_never_rewritten() -> None:
    with pytest.raises(StageError, match="writes speech, which stands already"):
        check_order([ask("speech", "pages"), ask("speech", "pages")], given=["pages"])
