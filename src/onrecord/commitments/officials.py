"""Whether a sentence names somebody who can bind a state: an office, its holder, a state, one of its bodies, a party."""

from onrecord.commitments.holders import STEM
from onrecord.commitments.passage import Passage


def names_official(passage: Passage) -> bool:
    """A word for somebody official stands in the sentence, an office or its holder, or what an office of the page is of."""
    known = passage.known.officials
    if known is None or not known.lacks(passage.words):
        return True
    named = passage.list_named(0, len(passage.tokens))
    if any(one.kind == "office" or one.person in passage.officials for one in named):
        return True
    return any(word[:STEM] in passage.officials for word in passage.words)
