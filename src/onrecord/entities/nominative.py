"""Names as people are called: where the pages print a name in other cases alone, its nominative is shown first."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.knowledge.name_cases import NameCases
from onrecord.model import Entity


def put_nominative(entity: Entity, cases: Mapping[str, NameCases]) -> Entity:
    """The person with the nominative before the printed forms, where these are in other cases; people of knowledge are left as they are."""
    names = {language: _put_first(forms, cases.get(language)) for language, forms in entity.names.items()}
    if names == entity.names:
        return entity
    renamed = {forms[0]: names[language][0] for language, forms in entity.names.items() if forms}
    return replace(entity, name=renamed.get(entity.name, entity.name), names=names)


def _put_first(forms: tuple[str, ...], cases: NameCases | None) -> tuple[str, ...]:
    if cases is None or not forms:
        return forms
    labels = [form.rpartition(".")[2].strip() for form in forms if "." in form.split()[0]]
    full = [form for form in forms if "." not in form and len(form.split()) > 1]
    restored = cases.restore(full[0]) if full else None
    # A label prints a nominative: where there is one, it has to have the surname.
    is_called = restored is not None and (not labels or any(label in restored.split() for label in labels))
    return (restored, *forms) if restored is not None and is_called and restored not in forms else forms
