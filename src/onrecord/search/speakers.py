"""People of the record by what a reader calls them."""

from collections.abc import Iterator, Sequence

from onrecord.errors import UsageError
from onrecord.model import Entity
from onrecord.record.view import View
from onrecord.text.words import fold_text

_MOST_NAMED = 8


def find_speakers(view: View, name: str | None, among: frozenset[str] | None = None) -> tuple[Entity, ...]:
    """The person of this name: in full, some of its words, with an initial for the given name, or the surname alone.

    The closest way of naming that anybody answers to counts. Of several whom it names, those ``among`` whose ids are given count.
    Raises :class:`UsageError` where that is nobody or more than one.
    """
    if name is None:
        return ()
    asked = fold_text(name).split()
    people = list(_list_called(view, asked))
    found = [one for one in _list_keyed(view, name) if one.key == name]
    for is_called in (_is_exactly, _has_words, _has_initial, _has_surname):
        if not found and asked:
            found = [one for one in people if any(is_called(held, asked) for held in _list_names(one))]
    if among is not None and len(found) > 1:
        found = [one for one in found if one.id in among] or found
    if len(found) != 1:
        names = ", ".join(sorted({one.name for one in found})[:_MOST_NAMED])
        told = f"{len(found)} people: {names}" if found else "nobody"
        raise UsageError(f"--speaker: expected the name of one person in the record, found {told} for {name!r}")
    return tuple(found)


def _list_called(view: View, asked: Sequence[str]) -> Iterator[Entity]:
    """The people one of whose names has the last word that was asked for: whatever the way of naming, it is among their words."""
    for (key,) in list(
        view.ask("SELECT entity FROM called WHERE word = ? ORDER BY entity", asked[-1] if asked else "")
    ):
        if (entity := view.find(Entity, key)) is not None:
            yield entity


def _list_keyed(view: View, key: str) -> Iterator[Entity]:
    """The people whom a key of mentions means."""
    for (id,) in list(view.ask("SELECT entity FROM entity_keys WHERE kind = 'person' AND key = ?", key)):
        if (entity := view.find(Entity, id)) is not None:
            yield entity


def _list_names(entity: Entity) -> Iterator[Sequence[str]]:
    """The words of each of its names."""
    if entity.kind == "person":
        for name in {entity.name, *(form for forms in entity.names.values() for form in forms)}:
            yield fold_text(name).split()


def _is_exactly(held: Sequence[str], asked: Sequence[str]) -> bool:
    return list(held) == list(asked)


def _has_words(held: Sequence[str], asked: Sequence[str]) -> bool:
    """All words asked for, of which there are two or more: a patronymic may stand between them."""
    return len(asked) > 1 and set(asked) <= set(held)


def _has_initial(held: Sequence[str], asked: Sequence[str]) -> bool:
    """The same surname, and a given name of which one side prints the first letter alone."""
    if len(held) < 2 or len(asked) < 2 or held[-1] != asked[-1]:
        return False
    one, other = held[0], asked[0]
    return one[0] == other[0] and 1 in (len(one), len(other))


def _has_surname(held: Sequence[str], asked: Sequence[str]) -> bool:
    """The surname alone was asked for."""
    return len(asked) == 1 and bool(held) and held[-1] == asked[0]
