"""Things as entities: one a key, with the names of knowledge in every language, or those printed."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.entities.namesakes import find_namesakes
from onrecord.entities.things import resolve_things
from onrecord.knowledge.namesakes import index_namesakes
from onrecord.knowledge.people import CountryName, People
from onrecord.knowledge.things import ThingName, Things
from onrecord.model.names import NameForm

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


TWO_TOWNS = Things(
    languages=(),
    names=tuple(
        ThingName(key=key, language="en", name=name, kind="place", country=country)
        for key, name, country in (
            ("velga-xa", "Velga", "XA"),
            ("velga-xb", "Velga", "XB"),
            ("velga-xb", "Velga on Tar", "XB"),
            ("tar", "Tar", ""),
            ("tar-xb", "Tar", "XB"),
        )
    ),
)


def test_a_town_that_may_be_another_is_an_issue() -> None:
    forms = [form("place", "velga-xa", "Velga", times, language="en") for times in (1, 4)]
    (issue,) = find_namesakes(forms, index_namesakes(TWO_TOWNS.names, {"velga-xa": 50_000, "velga-xb": 4_000}))
    assert issue.why == "«Velga» may be Velga (XA) or Velga (XB): no word tells, and velga-xa is far larger"
    assert issue.document is None


def test_a_town_that_no_page_tells_from_its_namesake_is_neither_and_an_issue() -> None:
    namesakes = index_namesakes(TWO_TOWNS.names, {"velga-xa": 50_000, "velga-xb": 40_000})
    (issue,) = find_namesakes([form("place", "en.place.velga", "Velga", language="en")], namesakes)
    assert issue.why == "«Velga» may be Velga (XA) or Velga (XB): a page that names it does not tell"
    assert find_namesakes([form("place", "velga-xb", "Velga", language="en")], namesakes) == ()


def test_a_town_whose_name_is_its_own_or_a_river_s_is_none() -> None:
    forms = [form("place", "velga-xb", "Velga on Tar", language="en"), form("place", "tar", "Tar", language="en")]
    assert find_namesakes(forms, index_namesakes(TWO_TOWNS.names, {})) == ()
    assert find_namesakes([form("place", "velga-xa", "Вельге")], index_namesakes(THINGS.names, {})) == ()


@given(
    st.sampled_from(("Вельга", "Вельге", "вельгой", "Velga", "Tar", "T", "Ta", "Тихий", "")),
    st.sampled_from(("en", "ru")),
)
def test_a_shared_name_is_found_as_if_each_were_asked(exact: str, language: str) -> None:
    namesakes = index_namesakes((*TWO_TOWNS.names, *RUSSIAN_TOWNS), {})
    asked = next((name for name in namesakes.names[language] if name.is_printed(exact)), None)
    assert namesakes.find(language, exact) is asked


RUSSIAN_TOWNS = tuple(
    ThingName(key=f"{key}-{country.lower()}", language="ru", name=name, kind="place", country=country)
    for key, name in (("velga", "Вельга"), ("t", "Т"))
    for country in ("XA", "XB")
)
