"""Printed names are counted page by page, and nothing of a page is lost."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Mention
from onrecord.model.names import count_people, count_things
from onrecord.model.people import EntityKind


def mention(number: int, kind: EntityKind, exact: str, key: str, person: str | None) -> Mention:
    return Mention(
        id=f"m{number:03}", document="d", kind=kind, start=0, stop=1, exact=exact, key=key, person=person, rule="r"
    )


KINDS: tuple[EntityKind, ...] = ("person", "office", "place")
MENTIONS = st.lists(
    st.builds(
        mention,
        number=st.integers(0, 999),
        kind=st.sampled_from(KINDS),
        exact=st.sampled_from(("Roe", "J. Roe", "the president")),
        key=st.sampled_from(("en:roe:", "president.xa", "xville")),
        person=st.sampled_from((None, "en:roe:", "roe")),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


@given(MENTIONS)
def test_every_mention_of_a_person_counts_once_and_its_office_with_it(mentions: list[Mention]) -> None:
    forms = count_people(mentions, "en", "2021-05-04")
    expected = Counter(
        (one.person, one.key if one.kind == "office" else None, one.exact) for one in mentions if one.person is not None
    )
    assert {(form.key, form.office, form.exact): form.times for form in forms} == expected
    assert {form.kind for form in forms} <= {"person"}


@given(MENTIONS)
def test_the_earliest_mention_is_kept_with_the_day_of_the_page(mentions: list[Mention]) -> None:
    for form in count_things(mentions, "en", "2021-05-04"):
        ids = [one.id for one in mentions if (one.kind, one.key, one.exact) == (form.kind, form.key, form.exact)]
        assert (form.earliest, form.times, form.office) == (f"2021-05-04|{min(ids)}", len(ids), None)


@given(MENTIONS, st.randoms())
def test_the_order_of_mentions_changes_nothing(mentions: list[Mention], random) -> None:
    mixed = random.sample(mentions, len(mentions))
    assert count_people(mixed, "en", None) == count_people(mentions, "en", None)
    assert count_things(mixed, "en", None) == count_things(mentions, "en", None)


def test_pages_without_language_or_day_come_last_and_are_of_no_language() -> None:
    (form,) = count_people([mention(1, "person", "Roe", "en:roe:", "en:roe:")], None, None)
    assert (form.language, form.earliest) == ("und", "9999|m001")
