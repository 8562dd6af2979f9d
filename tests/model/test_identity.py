"""Ids: digests of framed fields, so that none can run into the next."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.identity import ID_CHARACTERS, digest_fields, identify_row

WORDS = st.text(max_size=12)


def test_a_field_is_framed_by_its_kind_and_its_length_in_bytes():
    assert digest_fields("да", 12) == hashlib.sha256("s4:даi2:12".encode()).hexdigest()[:ID_CHARACTERS]


@given(WORDS, WORDS, st.integers(0, 10**7), st.integers(0, 10**7), WORDS)
def test_a_row_is_its_table_document_place_and_kind(table: str, document: str, start: int, stop: int, kind: str):
    assert identify_row(table, document, start, stop, kind) == digest_fields(table, document, start, stop, kind)


@given(st.lists(WORDS | st.integers(), max_size=4), st.lists(WORDS | st.integers(), max_size=4))
def test_other_fields_have_another_digest(one: list[str | int], other: list[str | int]):
    assert (digest_fields(*one) == digest_fields(*other)) == (one == other)
