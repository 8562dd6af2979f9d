"""Things as entities: one a key, with the names of knowledge in every language, or those printed."""

from onrecord.entities.forms import NameForm
from onrecord.entities.things import resolve_things
from onrecord.knowledge.people import CountryName, People
from onrecord.knowledge.things import ThingName, Things

THINGS = Things(
    languages=(),
    names=tuple(
        ThingName(key="velga-xa", language=language, name=name, kind="place", country="XA")
        for language, name in (("ru", "Вельга"), ("en", "Velga"))
    ),
)
PEOPLE = People(
    languages=(),
    names=(),
    holders=(),
    countries=(CountryName(key="XA", language="en", name="Arvenia", adjective=None, head_of_state=None),),
)


def form(kind: str, key: str, exact: str, times: int = 1, earliest: str = "2020|m1", language: str = "ru") -> NameForm:
    return NameForm(key=key, office=None, language=language, exact=exact, times=times, earliest=earliest, kind=kind)  # type: ignore[arg-type]


def test_a_known_place_has_its_names_in_every_language() -> None:
    (entity,) = resolve_things(
        [form("place", "velga-xa", "Вельге"), form("place", "velga-xa", "Velga", language="en")], THINGS, PEOPLE
    )
    assert dict(entity.names) == {"en": ("Velga",), "ru": ("Вельга",)}
    assert (entity.kind, entity.name) == ("place", "Velga")


def test_a_country_is_a_place() -> None:
    (entity,) = resolve_things([form("place", "country-xa", "Арвении")], THINGS, PEOPLE)
    assert entity.name == "Arvenia"


def test_an_unknown_body_has_the_names_that_are_printed_the_most_frequent_first() -> None:
    forms = [
        form("organisation", "ru.organisation.мост", "Моста"),
        form("organisation", "ru.organisation.мост", "Мост", 3),
    ]
    (entity,) = resolve_things(forms, THINGS, PEOPLE)
    assert dict(entity.names) == {"ru": ("Мост", "Моста")}


def test_kinds_are_apart() -> None:
    forms = [form("organisation", "velga", "Вельга"), form("event", "velga", "Вельга")]
    assert len({one.id for one in resolve_things(forms, THINGS, PEOPLE)}) == 2
