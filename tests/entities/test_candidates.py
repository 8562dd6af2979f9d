"""Which names are held against each other: those of two languages whose surnames are alike, and no others."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.entities.candidates import find_candidates
from onrecord.entities.clusters import Cluster
from onrecord.entities.score import SURNAME
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.romanisation import load_romanisation
from onrecord.model.names import NameForm

ROMANISATION = load_romanisation(KnowledgeFolders())


def make_cluster(language: str, surname: str, side: str | None = None) -> Cluster:
    key = f"{language}:{surname}:"
    form = NameForm(key=key, office=None, language=language, exact=surname, times=1, earliest="2020-01-01|m")
    return Cluster(
        keys=(key,),
        forms=(form,),
        known=None,
        languages=frozenset({language}),
        surnames=(surname,),
        given=(),
        initials=(),
        offices=frozenset(),
        side=side,
    )


@pytest.mark.parametrize(
    ("first", "second", "is_candidate"),
    [
        (("ru", "Ясенев"), ("en", "Yasenev"), True),
        (("ru", "Вельхарский"), ("en", "Velkharsky"), True),
        (("ru", "Кем"), ("en", "Kam"), False),
        (("ru", "Ясенев"), ("en", "Orlan"), False),
        (("en", "Yasenev"), ("en", "Yassenev"), False),
    ],
    ids=["short", "long", "three letters", "others", "one language"],
)
def test_alike_surnames_of_two_languages_are_looked_at(
    first: tuple[str, str], second: tuple[str, str], is_candidate: bool
) -> None:
    pairs = find_candidates((make_cluster(*first), make_cluster(*second)), ROMANISATION)
    assert pairs == (((0, 1),) if is_candidate else ())


def test_people_of_two_countries_are_not() -> None:
    clusters = make_cluster("ru", "Ясенев", side="XA"), make_cluster("en", "Yasenev", side="XB")
    assert find_candidates(clusters, ROMANISATION) == ()


@given(
    st.lists(
        st.tuples(st.sampled_from(["ru", "en", "kk"]), st.text("abiklmnorst", min_size=3, max_size=11)), max_size=30
    )
)
def test_none_is_missed_that_going_through_all_pairs_would_find(names: list[tuple[str, str]]) -> None:
    clusters = [make_cluster(language, surname) for language, surname in names]
    folded = [ROMANISATION.fold(surname) for _, surname in names]
    expected = {
        (one, other)
        for one, other in combinations(range(len(names)), 2)
        if names[one][0] != names[other][0]
        and ROMANISATION.compare_folded(folded[one], folded[other]) >= SURNAME
        and share_consonants(names[one][1], names[other][1])
    }
    assert set(find_candidates(clusters, ROMANISATION)) == expected


def share_consonants(first: str, second: str) -> bool:
    """The same consonants, or those of one with one left out are the other's, or the other's with one left out."""
    return not leave_out(ROMANISATION.list_consonants(first)).isdisjoint(
        leave_out(ROMANISATION.list_consonants(second))
    )


def leave_out(consonants: str) -> set[str]:
    places = range(len(consonants)) if len(consonants) > 3 else range(0)
    return {consonants, *(consonants[:place] + consonants[place + 1 :] for place in places)}
