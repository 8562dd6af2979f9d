"""Two documents laid against each other, and whether they are versions of one text."""

from collections.abc import Sequence
from functools import cache

from onrecord.alignment.align import Aligned, align_texts
from onrecord.alignment.beads import list_texts, make_beads
from onrecord.alignment.differences import find_differences
from onrecord.alignment.unit import AlignmentKnowledge, Laid, VersionsUnit
from onrecord.model.accounts import Spoken
from onrecord.text.encoder import Encoder, KeptVectors, PackagedModel, choose_encoder

# Of the words of the shorter text, this share lies in beads of two sides where both are versions of one text. Two reports of one
# meeting written apart reach less than a third.
SHARED = 0.5
# A bead of two sides whose likeness is below this says nothing: any two sentences of one meeting are that alike.
_LIKE = {True: 0.4, False: 0.15}


def lay_versions(unit: VersionsUnit, known: AlignmentKnowledge) -> Laid:
    """The beads of two documents and what differs in them, if they are versions of one text."""
    return compare_versions(unit, known, least=SHARED)[0]


def compare_versions(unit: VersionsUnit, known: AlignmentKnowledge, least: float = 0.0) -> tuple[Laid, float]:
    """The beads of two documents and what differs in them, and the share of the shorter text that the other one says too.

    Where that share is below ``least`` the two are no versions of one text, and nothing is laid.
    """
    aligned, encoder = align_documents(unit.source, unit.target, has_models=known.has_models)
    shared = measure_shared(aligned)
    beads = make_beads(unit.source, unit.target, aligned) if shared >= least else ()
    laid = Laid(
        id=unit.id,
        source_document=unit.source.page.id,
        target_document=unit.target.page.id,
        model=encoder.name if encoder else None,
        beads=beads,
        findings=find_differences((unit.source, unit.target), beads, encoder, known),
        issues=(),
    )
    return laid, shared


def align_documents(source: Spoken, target: Spoken, *, has_models: bool) -> tuple[Aligned, Encoder | None]:
    """The sentences of two documents laid against each other, and the model that compared them."""
    chosen = choose_encoder((source.page.language, target.page.language)) if has_models else None
    encoder = _keep(chosen) if isinstance(chosen, PackagedModel) else None
    return align_texts(list_texts(source), list_texts(target), encoder), encoder


@cache
def _keep(encoder: PackagedModel) -> Encoder:
    """One store of vectors a model and process: the same sentence stands in many pairs."""
    return KeptVectors(encoder)


def measure_shared(aligned: Aligned) -> float:
    """How much of the shorter text lies in beads of two sides that are alike, 0 to 1."""
    if not len(aligned.source) or not len(aligned.target):
        return 0.0
    has_model = bool(aligned.source.meanings.shape[1])
    held = [0.0, 0.0]
    for link in aligned.links:
        if all(link.size) and _find_likeness(link, aligned) >= _LIKE[has_model]:
            held[0] += float(aligned.source.lengths[link.source_start : link.source_stop].sum())
            held[1] += float(aligned.target.lengths[link.target_start : link.target_stop].sum())
    whole = [float(side.lengths.sum()) for side in (aligned.source, aligned.target)]
    return max(share / length for share, length in zip(held, whole, strict=True))


def _find_likeness(link: Sequence[int], aligned: Aligned) -> float:
    has_model = bool(aligned.source.meanings.shape[1])
    rows = [
        (side.join_meanings if has_model else side.join_letters)(start, start + 1, stop - start)[0]
        for side, start, stop in ((aligned.source, link[0], link[1]), (aligned.target, link[2], link[3]))
    ]
    return float(rows[0] @ rows[1])
