"""Other ways to find the sentence that a quotation comes from, each behind the same two steps: an index is made, then it is asked."""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

# Finds the place of the source among the sentences, or the places of those it holds likely.
Find = Callable[[str], Sequence[int]]


class Rival(NamedTuple):
    """A method by name, how its index is made, and how many sentences and quotations it gets: none takes more than half a minute."""

    name: str
    make: Callable[[Sequence[str]], Find]
    sentences: int
    quotations: int


_PERMUTATIONS = 64
# Light edits change up to a quarter of the shingles on either side.
_THRESHOLD = 0.4
_SHINGLE_WORDS = 2


def list_rivals() -> list[Rival]:
    """The methods whose packages are installed."""
    rivals = {
        "rapidfuzz": Rival("`rapidfuzz` token_sort_ratio, every sentence", index_by_rapidfuzz, 20_000, 40),
        "datasketch": Rival("`datasketch` MinHash LSH", index_by_minhash, 20_000, 500),
        "quid": Rival("`quid`", index_by_quid, 500, 2),
    }
    return [rival for package, rival in rivals.items() if find_spec(package)]


def index_by_rapidfuzz(sentences: Sequence[str]) -> Find:
    """Every sentence is compared: the one with the most alike words, in whatever order, is named."""
    folded = [sentence.casefold() for sentence in sentences]

    def find(quotation: str) -> Sequence[int]:
        return [process.extractOne(quotation.casefold(), folded, scorer=fuzz.token_sort_ratio)[2]]

    return find


def index_by_minhash(sentences: Sequence[str]) -> Find:
    """MinHash signatures of two-word shingles in a table of bands."""
    made = import_module("datasketch")
    table = made.MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)
    with table.insertion_session() as session:
        for place, sentence in enumerate(sentences):
            session.insert(place, _sign(made.MinHash, sentence))

    def find(quotation: str) -> Sequence[int]:
        return sorted(table.query(_sign(made.MinHash, quotation)))

    return find


def _sign(make: Callable[..., Any], text: str) -> Any:
    words = text.casefold().split()
    signature = make(num_perm=_PERMUTATIONS)
    signature.update_batch(
        [" ".join(words[at : at + _SHINGLE_WORDS]).encode() for at in range(max(1, len(words) - _SHINGLE_WORDS + 1))]
    )
    return signature


def index_by_quid(sentences: Sequence[str]) -> Find:
    """Quid lays two texts against each other: all sentences are the one, the quotation the other."""
    quid = import_module("quid.core.Quid").Quid
    source = "\n".join(sentences)
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + 1)

    def find(quotation: str) -> Sequence[int]:
        matches = quid().compare(source, quotation)
        return [
            place
            for place in range(len(sentences))
            if any(one.source_span.start < starts[place + 1] and starts[place] < one.source_span.end for one in matches)
        ]

    return find
