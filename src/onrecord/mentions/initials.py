"""Keys of one page that mean one person: "J. Roe" beside "Jane Roe", "Dan Roe" beside "Daniel Roe"."""

from collections.abc import Iterable, Mapping

# "Dan" is "Daniel"; two letters open too many names.
_SHORTEST = 3


def join_keys(keys: Iterable[str]) -> Mapping[str, str]:
    """Each key (language, surname, given name or initial) that a fuller one of the page stands for, with that one.

    An initial or the beginning of a given name is the one name that begins so; where two begin so it stays its own.
    """
    surnames: dict[str, list[str]] = {}
    for key in sorted(set(keys)):
        surname, colon, given = key.rpartition(":")
        if colon and given:
            surnames.setdefault(surname, []).append(given)
    return {
        f"{surname}:{given}": f"{surname}:{fuller}"
        for surname, names in surnames.items()
        for given in names
        if (fuller := _find_fuller(given, names)) is not None
    }


def _find_fuller(given: str, names: Iterable[str]) -> str | None:
    if 1 < len(given) < _SHORTEST:
        return None
    longest = [name for name in names if name != given and len(name) > 1 and name.startswith(given)]
    longest = [name for name in longest if not any(other != name and other.startswith(name) for other in longest)]
    return longest[0] if len(longest) == 1 else None
