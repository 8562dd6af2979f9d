"""Passages that say what became of something: that it was done, that it will not be, that it was put off."""

from collections.abc import Iterator, Sequence

from onrecord.commitments.content import read_content
from onrecord.commitments.passage import HARD, Passage
from onrecord.commitments.said import SaidOutcome
from onrecord.commitments.terms import add_dates, cite_tokens
from onrecord.knowledge.commitments import CommitmentWords
from onrecord.knowledge.forms import Phrase
from onrecord.model.identity import identify_row
from onrecord.text.tokens import find_places

# What says that something was not done, and so not done.
UNDONE = frozenset({"contradicted", "other_date"})
# Words that begin as such words do, and say nothing of the kind: "will not only".
_NOTHING = "nothing"
# Telling words of one sentence that are followed.
_MOST = 4


Telling = tuple[int, Phrase[str]]


def list_telling(known: CommitmentWords, words: Sequence[str]) -> Sequence[Telling]:
    """The telling words of a sentence with their places; ``words`` are its tokens folded."""
    found = known.outcomes.find_at(words, find_places(words, known.outcome_openers))
    return [(at, phrase) for at, phrase in found if phrase.value != _NOTHING]


def find_outcomes(passage: Passage, found: Sequence[Telling]) -> Iterator[SaidOutcome]:
    """The outcomes of a sentence, in order; each is the part between two hard signs that its words stand in."""
    if not found or passage.is_question:
        return
    undone = [one for one in found if one[1].value in UNDONE]
    found = undone or found
    passage = passage if passage.said else add_dates(passage)
    for at, phrase in found[:_MOST]:
        first, stop = at, at + phrase.length
        while first > 0 and passage.tokens[first - 1].text not in HARD:
            first -= 1
        while stop < len(passage.tokens) and passage.tokens[stop].text not in HARD:
            stop += 1
        evidence = cite_tokens(passage, first, stop)
        due = [said.value for said in passage.said if evidence.start <= said.start < evidence.stop]
        yield SaidOutcome(
            id=identify_row("outcomes", passage.page.id, evidence.start, evidence.stop, phrase.value),
            document=passage.page.id,
            evidence=evidence,
            what=phrase.value,
            due=due[-1] if due else None,
            content=read_content(passage, range(first, stop), at, None),
        )
