"""Passages that may tell of a commitment: whatever shares enough telling words and is not older, and nothing else."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.commitments.candidates import Candidates
from onrecord.commitments.columns import KeyColumns
from onrecord.commitments.keys import KeysPage, KeysUnit, PageKeys, key_page, key_stem, list_stems
from onrecord.commitments.said import Content, SaidCommitment
from onrecord.model.evidence import Evidence
from onrecord.text.days import Days, find_days

_STEMS = st.sets(st.sampled_from("abcdefghij"), max_size=7)
_ABOUT = st.tuples(_STEMS, st.none() | st.sampled_from("abcdefghij"))
_DAYS = st.sampled_from((None, "2031-05-01", "2031-05-02", "2031-06"))


def say(number: int, page: str, stems: set[str], due: str | None = None, head: str | None = None) -> SaidCommitment:
    """A plan of a page about these stems, and an object."""
    words = Evidence(document=page, start=number, stop=number + 1, exact="x")
    content = Content(kind="build", head=head, stems=tuple(sorted(stems)), ordinals=(), names=(), people=(), sounds=())
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


def key(said: SaidCommitment, language: str = "en") -> PageKeys:
    """The keys of a page that says nothing else."""
    page = KeysPage(id=said.document, language=language)
    return key_page(KeysUnit(page=page, commitments=(said,), outcomes=(), names=()), {})


def find_all(said: Sequence[SaidCommitment], days: Sequence[str | None], languages: Sequence[str]) -> list[list[str]]:
    """For each commitment what may tell of it, by id."""
    held = open_candidates(said, days, languages)
    found: list[list[str]] = [[] for _ in said]
    for page in range(len(said)):
        asking = held.find(range(page, page + 1))[0]
        for one, told in zip(asking.commitments, asking.passages, strict=True):
            found[one].append(said[told].id)
    return found


def open_candidates(said: Sequence[SaidCommitment], days: Sequence[str | None], languages: Sequence[str]) -> Candidates:
    """Candidates among commitments, one on each page."""
    return Candidates(KeyColumns.of_pages(list(map(key, said, languages))), list(map(find_days, days)))


@given(st.lists(st.tuples(_ABOUT, _DAYS), min_size=1, max_size=24))
def test_found_is_what_shares_half_of_the_words_and_the_object_or_more(
    pages: list[tuple[tuple[set[str], str | None], str | None]],
) -> None:
    said = [say(number, f"page {number:02}", stems, head=head) for number, ((stems, head), _) in enumerate(pages)]
    days = [day for _, day in pages]
    found = find_all(said, days, ["en"] * len(said))
    numbers = set(open_candidates(said, days, ["en"] * len(said)).common.tolist())
    common = frozenset(stem for stem in "abcdefghij" if key_stem("en", stem) in numbers)
    stems = [list_stems(one.content) for one in said]
    for number, one in enumerate(said):
        expected = [
            told.id
            for other, told in enumerate(said)
            if _is_about(one, stems[number], stems[other], common)
            and (told is one or _is_later(find_days(days[number]), find_days(days[other])))
        ]
        assert found[number] == expected


def _is_about(one: SaidCommitment, mine: frozenset[str], others: frozenset[str], common: frozenset[str]) -> bool:
    """Half of the words, the object's own among them, and two that tell; else six of ten and three that tell."""
    head, telling, alike = one.content.head, len(mine & others - common), len(mine & others)
    has_head = head is not None and head in others
    return (has_head and telling >= 2 and 2 * alike >= len(mine)) or (telling >= 3 and 10 * alike >= 6 * len(mine))


def _is_later(first: Days | None, last: Days | None) -> bool:
    return first is not None and last is not None and last.last >= first.first


def test_one_telling_word_is_enough_where_both_name_a_term() -> None:
    said = [say(0, "a", {"bridge", "river"}, "2032"), say(1, "b", {"bridge", "coast"}, "2033"), say(2, "c", {"bridge"})]
    assert find_all(said, ["2031-05-01"] * 3, ["en"] * 3)[0] == ["000", "001"]


def test_a_term_of_the_same_kind_is_enough_in_another_language() -> None:
    said = [say(0, "a", {"bridge"}, "2032"), say(1, "b", {"мост"}, "2032"), say(2, "c", {"мост"}, "2033")]
    assert find_all(said, ["2031-05-01"] * 3, ["en", "ru", "ru"])[0] == ["000", "001"]


@given(st.lists(st.tuples(_ABOUT, _DAYS), min_size=2, max_size=24), st.data())
def test_whatever_a_page_may_tell_of_counts_in_its_sum_and_later_pages_never(
    pages: list[tuple[tuple[set[str], str | None], str | None]], data: st.DataObject
) -> None:
    said = [say(number, f"page {number:02}", stems, head=head) for number, ((stems, head), _) in enumerate(pages)]
    days = [day for _, day in pages]
    held = open_candidates(said, days, ["en"] * len(said))
    changed = data.draw(st.integers(0, len(said) - 1))
    weights = np.arange(1, len(said) + 1, dtype=np.uint64)
    before = held.sum_pages(weights)
    weights[changed] += np.uint64(1 << 40)
    after = held.sum_pages(weights)
    for number, asking in enumerate(held.find(range(len(said)))):
        is_later = _is_later(find_days(days[changed]), find_days(days[number]))
        if changed in asking.commitments and changed != number:
            assert before[number] != after[number]
        assert is_later or before[number] == after[number]


def test_pages_are_found_together_as_one_by_one() -> None:
    said = [say(number, f"page {number}", {"bridge", "river", f"w{number % 3}"}, "2032") for number in range(9)]
    held = open_candidates(said, ["2031-05-01"] * 9, ["en"] * 9)
    assert list(held.find(range(2, 7))) == [held.find(range(page, page + 1))[0] for page in range(2, 7)]


def test_no_pages_have_no_candidates() -> None:
    held = open_candidates([], [], [])
    assert held.sum_pages(np.empty(0, np.uint64)).tolist() == []
    assert list(held.find(range(0))) == []
