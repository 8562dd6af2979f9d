"""The codec: whatever a row may hold comes back from Arrow and from JSON as it was."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.engines.tables import find_codec, read_row, write_row
from onrecord.model import Capture, Finding, Review, Span, Turn
from onrecord.model.tables import TABLES

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def draw_values(hint: Any) -> st.SearchStrategy[Any]:
    """Every value that a field of this type may hold."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, UnionType):
        return st.one_of(*(st.none() if part is type(None) else draw_values(part) for part in parts))
    if origin is tuple:
        return st.lists(draw_values(parts[0]), max_size=3).map(tuple)
    if origin is frozenset:
        return st.frozensets(draw_values(parts[0]), max_size=3)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(TEXT, draw_values(parts[1]), max_size=3)
    scalars: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXT,
        int: st.integers(-(2**63), 2**63 - 1),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        bytes: st.binary(max_size=8),
    }
    return scalars[hint] if hint in scalars else draw_rows(hint)


def draw_rows(row: type[Any]) -> st.SearchStrategy[Any]:
    """Every row of a type."""
    return st.builds(row, **{name: draw_values(hint) for name, hint in get_type_hints(row).items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawer:
    """A row with the shapes that the model does not use yet."""

    content: bytes
    maybe: Span | None
    deep: tuple[tuple[Span, ...], ...]
    by_name: Mapping[str, tuple[Span, ...]]
    nested: Mapping[str, Mapping[str, float]]
    maybe_map: Mapping[str, int] | None
    maybe_bytes: bytes | None
    numbers: frozenset[int]
    maybe_words: frozenset[str] | None


@pytest.mark.parametrize("row", [*TABLES.values(), Drawer], ids=lambda row: row.__name__)
def test_encoding_and_decoding_are_inverse(row: type[Any]) -> None:
    codec = find_codec(row)

    @settings(max_examples=60)
    @given(st.lists(draw_rows(row), max_size=4), st.integers(0, 3))
    def check(rows: list[Any], start: int) -> None:
        batch = codec.encode(rows)
        batch.validate(full=True)
        assert codec.decode(batch) == rows
        assert codec.decode(batch.slice(start)) == rows[start:]
        assert [read_row(row, write_row(one)) for one in rows] == rows

    check()


def make_turn() -> Turn:
    return Turn(
        id="t", document="d", order=0, kind="speech", label="Ар.Волк:", label_start=0, label_stop=8, label_of=None,
        language="ru", rendering="original", start=9, stop=20,
    )  # fmt: skip


def test_json_keeps_the_order_of_the_fields_and_the_letters_as_they_are() -> None:
    assert write_row(make_turn()).startswith('{"id":"t","document":"d","order":0,"kind":"speech","label":"Ар.Волк:"')


def test_equal_mappings_give_equal_bytes_whatever_their_order() -> None:
    def make_finding(detail: dict[str, str]) -> Finding:
        return Finding(
            id="f", code="Q01", level="warning", message="", detail=detail, evidence=(),
            subject=find_codec(Finding).from_json(SUBJECT).subject,
        )  # fmt: skip

    one, other = make_finding({"a": "1", "b": "2"}), make_finding({"b": "2", "a": "1"})
    assert write_row(one) == write_row(other)
    assert find_codec(Finding).encode([one]).equals(find_codec(Finding).encode([other]))


SUBJECT = {
    "id": "f", "code": "Q01", "level": "note", "message": "", "subject": {"table": "traces", "id": "x"}, "evidence": [],
    "detail": {},
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"order": "0"}, "order: expected integer, found '0'"),
        ({"order": True}, "order: expected integer, found True"),
        ({"kind": "song"}, "kind: expected one of speech, narration, found 'song'"),
        ({"label": 3}, "label: expected string, found 3"),
        ({"colour": "red"}, "unknown ['colour']"),
    ],
)
def test_json_that_a_person_has_spoilt_is_named(change: dict[str, Any], message: str) -> None:
    value = json.loads(write_row(make_turn())) | change
    with pytest.raises(ValueError) as error:  # noqa: PT011
        find_codec(Turn).from_json(value)
    assert message in str(error.value)


def test_a_line_cut_short_is_an_error() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_row(Turn, write_row(make_turn())[:-5])


def test_the_schema_names_every_key_and_what_may_be_absent() -> None:
    schema = find_codec(Capture).describe()
    assert schema["required"] == ["id", "sha256", "url", "retrieved", "media_type", "bytes", "source"]
    assert schema["properties"]["url"] == {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert schema["properties"]["bytes"] == {"type": "integer"}


def test_a_type_that_no_row_may_hold_is_refused() -> None:
    @dataclass(frozen=True)
    class Loose:
        anything: set[str]

    with pytest.raises(TypeError, match="a type that a row may hold"):
        find_codec(Loose)


def test_every_table_has_rows_with_an_id() -> None:
    assert all("id" in get_type_hints(row) for row in TABLES.values())
    assert TABLES["reviews"] is Review
