"""One converter per type of value: Python value to Arrow and back, to JSON and back, and its JSON Schema.

The types are those the model allows itself: ``str``, ``int``, ``float``, ``bool``, ``bytes``, a ``Literal`` of strings,
``X | None``, ``tuple[X, ...]``, ``frozenset[X]``, ``Mapping[str, X]`` and frozen dataclasses of these. Arrow is written and read column
by column, all values of a column at once: row by row costs three to four times more. JSON is checked when it is read (it may come from
a file that a person has edited); Arrow is trusted (only this program writes it).
"""

import base64
import binascii
import types
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from functools import cache
from itertools import accumulate, chain, pairwise, repeat
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """How values of one type cross the border.

    ``plain`` says that a value is its own form everywhere. ``to_arrow`` turns a list of values, some of them ``None`` perhaps, into
    an array, ``from_arrow`` an array into a list; ``to_json`` and ``from_json`` convert one value, the latter raising
    ``ValueError`` that says what was expected.
    """

    arrow: pa.DataType
    plain: bool
    to_arrow: Callable[[Sequence[Any]], pa.Array]
    from_arrow: Callable[[pa.Array], list[Any]]
    to_json: Convert
    from_json: Convert
    schema: Mapping[str, Any]
    scalar: bool = True


@cache
def find_values(hint: Any) -> Values:
    """The converter for a type hint, made once; raises ``TypeError`` for a type the model does not allow itself."""
    origin = get_origin(hint)
    if origin is Literal:
        return _convert_words(get_args(hint))
    if origin in (Union, types.UnionType):
        return _convert_absent(hint)
    if origin is tuple:
        return _convert_tuple(hint)
    if origin is frozenset:
        return _convert_set(hint)
    if origin is not None and issubclass(origin, Mapping):
        return _convert_mapping(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return convert_row(hint)
    if hint is bytes:
        return _convert_bytes()
    if hint in _SCALARS:
        arrow, word = _SCALARS[hint]
        return _convert_scalar(hint, arrow, word)
    raise TypeError(f"expected a type that a row may hold, found {hint!r}")


_SCALARS: dict[Any, tuple[pa.DataType, str]] = {
    str: (pa.string(), "string"),
    int: (pa.int64(), "integer"),
    float: (pa.float64(), "number"),
    bool: (pa.bool_(), "boolean"),
}


def _same(value: Any) -> Any:
    return value


def _list_values(array: pa.Array) -> list[Any]:
    return array.to_pylist()  # type: ignore[no-any-return]


def _make_array(arrow: pa.DataType) -> Callable[[Sequence[Any]], pa.Array]:
    return lambda values: pa.array(values, type=arrow)


def _convert_scalar(kind: type[Any], arrow: pa.DataType, word: str) -> Values:
    accepted = (int, float) if kind is float else (kind,)

    def from_json(value: Any) -> Any:
        if not isinstance(value, accepted) or (isinstance(value, bool) and kind is not bool):
            raise ValueError(f"expected {word}, found {value!r}")
        return float(value) if kind is float else value

    return Values(
        arrow=arrow,
        plain=True,
        to_arrow=_make_array(arrow),
        from_arrow=_list_values,
        to_json=_same,
        from_json=from_json,
        schema={"type": word},
    )


def _convert_words(words: tuple[Any, ...]) -> Values:
    def from_json(value: Any) -> Any:
        if value not in words:
            raise ValueError(f"expected one of {', '.join(words)}, found {value!r}")
        return value

    return Values(
        arrow=pa.string(),
        plain=True,
        to_arrow=_make_array(pa.string()),
        from_arrow=_list_values,
        to_json=_same,
        from_json=from_json,
        schema={"enum": list(words)},
    )


def _convert_bytes() -> Values:
    def from_json(value: Any) -> bytes:
        try:
            return base64.b64decode(value, validate=True)
        except (TypeError, ValueError, binascii.Error) as error:
            raise ValueError(f"expected bytes in base64, found {value!r}") from error

    return Values(
        arrow=pa.binary(),
        plain=False,
        to_arrow=_make_array(pa.binary()),
        from_arrow=_list_values,
        to_json=lambda value: base64.b64encode(value).decode("ascii"),
        from_json=from_json,
        schema={"type": "string", "contentEncoding": "base64"},
    )


def _convert_absent(hint: Any) -> Values:
    kept = [part for part in get_args(hint) if part is not type(None)]
    if len(kept) != 1 or len(get_args(hint)) != 2:
        raise TypeError(f"expected one type or None, found {hint!r}")
    inner = find_values(kept[0])

    def from_arrow(array: pa.Array) -> list[Any]:
        values = inner.from_arrow(array)
        if inner.plain or not array.null_count:
            return values
        return [value if valid else None for value, valid in zip(values, array.is_valid().to_pylist(), strict=True)]

    return Values(
        arrow=inner.arrow,
        plain=inner.plain,
        to_arrow=inner.to_arrow,
        from_arrow=from_arrow,
        to_json=lambda value: None if value is None else inner.to_json(value),
        from_json=lambda value: None if value is None else inner.from_json(value),
        schema={"anyOf": [dict(inner.schema), {"type": "null"}]},
        scalar=inner.scalar,
    )


def _convert_tuple(hint: Any) -> Values:
    parts = get_args(hint)
    if len(parts) != 2 or parts[1] is not Ellipsis:
        raise TypeError(f"expected tuple[X, ...], found {hint!r}")
    inner = find_values(parts[0])

    arrow = pa.list_(inner.arrow)

    def to_arrow(values: Sequence[Any]) -> pa.Array:
        held = inner.to_arrow(list(chain.from_iterable(value for value in values if value)))
        return pa.ListArray.from_arrays(_find_offsets(values), held, type=arrow)

    def from_arrow(array: pa.Array) -> list[Any]:
        return _read_lists(array, inner.from_arrow)

    def from_json(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise ValueError(f"expected array, found {value!r}")
        return tuple(map(inner.from_json, value))

    return Values(
        arrow=arrow,
        plain=False,
        to_arrow=to_arrow,
        from_arrow=from_arrow,
        to_json=list if inner.plain else lambda value: list(map(inner.to_json, value)),
        from_json=from_json,
        schema={"type": "array", "items": dict(inner.schema)},
        scalar=False,
    )


def _convert_set(hint: Any) -> Values:
    """As a tuple of the same values in their order."""
    inner: Any = get_args(hint)[0]
    held = find_values(tuple[inner, ...])
    return replace(
        held,
        to_arrow=lambda values: held.to_arrow([None if value is None else sorted(value) for value in values]),
        from_arrow=lambda array: list(map(frozenset, held.from_arrow(array))),
        to_json=lambda value: held.to_json(tuple(sorted(value))),
        from_json=lambda value: frozenset(held.from_json(value)),
    )


def _find_offsets(values: Sequence[Any]) -> pa.Array:
    """Where each list or map begins among all that they hold, and where the last ends; absent at an absent one."""
    starts: list[int | None] = list(accumulate((len(value) if value else 0 for value in values), initial=0))
    if None in values:
        starts[:-1] = [None if value is None else start for value, start in zip(values, starts, strict=False)]
    return pa.array(starts, pa.int32())


def _read_lists(array: pa.Array, convert: Callable[[pa.Array], list[Any]]) -> list[tuple[Any, ...]]:
    """The values of each list or map, converted all at once; an absent one (inside an absent row) has none.

    By offsets: ``flatten`` and ``value_lengths`` go through Arrow's function registry, which costs 0.1 ms a call.
    """
    if not len(array):
        return []
    offsets = array.offsets.to_pylist()
    first = offsets[0]
    values = convert(array.values.slice(first, offsets[-1] - first))
    return [tuple(values[start - first : stop - first]) for start, stop in pairwise(offsets)]


def _convert_mapping(hint: Any) -> Values:
    key, held = get_args(hint)
    if key is not str:
        raise TypeError(f"expected Mapping[str, X], found {hint!r}")
    inner = find_values(held)

    arrow = pa.map_(pa.string(), inner.arrow)

    def to_arrow(values: Sequence[Any]) -> pa.Array:
        pairs = [pair for value in values if value for pair in sorted(value.items())]
        keys = pa.array([key for key, _ in pairs], pa.string())
        held = inner.to_arrow([value for _, value in pairs])
        return pa.MapArray.from_arrays(_find_offsets(values), keys, held, type=arrow)

    def read_pairs(entries: pa.Array) -> list[Any]:
        keys, values = entries.flatten()
        return list(zip(keys.to_pylist(), inner.from_arrow(values), strict=True))

    def from_arrow(array: pa.Array) -> list[Any]:
        return [dict(entry) for entry in _read_lists(array, read_pairs)]

    def from_json(value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise ValueError(f"expected object, found {value!r}")
        return {name: inner.from_json(held) for name, held in sorted(value.items())}

    return Values(
        arrow=arrow,
        plain=False,
        to_arrow=to_arrow,
        from_arrow=from_arrow,
        to_json=lambda value: {name: inner.to_json(held) for name, held in sorted(value.items())},
        from_json=from_json,
        schema={"type": "object", "additionalProperties": dict(inner.schema)},
        scalar=False,
    )


def list_leaves(row: Any, name: str) -> list[str]:
    """The Parquet columns that a field is read from: of rows inside a list only the fields that their type has."""
    held = get_args(get_type_hints(row)[name])[:1]
    if held and is_dataclass(held[0]):
        return [f"{name}.list.element.{inner}" for inner in list_fields(held[0])]
    return [name]


def list_fields(row: Any) -> Mapping[str, Values]:
    """The fields of a row in order, each with its converter."""
    return _convert_fields(row)


@cache
def _convert_fields(row: Any) -> Mapping[str, Values]:
    hints = get_type_hints(row)
    return {field.name: find_values(hints[field.name]) for field in fields(row)}


def read_fields(row: Any) -> Callable[[Any], tuple[Any, ...]]:
    """A function that gives the values of a row's fields, in order."""
    names = tuple(list_fields(row))
    if len(names) == 1:
        read_one = attrgetter(names[0])
        return lambda value: (read_one(value),)
    return attrgetter(*names)


def convert_row(row: Any) -> Values:
    """The converter for a frozen dataclass: a struct in Arrow, an object in JSON, keys in the order of the fields."""
    columns = list_fields(row)
    names = tuple(columns)
    read = read_fields(row)
    defaults = {field.name for field in fields(row) if field.default is not MISSING}
    steps = [(name, values.to_json) for name, values in columns.items() if not values.plain]
    arrow = pa.struct([(name, values.arrow) for name, values in columns.items()])
    nothing = (None,) * len(names)

    def to_arrow(values: Sequence[Any]) -> pa.Array:
        absent = pa.array([value is None for value in values], pa.bool_()) if None in values else None
        held = transpose([nothing if value is None else read(value) for value in values], len(names))
        parts = [column.to_arrow(part) for column, part in zip(columns.values(), held, strict=True)]
        return pa.StructArray.from_arrays(parts, fields=list(arrow), mask=absent)

    def to_json(value: Any) -> dict[str, Any]:
        found = dict(zip(names, read(value), strict=True))
        for name, step in steps:
            found[name] = step(found[name])
        return found

    def from_arrow(array: pa.Array) -> list[Any]:
        stored = {array.type.field(place).name: part for place, part in enumerate(array.flatten())}
        return build_rows(row, [values.from_arrow(stored[name]) for name, values in columns.items()])

    def from_json(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise ValueError(f"expected object, found {value!r}")
        missing = [name for name in names if name not in value and name not in defaults]
        surplus = [name for name in value if name not in columns]
        if missing or surplus:
            raise ValueError(f"expected the keys {', '.join(names)}; missing {missing}, unknown {surplus}")
        return row(**{name: _read_field(columns[name], name, held) for name, held in value.items()})

    return Values(
        arrow=arrow,
        plain=False,
        to_arrow=to_arrow,
        from_arrow=from_arrow,
        to_json=to_json,
        from_json=from_json,
        schema=describe_row(columns),
        scalar=False,
    )


def _read_field(values: Values, name: str, held: Any) -> Any:
    try:
        return values.from_json(held)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error


def transpose(rows: Sequence[Sequence[Any]], width: int) -> Sequence[Sequence[Any]]:
    """The columns of some rows: ``width`` of them even where there is no row."""
    return list(zip(*rows, strict=True)) if rows else [()] * width


def build_rows(row: Any, columns: Sequence[Sequence[Any]]) -> list[Any]:
    """Rows from their columns, given in the order of the fields.

    Slots are filled column by column, without the constructor: 0.9 microseconds a row of six fields for 3.5. Rows have no
    ``__post_init__``; a row without slots is a ``TypeError``.
    """
    rows = list(map(object.__new__, repeat(row, len(columns[0]))))
    for fill, values in zip(_find_slots(row), columns, strict=True):
        deque(map(fill, rows, values), maxlen=0)
    return rows


@cache
def _find_slots(row: Any) -> Sequence[Callable[[Any, Any], None]]:
    if "__slots__" not in vars(row) or hasattr(row, "__post_init__"):
        raise TypeError(f"expected a row with slots and without __post_init__, found {row.__name__}")
    return [getattr(row, name).__set__ for name in list_fields(row)]


def describe_row(columns: Mapping[str, Values]) -> Mapping[str, Any]:
    """The JSON Schema of an object with these keys, all of them required and no others allowed."""
    return {
        "type": "object",
        "properties": {name: dict(values.schema) for name, values in columns.items()},
        "required": list(columns),
        "additionalProperties": False,
    }
