"""People of the record by what a reader calls them."""

from collections.abc import Iterator

from onrecord.errors import UsageError
from onrecord.model import Entity
from onrecord.record.view import View
from onrecord.text.words import fold_text


def find_speakers(view: View, name: str | None) -> tuple[Entity, ...]:
    """The person of this name, full or surname alone."""
    if name is None:
        return ()
    wanted = fold_text(name)
    people = list(view.rows(Entity))
    found = [one for one in people if one.key == name or wanted in map(fold_text, _list_names(one))]
    if not found:
        found = [
            one for one in people if wanted in {full.split()[-1] for full in map(fold_text, _list_names(one)) if full}
        ]
    if len(found) != 1:
        named = f"{len(found)} people: {', '.join(one.name for one in found)}" if found else "nobody"
        raise UsageError(f"--speaker: expected the name of one person in the record, found {named} for {name!r}")
    return tuple(found)


def _list_names(entity: Entity) -> Iterator[str]:
    yield entity.name
    for forms in entity.names.values():
        yield from forms
