"""Passages that may tell of a commitment: whatever shares enough telling words and is not older, and nothing else."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.commitments.candidates import Candidates
from onrecord.commitments.keys import KeysPage, KeysUnit, PageKeys, key_page, list_stems
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
    return key_page(KeysUnit(page=page, commitments=(said,), outcomes=()), {})


def find_all(said: Sequence[SaidCommitment], days: Sequence[str | None], languages: Sequence[str]) -> list[list[str]]:
    """For each commitment what may tell of it, by id."""
    held = Candidates(list(map(key, said, languages)), list(map(find_days, days)))
    return [[said[page].id for page, _ in held.find(number)[0]] for number in range(len(said))]


@given(st.lists(st.tuples(_ABOUT, _DAYS), min_size=1, max_size=24))
def test_found_is_what_shares_half_of_the_words_and_the_object_or_more(
    pages: list[tuple[tuple[set[str], str | None], str | None]],
) -> None:
    said = [say(number, f"page {number}", stems, head=head) for number, ((stems, head), _) in enumerate(pages)]
    days = [day for _, day in pages]
    found = find_all(said, days, ["en"] * len(said))
    common = Candidates(list(map(key, said)), list(map(find_days, days))).common
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
    """With the object's own word, or one so common that nobody asks for it, half of the words; else six of ten and three that tell."""
    head, telling, alike = one.content.head, len(mine & others - common), len(mine & others | mine & common)
    has_head = head is not None and len(mine) > 1 and (head in others or head in common)
    return (has_head and telling >= 2 and 2 * alike >= len(mine)) or (telling >= 3 and 10 * alike >= 6 * len(mine))


def _is_later(first: Days | None, last: Days | None) -> bool:
    return first is not None and last is not None and last.last >= first.first


def test_one_telling_word_is_enough_where_both_name_a_term() -> None:
    said = [say(0, "a", {"bridge", "river"}, "2032"), say(1, "b", {"bridge", "coast"}, "2033"), say(2, "c", {"bridge"})]
    assert find_all(said, ["2031-05-01"] * 3, ["en"] * 3)[0] == ["000", "001"]


def test_a_term_of_the_same_kind_is_enough_in_another_language() -> None:
    said = [say(0, "a", {"bridge"}, "2032"), say(1, "b", {"мост"}, "2032"), say(2, "c", {"мост"}, "2033")]
    assert find_all(said, ["2031-05-01"] * 3, ["en", "ru", "ru"])[0] == ["000", "001"]


@given(st.lists(_ABOUT, min_size=2, max_size=24), st.data())
def test_whatever_is_found_counts_in_the_sum_of_its_finder(
    pages: list[tuple[set[str], str | None]], data: st.DataObject
) -> None:
    said = [say(number, f"page {number}", stems, head=head) for number, (stems, head) in enumerate(pages)]
    held = Candidates(list(map(key, said)), [find_days("2031-05-01")] * len(said))
    changed = data.draw(st.integers(0, len(said) - 1))
    weights = np.arange(1, len(said) + 1, dtype=np.uint64)
    before = held.sum_pages(weights)
    weights[changed] += np.uint64(1 << 40)
    after = held.sum_pages(weights)
    for number in range(len(said)):
        if changed in {page for page, _ in held.find(number)[0]}:
            assert before[number] != after[number]
