"""Passages that may tell of a commitment: whatever shares enough telling words and is not older, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.commitments.candidates import LEAST, Candidates
from onrecord.commitments.said import Content, SaidCommitment
from onrecord.model.evidence import Evidence
from onrecord.text.days import Days, find_days

_STEMS = st.sets(st.sampled_from("abcdefghij"), max_size=7)
_DAYS = st.sampled_from((None, "2031-05-01", "2031-05-02", "2031-06"))


def say(number: int, page: str, stems: set[str], due: str | None = None) -> SaidCommitment:
    """A plan of a page about these stems."""
    words = Evidence(document=page, start=number, stop=number + 1, exact="x")
    content = Content(kind="build", head=None, stems=tuple(sorted(stems)), ordinals=(), names=(), people=(), sounds=())
    return SaidCommitment(
        id=f"{number:03}",
        document=page,
        evidence=words,
        sentence=words,
        actors=(),
        action="",
        object=None,
        due=due,
        condition=None,
        joint=False,
        strength="plans",
        turn="t",
        quotation=None,
        standing="official",
        rule="r",
        content=content,
    )


@given(st.lists(st.tuples(_STEMS, _DAYS), min_size=1, max_size=24))
def test_found_is_what_shares_half_of_the_words_and_two_that_tell(pages: list[tuple[set[str], str | None]]) -> None:
    said = [say(number, f"page {number}", stems) for number, (stems, _) in enumerate(pages)]
    days = {f"page {number}": find_days(day) for number, (_, day) in enumerate(pages)}
    held = Candidates(said, dict.fromkeys(days, "en"), days)
    for one in said:
        mine = held.stems[one.id]
        expected = [
            told.id
            for told in said
            if len(mine & held.stems[told.id] - held.common) >= LEAST
            and len(mine & held.stems[told.id] - held.common) + len(mine & held.common) >= len(mine) / 2
            and (told is one or _is_later(days[one.document], days[told.document]))
        ]
        assert [told.id for told in held.find(one)] == expected


def _is_later(first: Days | None, last: Days | None) -> bool:
    return first is not None and last is not None and last.last >= first.first


def test_one_telling_word_is_enough_where_both_name_a_term() -> None:
    said = [say(0, "a", {"bridge", "river"}, "2032"), say(1, "b", {"bridge", "coast"}, "2033"), say(2, "c", {"bridge"})]
    days = dict.fromkeys("abc", find_days("2031-05-01"))
    held = Candidates(said, dict.fromkeys("abc", "en"), days)
    assert [told.id for told in held.find(said[0])] == ["000", "001"]


def test_a_term_of_the_same_kind_is_enough_in_another_language() -> None:
    said = [say(0, "a", {"bridge"}, "2032"), say(1, "b", {"мост"}, "2032"), say(2, "c", {"мост"}, "2033")]
    days = dict.fromkeys("abc", find_days("2031-05-01"))
    held = Candidates(said, {"a": "en", "b": "ru", "c": "ru"}, days)
    assert [told.id for told in held.find(said[0])] == ["000", "001"]
