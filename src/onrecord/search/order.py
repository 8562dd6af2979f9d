"""The passages that answer a question, in their order, and counted by what they are of: numbers alone, no text is read."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from onrecord.search.choose import Asking, Chosen
from onrecord.search.index import FACETS, Index, Numbers, OpenWords, Scores
from onrecord.search.query import Query

# Passages whose rank is worked out: 2 ms for a thousand. Words that more of them hold tell little; there rarer words decide, then the day.
# With 5,000 the slowest of twenty searches took half as long again, and the same 77 of 77 answers stood among the first ten.
MOST_RANKED = 2_000
# Values of a facet that are counted out.
_MOST_VALUES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Passages by number, and how well each answers: the lower the better.

    ``is_loose``: none holds all the words; these hold some of them.
    """

    numbers: Numbers
    scores: Scores
    is_loose: bool = False


def find_passages(words: OpenWords, query: Query, chosen: Chosen | None, *, is_ranked: bool) -> Answer:
    """The passages that answer; without ``is_ranked`` all of them as well as one another."""
    if not query.groups:
        count = len(words.index.document)
        numbers = np.arange(count) if chosen is None else np.flatnonzero(chosen)
        return Answer(numbers=numbers, scores=np.zeros(len(numbers)))
    question = query.write()
    found = words.find(question)
    is_ranked = is_ranked and len(found) <= MOST_RANKED
    answer = _keep(*(words.rank(question, found) if is_ranked else (found, np.zeros(len(found)))), chosen)
    return answer if len(answer.numbers) or len(query.groups) == 1 else find_some(words, query, chosen)


def find_some(words: OpenWords, query: Query, chosen: Chosen | None) -> Answer:
    """The passages that hold some of the words.

    Each word counts by how rare it is; of the rarest ones, as far as their passages can be ranked, how often it is said counts too.
    """
    groups = [one.write() for one in query.split()]
    found = [words.find(group) for group in groups]
    scores = np.zeros(len(words.index.document))
    is_found = np.zeros(len(scores), dtype=np.bool_)
    left = MOST_RANKED
    ranked = []
    for place in sorted(range(len(groups)), key=lambda place: (len(found[place]), place)):
        is_found[found[place]] = True
        left -= len(found[place])
        if left >= 0:
            ranked.append(query.groups[place])
        else:
            scores[found[place]] -= weigh(len(found[place]), len(scores))
    if ranked:
        asked = Query(groups=tuple(ranked), excluded=query.excluded).write(any_group=True)
        ranks, held = words.rank(asked, np.flatnonzero(is_found))
        scores[ranks] += held
    numbers = np.flatnonzero(is_found)
    answer = _keep(numbers, scores[numbers], chosen)
    return Answer(numbers=answer.numbers, scores=answer.scores, is_loose=bool(len(answer.numbers)))


def weigh(held: int, total: int) -> float:
    """What a word counts that ``held`` of all passages hold: as FTS5 has it in BM25."""
    return float(max(np.log((total - held + 0.5) / (held + 0.5)), 1e-6))


def _keep(numbers: Numbers, scores: Scores, chosen: Chosen | None) -> Answer:
    if chosen is None:
        return Answer(numbers=numbers, scores=scores)
    kept = chosen[numbers]
    return Answer(numbers=numbers[kept], scores=scores[kept])


def order_passages(index: Index, answer: Answer, asking: Asking) -> list[int]:
    """The passages asked for, in their order; of equals the newest, then as they stand in their document."""
    most = asking.skipped + asking.limit
    days = index.first[index.document[answer.numbers]]
    # Days are counted from the year 1; a page without one comes last either way.
    oldest = np.where(days == 0, np.iinfo(np.int64).max, days)
    keys = {"best": (answer.scores, -days), "newest": (-days,), "oldest": (oldest,)}[asking.sort]
    places = np.arange(len(days))
    ahead: list[Numbers] = []
    for key in (*keys, answer.numbers):
        # What stands before the last passage that is wanted is kept; of what equals it, the next key decides.
        if len(places) <= most:
            break
        held = key[places]
        last = np.partition(held, most - 1)[most - 1]
        ahead.append(places[held < last])
        most -= len(ahead[-1])
        places = places[held == last]
    kept = np.concatenate([*ahead, places])
    order = kept[np.lexsort([key[kept] for key in (answer.numbers, *reversed(keys))])]
    return [int(number) for number in answer.numbers[order[asking.skipped :][: asking.limit]]]


def count_facets(index: Index, numbers: Numbers) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """How many of the passages are of each value, the most frequent first; ``speaker`` counts entities by id."""
    pages = np.bincount(index.document[numbers], minlength=len(index.first))
    spoken = index.speaker[numbers]
    turns = np.bincount(spoken[spoken >= 0], minlength=len(index.speakers))
    speakers = [(index.speakers[number], int(turns[number])) for number in np.flatnonzero(turns)]
    counted = {"speaker": speakers} | {name: index.columns[name].count(pages) for name in FACETS}
    return {
        name: tuple(sorted((one for one in values if one[1]), key=lambda one: (-one[1], one[0]))[:_MOST_VALUES])
        for name, values in counted.items()
    }
