"""Towns of one name: the text does not say which is meant, so the one that the list has first, the larger, stands, and an issue says so."""

from collections.abc import Sequence

from onrecord.entities.forms import NameForm
from onrecord.knowledge.people import People
from onrecord.knowledge.things import ThingName, Things
from onrecord.model import Issue, make_issue
from onrecord.text.names import stem_name
from onrecord.text.words import list_words

_STAGE = "entities"
Stems = tuple[str, tuple[str, ...]]  # the language, and the words of a name without their cases


def find_namesakes(forms: Sequence[NameForm], things: Things, people: People) -> tuple[Issue, ...]:
    """An issue for each town that the record names by a name that another one of the list bears too, by id."""
    shared = {name: towns for name, towns in _list_towns(things, people).items() if len(towns) > 1}
    keys = {town.key for towns in shared.values() for town in towns}
    found: dict[tuple[str, ...], str] = {}
    named = (form for form in forms if form.key in keys)
    for form in sorted(named, key=lambda one: (one.key, -one.times, one.exact, one.language)):
        towns = shared.get(_stem(form.language, form.exact, people), ())
        if any(town.key == form.key for town in towns):
            meant = " or ".join(f"{town.name} ({town.country})" for town in towns)
            why = f"«{form.exact}» may be {meant}: no word tells, and {form.key} is taken"
            found.setdefault(tuple(town.key for town in towns), why)
    issues = (make_issue(stage=_STAGE, source=" ".join(keys), why=why) for keys, why in found.items())
    return tuple(sorted(issues, key=lambda one: one.id))


def _list_towns(things: Things, people: People) -> dict[Stems, tuple[ThingName, ...]]:
    """The towns of each name in the order of the list; what has no country is a region or a river, which a word beside it tells."""
    towns: dict[Stems, dict[str, ThingName]] = {}
    for one in things.names:
        if one.kind == "place" and one.country:
            towns.setdefault(_stem(one.language, one.name, people), {}).setdefault(one.key, one)
    return {name: tuple(held.values()) for name, held in towns.items()}


def _stem(language: str, name: str, people: People) -> Stems:
    habits = people.find_language(language)
    endings = habits.endings if habits else ()
    return language, tuple(stem_name(word, endings) for word in list_words(name))
