"""Rows handed on in memory as they would be read back from a table: with the fields alone that the type asked for has."""

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin, get_type_hints

from onrecord.engines.values import build_rows

Narrow = Callable[[Any], Any]


@cache
def narrow(stored: Any, wanted: Any) -> Narrow:
    """Makes a value of the type ``stored`` one of the type ``wanted``: the value itself where both are one type.

    A row becomes a row with fewer fields, a tuple of rows a tuple of such rows. Raises ``TypeError`` where reading the one as the
    other is not that.
    """
    if stored == wanted:
        return _keep
    if is_dataclass(stored) and is_dataclass(wanted):
        make = _narrow_rows(stored, wanted)
        return lambda value: make((value,))[0]
    if get_origin(stored) is get_origin(wanted) is tuple:
        (inner, _), (inner_wanted, _) = get_args(stored), get_args(wanted)
        if is_dataclass(inner) and is_dataclass(inner_wanted):
            make = _narrow_rows(inner, inner_wanted)
            return lambda values: tuple(make(values))
    raise TypeError(f"expected {wanted} or a row with more fields, found {stored}")


def _keep(value: Any) -> Any:
    return value


def _narrow_rows(stored: Any, wanted: Any) -> Callable[[Sequence[Any]], list[Any]]:
    held, asked = get_type_hints(stored), get_type_hints(wanted)
    missing = [field.name for field in fields(wanted) if field.name not in held]
    if missing:
        raise TypeError(
            f"expected the fields of {wanted.__name__} in {stored.__name__}, found none called {', '.join(missing)}"
        )
    steps = [(attrgetter(field.name), narrow(held[field.name], asked[field.name])) for field in fields(wanted)]

    def make(rows: Sequence[Any]) -> list[Any]:
        columns = [map(read, rows) if fit is _keep else map(fit, map(read, rows)) for read, fit in steps]
        return build_rows(wanted, [list(column) for column in columns])

    return make
