"""Links between two documents as beads of the record, with what their score is made of."""

from collections.abc import Iterator

import numpy as np

from onrecord.alignment.aligned import Aligned
from onrecord.alignment.path import Link
from onrecord.model import Sentence
from onrecord.model.accounts import Spoken
from onrecord.model.alignment import Bead
from onrecord.model.identity import identify_about

TABLE = "beads"
# The last bits of a cosine differ with the processor; four digits are the same everywhere.
_DIGITS = 4


def list_texts(spoken: Spoken) -> tuple[str, ...]:
    """The sentences of a document as texts, in their order."""
    return tuple(spoken.page.text[sentence.start : sentence.stop] for sentence in spoken.sentences)


def make_beads(source: Spoken, target: Spoken, aligned: Aligned) -> tuple[Bead, ...]:
    """A bead for each link, in the order of the texts."""
    return tuple(_make_bead((source, target), link, aligned) for link in aligned.links)


def _make_bead(pair: tuple[Spoken, Spoken], link: Link, aligned: Aligned) -> Bead:
    first, second = pair
    source = _list_ids(first.sentences[link.source_start : link.source_stop])
    target = _list_ids(second.sentences[link.target_start : link.target_stop])
    parts = dict(_rate(link, aligned)) if source and target else {}
    return Bead(
        id=identify_about(TABLE, first.page.id, second.page.id, *source, "", *target),
        source_document=first.page.id,
        target_document=second.page.id,
        source=source,
        target=target,
        score=parts.get("meaning", parts.get("letters", 0.0)),
        parts=parts,
    )


def _list_ids(sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    return tuple(sentence.id for sentence in sentences)


def _rate(link: Link, aligned: Aligned) -> Iterator[tuple[str, float]]:
    """The cosines of the two runs, and how many steps by e apart their lengths are."""
    spans = ((aligned.source, link[0], link[1]), (aligned.target, link[2], link[3]))
    lengths = [float(side.add_lengths(start, start + 1, stop - start)[0]) for side, start, stop in spans]
    letters = [side.join_letters(start, start + 1, stop - start)[0] for side, start, stop in spans]
    if aligned.source.meanings.shape[1]:
        meanings = [side.join_meanings(start, start + 1, stop - start)[0] for side, start, stop in spans]
        yield "meaning", round(float(meanings[0] @ meanings[1]), _DIGITS)
    yield "letters", round(float(letters[0] @ letters[1]), _DIGITS)
    yield "length", round(abs(float(np.log(lengths[0] / (lengths[1] * aligned.measure.ratio)))), _DIGITS)
